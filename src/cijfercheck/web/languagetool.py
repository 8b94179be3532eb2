"""`/v2`: LanguageTool's HTTP interface, so that the add-ons which editors have show findings where they write.

An offset counts UTF-16 code units, as LanguageTool's Java does: "😀" is two. Rules are called after kinds of findings:
`CIJFERCHECK_WRONG_SUBJECT`, all in the category `CIJFERCHECK`. `level=picky` shows the numbers that nothing was found for.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.datastructures import UploadFile

from cijfercheck import __version__
from cijfercheck.reading._words import guess_language
from cijfercheck.web.jobs import CheckJob, Document, Unusable
from cijfercheck.web.pool import Pool
from cijfercheck.web.wording import load_words

_CATEGORY = "CIJFERCHECK"
_PREFIX = "CIJFERCHECK_"
_LANGUAGES = {"nl": "Dutch", "nl-NL": "Dutch (Netherlands)", "nl-BE": "Dutch (Belgium)"}
_LANGUAGE_CODE = re.compile(r"auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HALF_SIGN = re.compile("[\ud800-\udfff]")
"""Half of a pair, which JSON can hold and no text has."""
_CONTEXT = 40
_LONGEST_TEXT = 1_000_000
_SOFTWARE: dict[str, Any] = {
    "name": "cijfercheck",
    "version": __version__,
    "buildDate": "",
    "apiVersion": 1,
    "premium": False,
    "status": "",
}
_ALARMS = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it was sent, with mark-up, beside the words that are checked.

    `pieces` are runs of words: where a run begins in `words`, where in the text that was sent (in UTF-16 code units), and how long it
    is in `words`. Words that mark-up stands for ("<p>" for a blank line) have the place of that mark-up and `fixed` set.
    """

    words: str
    pieces: tuple[tuple[int, int, bool], ...]

    def place(self, offset: int) -> int:
        """Where a character of `words` stands in the text that was sent, in UTF-16 code units."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        begin, sent, fixed = self.pieces[index]
        return sent if fixed else sent + count_units(self.words[begin:offset])


class BadCallError(Exception):
    """A call that LanguageTool would refuse; `str()` is the line that says why."""


def count_units(text: str) -> int:
    """The length of a text in UTF-16 code units: `count_units("a😀")` → 3."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_plain(text: str) -> Original:
    """A text without mark-up."""
    return Original(text, ((0, 0, False),))


def read_annotation(data: str) -> Original:
    """Read LanguageTool's annotated text: `{"annotation": [{"text": "A "}, {"markup": "<b>", "interpretAs": ""}]}`.

    Raises:
        BadCallError: it is not of that form.
    """
    try:
        parts = json.loads(data)["annotation"]
        words, pieces, begin, sent = [], [], 0, 0
        for part in parts:
            text, markup = part.get("text"), part.get("markup")
            if (text is None) == (markup is None):
                raise BadCallError("'data': every part has either 'text' or 'markup'")
            shown = text if markup is None else part.get("interpretAs") or ""
            if shown:
                pieces.append((begin, sent, markup is not None))
                words.append(shown)
            begin += len(shown)
            sent += count_units(text if markup is None else markup)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadCallError("'data' is no JSON of the form {\"annotation\": [...]}") from None
    whole = _HALF_SIGN.sub("\ufffd", "".join(words))
    return Original(whole, tuple(pieces) or ((0, 0, False),))


