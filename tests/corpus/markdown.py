"""Reading Markdown as converters need it: sections, tables, lists, and cells that hold several items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Section:
    """A heading, its level (1 is the title), and the lines up to the next heading of any level."""

    level: int
    title: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the section's lines as one text."""
        return "\n".join(self.lines).strip()


def read_sections(source: str) -> list[Section]:
    """Return the sections of a document in order, without the numbering of their headings."""
    sections = [Section(0, "")]
    fenced = False
    for line in source.splitlines():
        fenced ^= line.startswith("```")
        heading = None if fenced else re.fullmatch(r"(#+) (?:\d+(?:\.\d+)*\.? )?(.*)", line)
        if heading:
            sections.append(Section(len(heading[1]), heading[2]))
        else:
            sections[-1].lines.append(line)
    return sections


def read_table(lines: list[str]) -> list[list[str]]:
    """Return the rows of the pipe table among some lines, its headings first, the ruler left out."""
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in lines if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in (rows[:1] + rows[2:])]


def bullets(lines: list[str]) -> list[str]:
    """Return the items of the lists among some lines."""
    return [match[1].strip() for line in lines if (match := re.match(r"(?:-|\d+\.) (.*)", line))]


def plain(text: str) -> str:
    """Return a text without the marks of bold and italic."""
    return re.sub(r"\*+", "", text).strip()


def items(cell: str) -> list[str]:
    """Return the items of a cell: separated by commas, but not by those inside brackets."""
    return [item.strip() for item in re.split(r",\s*(?![^()]*\))", cell) if item.strip()]


def fences(source: str, first_word: str) -> Iterator[list[str]]:
    """Yield the lines of each code block whose content begins with a word, that line left out."""
    for block in re.findall(r"^```\w*\n(.*?)^```", source, re.DOTALL | re.MULTILINE):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines and lines[0].split()[0] == first_word:
            yield lines[1:]
