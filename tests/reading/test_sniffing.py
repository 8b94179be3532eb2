"""What a text without a file name is written in."""

import pytest

from cijfercheck.reading._sniffing import guess_suffix


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("---\ntitle: Druk\ndate: 2025-01-02\n---\nEr kwamen 12 mensen.", ".md"),
        ("Inleiding.\n\n## Tussenkop\n\nTekst.", ".md"),
        ("| a | b |\n| --- | ---: |\n| 1 | 2 |\n", ".md"),
        ("Tekst.\n\n<!-- cijfercheck: negeer unsupported: x -->\nTekst.", ".md"),
        ("<!DOCTYPE html>\n<html><body># Kop</body></html>", ".html"),
        ("\n<html lang='nl'>", ".html"),
        ("Er kwamen 12 mensen.\n\n- een\n- twee\n", ".txt"),
        ("#1 in de hitlijst\n\nTekst.", ".txt"),
        ("---\nEr kwamen 12 mensen.\n---\n", ".txt"),
        ("Kop\n---\nTekst <b>vet</b>.", ".txt"),
    ],
)
def test_a_text_shows_what_it_is_written_in(text: str, suffix: str) -> None:
    assert guess_suffix(text) == suffix
