"""Running an audit: the same tables whoever does the work and however often it is broken off."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cijfercheck.batch.engine import Task
from cijfercheck.batch.folder import OutputError, OutputFolder
from cijfercheck.batch.partition import WORKER_DIED
from tests.batch.audits import OUTPUTS, HereEngine, articles, contents, read, run, write_lines


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Nine articles, of which three give an alarm."""
    return write_lines(tmp_path / "stukken.jsonl", *articles(9))


@pytest.fixture
def whole(collection: Path, tmp_path: Path) -> dict[str, bytes]:
    """What an unbroken run writes."""
    run(collection, tmp_path / "heel")
    return contents(tmp_path / "heel")


def test_the_tables_hold_every_article_claim_and_finding(collection: Path, tmp_path: Path) -> None:
    run(collection, tmp_path / "uit")
    documents, claims, findings = (
        read(tmp_path / "uit", name) for name in ("documents", "claims", "findings")
    )
    assert [row["id"] for row in documents] == [f"a{number}" for number in range(9)]
    assert [row["pagina"] for row in documents] == list(range(9))
    assert [(row["row"], row["text"]) for row in claims[:4]] == [(0, "944"), (1, "12"), (1, "30"), (2, "400")]
    assert [row["alarm"] for row in claims[:3]] == [True, False, False]
    assert [(row["row"], row["kind"], row["sentence"]) for row in findings[:2]] == [
        (0, "wrong-subject", "Er kwamen 944 mensen."),
        (1, "unsupported", "Er waren 12 mensen en 30 honden."),
    ]
    assert (documents[2]["unread"], documents[0]["error_findings"]) == (1, 1)


