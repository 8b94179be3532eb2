"""Completion with Tab, as bash asks for it."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cijfercheck check --format ma", ["markdown"]),
        ("cijfercheck check --fail-on w", ["warning"]),
        ("cijfercheck check --wa", ["--watch"]),
        ("cijfercheck explain wrong-s", ["wrong-subject"]),
        ("cijfercheck ref", ["reference"]),
    ],
)
def test_tab_completes_what_was_begun(words: str, offered: list[str]) -> None:
    asked = {
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "_CIJFERCHECK_COMPLETE": "complete_bash",
    }
    outcome = subprocess.run(
        [sys.executable, "-m", "cijfercheck"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (outcome.stdout.split(), outcome.stderr) == (offered, "")
