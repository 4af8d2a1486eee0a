"""The page of a rule: its docstring, taken apart."""

import re

from msgspec import Struct

SECTIONS = ("Why", "Bad", "Good", "How to fix", "When it is silent", "Source")
"""The sections of a page, in this order; "When it is silent" may be missing."""


class Page(Struct, frozen=True):
    """What a page says: its title ("GAP01 stage-without-touchpoint: …"), what the rule finds, and its sections."""

    title: str
    what: str
    sections: dict[str, str]

    @property
    def id(self) -> str:
        """Return the id that the title begins with: "GAP01"."""
        return self.title.partition(" ")[0]

    @property
    def name(self) -> str:
        """Return the name behind the id: "stage-without-touchpoint"."""
        return self.title.partition(": ")[0].partition(" ")[2]

    @property
    def summary(self) -> str:
        """Return what the title says behind id and name, as the end of a sentence: "a stage in which …"."""
        return self.title.partition(": ")[2]

    @property
    def help(self) -> str:
        """Return why it matters and how to mend it, in about two sentences: the first paragraphs of these sections."""
        return " ".join(_first_paragraph(self.sections.get(name, "")) for name in ("Why", "How to fix")).strip()

    @property
    def why(self) -> str:
        """Return why it matters, in about one sentence."""
        return _first_paragraph(self.sections.get("Why", ""))


def read_page(text: str) -> Page:
    """Return the page that a docstring is: a title line, what the rule finds, then sections that begin with `## `."""
    head, *rest = re.split(r"(?m)^## ", text.strip() + "\n")
    title, _, what = head.partition("\n")
    sections = {name.strip(): body.strip() for name, _, body in (part.partition("\n") for part in rest)}
    return Page(title.strip().removesuffix("."), what.strip(), sections)


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
