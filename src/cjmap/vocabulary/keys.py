"""The words that people write instead of the keys of the format."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cjmap.vocabulary.tables import read_json


@cache
def key_synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return for every key of the format the words that people write instead, in all languages.

    Words are NFKC and case-folded, with `_` for spaces and hyphens. One word may stand for several keys (`title`
    for `name` and for `text`), and may be a key itself: only the place where it was written tells which key was
    meant.
    """
    return MappingProxyType({key: tuple(words) for key, words in read_json("keys.json").items()})
