"""Rules explained: the list of them, and the page of one, for people and for programs."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.reports.json_text import json_text
from cjmap.reports.text import Span
from cjmap.rules.option import Option
from cjmap.rules.page import Page
from cjmap.version import __version__

WIDTH = 92
"""Columns that text is wrapped at: what people read with ease, indented."""

ALWAYS = "always"
"""Stands in the place of the preset of what makes a map wrong: no settings keep it quiet."""

CATEGORIES = {
    "GAP": "Something is missing",
    "BOT": "Customers get stuck",
    "INC": "Things disagree",
    "PAIN": "Pains, and what is done about them",
    "EVI": "Can we believe it?",
    "OBJ": "What is it for?",
    "IGN": "Comments that ignore findings",
    "YML": "Format, the text",
    "MAP": "Format, keys and values",
    "REF": "Format, references",
}
"""What the findings of a category are about, by the letters that its ids begin with."""


class Explained(Struct, frozen=True):
    """Something that cjmap can tell of a map.

    `preset` is the smallest preset that holds it, or `ALWAYS`; `folds` says whether several findings of it in one map
    become one.
    """

    id: str
    name: str
    severity: Severity
    preset: str
    folds: bool
    options: tuple[Option[Any], ...]
    page: Page

    @property
    def category(self) -> str:
        """Return the letters that the id begins with."""
        return self.id.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """Return the page's summary as a sentence."""
        return f"{self.page.summary[:1].upper()}{self.page.summary[1:]}."

    def sections(self) -> Iterator[tuple[str, str]]:
        """Yield the headings of the page with the Markdown below each; options stand before the source."""
        for heading, body in self.page.sections.items():
            if heading == "Source" and self.options:
                yield "Options", _options(self)
            yield heading, body


def _options(rule: Explained) -> str:
    """Return the options of a rule with what they mean, and the lines of the settings that hold their defaults."""
    meanings = [f"- `{option.name}`: {option.about}" for option in rule.options]
    defaults = [f"{option.name} = {json.dumps(option.default, ensure_ascii=False)}" for option in rule.options]
    settings = ["```toml", f"[rules.{rule.id}]", *defaults, "```"]
    return "\n".join([*meanings, "", "The defaults, as they would stand in `cjmap.toml`:", "", *settings])


def by_category(rules: Iterable[Explained]) -> Iterator[tuple[str, list[Explained]]]:
    """Yield the categories of rules that are sorted by them, each with its rules."""
    for category, members in groupby(rules, key=lambda rule: rule.category):
        yield category, list(members)


def render_list(rules: Sequence[Explained]) -> Iterator[Span]:
    """Yield the rules in one line each, below the headings of their categories."""
    width = max(len(rule.name) for rule in rules)
    for number, (category, members) in enumerate(by_category(rules)):
        yield "\n" if number else "", ""
        yield f"{category}  {CATEGORIES[category]}", "bold"
        yield "\n", ""
        for rule in members:
            yield f"  {rule.id:6} {rule.name:{width}}  ", ""
            yield f"{rule.severity.value:7}", rule.severity.value
            yield f"  {rule.preset:11}  {rule.page.summary}\n", ""


def render_page(rule: Explained) -> Iterator[Span]:
    """Yield the page of one rule."""
    yield f"{rule.id} {rule.name}", "bold"
    yield f"\n{rule.summary}\n\n", ""
    yield rule.severity.value, rule.severity.value
    yield f" · {scope(rule)}", "dim"
    yield "\n\n", ""
    yield from _laid_out(rule.page.what, "")
    for heading, body in rule.sections():
        yield "\n", ""
        yield heading, "bold"
        yield "\n", ""
        yield from _laid_out(body, "  ")


def scope(rule: Explained) -> str:
    """Return in which presets a rule is, and whether it folds."""
    held = {
        ALWAYS: "always told, whatever is chosen",
        "minimal": "in every preset",
        "recommended": "in the presets recommended and strict",
        "strict": "in the preset strict",
    }
    return f"{held[rule.preset]} · more than two in a map become one" if rule.folds else held[rule.preset]


def render_json(rules: Iterable[Explained]) -> str:
    """Return the rules as one JSON document; texts are Markdown."""
    document = {
        "format": "cjmap-rules",
        "version": 1,
        "tool": {"name": "cjmap", "version": __version__},
        "rules": [_data(rule) for rule in rules],
    }
    return json_text(document)


def _data(rule: Explained) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category,
        "severity": rule.severity.value,
        "preset": rule.preset,
        "folds": rule.folds,
        "summary": rule.summary,
        "what": rule.page.what,
        "sections": dict(rule.page.sections),
        "options": [{"name": each.name, "default": each.default, "about": each.about} for each in rule.options],
    }


def _laid_out(markdown: str, indent: str) -> Iterator[Span]:
    """Yield Markdown (paragraphs, lists, fenced blocks) as text of a terminal, blank lines between the blocks."""
    for number, block in enumerate(re.findall(r"(?ms)^```.*?^```$|(?:^(?!```)[^\n]+\n?)+", markdown)):
        yield "\n" if number else "", ""
        if block.startswith("```"):
            lines = block.splitlines()[1:-1]
            yield "".join(f"{indent}  {line}".rstrip() + "\n" for line in lines), "help"
        else:
            for item in re.split(r"(?m)\n(?=- )", block.strip("\n")):
                yield _wrapped(item, indent) + "\n", ""


def _wrapped(text: str, indent: str) -> str:
    """Return a paragraph or list item wrapped; links are their text, code stays on one line."""
    plain = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", " ".join(text.split()))
    plain = re.sub(r"\[([^\]]+)\]\((https?:[^)]*)\)", r"\1 (\2)", plain)
    whole = re.sub(r"`[^`]+`", lambda match: match[0].replace(" ", "\0"), plain)
    hanging = indent + ("  " if text.startswith("- ") else "")
    wrapped = textwrap.fill(
        whole, WIDTH, initial_indent=indent, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
    return wrapped.replace("\0", " ")
