"""The store: the same figures as went in, found again by what a claim counts, and made anew when anything has changed."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cijfercheck.errors import ReferenceFileError
from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.plugins import find_providers
from cijfercheck.providers._references import References, open_for_search, open_references
from cijfercheck.providers._store import StoreError, open_store
from cijfercheck.providers._store_index import Wanted
from cijfercheck.providers._store_records import decode_figure, decode_record, group_series
from tests.records import claim, year

THINGS = ("inwoner", "slachtoffer", "huurwoning", "woning", "werkloosheidspercentage", "verkeersdode")
NARROWINGS = ("jong", "minderjarig", "gemeld", "crimineel", "vrouwelijk")
PLACES = ("Utrecht", "Gouda", "Nederland")


def read_labels(labels: Iterable[str]) -> tuple[Subject, ...]:
    """Read a label as lemmas: the last word is the head."""
    return tuple(Subject(label, label.split()[-1], tuple(label.split()[:-1])) for label in labels)


def _write(folder: Path, name: str, *figures: str) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / f"{name}.yaml"
    path.write_text(
        f"dataset: {name}\ntitle: Proef\npublisher: Bureau\nfigures:\n"
        + "".join(f"  - {{{one}}}\n" for one in figures),
        encoding="utf-8",
    )
    return path


def _figure(
    identifier: str, label: str, *, value: object = 944, region: str = "Nederland", period: int = 2024
) -> str:
    return (
        f"id: {identifier}, label: {label}, unit: aantal, region: {region}, value: {value}, period: {period}"
    )


def _open(folder: Path, *paths: Path, store: bool, reader: str = "proef") -> References:
    return open_references(
        paths,
        find_providers(),
        read_labels,
        reader,
        folder=folder / "opslag",
        store_from=0 if store else 10**9,
    )


def _names(references: References, made: Claim) -> list[str]:
    return [figure.name for figure in references.candidates(made)]


def test_a_claim_gets_the_figures_of_like_subjects_and_those_with_its_very_number(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "c",
        "a",
        _figure("gelijk", "minderjarig slachtoffer", value=79),
        _figure("ruimer", "slachtoffer", value=868),
        _figure("deel", "mensenhandelslachtoffer", value=12),
        _figure("getal", "woning", value=944),
        _figure("ander", "woning", value=80),
    )
    references = _open(tmp_path, path, store=True)
    assert _names(references, claim("944", "slachtoffer minderjarig", period=year(2024))) == [
        "a/gelijk",
        "a/ruimer",
        "a/deel",
        "a/getal",
    ]


def test_of_a_long_series_come_the_days_and_the_value_of_the_claim_and_the_latest(tmp_path: Path) -> None:
    held = ", ".join(f"{1900 + number}: {1000 + number}" for number in range(125))
    path = _write(tmp_path / "c", "a", f"id: reeks, label: slachtoffer, unit: aantal, series: {{{held}}}")
    found = _open(tmp_path, path, store=True).candidates(claim("1.003", "slachtoffer", period=year(1950)))
    assert [figure.period for figure in found] == [year(1903), year(1950), year(2023), year(2024)]


_SUBJECTS = st.builds(
    lambda words, head: Subject(" ".join((*words, head)), head, tuple(words)),
    st.lists(st.sampled_from(NARROWINGS), max_size=2, unique=True),
    st.sampled_from(THINGS),
)
_NUMBERS = st.sampled_from(
    [Fraction(79), Fraction(944), Fraction(868), Fraction(97), Fraction(9440), Fraction(1, 3)]
)
_FIGURES = st.builds(
    lambda name, subject, number, when, place, loose, margin: Figure(
        name=f"d/{name}",
        origin="reference",
        document="Bureau",
        subject=subject,
        value=Interval(number - margin, number + margin),
        point=number,
        place_value=None,
        shown=f"Proef: {subject.text}",
        unit=None,
        kind="count",
        role="level",
        period=when,
        baseline=None,
        region=place,
        dimensions=(("soort", subject.head),),
        url="https://example.org",
        published=date(2025, 1, 1),
        provisional=loose,
        revised=date(2025, 2, 1) if loose else None,
        note="een noot" if loose else None,
        supersedes="d/oud" if loose else None,
    ),
    st.integers(0, 5),
    _SUBJECTS,
    _NUMBERS,
    st.sampled_from([year(2023), year(2024), None, Period(None, date(2024, 5, 1))]),
    st.sampled_from([*PLACES, None]),
    st.booleans(),
    st.sampled_from([Fraction(0), Fraction(1, 2)]),
)


@given(st.lists(_FIGURES, max_size=12))
def test_figures_come_out_of_their_records_as_they_went_in(figures: list[Figure]) -> None:
    made = [
        decode_figure(decode_record(series.record), row)
        for series in group_series(figures)
        for row in series.points
    ]
    assert made == figures


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.lists(st.sampled_from(NARROWINGS), max_size=2, unique=True),
            st.sampled_from(THINGS),
            st.sampled_from([79, 97, 944, 868, 9440]),
            st.sampled_from([2023, 2024]),
            st.sampled_from(PLACES),
        ),
        min_size=1,
        max_size=10,
    ),
    asked=st.lists(
        st.tuples(
            _SUBJECTS,
            st.sampled_from(["79", "97", "944", "868", "9.440", "ruim 900"]),
            st.sampled_from([year(2023), year(2024), None]),
            st.sampled_from([*PLACES, None]),
        ),
        min_size=1,
        max_size=4,
    ),
)
@example(
    rows=[
        *([([], "inwoner", 79, 2023, "Utrecht")] * 8),
        ([], "slachtoffer", 97, 2023, "Gouda"),
        (["jong"], "inwoner", 79, 2023, "Gouda"),
    ],
    asked=[(Subject("jong inwoner", "inwoner", ("jong",)), "97", year(2023), "Utrecht")],
)
def test_a_check_gives_the_same_answers_with_and_without_the_store(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[list[str], str, int, int, str]],
    asked: list[tuple[Subject, str, Period | None, str | None]],
) -> None:
    folder = tmp_path_factory.mktemp("opslag")
    path = _write(
        folder / "c",
        "a",
        *(
            _figure(f"f{number}", " ".join((*words, head)), value=value, period=when, region=place)
            for number, (words, head, value, when, place) in enumerate(rows)
        ),
    )
    claims = [
        replace(claim(written, counted, identifier=f"c{number}", sentence=number, period=when), region=place)
        for number, (counted, written, when, place) in enumerate(asked)
    ]
    held = _open(folder, path, store=False)
    stored = _open(folder, path, store=True)
    wanted = compare_claims(claims, held.candidates_of(claims))
    found = compare_claims(claims, stored.completed(stored.candidates_of(claims)))
    assert [(c.expected, c.reason, c.matches) for c in found] == [
        (c.expected, c.reason, c.matches) for c in wanted
    ]
    assert stored.hashes == held.hashes


def test_a_small_dataset_that_an_article_is_about_is_taken_whole_and_a_large_one_is_not(
    tmp_path: Path,
) -> None:
    asked = claim("944", "slachtoffer", period=year(2024))
    small = _figure("x", "slachtoffer", value=944), _figure("y", "kosten opvang", value=31)
    large = [_figure(f"z{number}", f"slachtoffer {number}", value=number) for number in range(1, 70)]
    _write(tmp_path / "c", "klein", *small)
    _write(tmp_path / "c", "groot", *large)
    stored = _open(tmp_path, tmp_path / "c", store=True)
    found = stored.candidates_of([asked])
    names = {figure.name for figure in found}
    assert "klein/x" in names
    assert "klein/y" not in names
    assert {figure.name for figure in stored.completed(found)} == names | {"klein/y"}


def test_the_store_is_made_anew_when_a_file_changes_and_else_left_as_it_is(tmp_path: Path) -> None:
    asked = claim("944", "slachtoffer")
    one = _write(tmp_path / "c", "a", _figure("x", "slachtoffer", value=1))
    other = _write(tmp_path / "c", "b", _figure("y", "slachtoffer", value=2))
    assert _names(_open(tmp_path, tmp_path / "c", store=True), asked) == ["a/x", "b/y"]
    (made,) = (tmp_path / "opslag").iterdir()
    before = made.stat().st_mtime_ns
    _open(tmp_path, tmp_path / "c", store=True)
    assert made.stat().st_mtime_ns == before
    _write(tmp_path / "c", "b", _figure("z", "slachtoffer", value=3), _figure("q", "slachtoffer", value=4))
    os.utime(other, ns=(1, 1))
    assert _names(_open(tmp_path, tmp_path / "c", store=True), asked) == ["a/x", "b/z", "b/q"]
    one.unlink()
    assert _names(_open(tmp_path, other, store=True), asked) == ["b/z", "b/q"]
    assert sorted(path.parent.name for path in tmp_path.rglob("*.sqlite")) == ["opslag", "opslag"]


def test_files_that_have_not_changed_are_not_read_again(tmp_path: Path) -> None:
    read: list[str] = []

    def listen(labels: Iterable[str]) -> tuple[Subject, ...]:
        labels = list(labels)
        read.extend(labels)
        return read_labels(labels)

    _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    other = _write(tmp_path / "c", "b", _figure("y", "woning"))
    for expected in (["slachtoffer", "woning"], [], ["woning"]):
        read.clear()
        references = open_references(
            [tmp_path / "c"], find_providers(), listen, "proef", folder=tmp_path / "opslag", store_from=0
        )
        assert read == expected
        if not expected:
            os.utime(other, ns=(1, 1))
        assert references.hashes.keys() == {"a", "b"}


def test_another_reader_of_labels_makes_another_store(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    _open(tmp_path, path, store=True)
    (made,) = (tmp_path / "opslag").iterdir()
    first = made.read_bytes()
    _open(tmp_path, path, store=True, reader="andere")
    assert made.read_bytes() != first


@pytest.mark.parametrize("content", [b"", b"geen database", None])
def test_a_broken_store_is_made_anew(tmp_path: Path, content: bytes | None) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    _open(tmp_path, path, store=True)
    (made,) = (tmp_path / "opslag").iterdir()
    made.write_bytes(made.read_bytes()[:5000] if content is None else content)
    assert _names(_open(tmp_path, path, store=True), claim("1", "slachtoffer")) == ["a/x"]


def test_a_wrong_file_leaves_the_store_before_and_nothing_half_made(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    _open(tmp_path, path, store=True)
    path.write_text("dataset: a\n", encoding="utf-8")
    with pytest.raises(ReferenceFileError):
        _open(tmp_path, path, store=True)
    assert [file.suffix for file in (tmp_path / "opslag").iterdir()] == [".sqlite"]


def test_what_a_killed_build_leaves_is_removed_by_a_later_one(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    left = tmp_path / "opslag" / "abc.deel"
    left.parent.mkdir()
    left.write_bytes(b"half")
    fresh = tmp_path / "opslag" / "nieuw.deel"
    fresh.write_bytes(b"half")
    os.utime(left, (1, 1))
    _open(tmp_path, path, store=True)
    assert sorted(file.suffix for file in left.parent.iterdir()) == [".deel", ".sqlite"]
    assert fresh.exists()


def test_a_folder_that_cannot_hold_a_store_is_named(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    blocked = tmp_path / "bestand"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(StoreError) as refusal:
        open_store(blocked / "opslag", [path], find_providers(), read_labels, "proef")
    assert str(refusal.value).startswith(f"{blocked / 'opslag'}: hier kan geen opslag voor referentiecijfers")


def test_the_program_that_reads_a_store_does_not_write_it(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", _figure("x", "slachtoffer"))
    references = _open(tmp_path, path, store=True)
    assert references.store is not None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        references.store._connection.execute("DELETE FROM series")


BUILD = """
import sys
from pathlib import Path
from cijfercheck.plugins import find_providers
from cijfercheck.providers._store import open_store
from tests.providers.test_store import read_labels
store = open_store(Path(sys.argv[1]), [Path(sys.argv[2])], find_providers(), read_labels, "proef")
print(store.series)
"""


def test_two_programs_may_make_one_store_at_once(tmp_path: Path) -> None:
    path = _write(tmp_path / "c", "a", *(_figure(f"x{number}", "slachtoffer") for number in range(300)))
    call = [sys.executable, "-c", BUILD, str(tmp_path / "opslag"), str(path)]
    running = [
        subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(3)
    ]
    assert [process.communicate(timeout=100)[0] for process in running] == ["300\n"] * 3
    assert [file.suffix for file in (tmp_path / "opslag").iterdir()] == [".sqlite"]


def test_a_question_is_answered_by_the_best_figures_of_its_period(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "c",
        "a",
        "id: reeks, label: gemeld slachtoffer, unit: aantal, region: Nederland, series: {2022: 7, 2023: 868, 2024: 944}",
        _figure("stad", "gemeld slachtoffer", value=12, region="Gouda"),
        _figure("woning", "woning", value=5),
    )
    store = open_for_search([path], find_providers(), read_labels, "proef")
    national = Wanted(Subject("gemeld slachtoffer", "slachtoffer", ("gemeld",)))
    assert [(f.name, f.point) for _, f in store.search(national, year(2023), 5)] == [
        ("a/reeks", Fraction(868))
    ]
    assert [(f.name, f.point) for _, f in store.search(national, None, 1)] == [("a/reeks", Fraction(944))]
    local = Wanted(Subject("slachtoffer Gouda", "slachtoffer", ("Gouda",)))
    assert [f.name for _, f in store.search(local, year(2024), 5)] == ["a/stad", "a/reeks"]
