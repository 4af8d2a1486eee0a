"""Quoting for Markdown: what an author wrote stays text wherever the report is read, and calls nobody."""

import re

from cjmap.reports.text import printable

_MARK = re.compile(r"[\\`*_{}\[\]<>&|~$#!^@]|:(?=//)|(?<!:)/(?=/)|www\.", re.IGNORECASE)
"""What means something anywhere in Markdown as GitHub and GitLab read it."""

_CODE = re.compile(r"(?<![`$])`(?! )([\w:\[\]./ -]+)(?<! )`(?![`$])", re.ASCII)
"""A name in backticks, as our own sentences have them: code of such characters is harmless, whoever wrote it. Between
dollars it would be a formula."""

_CALL = re.compile(r"(?<=[@#!~%$&^])(?=\w)|(?<=:)(?=[\w+-]+:)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
"""Where a call of people, issues, requests, labels, milestones or pictures goes on behind its mark. These are looked
for in the text that Markdown has become, where no backslash is left: only a break helps."""

_BREAK = "<!-- -->"


def markdown_text(text: str) -> str:
    """Return a text in one line, for the middle of a paragraph or a table cell of Markdown; `names` are code in it."""
    line = " ".join(printable(part) for part in text.split())
    parts, end = [], 0
    for code in _CODE.finditer(line):
        if not _CALL.search(code[1]):
            parts += [_quoted(line[end : code.start()]), code[0]]
            end = code.end()
    return "".join((*parts, _quoted(line[end:])))


def _quoted(text: str) -> str:
    return _BREAK.join(_MARK.sub(_escaped, part) for part in _CALL.split(text))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark[:-1]}\\{mark[-1]}"
