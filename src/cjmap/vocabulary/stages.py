"""The canonical stages of a customer journey: what they are called, and which one the name of a stage means.

`stages.json` holds the stages in their order with their names in every language; the first name is the one that
is shown. `stage-words.json` holds the small words around a name: "stage 2: the purchase", "achat et usage".
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from cjmap.vocabulary.languages import closest_language
from cjmap.vocabulary.tables import read_json

# A longer text is a sentence and no name; the limit also bounds the work that a hostile map can cause.
_LONGEST_NAME = 200

# A name may itself hold up to two words or signs that connect names ("prise en main"): five parts in all.
_LONGEST_RUN = 5

_ACCENTS = re.compile("[\u0300-\u036f]")


class _Grammar(NamedTuple):
    """How names of stages are put together."""

    lead: re.Pattern[str]  # what may stand before a name: numbers, words for "stage", articles
    between: re.Pattern[str]  # what may stand between two names, as a group, so that splitting keeps it
    stage_words: tuple[str, ...]  # words for "stage", which may also follow a name, even without a space


def canonical_stages() -> tuple[str, ...]:
    """Return the canonical stages in the order of the journey."""
    return tuple(_names())


@cache
def frameworks() -> Mapping[str, tuple[str, ...]]:
    """Return for each framework the canonical stages that a complete map has."""
    return MappingProxyType({name: tuple(stages) for name, stages in read_json("frameworks.json").items()})


def stage_name(kind: str, language: str | None) -> str:
    """Return the name of a canonical stage in the language closest to `language`, a BCP 47 tag.

    Raises KeyError if `kind` is not a canonical stage.
    """
    return _names()[kind][closest_language(language)][0]


def recognise_stage(name: str) -> tuple[str, ...]:
    """Return the canonical stages that the name of a stage means, in the order of the name.

    The name may be in any language, carry two stages ("Adoption / Retention"), a number and a word for "stage"
    ("Fase 2: Oriëntatie", "認知フェーズ"). Case, accents, hyphens and width do not matter. A part between
    connecting words counts only as a whole ("Reuse" is not use), and what stands in brackets only if nothing
    else is recognised. The result is empty if no part is known.
    """
    return tuple(dict.fromkeys(kind for kind in _kinds(name) if kind))


def knows_stage(name: str) -> bool:
    """Tell whether every part of a stage's name is known: "Purchase & use" is, "Browsing & selection" is not."""
    kinds = _kinds(name)
    return bool(kinds) and None not in kinds


@lru_cache(maxsize=4096)
def _kinds(name: str) -> tuple[str | None, ...]:
    """Return the canonical stage of each part of a name, None for a part that is not known."""
    if len(name) > _LONGEST_NAME:
        return ()
    text = _fold(name)
    kinds = _kinds_in(re.sub(r"\([^()]*\)", " ", text))
    return kinds if any(kinds) else _kinds_in("/".join(re.findall(r"\(([^()]*)\)", text)))


def _kinds_in(text: str) -> tuple[str | None, ...]:
    """Return the canonical stage of each part of a text, each part taken as short as possible."""
    parts = _grammar().between.split(text)
    kinds: list[str | None] = []
    while parts:
        runs = range(1, min(len(parts), _LONGEST_RUN) + 1, 2)
        kind, count = next(((k, n) for n in runs if (k := _kind("".join(parts[:n])))), (None, 1))
        kinds.append(kind)
        parts = parts[count + 1 :]
    return tuple(kinds)


def _kind(part: str) -> str | None:
    return next((_index()[name] for name in _possible_names(part) if name in _index()), None)


def _possible_names(part: str) -> Iterator[str]:
    """Yield what could be the name in a text: all of it, then less and less."""
    yield _compact(part)
    name = _compact(_grammar().lead.sub("", part))
    yield name
    for word in _grammar().stage_words:
        if name.endswith(word):
            stem = name.removesuffix(word)
            yield stem
            yield stem.removesuffix("s")  # the s that joins words in Dutch and German: Nutzungsphase


def _fold(text: str) -> str:
    """Take away case, width and accents of letters (but not the marks that make another kana)."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    letters = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", letters)


def _compact(text: str) -> str:
    """Take away everything but letters and digits, so that "sign-up", "sign up" and "signup" are one."""
    return "".join(filter(str.isalnum, text))


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    """Return the names of every stage in every language."""
    names: dict[str, dict[str, list[str]]] = read_json("stages.json")
    return names


@cache
def _index() -> dict[str, str]:
    """Return the canonical stage of every name."""
    named = [(name, kind) for kind, by in _names().items() for names in by.values() for name in names]
    return {_compact(_fold(name)): kind for name, kind in named}


@cache
def _grammar() -> _Grammar:
    table: dict[str, list[str]] = read_json("stage-words.json")
    words = {group: [_fold(word) for word in listed] for group, listed in table.items()}
    leading = "|".join(_leading(word) for word in words["stage words"] + words["particles"])
    number = r"第\s*[\d一二三四五六七八九十]+|\d+"
    and_words = "|".join(map(re.escape, words["and words"]))
    and_signs = "|".join(map(re.escape, words["and signs"]))
    return _Grammar(
        lead=re.compile(rf"^(?:[\s.:)#_-]*(?:{number}|{leading}))+"),
        between=re.compile(rf"(\s(?:{and_words}|-+)\s|{and_signs})"),
        stage_words=tuple(words["stage words"]),
    )


def _leading(word: str) -> str:
    """Return a pattern for a word before a name; only l', d' and words of CJK may run on into the name."""
    may_run_on = not word.isascii() or word.endswith("'")
    return re.escape(word) + ("" if may_run_on else r"(?![^\W\d_])")
