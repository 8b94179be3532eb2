"""LanguageTool's interface, by its own rules and with a client of others."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.web.languagetool import BadCallError, count_units, read_annotation, read_plain, rule_name
from tests.web.conftest import Running

TEXT = "😀 In 2024 kwamen 700 schepen door de sluis. In heel 2024 kwamen 742 schepen door de sluis 🚢."


def cut(text: str, offset: int, length: int) -> str:
    """Cut a piece out of a text as Java does."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_place_in_a_plain_text_is_that_of_its_utf_16(text: str) -> None:
    original = read_plain(text)

    assert [original.place(offset) for offset in range(len(text))] == [
        count_units(text[:offset]) for offset in range(len(text))
    ]


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
            st.sampled_from(["", "\n"]),
        )
    )
)
def test_every_word_of_an_annotated_text_is_found_where_it_was_sent(
    parts: list[tuple[bool, str, str]],
) -> None:
    annotation = [
        {"markup": text, "interpretAs": stands} if markup else {"text": text}
        for markup, text, stands in parts
    ]
    original = read_annotation(json.dumps({"annotation": annotation}))
    sent = "".join(text for _, text, _ in parts)
    expected = [
        character
        for markup, text, stands in parts
        for character in ((stands and None,) if markup and stands else () if markup else text)
    ]

    assert len(original.words) == len(expected)
    for offset, character in enumerate(expected):
        if character is not None:
            assert cut(sent, original.place(offset), count_units(character)) == character


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{}",
        '{"annotation": 3}',
        '{"annotation": [{}]}',
        '{"annotation": [{"text": "a", "markup": "b"}]}',
        '{"annotation": [{"text": 3}]}',
    ],
)
def test_an_annotated_text_of_another_form_is_refused(data: str) -> None:
    with pytest.raises(BadCallError):
        read_annotation(data)


def test_a_rule_is_called_after_its_kind() -> None:
    assert rule_name("wrong-unit") == "CIJFERCHECK_WRONG_UNIT"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_finding_stands_where_java_counts(server: Running, method: str) -> None:
    fields = {"text": TEXT, "language": "nl"}
    if method == "GET":
        answer = server.client.get("/v2/check", params=fields).json()
    else:
        answer = server.client.post("/v2/check", data=fields).json()

    assert [cut(TEXT, match["offset"], match["length"]) for match in answer["matches"]] == ["700"]
    (match,) = answer["matches"]
    context = match["context"]
    assert cut(context["text"], context["offset"], context["length"]) == "700"
    assert match["replacements"] == [{"value": "742"}]
    assert match["rule"]["category"] == {"id": "CIJFERCHECK", "name": "Cijfers"}
    assert match["sentence"] in TEXT
    assert "700 schepen" in match["sentence"]
    assert answer["language"]["code"] == "nl"


def test_mark_up_is_skipped_and_counted(server: Running) -> None:
    annotation = [
        {"markup": "<p>😀"},
        {"text": "In 2024 kwamen "},
        {"markup": "<b>"},
        {"text": "700"},
        {"markup": "</b>"},
        {"text": " schepen door de sluis."},
        {"markup": "</p><p>", "interpretAs": "\n\n"},
        {"text": "In heel 2024 kwamen 742 schepen door de sluis."},
    ]
    sent = "".join(part.get("text") or part["markup"] for part in annotation)
    answer = server.client.post(
        "/v2/check", data={"data": json.dumps({"annotation": annotation}), "language": "auto"}
    ).json()

    assert [cut(sent, match["offset"], match["length"]) for match in answer["matches"]] == ["700"]


def test_rules_and_categories_can_be_switched_off(server: Running) -> None:
    def count(**fields: str) -> int:
        data = {"text": TEXT, "language": "nl", **fields}
        return len(server.client.post("/v2/check", data=data).json()["matches"])

    (match,) = server.client.post("/v2/check", data={"text": TEXT, "language": "nl"}).json()["matches"]
    rule = match["rule"]["id"]
    assert count(disabledRules=f"X,{rule}") == 0
    assert count(disabledCategories="CIJFERCHECK") == 0
    assert count(enabledOnly="true", enabledRules="X") == 0
    assert count(enabledOnly="true", enabledRules=rule) == 1


def test_what_has_nothing_to_compare_with_is_shown_to_the_picky_alone(server: Running) -> None:
    fields = {"text": "In 2024 telde de boswachter 31 dassen.", "language": "nl"}
    picky = server.client.post("/v2/check", data={**fields, "level": "picky"}).json()["matches"]

    assert server.client.post("/v2/check", data=fields).json()["matches"] == []
    assert [match["rule"]["id"] for match in picky] == ["CIJFERCHECK_UNSUPPORTED"]


