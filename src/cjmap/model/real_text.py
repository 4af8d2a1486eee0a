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

_DUMMY = re.compile(r"lorem ipsum", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\}")


@lru_cache(maxsize=16384)
def is_placeholder(text: str) -> bool:
    """Tell whether a whole text only holds a place: dashes and dots, TODO, TBD, "lorem ipsum", [in brackets], 待定.

    So does a word for "none" alone: an empty list says that. What is a word of some language ("todo") counts in
    capitals only. An emoji says something.
    """
    bare = text.strip()
    word = bare.rstrip(".:!").rstrip()
    if word in _CAPITALS or word.casefold() in _PLACEHOLDERS or word.casefold() in _NONE:
        return True
    if _DUMMY.match(bare) or _BRACKETED.fullmatch(bare):
        return True
    return all(unicodedata.category(char)[0] in "PZC" or char in "|~^=+<>`" for char in bare)


@lru_cache(maxsize=16384)
def is_real(text: str) -> bool:
    """Tell whether a text says something: no placeholder, and two letters or digits, or one character of CJK."""
    if is_placeholder(text):
        return False
    letters = [char for char in text if char.isalnum()]
    return len(letters) >= 2 or any(_is_ideograph(char) for char in letters)


def _is_ideograph(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
