"""The file of reviews."""

import sqlite3
import stat
from pathlib import Path

import pytest

from cijfercheck.web.reviews import Draft, Review, ReviewStore, StoreError


def review(document: str, fingerprint: str, reason: str = "klopt") -> Review:
    """A review of a finding."""
    return Review(
        document=document, fingerprint=fingerprint, kind="wrong-subject", number="944", reason=reason
    )


def test_reviews_are_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "map" / "reviews.sqlite"
    ReviewStore(path).save(review("stuk", "a"), Draft(document="stuk", text="tekst", desk="{}"))
    again = ReviewStore(path)

    assert [(one.fingerprint, one.reason) for one in again.find("stuk")] == [("a", "klopt")]
    assert again.find("ander") == []
    draft = again.open_draft("stuk")
    assert draft is not None
    assert (draft.text, draft.desk) == ("tekst", "{}")


def test_a_second_review_of_a_finding_replaces_the_first(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path / "r.sqlite")
    store.save(review("stuk", "a"), Draft(document="stuk", text="een"))
    store.save(review("stuk", "a", "toch niet"), Draft(document="stuk", text="twee"))

    assert [one.reason for one in store.find("stuk")] == ["toch niet"]
    assert [(entry.document, entry.reviews) for entry in store.list_drafts()] == [("stuk", 1)]


def test_the_draft_goes_with_its_last_review(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path / "r.sqlite")
    store.save(review("stuk", "a"), Draft(document="stuk", text="geheim"))
    store.save(review("stuk", "b"), Draft(document="stuk", text="geheim"))

    assert store.take_back("stuk", "a")
    assert store.open_draft("stuk") is not None
    assert store.take_back("stuk", "b")
    assert store.open_draft("stuk") is None
    assert not store.take_back("stuk", "b")
    assert b"geheim" not in store.path.read_bytes()


def test_a_draft_that_is_thrown_away_takes_its_reviews_along(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path / "r.sqlite")
    store.save(review("stuk", "a"), Draft(document="stuk", text="tekst"))

    assert store.forget("stuk")
    assert store.find("stuk") == []
    assert not store.forget("stuk")


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path / "r.sqlite")

    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notities.txt"
    text.write_text("geen databank, maar een lang genoeg stuk tekst", encoding="utf-8")
    other = tmp_path / "ander.sqlite"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE t (a)")
    base.close()
    newer = tmp_path / "nieuwer.sqlite"
    base = sqlite3.connect(newer)
    base.execute("PRAGMA user_version = 9")
    base.close()

    for path in (text, other, newer, tmp_path, tmp_path / "notities.txt" / "r.sqlite"):
        with pytest.raises(StoreError, match="--store"):
            ReviewStore(path)
    assert text.read_text(encoding="utf-8").startswith("geen databank")
