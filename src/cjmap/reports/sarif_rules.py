"""The rules in a SARIF log: what they find, why it matters and how to fix it, from their pages."""

import re
from typing import Any

from cjmap.finding import Severity
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.loader.codes import WARNINGS
from cjmap.rules import find_page, find_rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""The severities in the words of SARIF."""

_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""The severities in the words of GitHub's code scanning, for rules that are not about security."""


def describe_rule(id_: str) -> dict[str, Any]:
    """Return the descriptor of a rule, or of what the loader tells; options and presets are the same for every run.

    Raises:
        KeyError: nothing has the id.
    """
    page = find_page(id_)
    severity = _severity(id_)
    summary = f"{page.summary[:1].upper()}{page.summary[1:]}."
    body = _unlinked("\n\n".join((page.what, *(f"## {heading}\n\n{text}" for heading, text in page.sections.items()))))
    return {
        "id": id_,
        "name": page.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": " ".join(_unlinked(page.what).split())},
        "help": {"text": body, "markdown": f"# {page.title}\n\n{body}"},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": _tags(id_), "problem.severity": _PROBLEMS[severity]},
    }


def _severity(id_: str) -> Severity:
    if id_ in LOADER_NAMES:
        return Severity.WARNING if id_ in WARNINGS else Severity.ERROR
    return find_rule(id_).rule.severity


def _tags(id_: str) -> list[str]:
    """Return the letters that the id begins with, and the smallest preset that holds the rule."""
    category = id_.rstrip("0123456789")
    return [category] if id_ in LOADER_NAMES else [category, find_rule(id_).rule.preset.value]


def _unlinked(markdown: str) -> str:
    """Return Markdown without its links to our other pages, which are not beside the log; their text stays."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", markdown)
