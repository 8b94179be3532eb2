"""The words of the reports, which offices may change: loaded from `wording.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. `wording["source"]` is a phrase; the methods fill one in."""

    language: str
    phrases: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    severities: Mapping[str, str]
    sections: Mapping[str, str]
    reasons: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]
    ledgers: Mapping[str, str]
    verdicts: Mapping[str, str]
    by: Mapping[str, str]
    signs: Mapping[str, str]
    ledger_signs: Mapping[str, str]
    marks: tuple[str, str]

    def __getitem__(self, name: str) -> str:
        return self.phrases[name]

    def format(self, name: str, **values: object) -> str:
        """Fill in a phrase: `format("line", line=6)` → "regel 6"."""
        return self.phrases[name].format(**values)

    def count(self, name: str, number: int) -> str:
        """Say how many: `count("findings", 1)` → "1 verschil"."""
        one, more = self.counted[name]
        return (one if number == 1 else more).format(n=number)

    def severity(self, name: str) -> str:
        """Return the words that head a finding of this severity."""
        return self.severities[name]

    def section(self, role: str) -> str:
        """Name a section: "lead" → "inleiding"."""
        return self.sections[role]

    def reason(self, slug: str) -> str:
        """Name the reason why a number was passed over; one that has no words is shown as it is."""
        return self.reasons.get(slug, slug.replace("-", " ").replace("_", " "))

    def unit(self, name: str, *, one: bool = False) -> str:
        """Name a unit as it follows a number, "EUR" → "euro", "week" → "weken"; one that has no words is shown as it is.

        Args:
            name: The unit.
            one: The number is 1.
        """
        single, more = self.units.get(name, (name, name))
        return single if one else more

    def ledger(self, status: str) -> str:
        """Say what became of a number of a source: "kept" → "gebleven"."""
        return self.ledgers[status]

    def number(self, value: str) -> str:
        """Write a plain decimal as people do: "1234567.5" → "1.234.567,5"."""
        whole, _, decimals = value.partition(".")
        if not whole.lstrip("-").isdecimal():
            return value
        grouped = f"{int(whole):,}"
        if self.language == "en":
            return f"{grouped}.{decimals}" if decimals else grouped
        return grouped.replace(",", ".") + (f",{decimals}" if decimals else "")


@cache
def load_wording(language: str) -> Wording:
    """Load the words of a language, "nl" or "en"."""
    content = tomllib.loads(
        files("cijfercheck.reporting").joinpath("wording.toml").read_text(encoding="utf-8")
    )
    words = content[language]
    pairs = {name: (value[0], value[1]) for name, value in words.items() if isinstance(value, list)}
    return Wording(
        language=language,
        phrases={name: value for name, value in words.items() if isinstance(value, str)},
        counted={name: pair for name, pair in pairs.items() if name != "marks"},
        severities=words["severity"],
        sections=words["section"],
        reasons=words["reason"],
        units={
            name: (value, value) if isinstance(value, str) else (value[0], value[1])
            for name, value in words["unit"].items()
        },
        ledgers=words["ledger"],
        verdicts=words["verdict"],
        by=words["by"],
        signs=content["sign"],
        ledger_signs=content["ledger_sign"],
        marks=pairs["marks"],
    )
