"""What a forgotten colon, dash, space or quote is called, and what is only suspected of being one.

«…» marks the place in each text; it is taken out before the text is read.
"""

from pathlib import Path

import pytest

from cjmap.loader.keys import models_in
from cjmap.model.journey import Journey
from cjmap.source import read
from cjmap.source.familiar import FAMILIAR_KEYS

STAGE = "cjmap: 1\ntitle: T\nstages:\n  - name: A\n"
ROOT = Path(__file__).parents[1]

SLIPS = [
    (STAGE + "    «pains Hidden fees»\n    gets: x\n", "`pains Hidden fees` is neither a key nor an item",
     "Is a colon and a space missing: `pains: Hidden fees`?"),
    (STAGE + "    gets: x\n    «pains Hidden fees»\n", "`pains Hidden fees` is neither a key nor an item",
     "Is a colon and a space missing: `pains: Hidden fees`?"),
    ("«cjmap 1»\ntitle: T\nstages: [A]\n", "`cjmap 1` is neither a key nor an item", "Is a colon and a space missing: `cjmap: 1`?"),
    ("cjmap: 1\n«title My map»\nstages: [A]\n", "`title My map` is neither a key nor an item",
     "Is a colon and a space missing: `title: My map`?"),
    (STAGE + "    gets: x\n    «pains»\n      - Slow\n", "`pains` is neither a key nor an item", "Is a colon missing: `pains:`?"),
    (STAGE + "    «pains»\n    - Slow\n    gets: x\n", "`pains` is neither a key nor an item", "Is a colon missing: `pains:`?"),
    (STAGE + "    pains:\n      - This is long\n      «and goes on»\n    gets: x\n", "`and goes on` is neither a key nor an item",
     "Is a dash missing: `- and goes on`? A line that goes on with the text above it is indented deeper."),
    (STAGE + "    gets: x\n    «(see above)»\n    pains: x\n", "`(see above)` is neither a key nor an item",
     "Check that the line is indented exactly like its neighbours. A line that goes on with the text above it is indented deeper."),
    (STAGE + "    gets: x\n    «pains " + "z" * 50 + "»\n", "`pains " + "z" * 34 + "…` is neither a key nor an item",
     "Is a colon and a space missing: `pains: " + "z" * 33 + "…`?"),
    (STAGE + "    gets: x\n    «pains:»Hidden\n", "a space is missing behind `pains:`", "Write `pains: Hidden`."),
    (STAGE + "    «pains:»Hidden\n    gets: x\n", "a space is missing behind `pains:`", "Write `pains: Hidden`."),
    (STAGE + "    «gets:»x\n      pains: y\n", "a space is missing behind `gets:`", "Write `gets: x`."),
    ("cjmap: 1\ntitle«：»新手\nstages: [A]\n", "`：` is no colon to YAML", "Write `title: 新手`."),
    (STAGE + "    gets: x\n    pains «=» y\n", "`=` is no colon to YAML", "Write `pains: y`."),
    (STAGE + "    gets: x\n    pains:«\xa0»Hidden\n", "an invisible character (U+00A0) stands behind `pains:`", "YAML wants an ordinary space there."),
    (STAGE + "    gets: x\n    pains:«\u3000»慢\n", "an invisible character (U+3000) stands behind `pains:`", "YAML wants an ordinary space there."),
    (STAGE + "    gets: x\n    pains:«\u200b»Hidden\n", "an invisible character (U+200B) stands behind `pains:`", "YAML wants an ordinary space there."),
    (STAGE + "    gets: x\n    pains:«\u2028»Hidden\n", "an invisible character (U+2028) stands behind `pains:`", "YAML wants an ordinary space there."),
    (STAGE + "    pains:\n      - Fees\n      «-»Slow\n", "a space is missing behind the dash", "Write `- Slow`."),
    (STAGE + "    pains:\n      - Fees\n      «-»Slow\n      - x\n", "a space is missing behind the dash", "Write `- Slow`."),
    (STAGE + "    pains:\n      - Fees\n      «•» Slow\n", "a list item begins with `- `, not with `•`", "Write `- Slow`."),
    (STAGE + "    pains:\n      «*» Hidden fees\n", "a list item begins with `- `, not with `*`", "Write `- Hidden fees`."),
    (STAGE + "    gets: «-»\n    pains: x\n", "a list item (`- `) must begin on a line of its own",
     "Write `[]` if there are none, or leave the key out."),
    (STAGE + '    pains:\n      - «"»I can not\n      - slow\n    gets: ["a"]\n',
     "the quote that opens here ends at the next quote, and more text follows", "Is its own closing quote missing?"),
    (STAGE + "    pains: «'»I can not\n    gets: I don't\n    x: y\n",
     "the quote that opens here ends at the next quote, and more text follows", "Is its own closing quote missing?"),
    (STAGE + '    pains: "«\\uD83D»"\n', "`\\uD83D` is no character: `\\u` wants the four digits of one",
     "Write the character itself, such as é or 😀."),
    (STAGE + '    pains: "«\\x4»g"\n', "`\\x4` is no character: `\\x` wants the two digits of one", "Write the character itself, such as é or 😀."),
    (STAGE + '    pains: "C:«\\W»indows"\n', "the escape `\\W` means nothing", "Between single quotes a backslash is itself."),
    (STAGE + "    thoughts: «?»\n", "a text that begins with `?` needs quotes", 'Put quotes around the whole text: "…".'),
    ("«```yaml»\n" + STAGE, "three backticks are a Markdown fence, which is no part of a map", "Delete the line."),
    (STAGE + "«```»\n", "three backticks are a Markdown fence, which is no part of a map", "Delete the line."),
    (STAGE + '    pains: ["a"«，»"b"]\n', "`，` is no comma to YAML", "Write `, `."),
]  # fmt: skip

