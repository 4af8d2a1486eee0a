"""Which texts say something, and which only hold a place."""

import re
import unicodedata
from functools import lru_cache

_CAPITALS = frozenset(("TODO", "NA", "TBA", "FIXME", "PLACEHOLDER"))
"""Words that hold a place only where the author shouts them: "todo" and "na" are words of Spanish and Portuguese."""

_PLACEHOLDERS = frozenset(
    (
        *("tbd", "tbc", "n/a", "n.a", "xxx", "to be defined", "to be determined", "to be confirmed"),
        *("待填写", "待填寫", "待定", "待補", "待补充", "未定", "未記入"),
    )
)
_NONE = frozenset(
    (
        *("none", "geen", "keine", "aucun", "aucune", "ninguno", "ninguna", "nenhum", "nenhuma"),
        *("无", "無", "暂无", "暫無", "なし", "特になし"),
    )
)
"""Words for "there is none" as they stand in tables, where a map has an empty list."""

_LONGEST = 20
"""No word for a placeholder is longer, with its full stop."""

_DUMMY = "lorem ipsum"
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\}")


@lru_cache(maxsize=16384)
def is_placeholder(text: str) -> bool:
    """Tell whether a whole text only holds a place: dashes and dots, TODO, TBD, "lorem ipsum", [in brackets], 待定.

    So does a word for "none" alone: an empty list says that. What is a word of some language ("todo") counts in
    capitals only. An emoji says something.
    """
    bare = text.strip()
    if bare[:1].isalnum():
        return bare[: len(_DUMMY)].casefold() == _DUMMY or (len(bare) <= _LONGEST and _is_stopgap(bare))
    if _BRACKETED.fullmatch(bare):
        return True
    return all(unicodedata.category(char)[0] in "PZC" or char in "|~^=+<>`" for char in bare)


@lru_cache(maxsize=16384)
def is_real(text: str) -> bool:
    """Tell whether a text says something: two letters or digits, a character of CJK, an emoji; no placeholder."""
    if is_placeholder(text):
        return False
    letters = 0
    for char in text:
        letters += char.isalnum()
        if letters >= 2 or _is_wide(char):
            return True
    return False


def _is_stopgap(word: str) -> bool:
    bare = word.rstrip(".:!").rstrip()
    return bare in _CAPITALS or bare.casefold() in _PLACEHOLDERS or bare.casefold() in _NONE


def _is_wide(char: str) -> bool:
    """Tell whether a character says as much as a word: CJK or an emoji; wide punctuation is neither."""
    wide = unicodedata.east_asian_width(char) in "WF"
    return wide and (char.isalnum() or unicodedata.category(char) == "So")
