"""The pages of what the loader tells. These are no rules and have no files: all pages stand in `loader_pages.md`."""

import re
from functools import cache
from pathlib import Path

from cjmap.rules.page import Page, read_page


@cache
def loader_pages() -> dict[str, Page]:
    """Return the pages by id; each has what the loader found and the sections "Bad" and "How to fix"."""
    text = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    pages = (read_page(part) for part in re.split(r"(?m)^# (?=[A-Z]+\d\d )", text)[1:])
    return {page.id: page for page in pages}
