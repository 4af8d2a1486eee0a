"""The style sheet and the script of a page: read from files, joined, and known by their digests."""

import base64
import hashlib
from collections.abc import Iterable, Sequence

from cjmap.renderers.escape import css_string
from cjmap.renderers.html.environment import TEMPLATES
from cjmap.renderers.html.section import Section
from cjmap.renderers.html.theme import theme_rules
from cjmap.renderers.style import Style

_SCRIPTS = ("page.js", "tabs.js", "theme.js", "show.js", "search.js", "details.js")
"""The parts of the script; `page.js` comes first, as the others use it."""


def style_sheet(sections: Iterable[Section], tabs: Sequence[str], style: Style) -> str:
    """Return the rules of a page: those of all pages, those of its sections, those of this page and house alone."""
    found = tuple(sections)
    files = dict.fromkeys(("page.css", *(file for section in found for file in section.style), "print.css"))
    rules = (section.rules for section in found)
    return "".join(
        (
            *map(_read, files),
            *(map(_tab_rule, tabs) if len(tabs) > 1 else ()),
            *rules,
            theme_rules(style.theme),
            _margin(style.file),
        )
    )


def script() -> str:
    """Return the script of a page, each part in a block of its own so that their names stay apart."""
    first, *others = map(_read, _SCRIPTS)
    return "".join((first, *(f"{{\n{part}}}\n" for part in others)))


def digest(text: str) -> str:
    """Return what the page's policy says of a style sheet or script that it holds."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    """Return a file without empty lines and the remarks of a script, which are for those who write it."""
    lines = (TEMPLATES / name).read_text(encoding="utf-8").split("\n")
    return "".join(f"{line}\n" for line in lines if line.strip() and not line.lstrip().startswith("// "))


def _tab_rule(name: str) -> str:
    """Return the rule that marks the tab of the view that is shown, where no script does."""
    shown = f"html:not(.js) body:has(#view-{name}:target,#view-{name} :target)"
    return f'{shown} .bar a[href="#view-{name}"]{{color:var(--ink);border-bottom-color:var(--acc)}}'


def _margin(file: str) -> str:
    """Return the rule that puts the name of the map's file below each printed page."""
    return f"@page{{@bottom-left{{content:{css_string(file)}}}}}" if file else ""
