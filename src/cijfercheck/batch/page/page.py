"""Puts `report.html` together: tiles, pictures with their data, and the worst articles with their marked sentences."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import pyarrow.dataset as ds

from cijfercheck.batch.intervals import Share, wilson
from cijfercheck.batch.page.charts import Bar, draw_bars, draw_dots, draw_months, nice_top, short
from cijfercheck.batch.summary import Offender, Summary, Tally

_OUTLETS, _PANELS = 15, 8
_SENTENCES = 12
_PER = 1000
_SEVERITY_STYLE = {"error": "bad", "warning": "b", "info": "soft"}
Words = dict[str, str]
Cell = str | int | float | None


def render_page(folder: Path, summary: Summary, language: str) -> str:
    """Write the page in "nl" or "en"; the marked sentences come from the tables of `folder`."""
    words = _wording()[language]
    title = words["title"].format(articles=_count(summary.total.articles))
    body = "\n".join(
        (
            _render_head(summary, words, title),
            _render_outlets(summary, words),
            _render_months(summary, words),
            _render_kinds(summary, words),
            _render_coverage(summary, words),
            _render_rounding(summary, words),
            _render_worst(folder, summary, words),
            _render_making(summary, words),
        )
    )
    style = files("cijfercheck.batch.page").joinpath("page.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


@cache
def _wording() -> dict[str, Words]:
    return tomllib.loads(files("cijfercheck.batch.page").joinpath("wording.toml").read_text(encoding="utf-8"))


def _render_head(summary: Summary, words: Words, title: str) -> str:
    total, coverage = summary.total, summary.coverage
    versions = summary.identity.get("versions")
    version = versions.get("cijfercheck", "") if isinstance(versions, dict) else ""
    checked = wilson(coverage["checked"], coverage["claims"])
    with_alarm = wilson(total.with_alarm, total.articles)
    tiles = (
        (words["articles"], _count(total.articles), ""),
        (words["failed"], _count(summary.documents - total.articles), _list_counts(summary.failed)),
        (words["words"], _count(total.words), ""),
        (words["alarms"], _count(total.alarms), ""),
        (words["per_words"], _rate(total.per_words.share), _interval(total.per_words, words, _PER)),
        (words["with_alarm"], _percentage(with_alarm.share), _interval(with_alarm, words, 100, "%")),
        (words["numbers"], _count(coverage["numbers"]), ""),
        (
            words["checked"],
            _percentage(checked.share),
            words["of"].format(part=_count(coverage["checked"]), whole=_count(coverage["claims"])),
        ),
    )
    shown = "\n".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}<small>{escape(note)}</small></dd></div>"
        for name, value, note in tiles
    )
    intro = words["intro"].format(version=version, words=_count(total.words))
    return f'<h1>{escape(title)}</h1>\n<p>{escape(intro)}</p>\n<dl class="tiles">\n{shown}\n</dl>'


def _render_outlets(summary: Summary, words: Words) -> str:
    largest = sorted(summary.outlets.items(), key=lambda item: (-item[1].words, item[0]))
    bars = [_rate_bar(outlet or words["unknown_outlet"], tally) for outlet, tally in largest[:_OUTLETS]]
    rows = [(outlet or words["unknown_outlet"], *_tally_cells(tally)) for outlet, tally in largest]
    text = words["outlets_text"].format(shown=len(bars), all=len(largest))
    table = _table((words["outlet"], *_tally_heads(words)), rows, 1)
    return _figure(words, "outlets", text, draw_dots(bars, words["outlets"]) if bars else "", table)


def _render_months(summary: Summary, words: Words) -> str:
    by_outlet: defaultdict[str, dict[str, Tally]] = defaultdict(dict)
    for (outlet, month), tally in sorted(summary.months.items()):
        if month:
            by_outlet[outlet][month] = tally
    largest = sorted(by_outlet, key=lambda outlet: (-summary.outlets[outlet].words, outlet))[:_PANELS]
    months = {outlet: [_rate_bar(*item) for item in by_outlet[outlet].items()] for outlet in largest}
    # the scale is that of the dots and of the typical whisker: one month of few words would flatten all others
    highs = sorted(bar.high or 0 for bars in months.values() for bar in bars)
    values = [bar.value for bars in months.values() for bar in bars]
    top = nice_top(max([*values, highs[len(highs) * 3 // 4] if highs else 0]))
    panels = "\n".join(
        f"<div><h3>{escape(outlet or words['unknown_outlet'])}</h3>"
        f"{draw_months(bars, top, outlet or words['unknown_outlet'])}</div>"
        for outlet, bars in months.items()
    )
    rows = [
        (outlet or words["unknown_outlet"], month or words["unknown_month"], *_tally_cells(tally))
        for (outlet, month), tally in sorted(summary.months.items())
    ]
    table = _table((words["outlet"], words["month"], *_tally_heads(words)), rows, 2)
    picture = f'<div class="panels">\n{panels}\n</div>' if panels else ""
    return _figure(words, "months", words["months_text"], picture, table)


def _render_kinds(summary: Summary, words: Words) -> str:
    order = {"error": 0, "warning": 1, "info": 2}
    kinds = sorted(summary.kinds.items(), key=lambda item: (order[item[0][1]], -item[1], item[0]))
    bars = [
        Bar(kind, count, note=_count(count), style=_SEVERITY_STYLE[severity])
        for (kind, severity), count in kinds
        if severity != "info"
    ]
    rows: list[Sequence[Cell]] = []
    for (kind, severity), count in kinds:
        share = wilson(count, summary.total.words)
        rows.append((kind, severity, count, *_share_cells(share)))
    heads = (words["kind"], words["severity"], words["count"], words["rate"], words["low"], words["high"])
    picture = draw_bars(bars, words["kinds"]) if bars else ""
    return _figure(words, "kinds", words["kinds_text"], picture, _table(heads, rows, 2))


def _render_coverage(summary: Summary, words: Words) -> str:
    coverage = summary.coverage
    unchecked = coverage["claims"] - coverage["checked"] - coverage["unsupported"]
    not_claims = coverage["numbers"] - coverage["claims"] - coverage["unread"]
    counts = (
        ("consistent", coverage["consistent"], "a"),
        ("inconsistent", coverage["inconsistent"], "bad"),
        ("unsupported", coverage["unsupported"], "soft"),
        ("unchecked", unchecked, "soft"),
        ("not_claims", not_claims, "soft"),
        ("unread", coverage["unread"], "b"),
    )
    numbers = coverage["numbers"]
    bars = [
        Bar(words[name], count, note=_percentage(count / numbers), style=style)
        for name, count, style in counts
        if numbers
    ]
    rows: list[Sequence[Cell]] = [(words[name], count) for name, count, _ in counts]
    rows += [(f"{words['unchecked']}: {reason}", count) for reason, count in sorted(summary.reasons.items())]
    text = words["coverage_text"].format(numbers=_count(numbers))
    picture = draw_bars(bars, words["coverage"]) if bars else ""
    return _figure(words, "coverage", text, picture, _table((words["status"], words["count"]), rows, 1))


def _render_rounding(summary: Summary, words: Words) -> str:
    most = max((digits for digits, _ in summary.digits), default=0)
    bars: list[Bar] = []
    rows: list[Sequence[Cell]] = []
    totals = {
        hedged: sum(n for (_, h), n in summary.digits.items() if h == hedged) for hedged in (False, True)
    }
    for digits in range(1, most + 1):
        name = f"{digits} {words['or_more']}" if digits == 6 else str(digits)  # noqa: PLR2004 # the last class is open
        for hedged, style in ((False, "a"), (True, "b")):
            count = summary.digits[digits, hedged]
            share = 100 * count / totals[hedged] if totals[hedged] else 0
            label = "" if hedged else name
            bars.append(Bar(label, share, note=f"{short(round(share, 1))}% ({_count(count)})", style=style))
        rows.append((name, summary.digits[digits, False], summary.digits[digits, True]))
    key = (
        f'<p class="soft"><span class="key a"></span>{escape(words["bare"])}'
        f'<span class="key b"></span>{escape(words["hedged"])}</p>'
    )
    table = _table((words["digits"], words["bare"], words["hedged"]), rows, 1)
    picture = key + draw_bars(bars, words["rounding"]) if bars else ""
    return _figure(words, "rounding", words["rounding_text"], picture, table)


def _render_worst(folder: Path, summary: Summary, words: Words) -> str:
    head = f'<h2 id="worst">{escape(words["worst"])}</h2>'
    if not summary.offenders:
        return f"{head}\n<p>{escape(words['none'])}</p>"
    findings = _alarms_of(folder, [offender.row for offender in summary.offenders])
    rows = "\n".join(
        f'<tr><td><a href="#rij-{offender.row}">{escape(_name(offender))}</a></td>'
        f'<td>{escape(offender.outlet or "")}</td><td class="day">{escape(offender.date or "")}</td>'
        f'<td class="n">{offender.alarms}</td><td class="n">{_count(offender.words)}</td></tr>'
        for offender in summary.offenders
    )
    heads = "".join(
        f"<th{kind}>{escape(name)}</th>"
        for name, kind in (
            (words["article"], ""),
            (words["outlet"], ""),
            (words["date"], ""),
            (words["alarms"], ' class="n"'),
            (words["words"], ' class="n"'),
        )
    )
    articles = "\n".join(
        _render_offender(offender, findings[offender.row], words) for offender in summary.offenders
    )
    return (
        f"{head}\n<p>{escape(words['worst_text'])}</p>\n"
        f'<div class="scroll"><table><tr>{heads}</tr>\n{rows}\n</table></div>\n{articles}'
    )


def _render_offender(offender: Offender, findings: Sequence[dict[str, object]], words: Words) -> str:
    about = " · ".join(
        part
        for part in (offender.id, offender.outlet, offender.date, f"{words['row']} {offender.row}")
        if part
    )
    link = ""
    if offender.url and offender.url.startswith(("http://", "https://")):
        link = f' · <a href="{escape(offender.url)}" rel="noreferrer">{escape(offender.url)}</a>'
    quotes = "\n".join(_render_finding(finding, words) for finding in findings[:_SENTENCES])
    more = len(findings) - _SENTENCES
    rest = f'<p class="soft">{escape(words["more"].format(more=more))}</p>' if more > 0 else ""
    return (
        f'<article id="rij-{offender.row}">\n<h3>{escape(_name(offender))}</h3>\n'
        f'<p class="soft">{escape(about)}{link}</p>\n{quotes}\n{rest}</article>'
    )


def _render_finding(finding: dict[str, object], words: Words) -> str:
    """Render the sentence of a finding with its number marked, and what is said of it."""
    sentence = str(finding["sentence"])
    start, end = (_int(finding[name]) - _int(finding["sentence_start"]) for name in ("start", "end"))
    before, marked, after = (escape(part) for part in (sentence[:start], sentence[start:end], sentence[end:]))
    expected = finding["expected"]
    tail = f" · {words['expected']}: {expected}" if expected is not None else ""
    return (
        f'<blockquote class="{escape(str(finding["severity"]))}"><p>{before}<mark>{marked}</mark>{after}</p>\n'
        f"<small>{escape(str(finding['kind']))}: {escape(str(finding['message']) + tail)}</small></blockquote>"
    )


def _render_making(summary: Summary, words: Words) -> str:
    rows: list[Sequence[Cell]] = []
    for part, content in summary.identity.items():
        if isinstance(content, dict):
            for name, value in content.items():
                if isinstance(value, dict):
                    rows += [(f"{words['dataset']} {key}", str(entry)) for key, entry in value.items()]
                else:
                    rows.append((f"{part} {name}", "" if value is None else str(value)))
    cells = "\n".join(
        f"<tr><td>{escape(str(name))}</td><td><code>{escape(str(value))}</code></td></tr>"
        for name, value in rows
    )
    return f'<h2>{escape(words["reproducible"])}</h2>\n<div class="scroll"><table>\n{cells}\n</table></div>'


def _alarms_of(folder: Path, rows: Iterable[int]) -> defaultdict[int, list[dict[str, object]]]:
    columns = ["row", "kind", "severity", "start", "end", "sentence", "sentence_start", "message", "expected"]
    wanted = (
        ds.field("row").isin(list(rows)) & (ds.field("severity") != "info") & ds.field("suppressed").is_null()
    )
    table = ds.dataset(folder / "findings.parquet").to_table(columns=columns, filter=wanted)
    found: defaultdict[int, list[dict[str, object]]] = defaultdict(list)
    for finding in table.sort_by([("row", "ascending"), ("start", "ascending")]).to_pylist():
        found[finding["row"]].append(finding)
    return found


def _figure(words: Words, name: str, text: str, picture: str, table: str) -> str:
    shown = f'<div class="picture">{picture}</div>' if picture else f"<p>{escape(words['nothing'])}</p>"
    return (
        f'<h2 id="{name}">{escape(words[name])}</h2>\n<p>{escape(text)}</p>\n<figure>{shown}\n'
        f"<details><summary>{escape(words['data'])}</summary>{table}</details></figure>"
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], labels: int) -> str:
    """A table whose first `labels` columns hold words and whose others hold numbers."""
    head = "".join(f"<th{_aligned(place >= labels)}>{escape(name)}</th>" for place, name in enumerate(heads))
    lines = "\n".join(
        "<tr>"
        + "".join(
            f"<td{_aligned(place >= labels)}>{escape(_cell(cell))}</td>" for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f'<div class="scroll"><table><tr>{head}</tr>\n{lines}\n</table></div>'


def _aligned(number: bool) -> str:
    return ' class="n"' if number else ""


def _tally_heads(words: Words) -> tuple[str, ...]:
    return (*(words[name] for name in ("articles", "words", "alarms", "rate", "low", "high")),)


def _tally_cells(tally: Tally) -> tuple[Cell, ...]:
    return (tally.articles, tally.words, tally.alarms, *_share_cells(tally.per_words))


def _share_cells(share: Share) -> tuple[Cell, ...]:
    return tuple(
        None if part is None else round(part * _PER, 3) for part in (share.share, share.low, share.high)
    )


def _rate_bar(label: str, tally: Tally) -> Bar:
    share = tally.per_words
    value = (share.share or 0) * _PER
    return Bar(
        label,
        value,
        None if share.low is None else share.low * _PER,
        None if share.high is None else share.high * _PER,
        f"{short(round(value, 2))} ({_count(tally.alarms)})",
    )


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return _count(value) if isinstance(value, int) else f"{value:.3f}".replace(".", ",")


def _interval(share: Share, words: Words, per: int, sign: str = "") -> str:
    if share.low is None or share.high is None:
        return ""
    low, high = (f"{short(round(value * per, 2))}{sign}" for value in (share.low, share.high))
    return words["interval"].format(low=low, high=high)


def _rate(share: float | None) -> str:
    return "–" if share is None else short(round(share * _PER, 2))


def _percentage(share: float | None) -> str:
    return "–" if share is None else f"{short(round(share * 100, 1))}%"


def _count(number: int) -> str:
    return short(number)


def _list_counts(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {_count(count)}" for name, count in sorted(counts.items()))


def _name(offender: Offender) -> str:
    return offender.title or offender.id


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