def make_match(finding: Mapping[str, Any], report: Mapping[str, Any], original: Original) -> dict[str, Any]:
    """Write a finding as LanguageTool writes what it finds."""
    words, start, end = original.words, finding["start"], finding["end"]
    offset = original.place(start)
    length = original.place(end - 1) + count_units(words[end - 1 : end]) - offset
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    before, after = "..." if first else "", "..." if last < len(words) else ""
    context = re.sub(r"\s", " ", words[first:last])
    kind = load_words("nl").kinds[finding["kind"]]
    urls = dict.fromkeys(entry["url"] for entry in finding["evidence"] if entry["url"])
    return {
        "message": finding["message"],
        "shortMessage": kind,
        "replacements": [{"value": finding["suggestion"]}] if finding["suggestion"] else [],
        "offset": offset,
        "length": length,
        "context": {
            "text": before + context + after,
            "offset": len(before) + count_units(words[first:start]),
            "length": count_units(words[start:end]),
        },
        "sentence": _sentence(finding, report, words),
        "type": {"typeName": "Other"},
        "rule": {
            "id": rule_name(finding["kind"]),
            "description": kind,
            "issueType": "numbers",
            "urls": [{"value": url} for url in urls],
            "category": {"id": _CATEGORY, "name": "Cijfers"},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def rule_name(kind: str) -> str:
    """The name of the rule of a kind of finding: "wrong-unit" → "CIJFERCHECK_WRONG_UNIT"."""
    return _PREFIX + kind.upper().replace("-", "_")


def select_findings(findings: list[dict[str, Any]], fields: Mapping[str, str]) -> list[dict[str, Any]]:
    """Leave out what the call did not ask for: rules and categories that are off, and what is only for information."""
    off, on = _names(fields, "disabledRules"), _names(fields, "enabledRules")
    off_groups, on_groups = _names(fields, "disabledCategories"), _names(fields, "enabledCategories")
    only = fields.get("enabledOnly", "").lower() in {"true", "yes"}
    picky = fields.get("level") == "picky"
    return [
        finding
        for finding in findings
        if finding["suppressed"] is None
        and (name := rule_name(finding["kind"])) not in off
        and (_CATEGORY not in off_groups or name in on)
        and (not only or name in on or _CATEGORY in on_groups)
        and (picky or finding["severity"] in _ALARMS or name in on)
    ]


def make_router(pool: Pool) -> APIRouter:
    """Make the routes of `/v2`."""
    router = APIRouter(prefix="/v2", tags=["LanguageTool"])

    @router.get("/check")
    @router.post("/check", openapi_extra=_FORM)
    async def check(request: Request) -> Response:
        """Check a text as LanguageTool does; Dutch is checked, of other languages nothing is said."""
        try:
            fields = await _read_fields(request)
            original = _read_original(fields)
            asked = _read_language(fields)
        except BadCallError as error:
            return PlainTextResponse(f"Error: {error}", 400)
        detected = guess_language(original.words)
        checked = detected if asked == "auto" else asked
        matches: list[dict[str, Any]] = []
        if checked.partition("-")[0] == "nl" and original.words.strip():
            draft = Document("tekst", original.words, vouched=True)
            try:
                report = await pool.do(CheckJob(draft, "tekst"))
            except Unusable as error:
                return PlainTextResponse(f"Error: {error}", 400)
            assert isinstance(report, dict)  # noqa: S101  (for the type checker: a check gives a report)
            found = select_findings(report["findings"], fields)
            matches = [make_match(finding, report, original) for finding in found]
            matches.sort(key=lambda match: (match["offset"], match["length"]))
        return JSONResponse(_answer(checked, detected, matches))

    @router.get("/languages")
    def languages() -> list[dict[str, str]]:
        """The languages that are checked."""
        return [
            {"name": name, "code": code.partition("-")[0], "longCode": code}
            for code, name in _LANGUAGES.items()
        ]

    @router.get("/maxtextlength")
    def longest() -> PlainTextResponse:
        """How many characters a text may have; add-ons cut longer ones."""
        return PlainTextResponse(str(_LONGEST_TEXT))

    @router.get("/info")
    def info() -> dict[str, dict[str, Any]]:
        """What answers here."""
        return {"software": _SOFTWARE}

    @router.get("/healthcheck")
    def health() -> PlainTextResponse:
        """Whether the server runs."""
        return PlainTextResponse("OK")

    return router


def _answer(checked: str, detected: str, matches: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "software": _SOFTWARE,
        "warnings": {"incompleteResults": False},
        "language": {
            "name": _LANGUAGES.get(checked, checked),
            "code": checked,
            "detectedLanguage": {"name": _LANGUAGES.get(detected, detected), "code": detected},
        },
        "matches": matches,
    }


async def _read_fields(request: Request) -> dict[str, str]:
    """The fields of a call: of the address, and of the form in its body."""
    fields: dict[str, Any] = dict(request.query_params)
    if request.method == "POST":
        try:
            async with request.form(max_files=0, max_part_size=3 * _LONGEST_TEXT) as form:
                fields.update(form)
        except HTTPException as error:
            raise BadCallError(str(error.detail)) from None
    if any(isinstance(value, UploadFile) for value in fields.values()):
        raise BadCallError("fields hold text, not files")
    return fields


def _read_original(fields: Mapping[str, str]) -> Original:
    text, data = fields.get("text"), fields.get("data")
    if text is not None and data is not None:
        raise BadCallError("Set only 'text' or 'data' parameter, not both")
    if text is None and data is None:
        raise BadCallError("Missing 'text' or 'data' parameter")
    if len(text or data or "") > 3 * _LONGEST_TEXT:
        raise BadCallError("Your text exceeds the limit of 1 MB")
    original = read_plain(text) if text is not None else read_annotation(data or "")
    if len(original.words.encode()) > _LONGEST_TEXT:
        raise BadCallError("Your text exceeds the limit of 1 MB")
    return original


def _read_language(fields: Mapping[str, str]) -> str:
    language = fields.get("language")
    if not language:
        raise BadCallError("Missing 'language' parameter")
    if not _LANGUAGE_CODE.fullmatch(language):
        raise BadCallError(f"'{language[:40]}' is not a language code known to cijfercheck")
    return language


def _names(fields: Mapping[str, str], field: str) -> frozenset[str]:
    return frozenset(name.strip() for name in fields.get(field, "").split(",") if name.strip())


def _sentence(finding: Mapping[str, Any], report: Mapping[str, Any], words: str) -> str:
    for claim in report["claims"]:
        if claim["start"] < finding["end"] and finding["start"] < claim["end"]:
            return words[claim["sentence"][0] : claim["sentence"][1]].strip()
    begin = words.rfind("\n", 0, finding["start"]) + 1
    end = words.find("\n", finding["end"])
    return words[begin : end if end >= 0 else len(words)].strip()


_FORM: dict[str, Any] = {
    "requestBody": {
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["language"],
                    "properties": {
                        name: {"type": "string"}
                        for name in (
                            "text",
                            "data",
                            "language",
                            "enabledRules",
                            "disabledRules",
                            "enabledCategories",
                            "disabledCategories",
                            "enabledOnly",
                            "level",
                        )
                    },
                }
            }
        }
    }
}