ITEMS_ALIKE = "Items of one list are indented alike. If it is one text, put quotes around it."
DASH = "A list item begins with `- `, a dash and a space. If it is one text, put quotes around it."
KEY = "A key ends with `: `, a colon and a space. If it is one text, put quotes around it."
FULL_WIDTH = "Write `name: ` with a half-width colon and a space."

SUSPECTS = [
    (STAGE + "    pains:\n      -Fees\n      «-Slow»\n", "YML19", "`-Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      -Fees\n      «-Slow»\n      -More\n    gets: x\n", "YML19", "`-Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      • Fees\n      «• Slow»\n", "YML19", "`• Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      – Fees\n      «– Slow»\n", "YML19", "`– Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      1. Fees\n      «2. Slow»\n", "YML19", "`2. Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      - Fees\n        «* Slow»\n", "YML19", "`* Slow` is read as a part of the text above it", DASH),
    (STAGE + "    pains:\n      - Slow\n        «- very slow»\n      - b\n", "YML19", "`- very slow` is read as a part of the text above it", ITEMS_ALIKE),
    (STAGE + "    pains: Slow\n      «- very slow»\n", "YML19", "`- very slow` is read as a part of the text above it", ITEMS_ALIKE),
    (STAGE + "    pains:\r\n      - Slow\r\n        «- very slow»\r\n", "YML19", "`- very slow` is read as a part of the text above it", ITEMS_ALIKE),
    ("stages:\n  - name = a\n    «pains = x»\n", "YML19", "`pains = x` is read as a part of the text above it", KEY),
    ("stages:\n  - name:a\n    «pains:x»\n", "YML19", "`pains:x` is read as a part of the text above it", KEY),
    ("stages:\n  - 认知\n    «pains：慢»\n", "YML19", "`pains：慢` is read as a part of the text above it", KEY),
    ("stages:\n  - name«：»认知\n", "YML20", "`：` is no colon to YAML, so that `name：` begins a text", FULL_WIDTH),
    (STAGE + "    gets: [网站«，»广告]\n", "YML20", "`，` is no comma to YAML, so that this list has one item",
     "Write `, `; if it is one item, put quotes around it."),
    (STAGE + "    gets: [网站«、»广告]\n", "YML20", "`、` is no comma to YAML, so that this list has one item",
     "Write `, `; if it is one item, put quotes around it."),
    (STAGE + "    gets: [«“Website», mobile”, Ads]\n", "YML20", "`“` is no quote to YAML: the comma behind `“Website` begins a new item",
     'Use straight quotes: "…".'),
    (STAGE + "    gets: [Ads, «„Website», mobil“]\n", "YML20", "`„` is no quote to YAML: the comma behind `„Website` begins a new item",
     'Use straight quotes: "…".'),
]  # fmt: skip

PROSE = [
    "    description: We wait\n      for days – often\n      – and then again\n      1. and so on\n",
    "    description: It is cold,\n      -5 degrees or\n      12.5 of them, see\n      https://x.example or at\n      12:30 o'clock\n",
    "    pains:\n      - goals\n      - Slow\n\n      - - nested\n        - list\n",
    '    pains: "Slow\n      - quoted\n      • too"\n    gets: |\n      - block\n      - text\n',
    "    description: >\n      name = x\n      -Slow\n    pains:\n      # - a comment\n      - x # - y\n",
    "    pains: [很慢，不清楚, 贵]\n    gets: [これは、いい]\n    thoughts: 我想，这很好：真的\n",
    "    pains: ['网站，广告', \"“a”, b\"]\n    thoughts: [“Slow”, “Dear”]\n    gets:\n      - “a, b”\n",
    "    thoughts:\n      - 注意：很慢\n      - App：很慢\n",
    "    gets: see [a，b] here\n    x: {name: &n [a, b]}\n",
]


def unmarked(marked: str) -> tuple[str, tuple[int, int]]:
    before, rest = marked.split("«")
    inside, after = rest.split("»")
    return before + inside + after, (len(before), len(before + inside))


@pytest.mark.parametrize(("marked", "message", "help"), SLIPS)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_slip_is_told_where_it_happened(marked: str, message: str, help: str, line_break: str) -> None:
    text, place = unmarked(marked.replace("\n", line_break))
    [problem] = read(text, "m").problems
    assert (problem.rule, problem.message, problem.help, (problem.start, problem.end)) == (
        "YML01",
        message,
        help,
        place,
    )


@pytest.mark.parametrize(("marked", "rule", "message", "help"), SUSPECTS)
def test_a_misread_text_is_a_warning(marked: str, rule: str, message: str, help: str) -> None:
    text, place = unmarked(marked)
    [problem] = read(text, "m").problems
    assert (problem.rule, problem.message, problem.help, (problem.start, problem.end)) == (rule, message, help, place)


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_texts_raise_no_suspicion(text: str) -> None:
    assert read(STAGE + text, "m").problems == ()


@pytest.mark.parametrize("file", sorted((ROOT / "examples").rglob("*.yaml")), ids=lambda file: file.name)
def test_examples_raise_no_suspicion(file: Path) -> None:
    assert read(file.read_bytes(), file.name).problems == ()


def test_familiar_keys_are_keys_of_the_format() -> None:
    known = {field.alias or name for model in models_in(Journey) for name, field in model.model_fields.items()}
    assert known >= FAMILIAR_KEYS