def test_other_languages_are_left_alone(server: Running) -> None:
    text = "In 2024 there were 700 ships. In all of 2024 there were 742 ships in the lock."
    auto = server.client.post("/v2/check", data={"text": text, "language": "auto"}).json()

    assert auto["matches"] == []
    assert auto["language"]["detectedLanguage"]["code"] == "en"
    assert server.client.post("/v2/check", data={"text": TEXT, "language": "de-DE"}).json()["matches"] == []
    assert server.client.post("/v2/check", data={"text": "", "language": "nl"}).json()["matches"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "a"},
        {"language": "nl"},
        {"language": "nl", "text": "a", "data": "{}"},
        {"language": "nl", "data": "{"},
        {"language": "n/l", "text": "a"},
        {"language": "nl", "text": "a" * 1_000_001},
        {"language": "nl", "text": "a\0b"},
    ],
)
def test_a_call_that_lacks_something_is_refused_in_one_line(server: Running, fields: dict[str, str]) -> None:
    answer = server.client.post("/v2/check", data=fields)

    assert answer.status_code == 400
    assert re.fullmatch(r"Error: [^\n]+", answer.text)


def test_dutch_is_the_language_that_is_checked(server: Running) -> None:
    answer = server.client.get("/v2/languages").json()

    assert [(entry["code"], entry["longCode"]) for entry in answer] == [
        ("nl", "nl"),
        ("nl", "nl-NL"),
        ("nl", "nl-BE"),
    ]


def test_a_client_of_others_finds_and_mends_the_number(server: Running) -> None:
    tool = pytest.importorskip("language_tool_python", reason="language_tool_python is not installed")
    with tool.LanguageTool("nl", remote_server=server.url) as client:
        (match,) = client.check(TEXT)
        corrected = client.correct(TEXT)

    assert (TEXT[match.offset : match.offset + match.error_length], match.replacements) == ("700", ["742"])
    assert corrected == TEXT.replace("700", "742")


def test_matches_stand_in_the_order_of_the_text(server: Running) -> None:
    text = "😀 De boswachter telde 31 dassen. In 2024 kwamen 700 schepen door de sluis."
    answer = server.client.post(
        "/v2/check", data={"text": text, "language": "nl-NL", "level": "picky"}
    ).json()
    found = [cut(text, match["offset"], match["length"]) for match in answer["matches"]]
    assert found == ["31", "700"]


@pytest.mark.parametrize(("path", "answer"), [("/v2/maxtextlength", "1000000"), ("/v2/healthcheck", "OK")])
def test_what_add_ons_ask_first_is_answered(server: Running, path: str, answer: str) -> None:
    assert server.client.get(path).text == answer


def test_the_server_says_what_it_is(server: Running) -> None:
    software = server.client.get("/v2/info").json()["software"]
    assert (software["name"], software["apiVersion"]) == ("cijfercheck", 1)
    assert {"version", "buildDate"} <= software.keys()


def test_an_answer_holds_to_the_schema_of_languagetool(server: Running) -> None:
    schema = os.environ.get("CIJFERCHECK_LANGUAGETOOL_SCHEMA")
    if not schema:
        pytest.skip("CIJFERCHECK_LANGUAGETOOL_SCHEMA names no file with the schema of an answer of /v2/check")
    jsonschema = pytest.importorskip("jsonschema")
    answer = server.client.post("/v2/check", data={"text": TEXT, "language": "nl", "level": "picky"}).json()
    jsonschema.validate(answer, json.loads(Path(schema).read_text(encoding="utf-8")))


def test_an_add_on_of_a_browser_may_call_and_a_page_may_not(server: Running) -> None:
    asks = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-add-on",
    }
    add_on = {"Origin": "chrome-extension://oldceeleldhonbafppcapldpdifcinji", **asks}
    allowed = server.client.options(
        "/v2/check", headers={**add_on, "Access-Control-Request-Private-Network": "true"}
    )
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == add_on["Origin"]
    assert allowed.headers["access-control-allow-private-network"] == "true"
    assert server.client.options("/api/check", headers=add_on).status_code == 403
    stranger = server.client.options("/v2/check", headers={"Origin": "https://vreemd.example", **asks})
    assert (stranger.status_code, "access-control-allow-origin" in stranger.headers) == (403, False)
