"""Quoting for Markdown: what an author wrote stays text wherever the report is read, and calls nobody."""

import re

from cjmap.reports.text import printable

_MARK = re.compile(r"[\\`*_{}\[\]<>&|~$#!^@]|:(?=//)|www\.", re.IGNORECASE)
"""What means something anywhere in Markdown as GitHub and GitLab read it."""

_CALL = re.compile(r"(?<=[@#!~%$&^])(?=\w)|(?<=:)(?=[\w+-]+:)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
"""Where a call of people, issues, requests, labels, milestones or pictures goes on behind its mark. These are looked
for in the text that Markdown has become, where no backslash is left: only a break helps."""

_BREAK = "<!-- -->"


def markdown_text(text: str) -> str:
    """Return a text in one line, for the middle of a paragraph or a table cell of Markdown."""
    line = " ".join(printable(part) for part in text.split())
    return _BREAK.join(_MARK.sub(_escaped, part) for part in _CALL.split(line))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark[:-1]}\\{mark[-1]}"
