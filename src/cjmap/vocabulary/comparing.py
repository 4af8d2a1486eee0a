"""How names are compared with the words of the vocabulary."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")


def compact(text: str) -> str:
    """Return the letters and digits of a name, without case, width and accents: "E-Mail" and "ｅmail" are one.

    The marks that make another kana stay.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", letters)))
