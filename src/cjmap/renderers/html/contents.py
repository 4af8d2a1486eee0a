"""What cells say, written once and used again where a page shows the same cell in another place."""

import re

from markupsafe import Markup

from cjmap.view.parts import Content

_IDS = re.compile(r' id="[^"]*"')
_FOR_SCREENS = re.compile(r' (?:id|title|aria-label)="[^"]*"')
"""Attributes that mean nothing on paper. Quotation marks of authors are written as entities, so these are only ours."""


class Contents:
    """The written contents of the cells of one map."""

    def __init__(self) -> None:
        """Begin with none."""
        self._written: dict[int, Markup] = {}

    def keep(self, content: Content, written: Markup) -> Markup:
        """Keep how a content is written, and return it."""
        self._written[id(content)] = written
        return written

    def again(self, content: Content, paper: bool) -> Markup | None:
        """Return a content without ids, for paper also without what only screens need; None if it was not kept."""
        written = self._written.get(id(content))
        return None if written is None else Markup((_FOR_SCREENS if paper else _IDS).sub("", written))
