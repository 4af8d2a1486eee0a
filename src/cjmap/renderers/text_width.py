"""How wide a text will be, in any script and without a font: an estimate on the safe side, and line breaks by it."""

import re
import unicodedata
from functools import lru_cache

_NARROW = frozenset(" \u00a0ijlI.,'|·")
_SLIM = frozenset('ftr()[]{}-/\\"*°:;!')
_BROAD = frozenset("mMW%&wGOQ+<>=~#ЖШЩЮЫМФжшщюымф")
_BROADEST = frozenset("@—…‰™")
_NO_BREAK_BEFORE = frozenset("。，、．！？：；…）》」』】〉〕”’·ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}%％")
_NO_BREAK_AFTER = frozenset("（《「『【〈〔“‘([{")
_BYTE = 27.8
"""What Graphviz takes for each UTF-8 byte of a character that its built-in metrics do not know, in 1/100 em."""
_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_LONGEST_CLUSTER = 16
"""Marks beyond this number count as characters of their own, so that a pile of them can be cut."""
ELLIPSIS = "…"


def text_width(text: str, size: int, bold: bool = False) -> int:
    """Return the pixels that a text needs at a font size: enough for any common sans serif face.

    Never less than Graphviz believes that it needs, which would stretch the cell the text stands in.
    """
    ours, engine = _widths(text, bold)
    return _pixels(ours, engine, size)


def wrap_text(text: str, width: int, size: int, bold: bool = False, most: int = 3) -> tuple[str, ...]:
    """Return a text cut into lines that fit a width, at most `most` of them; what is left out shows as "…".

    Breaks at spaces and between ideographs; a word that is longer than a line is cut, never inside a character.
    """
    lines: list[str] = []
    line = ""
    for gap, word in split_words(text[: (most + 1) * width]):
        joined = line + gap + word if line else word
        if text_width(joined, size, bold) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, width, size, bold)
        lines += full
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) > most:
        lines[most - 1 :] = [_shorten(lines[most - 1], width, size, bold)]
    return tuple(lines)


def split_words(text: str) -> list[tuple[str, str]]:
    """Return what may not be broken, each with the space before it (none between ideographs)."""
    words: list[tuple[str, str]] = []
    for number, part in enumerate(_SPACE.split(text.strip())):
        gap = " " if number else ""
        if part.isascii():
            words.append((gap, part))
            continue
        previous = ""
        for cluster in split_clusters(part):
            if previous and may_break(previous, cluster):
                words.append((gap, previous))
                gap, previous = "", ""
            previous += cluster
        words.append((gap, previous))
    return words


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbours without a space."""
    if after[0] in _NO_BREAK_BEFORE or before[-1] in _NO_BREAK_AFTER:
        return False
    return _is_wide(before[-1]) or _is_wide(after[0])


def split_clusters(text: str) -> list[str]:
    """Return what readers see as one character each: a base with its marks, joined emoji, pairs that make a flag."""
    found: list[str] = []
    for char in text:
        if found and len(found[-1]) < _LONGEST_CLUSTER and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def char_width(char: str) -> float:
    """Return the width of a character in 1/100 em: enough for any common sans serif face."""
    return _char_width(char, False)


def _shorten(line: str, width: int, size: int, bold: bool) -> str:
    """Return the line with "…" behind it, shorter by as much as that needs: by whole words unless little is left."""
    clusters = split_clusters(line)
    while clusters and text_width("".join(clusters) + ELLIPSIS, size, bold) > width:
        clusters.pop()
    kept = "".join(clusters)
    words = kept.rpartition(" ")[0]
    cut = len(kept) < len(line) and line[len(kept)] != " "
    return (words if cut and len(words) * 2 > len(kept) else kept).rstrip(" ,;·") + ELLIPSIS


def _cut(word: str, width: int, size: int, bold: bool) -> list[str]:
    """Return the pieces of a word that fit a width each."""
    pieces: list[list[str]] = [[]]
    ours = engine = 0.0
    for cluster in split_clusters(word):
        more = _widths(cluster, bold)
        ours, engine = ours + more[0], engine + more[1]
        if pieces[-1] and _pixels(ours, engine, size) > width:
            pieces.append([])
            ours, engine = more
        pieces[-1].append(cluster)
    return ["".join(piece) for piece in pieces]


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"


def _continues(before: str, char: str) -> bool:
    """Tell whether a character belongs to the cluster before it."""
    if unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    flag = len(before) == 1 and all("\U0001f1e6" <= letter <= "\U0001f1ff" for letter in (before, char))
    return flag or before[-1] == "\u200d"


def _pixels(ours: float, engine: float, size: int) -> int:
    """Return the pixels of the larger of two widths in 1/100 em."""
    return int(max(ours, engine) * size / 100) + 2


def _widths(text: str, bold: bool) -> tuple[float, float]:
    """Return the width of a text in 1/100 em as we see it, and as Graphviz believes it to be."""
    if text.isascii():
        ours = sum(map((_BOLD_ASCII if bold else _ASCII).__getitem__, text.encode()))
        return ours, ours
    ours = engine = 0.0
    for char in text:
        width = _char_width(char, bold)
        ours += width
        engine += width if char.isascii() else len(char.encode("utf-8", "replace")) * _BYTE
    return ours, engine


@lru_cache(maxsize=4096)
def _char_width(char: str, bold: bool) -> float:
    """Return the width of a character in 1/100 em."""
    width = _regular_width(char)
    return width * 1.06 if bold and width < 100 else width


def _regular_width(char: str) -> float:
    if char in _NARROW:
        return 30
    if char in _SLIM:
        return 42
    if char in _BROAD:
        return 95
    if char in _BROADEST:
        return 102
    if char.isascii():
        return 74 if char.isupper() else 60
    category = unicodedata.category(char)
    if char == "\ufe0f" or "\U0001f000" <= char <= "\U0001f3fa" or "\U0001f400" <= char <= "\U0001faff":
        return 130
    if category in ("Mn", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 100
    if char >= "\u2190" and category[0] == "S":
        return 102
    if category == "Lu":
        return 74
    return 60 if char < "\u0250" else 72


_ASCII, _BOLD_ASCII = (tuple(_char_width(chr(code), bold) for code in range(128)) for bold in (False, True))
"""The widths of the characters that most texts are made of, to be looked up without a call for each."""
