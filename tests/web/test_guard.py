"""Which requests are refused before anything is done with them."""

import pytest

from cijfercheck.web.guard import MOST_BYTES, Doors
from tests.web.conftest import Running

CHECK = {"text": "In 2024 waren er 12 schepen.", "language": "nl"}


@pytest.mark.parametrize(
    ("authority", "admitted"),
    [
        ("127.0.0.1:8417", True),
        ("localhost:8417", True),
        ("LOCALHOST:8417", True),
        ("[::1]:8417", True),
        ("127.0.0.1:80", False),
        ("127.0.0.1", False),
        ("evil.example:8417", False),
        ("localhost.evil.example:8417", False),
        ("192.168.1.4:8417", False),
        ("user@localhost:8417", False),
        ("localhost:8417/x", False),
        ("localhost:port", False),
        ("", False),
    ],
)
def test_only_this_machine_by_its_own_names_is_admitted(authority: str, admitted: bool) -> None:
    assert Doors().admit(authority, 8417) is admitted


def test_a_server_for_the_office_admits_addresses_but_no_names_of_strangers() -> None:
    doors = Doors(any_address=True, outside=frozenset({"cijfers.redactie.example"}))

    assert doors.admit("192.168.1.4:8417", 8417)
    assert not doors.admit("evil.example:8417", 8417)
    assert doors.admit("cijfers.redactie.example", 8417)


@pytest.mark.parametrize("path", ["/", "/api/desk", "/v2/languages", "/static/page.js"])
def test_a_name_of_a_stranger_that_leads_here_is_refused(server: Running, path: str) -> None:
    answer = server.client.get(path, headers={"Host": f"evil.example:{server.port}"})

    assert answer.status_code == 421
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "file://", "chrome-extension://abc"]
)
def test_a_page_of_a_stranger_is_refused(server: Running, origin: str) -> None:
    answer = server.client.post("/api/check", json=CHECK, headers={"Origin": origin})

    assert answer.status_code == 403


def test_the_page_itself_is_admitted(server: Running) -> None:
    answer = server.client.post("/api/extract", json={"text": CHECK["text"]}, headers={"Origin": server.url})

    assert answer.status_code == 200


def test_a_request_that_a_browser_calls_cross_site_is_refused(server: Running) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert server.client.get("/v2/check", params=CHECK, headers=headers).status_code == 403
    assert server.client.get("/", headers=headers).status_code == 200  # a link to the page


def test_an_add_on_may_use_the_interface_of_writing_tools_alone(server: Running) -> None:
    headers = {"Origin": "moz-extension://1f2e"}
    answer = server.client.post("/v2/check", data=CHECK, headers=headers)
    before = server.client.options("/v2/check", headers=headers)

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "moz-extension://1f2e"
    assert before.status_code == 204
    assert server.client.get("/api/drafts", headers=headers).status_code == 403


def test_every_answer_has_the_headers_for_security(server: Running) -> None:
    for path in ("/", "/api/desk", "/bestaat-niet", "/static/page.css"):
        headers = server.client.get(path).headers

        assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in headers


def test_a_request_that_says_it_is_too_large_is_refused(server: Running) -> None:
    answer = server.client.post("/api/check", content=b"x" * (MOST_BYTES + 1))

    assert answer.status_code == 413


def test_a_request_that_turns_out_too_large_is_refused(server: Running) -> None:
    parts = (b"x" * 1_000_000 for _ in range(MOST_BYTES // 1_000_000 + 1))
    answer = server.client.post("/api/check", content=parts, headers={"Content-Type": "application/json"})

    assert answer.status_code == 413
