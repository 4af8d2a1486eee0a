"""The words in claims: currencies, "a month", "within".

`claim-words.json` holds them for all languages together: a claim says "12 EUR" in any of them.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cjmap.vocabulary.tables import read_json


@cache
def currencies() -> Mapping[str, str]:
    """Return the code of each currency by its signs, codes and names, case-folded. A bare ¥ and 元 could be two."""
    table: dict[str, list[str]] = read_json("claim-words.json")["currencies"]
    return MappingProxyType({word: code for code, words in table.items() for word in words})


@cache
def per_words() -> tuple[str, ...]:
    """Return the words that stand before a unit of time: "a month", "/ maand", "par mois"."""
    return tuple(read_json("claim-words.json")["per"])


@cache
def limit_words() -> tuple[str, ...]:
    """Return the words before a value that is a promise either way: "within 24 h" promises what "24 h" does."""
    return tuple(read_json("claim-words.json")["at most"])
