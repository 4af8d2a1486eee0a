"""Ids: what the author wrote, else the slug of the name."""

import re
import unicodedata
from collections.abc import Iterable

_NO_LETTERS = re.compile("[^a-z0-9]+")
_NO_WORD = re.compile(r"[\W_]")


MAX_NAME = 1000
"""So much of a name becomes its id; one character can become 18 letters (`ﷺ`)."""


def slug(name: str) -> str:
    """Return a name as an id: lower case, letters and digits of any script kept, all else one hyphen.

    "Import & export" -> "import-export", "新手引导" -> "新手引导", "★" -> "".
    """
    name = name[:MAX_NAME]
    if name.isascii():
        return _NO_LETTERS.sub("-", name.lower()).strip("-")
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "-".join(_NO_WORD.sub(_space_or_mark, folded).split())


def _space_or_mark(match: re.Match[str]) -> str:
    """Return a mark, which belongs to the letter before it, as it is, and a space for anything else."""
    return match[0] if unicodedata.category(match[0])[0] == "M" else " "


def derive_ids(things: Iterable[tuple[str | None, str]], fallback: str) -> tuple[str, ...]:
    """Return an id for each (written id or None, name).

    A derived id that is taken gets -2, -3 …; a name without letters becomes `fallback` and its number ("step-3").
    Written ids are kept as they are, also where two are equal (which is the loader's to tell).
    """
    pairs = list(things)
    taken = {written for written, _ in pairs if written is not None}
    last: dict[str, int] = {}
    ids = []
    for number, (written, name) in enumerate(pairs, 1):
        if written is not None:
            ids.append(written)
            continue
        wanted = slug(name) or f"{fallback}-{number}"
        found, count = wanted, last.get(wanted, 1)
        while found in taken:
            count += 1
            found = f"{wanted}-{count}"
        last[wanted] = count
        taken.add(found)
        ids.append(found)
    return tuple(ids)
