"""`cijfercheck serve` as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

SERVE = [str(Path(sys.executable).with_name("cijfercheck")), "serve"]


def refuse(*arguments: str) -> str:
    """Run the command and return the one line with which it refuses."""
    outcome = subprocess.run([*SERVE, *arguments], capture_output=True, text=True, check=False, timeout=120)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    (line,) = outcome.stderr.splitlines()
    return line


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a process of its own in another way there")
def test_it_says_where_it_is_answers_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*SERVE, "--port", "0", "--workers", "1", "--store", str(tmp_path / "r.sqlite")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().split()[1]
        page = httpx.get(address)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=30)
    finally:
        process.kill()

    assert address.startswith("http://127.0.0.1:")
    assert (page.status_code, "<textarea" in page.text) == (200, True)
    assert (process.returncode, complaints) == (0, "")
    assert (tmp_path / "r.sqlite").exists()


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])

        assert f"--port {port}" in refuse("--port", port, "--store", str(tmp_path / "r.sqlite"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "70000"], "--port 70000"),
        (["--workers", "0"], "--workers 0"),
        (["--host", "geen.adres.invalid"], "--host geen.adres.invalid"),
        (["--language", "fr"], "--language fr"),
        (["--reference", "weg.yaml"], "weg.yaml"),
        (["--source", "weg.txt"], "weg.txt"),
        (["--store", "weg.txt/r.sqlite"], "--store"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    if arguments[0] == "--store":
        (tmp_path / "weg.txt").write_text("x", encoding="utf-8")
        arguments = ["--store", str(tmp_path / "weg.txt" / "r.sqlite")]
    else:
        arguments = [*arguments, "--store", str(tmp_path / "r.sqlite")]
    given = arguments if "--port" in arguments else ["--port", "0", *arguments]

    assert words in refuse(*given)
