"""What departments of a business are called.

`departments.json` holds their names in every language, and the words around a name ("Sales team", "Abteilung Recht").
Support and service are left out: that is what customers call them, too.
"""

from functools import cache, lru_cache

from cjmap.vocabulary.comparing import compact
from cjmap.vocabulary.languages import LANGUAGES, closest_language
from cjmap.vocabulary.tables import read_json


@lru_cache(maxsize=4096)
def is_department(name: str, language: str | None) -> bool:
    """Tell whether a whole name is that of a department.

    It is looked up in `language` (a BCP 47 tag) and in English; in every language where that is not known.
    """
    languages = LANGUAGES if language is None else (closest_language(language), "en")
    known = frozenset().union(*(_names(each) for each in languages))
    bare = compact(_bare(name))
    return not known.isdisjoint((compact(name), bare, bare.removesuffix("s")))  # Vertriebsabteilung


def _bare(name: str) -> str:
    """Return a name without a word for "department" before and behind it."""
    text = " ".join(name.casefold().split())
    before, after = _around()
    for word in before:
        if text.startswith(f"{word} "):
            text = text.removeprefix(f"{word} ")
            break
    for word in after:
        if text.endswith(word) and len(text) > len(word):
            return text.removesuffix(word)
    return text


@cache
def _around() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that may stand before a name and behind it, the longest first."""
    around: dict[str, list[str]] = read_json("departments.json")["around"]
    before, after = (tuple(sorted(around[side], key=len, reverse=True)) for side in ("before", "after"))
    return before, after


@cache
def _names(language: str) -> frozenset[str]:
    names: dict[str, list[str]] = read_json("departments.json")["names"]
    return frozenset(map(compact, names[language]))
