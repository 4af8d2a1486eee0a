"""Which texts say something, and which only hold a place."""

import re
import unicodedata
from functools import lru_cache

_PLACEHOLDERS = frozenset(
    (
        *("TODO", "TBD", "TBC", "TBA", "N/A", "N.A", "NA", "XXX", "FIXME", "PLACEHOLDER", "WIP"),
        *("待填写", "待填寫", "待定", "待補", "未定", "未記入"),
    )
)
_DUMMY = re.compile(r"lorem ipsum", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\}|【[^【】]*】")


@lru_cache(maxsize=16384)
def is_placeholder(text: str) -> bool:
    """Tell whether a whole text only holds a place: dashes and dots, TODO, TBD, "lorem ipsum", [in brackets], 待定.

    Words count in capitals only: "todo" is a word of Spanish. An emoji says something.
    """
    bare = text.strip()
    if bare.rstrip(".:!").upper() in _PLACEHOLDERS and bare == bare.upper():
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