def test_the_offsets_of_the_tables_count_the_text_of_the_documents(collection: Path, tmp_path: Path) -> None:
    run(collection, tmp_path / "uit")
    texts = {row["row"]: str(row["text"]) for row in read(tmp_path / "uit", "documents")}
    for row in read(tmp_path / "uit", "claims") + read(tmp_path / "uit", "findings"):
        start, end, sentence = row["start"], row["end"], row["sentence_start"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert isinstance(sentence, int)
        assert texts[row["row"]][start:end] == row["text"]
        assert texts[row["row"]][sentence:].startswith(str(row["sentence"]))


def test_bad_rows_are_rows_with_their_stage_and_cause(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "x.jsonl",
        {"id": 1, "text": "Er waren 3 mensen."},
        "{kapot",
        {"id": 3, "text": ""},
        {"id": 4, "text": "Er waren 4 mensen.", "date": "2024-02-30"},
        {"id": 5, "text": "Dit is stuk."},
        {
            "id": 6,
            "text": "The minister said that there were more people in the street than on the day before.",
        },
    )
    run(path, tmp_path / "uit")
    assert [
        (row["id"], row["status"], row["stage"], row["cause"]) for row in read(tmp_path / "uit", "documents")
    ] == [
        ("1", "checked", None, None),
        ("2", "failed", "read", "deze regel is geen JSON (teken 2)"),
        ("3", "failed", "read", "deze rij heeft geen tekst"),
        ("4", "failed", "read", "date '2024-02-30': dit is geen datum; schrijf die als 2025-10-17"),
        ("5", "failed", "check", "ZeroDivisionError: door nul gedeeld"),
        ("6", "failed", "language", "deze tekst lijkt niet Nederlands (en)"),
    ]
    summary = json.loads((tmp_path / "uit" / "summary.json").read_text(encoding="utf-8"))
    assert summary["documents"] == {
        "rows": 6,
        "checked": 1,
        "failed": 5,
        "failed_by_stage": {"check": 1, "language": 1, "read": 3},
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slots=st.integers(1, 4), stops=st.lists(st.integers(0, 3), max_size=4))
def test_a_run_that_is_broken_off_and_resumed_ends_with_the_same_bytes(
    collection: Path,
    whole: dict[str, bytes],
    slots: int,
    stops: list[int],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    output = tmp_path_factory.mktemp("uit")
    for stop in stops:
        try:
            run(collection, output, HereEngine(slots=slots, stops=stop))
        except KeyboardInterrupt:
            assert not (output / "summary.json").exists()
    run(collection, output, HereEngine(slots=slots))
    assert contents(output) == whole


def test_a_resumed_run_does_not_do_again_what_was_done(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(collection, tmp_path / "uit", HereEngine(slots=1, stops=2))
    engine = HereEngine()
    told = run(collection, tmp_path / "uit", engine)
    assert sorted(task.part for task in engine.seen) == [2, 3, 4]
    assert [progress.done for progress in told] == [4, 5, 7, 9]


def test_what_a_kill_leaves_half_written_is_done_again(
    collection: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(collection, tmp_path / "uit", HereEngine(slots=1, stops=2))
    half = tmp_path / "uit" / "parts" / "000003.tmp"
    half.mkdir()
    (half / "claims.parquet").write_bytes(b"PAR1")
    (tmp_path / "uit" / "claims.parquet.tmp").write_bytes(b"PAR1")
    run(collection, tmp_path / "uit")
    assert contents(tmp_path / "uit") == whole


def test_a_task_on_which_a_worker_dies_once_is_done_again(
    collection: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    run(collection, tmp_path / "uit", HereEngine(dies=lambda task: task.attempt == 1))
    assert contents(tmp_path / "uit") == whole


def test_a_row_on_which_workers_keep_dying_is_a_row_with_its_cause(collection: Path, tmp_path: Path) -> None:
    def dies(task: Task) -> bool:
        return any(row.number == 3 for row in task.rows)

    run(collection, tmp_path / "uit", HereEngine(dies=dies))
    documents = read(tmp_path / "uit", "documents")
    assert [(row["id"], row["stage"], row["cause"]) for row in documents if row["status"] == "failed"] == [
        ("a3", "worker", WORKER_DIED)
    ]
    assert [row["pagina"] for row in documents] == list(range(9))


def test_a_column_that_is_called_as_one_of_ours_is_carried_through_under_another_name(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", {"text": "Er waren 3 mensen.", "words": 900, "input_words": "a"})
    run(path, tmp_path / "uit")
    (document,) = read(tmp_path / "uit", "documents")
    assert (document["words"], document["input_words"], document["input_input_words"]) == (4, 900, "a")


def test_a_folder_of_another_run_is_refused_and_left_alone(collection: Path, tmp_path: Path) -> None:
    run(collection, tmp_path / "uit")
    before = contents(tmp_path / "uit")
    other = write_lines(tmp_path / "anders.jsonl", *articles(2))
    with pytest.raises(OutputError, match="hier staat een audit met andere invoer"):
        run(other, tmp_path / "uit")
    with pytest.raises(OutputError, match="hier staat een audit met andere instellingen"):
        run(collection, tmp_path / "uit", size=3)
    assert contents(tmp_path / "uit") == before


def test_overwriting_replaces_another_run_and_leaves_other_files(collection: Path, tmp_path: Path) -> None:
    run(collection, tmp_path / "uit")
    (tmp_path / "uit" / "notities.txt").write_text("van mij", encoding="utf-8")
    run(write_lines(tmp_path / "anders.jsonl", *articles(2)), tmp_path / "uit", overwrite=True)
    assert len(read(tmp_path / "uit", "documents")) == 2
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {*OUTPUTS, "run.json", "notities.txt"}


def test_a_finished_folder_is_refused_unless_told_otherwise(collection: Path, tmp_path: Path) -> None:
    run(collection, tmp_path / "uit")
    with pytest.raises(OutputError, match="hier staat al een audit; kies een andere map, of --overwrite"):
        OutputFolder(tmp_path / "uit").check_free(resume=False, overwrite=False)


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    first = OutputFolder(tmp_path)
    first.check_free(resume=False, overwrite=False)
    with pytest.raises(OutputError, match="hier is al een audit aan het werk"):
        OutputFolder(tmp_path).check_free(resume=True, overwrite=False)
    first.release()
    OutputFolder(tmp_path).check_free(resume=False, overwrite=False)


def test_a_full_disk_keeps_what_was_done(
    collection: Path, whole: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_table, written = pq.write_table, []

    def write(*arguments: object, **options: object) -> None:
        written.append(arguments)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        write_table(*arguments, **options)

    monkeypatch.setattr("cijfercheck.batch.folder.pq.write_table", write)
    with pytest.raises(OSError, match="No space left"):
        run(collection, tmp_path / "uit")
    assert len(list((tmp_path / "uit" / "parts").iterdir())) == 1
    run(collection, tmp_path / "uit")
    assert contents(tmp_path / "uit") == whole
