"""The feelings lexicon: how good a feeling is.

`feelings.tsv` has a row for each feeling: its score, and in every language the words for it, separated by commas
(feminine forms, adjective and noun), in the folded form in which they are looked up: lower case, spaces for
hyphens. Scores go from -1 (very bad) over 0 to 1 (very good) in steps of 0.25. They are cjmap's own judgement,
ordered after the valence that common lists of affect words give; they measure nothing, and an explicit score in
a map overrides them.
"""

import unicodedata
from functools import cache, lru_cache

from cjmap.vocabulary.languages import LANGUAGES, closest_language
from cjmap.vocabulary.tables import read_text

_SHORTEST, _LONGEST = 5, 40
"""In shorter words one letter makes another word; longer ones are no single feeling."""
_APART = 2
"""A mistyped word is at most so many letters longer or shorter."""
_ALIKE = 0.85
"""`difflib`'s ratio from which words are taken for one: a wrong letter of seven, two swapped, or one left out."""


@lru_cache(maxsize=16384)
def feeling_score(feeling: str, language: str | None = None) -> float | None:
    """Return the score of a feeling from -1 to 1, or None if the lexicon does not know it.

    The word is looked up in `language` (a BCP 47 tag) first, then in English, then in the other languages.
    Case, width, hyphens and punctuation do not matter.
    """
    word = _fold(feeling)
    for each in dict.fromkeys((closest_language(language), "en", *LANGUAGES)):
        score = _scores(each).get(word)
        if score is not None:
            return score
    return None


@lru_cache(maxsize=1024)
def closest_feeling(feeling: str, language: str | None = None) -> str | None:
    """Return the feeling of the lexicon that a misspelt word was probably meant to be, or None if none is close.

    Only words of `language` and of English count that begin alike and are about as long: that is how people mistype,
    and few words are left to compare.
    """
    word = _fold(feeling)
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    from difflib import get_close_matches

    for each in dict.fromkeys((closest_language(language), "en")):
        near = [known for known in _scores(each) if known[0] == word[0] and abs(len(known) - len(word)) <= _APART]
        if found := get_close_matches(word, near, n=1, cutoff=_ALIKE):
            return found[0]
    return None


def _fold(word: str) -> str:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    text = "".join(char if char.isalnum() else "'" if char in "'’" else " " for char in text)
    return " ".join(text.strip(" '").split())


@cache
def _scores(language: str) -> dict[str, float]:
    column = 1 + LANGUAGES.index(language)
    return {word: float(row[0]) for row in _rows() for word in row[column].split(", ")}


@cache
def _rows() -> list[list[str]]:
    return [line.split("\t") for line in read_text("feelings.tsv").splitlines()[1:]]
