"""Vary the figures of a sentence, so that the model does not care which number stands there.

The newspapers of the treebank are from before the euro: gulden, frank and the sign "flo" become euro
and the signs of today, "10 procent" also becomes "10%", numbers change in size and in way of writing.
"""

import random
import re

from training.treebank import Token
from training.trees import Node, Tree

NUMBER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?")
MIXED = re.compile(r"'?\d+[-/]?[a-z]{0,12}|\d+-\d+")
"""Figures with something to them: 12-jarige, 35ste, '69, 3-1."""

YEAR_LENGTH = 4
THOUSAND = 1_000
MONTHS = frozenset(
    {
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    }
)
WORDS = (
    *("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien"),
    *("veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig", "dertig"),
    *("veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "honderd", "tweehonderd"),
    *("vijfhonderd", "zeshonderd", "duizend", "tweeduizend", "tienduizend", "vijfentwintig"),
    *("tweeëndertig", "achtenveertig"),
)
SCALES = ("miljoen", "miljard", "miljoen", "miljard", "mln.", "mld.", "biljoen")
SCALE_LEMMAS = {"mln.": "miljoen", "mld.": "miljard"}
UNITS_WITH_DECIMALS = frozenset(
    {"procent", "pct.", "%", *SCALES, "kilometer", "meter", "graden", "kilo", "ton", "liter"}
)
OLD_CURRENCIES = frozenset({"gulden", "frank", "frs", "dollar", "franc"})
CURRENCIES = ("euro", "euro", "euro", "euro", "dollar", "gulden", "frank", "yen")
OLD_SIGN = "flo"
SIGNS = ("€", "€", "€", "$", "£")
CLOSING = frozenset(".!?")

# How often a change is made.
DECIMAL_SHARE = 0.5
ROUNDED_SHARE = 0.3
UNDIVIDED_SHARE = 0.4
"""Of the numbers from 1.000 to 9.999, those written without a point."""
WORD_CHANGED_SHARE = 0.6
WORD_TO_DIGITS_SHARE = 0.5
DIGITS_TO_WORD_SHARE = 0.12
RECENT_YEAR_SHARE = 0.7
NEW_CURRENCY_SHARE = 0.8
OLD_SIGN_KEPT_SHARE = 0.25
SIGN_SHARE = 0.35
SPACE_AFTER_SIGN_SHARE = 0.5
PERCENT_WORD_SHARE = 0.4
PERCENT_APART_SHARE = 0.1
THOUSANDS_APART_SHARE = 0.1
THOUSANDS_WORD_SHARE = 0.1
CITATION_SHARE = 0.01


def vary_figures(tree: Tree, generator: random.Random) -> None:
    """Change the figures of a tree in place."""
    _replace_old_sign(tree, generator)
    for first, second in tree.neighbours():
        _vary_scale(second, generator)
        _vary_currency(second, generator)
        _vary_number(tree, first, second, generator)
    for first, second in tree.neighbours():
        if first.pos == "NUM" and first.head is second and not tree.children(first):
            _write_sign(tree, first, second, generator)
            _write_percentage(tree, first, second, generator)
    for node in list(tree.nodes):
        _write_thousands(tree, node, generator)
    _add_citation(tree, generator)


def random_number(generator: random.Random, *, decimals: bool) -> str:
    """Write a number as newspapers do: `7`, `450`, `12.800`, `3,5`, `1.250.000`."""
    if decimals and generator.random() < DECIMAL_SHARE:
        return f"{generator.choice([generator.randint(0, 9), generator.randint(10, 120)])},{generator.randint(1, 9)}"
    size = generator.choices((10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000), (4, 8, 6, 3, 3, 2, 1))[
        0
    ]
    value = generator.randint(2, size)
    if value > THOUSAND and generator.random() < ROUNDED_SHARE:
        value = round(value, -3) or value
    plain = value < 10 * THOUSAND and generator.random() < UNDIVIDED_SHARE
    return str(value) if plain else f"{value:,}".replace(",", ".")


def _vary_number(tree: Tree, node: Node, following: Node, generator: random.Random) -> None:
    form = node.form
    if node.pos == "NUM" and node.label == "det" and form[0].isdigit():
        node.change(label="nummod")  # The treebank has both; after "meer dan" mostly this one.
    if node.pos == "NUM" and NUMBER.fullmatch(form):
        node.change(form=_other_number(tree, node, following, generator))
    elif node.pos == "NUM" and node.label == "nummod" and form.lower() in WORDS:
        if generator.random() < WORD_CHANGED_SHARE:
            capital = form[0].isupper()
            digits = generator.random() < WORD_TO_DIGITS_SHARE
            word = random_number(generator, decimals=False) if digits else generator.choice(WORDS)
            node.change(form=word.capitalize() if capital else word, lemma=word)
    elif MIXED.fullmatch(form):
        _change_digits(node, generator)


def _other_number(tree: Tree, node: Node, following: Node, generator: random.Random) -> str:
    if following.form.lower() in MONTHS:
        return str(generator.randint(1, 31))
    follows_head = node.head is not None and tree.nodes.index(node.head) < tree.nodes.index(node)
    counts = node.label == "nummod" and not follows_head
    if not counts and re.fullmatch(r"1[0-9]\d\d|20[0-3]\d", node.form):
        recent = generator.random() < RECENT_YEAR_SHARE
        return str(generator.randint(1990, 2030) if recent else generator.randint(1500, 1989))
    if node.label == "nummod" and follows_head:
        return str(generator.randint(1, 60))
    if any(child.label == "fixed" for child in tree.children(node)):
        return str(generator.randint(2, 400))
    if counts and generator.random() < DIGITS_TO_WORD_SHARE:
        return generator.choice(WORDS)
    unit = node.head.form if node.head else ""
    return random_number(generator, decimals=unit in UNITS_WITH_DECIMALS or "," in node.form)


def _change_digits(node: Node, generator: random.Random) -> None:
    old = re.findall(r"\d+", node.form)
    new = [_other_digits(run, generator) for run in old]
    form, lemma = node.form, node.token.lemma
    for before, after in zip(old, new, strict=True):
        form = form.replace(before, after, 1)
        lemma = lemma.replace(before, after, 1)
    node.change(form=form, lemma=lemma)


def _other_digits(run: str, generator: random.Random) -> str:
    if len(run) == YEAR_LENGTH:
        return str(generator.randint(1900, 2030))
    return str(generator.randint(10 ** (len(run) - 1), 10 ** len(run) - 1))


def _vary_scale(node: Node, generator: random.Random) -> None:
    if node.form not in SCALES:
        return
    form = generator.choice(SCALES)
    if form in SCALE_LEMMAS:
        node.change(form=form, lemma=SCALE_LEMMAS[form], pos="X", feats="Abbr=Yes")
    else:
        node.change(form=form, pos="NOUN", feats="Gender=Neut|Number=Sing")


def _vary_currency(node: Node, generator: random.Random) -> None:
    if node.form in OLD_CURRENCIES and node.pos == "NOUN" and generator.random() < NEW_CURRENCY_SHARE:
        node.change(form=generator.choice(CURRENCIES), feats="Gender=Com|Number=Sing")


def _replace_old_sign(tree: Tree, generator: random.Random) -> None:
    """Turn the frozen `flo 5 miljoen` into the tree of `5 miljoen euro`, with a sign for the currency."""
    for sign in [node for node in tree.nodes if node.form == OLD_SIGN]:
        members = [node for node in tree.children(sign) if node.label == "fixed"]
        numbers = [node for node in members if node.pos == "NUM"]
        scales = [node for node in members if node.form in SCALES]
        if len(numbers) != 1 or len(members) != 1 + len(scales) or generator.random() < OLD_SIGN_KEPT_SHARE:
            continue
        sign.change(form=generator.choice(SIGNS), space_after=generator.random() < SPACE_AFTER_SIGN_SHARE)
        numbers[0].change(label="nummod")
        if scales:
            tree.take_place(scales[0], sign)
            sign.change(label="nmod")
            numbers[0].head = scales[0]


def _write_sign(tree: Tree, number: Node, unit: Node, generator: random.Random) -> None:
    """Write `5 euro` as `€ 5` and `5 miljoen euro` as `€ 5 miljoen`."""
    if generator.random() > SIGN_SHARE or not number.form[0].isdigit():
        return
    if unit.form in CURRENCIES:
        sign, neighbour = unit, number
    else:
        following = tree.nodes[tree.nodes.index(unit) + 1 :][:1]
        if unit.form not in SCALES or not following or following[0].form not in CURRENCIES:
            return
        sign, neighbour = following[0], unit
        if sign.head is not unit:
            return
    neighbour.change(space_after=sign.token.space_after)
    tree.nodes.remove(sign)
    tree.insert_before(number, sign)
    sign.change(
        form=generator.choice(SIGNS),
        pos="SYM",
        feats="_",
        space_after=generator.random() < SPACE_AFTER_SIGN_SHARE,
    )


def _write_percentage(tree: Tree, number: Node, unit: Node, generator: random.Random) -> None:
    """Write `10 procent` as `10%`, one word, or `10 %`."""
    chance = generator.random()
    if (
        unit.form not in {"procent", "pct.", "%"}
        or not number.form[0].isdigit()
        or chance > PERCENT_WORD_SHARE + PERCENT_APART_SHARE
    ):
        return
    if chance > PERCENT_WORD_SHARE:
        unit.change(form="%", pos="SYM", feats="_")
    else:
        form = f"{number.form}%"
        unit.change(form=form, pos="SYM", feats="_")
        tree.remove(number, unit)


def _write_thousands(tree: Tree, node: Node, generator: random.Random) -> None:
    """Write `12.800` as `12 800` or `12 duizend`, the treebank's way: the second part is fixed to the first."""
    chance = generator.random()
    if (
        node.pos != "NUM"
        or not re.fullmatch(r"\d{1,3}\.\d{3}", node.form)
        or chance > THOUSANDS_APART_SHARE + THOUSANDS_WORD_SHARE
    ):
        return
    thousands, rest = node.form.split(".")
    word = rest if chance < THOUSANDS_APART_SHARE else "duizend"
    second = Token(word, word, "NUM", "_", 0, "fixed", space_after=node.token.space_after)
    node.change(form=thousands, space_after=True)
    tree.insert_after(node, Node(second, head=node))


def _add_citation(tree: Tree, generator: random.Random) -> None:
    """Put a mark as in an encyclopedia after the full stop, `[3]`."""
    last = tree.nodes[-1]
    if last.form not in CLOSING or last.head is None or generator.random() > CITATION_SHARE:
        return
    for _ in range(generator.randint(1, 2)):
        mark = f"[{generator.randint(1, 60)}]"
        tree.nodes[-1].change(space_after=False)
        tree.nodes.append(Node(Token(mark, mark, "PUNCT", "_", 0, "punct", space_after=True), head=last.head))
