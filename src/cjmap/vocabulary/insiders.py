"""Words that a business says of its customers, and customers never say of themselves.

`insider-words.json` holds them in every language: words of marketing and sales (funnel, churn, MQL) and of the trade of
journey maps itself (touchpoint, pain point). "Lead" stands only in phrases: it is a verb, too.
"""

import re
from functools import cache

from cjmap.vocabulary.languages import LANGUAGES, closest_language
from cjmap.vocabulary.tables import read_json


def find_insider_word(text: str, language: str | None) -> str | None:
    """Return the first insider word of a text as it stands there, or None.

    Words of `language` (a BCP 47 tag) and of English count; of every language where that is not known.
    """
    words = _words(None if language is None else closest_language(language))
    folded = text.casefold()
    tokens = words.keys() & _TOKEN.findall(folded)
    candidates = [word for token in tokens for word in words[token]] if tokens else []
    if not text.isascii():
        candidates += [word for word in words[""] if word in folded]
    if not candidates:
        return None
    found = re.search("|".join(map(_whole, sorted(candidates, key=_longest_first))), text, re.IGNORECASE)
    return found[0] if found else None


_TOKEN = re.compile(r"[^\W_]+")


@cache
def _words(language: str | None) -> dict[str, tuple[str, ...]]:
    """Return the words that count for a language, case-folded, by their first token; under "" those of CJK."""
    table: dict[str, list[str]] = read_json("insider-words.json")
    languages = LANGUAGES if language is None else dict.fromkeys((language, "en"))
    found: dict[str, list[str]] = {"": []}
    for word in sorted({word.casefold() for each in languages for word in table[each]}, key=_longest_first):
        first = _TOKEN.match(word) if word[0].isascii() else None
        found.setdefault(first[0] if first else "", []).append(word)
    return {first: tuple(words) for first, words in found.items()}


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _whole(word: str) -> str:
    """Return a pattern for a whole word; words of CJK stand in a text without spaces around them."""
    pattern = re.escape(word)
    if word[0].isascii():
        return rf"(?<![^\W_]){pattern}(?![^\W_])"
    return pattern
