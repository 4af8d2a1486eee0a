"""Did you mean: the word that was probably meant."""

from collections.abc import Iterable

_ALIKE = 0.66
"""Two of three letters in common, the others changed, left out or swapped (`difflib`'s ratio): "wbe" is "web"."""

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

    found = get_close_matches(wanted, folded, n=1, cutoff=_ALIKE)
    return folded[found[0]] if found else None


class Suggester:
    """Did-you-mean for one file: no more than people read, and no more work than they wait for."""

    def __init__(self, suggestions: int = 100, comparisons: int = 20_000) -> None:
        """Take how many suggestions to make at most, and how many words to compare for them in all."""
        self._suggestions = suggestions
        self._comparisons = comparisons

    def closest(self, word: str, words: Iterable[str]) -> str | None:
        """Return the one of `words` that was probably meant; None if none is close or there were enough already."""
        if self._suggestions <= 0 or self._comparisons <= 0:
            return None
        candidates = tuple(words)
        self._suggestions -= 1
        self._comparisons -= len(candidates)
        return closest(word, candidates) if self._comparisons >= 0 else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return words as a sentence part: "a, b or c"."""
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final
