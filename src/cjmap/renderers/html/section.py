"""What a view brings to a page: its template, its style rules, and what the template needs beside the view."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field


class Section(Struct, frozen=True):
    """A view as a part of a page.

    `template` draws it, `style` are names of files with rules that it needs, `rules` are rules for this page alone,
    such as the widths of columns. `variables` are what the template gets besides what all templates get.
    """

    template: str
    style: tuple[str, ...]
    rules: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
