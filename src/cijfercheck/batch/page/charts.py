"""Pictures as SVG, written out by hand: text that can be read and searched, and the same bytes on every machine.

A plotting library would be the heaviest thing that cijfercheck depends on, and its pictures differ from version to version.
Colours are CSS classes of the page, so that the pictures follow light and dark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 520
_LABELS, _VALUES = 180, 100
_LONGEST_LABEL = 20
"""In characters; more of wide letters would run out of the picture on the left."""
_ROW = 28
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled value with its interval; `note` is written behind it, `title` shown on hovering."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    note: str = ""
    style: str = "a"


def draw_dots(bars: Sequence[Bar], name: str) -> str:
    """Draw values as dots with their intervals, one a line."""
    top = nice_top(max((bar.high or bar.value for bar in bars), default=0))
    across = _WIDTH - _LABELS - _VALUES
    bottom = len(bars) * _ROW + 8
    parts = _grid(top, across, bottom)
    for place, bar in enumerate(bars):
        y = place * _ROW + 20
        x = _LABELS + bar.value / top * across
        parts.append(_label(bar.label, y))
        if bar.low is not None and bar.high is not None:
            low, high = (_LABELS + value / top * across for value in (bar.low, bar.high))
            parts.append(f'<line class="whisker" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}"/>')
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y}" r="5"/>')
        parts.append(_note(bar.note, y))
    return _svg(parts, bottom + 26, name)


def draw_bars(bars: Sequence[Bar], name: str) -> str:
    """Draw values as bars, one a line."""
    top = nice_top(max((bar.value for bar in bars), default=0))
    across = _WIDTH - _LABELS - _VALUES
    bottom = len(bars) * _ROW + 8
    parts = _grid(top, across, bottom)
    for place, bar in enumerate(bars):
        y = place * _ROW + 20
        parts.append(_label(bar.label, y))
        width = max(bar.value / top * across, 1 if bar.value else 0)
        parts.append(
            f'<rect class="bar {bar.style}" x="{_LABELS}" y="{y - 9}" width="{width:.1f}" height="18" rx="2"/>'
        )
        parts.append(_note(bar.note, y))
    return _svg(parts, bottom + 26, name)


def draw_months(bars: Sequence[Bar], top: float, name: str) -> str:
    """Draw one panel of months from left to right, each a dot with its interval; panels share their `top`."""
    width, height, left, under = 300, 130, 34, 20
    across, up = width - left - 10, height - under - 12
    step = across / max(len(bars), 1)
    parts = []
    for tick in (0.0, top / 2, top):
        y = 12 + up - tick / top * up
        parts.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{width - 10}" y2="{y:.1f}"/>')
        parts.append(
            f'<text class="tick" x="{left - 4}" y="{y + 4:.1f}" text-anchor="end">{short(tick)}</text>'
        )
    shown = {0, len(bars) - 1, (len(bars) - 1) // 2}
    points = []
    for place, bar in enumerate(bars):
        x = left + (place + 0.5) * step
        y = 12 + up - bar.value / top * up
        points.append(f"{x:.1f},{y:.1f}")
        if bar.low is not None and bar.high is not None:
            low, high = (12 + up - min(value, top) / top * up for value in (bar.low, bar.high))
            parts.append(f'<line class="whisker" x1="{x:.1f}" y1="{low:.1f}" x2="{x:.1f}" y2="{high:.1f}"/>')
        parts.append(
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{escape(bar.note)}</title></circle>'
        )
        if place in shown:
            anchor = (
                "middle" if 0 < place < len(bars) - 1 or len(bars) == 1 else "start" if not place else "end"
            )
            edge = {"middle": x, "start": float(left), "end": float(width - 10)}[anchor]
            parts.append(
                f'<text class="tick" x="{edge:.1f}" y="{height - 4}" text-anchor="{anchor}">{escape(bar.label)}</text>'
            )
    parts.insert(0, f'<polyline class="line" points="{" ".join(points)}"/>')
    return _svg(parts, height, name, width)


def nice_top(value: float) -> float:
    """Return the round number at or above a value at which an axis ends: 1, 2, 4 or 5 and zeros."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power < value:
        power *= 10
    while power / 10 >= value:
        power /= 10
    return next(power * part for part in (0.1, 0.2, 0.4, 0.5, 1.0) if power * part >= value * (1 - 1e-9))


def short(value: float) -> str:
    """Write a number as Dutch readers do, with as many decimals as it needs: 1.500, 2,5, 0,04."""
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    text = f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}"  # noqa: PLR2004 # from 10 up one decimal will do
    return text.rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _grid(top: float, across: int, bottom: int) -> list[str]:
    parts = []
    for tick in range(_TICKS + 1):
        x = _LABELS + across * tick / _TICKS
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="6" x2="{x:.1f}" y2="{bottom}"/>')
        parts.append(
            f'<text class="tick" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{short(top * tick / _TICKS)}</text>'
        )
    return parts


def _label(text: str, y: int) -> str:
    shown = text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
    return f'<text x="{_LABELS - 10}" y="{y + 5}" text-anchor="end">{escape(shown)}<title>{escape(text)}</title></text>'


def _note(text: str, y: int) -> str:
    return f'<text class="note" x="{_WIDTH}" y="{y + 5}" text-anchor="end">{escape(text)}</text>'


def _svg(parts: Sequence[str], height: int, name: str, width: int = _WIDTH) -> str:
    body = "\n".join(parts)
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(name)}">\n{body}\n</svg>'
