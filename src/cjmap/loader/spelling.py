"""Did you mean: the word that was probably meant."""

from collections.abc import Iterable

MAX_LENGTH = 64
"""Longer words are no typing mistakes, and comparing them takes long."""


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that is spelled most like `word`, None if none is close (case does not matter)."""
    if not 0 < len(word) <= MAX_LENGTH:
        return None
    folded: dict[str, str] = {}
    for candidate in words:
        folded.setdefault(candidate.casefold(), candidate)
    wanted = word.casefold()
    if wanted in folded:
        return folded[wanted]
    from difflib import get_close_matches

    # A short word has to share more: two of three letters are any word.
    cutoff = 0.75 if len(wanted) < 5 else 0.66
    found = get_close_matches(wanted, folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return words as a sentence part: "a, b or c"."""
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final
