"""Whether two values of a claim say the same: "€12", "12 EUR" and "€ 12,00"; "24 h" and "1 day"."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from cjmap.model.quantities import parse_duration
from cjmap.vocabulary.claims import currencies, limit_words, per_words
from cjmap.vocabulary.units import duration_units

_LONGEST = 100
"""A longer text is no value but a sentence; it is only compared as a text."""

_NUMBER = re.compile(
    r"(?P<groups>[1-9]\d{0,2}(?:[ '’.,]\d{3})+)(?:[.,](?P<cents>\d{1,2}))?(?!\d)|(?P<whole>\d+)(?:[.,](?P<part>\d+))?"
)
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:-+|–|—)")
_PERCENT = re.compile(r"(?<=\d)\s*(?:%|percent|per cent|pct|procent|prozent|por ciento|por cento|pour cent)")
_PHONE = re.compile(r"[+(]*\d[\d ()/.-]{5,}\d")


@lru_cache(maxsize=4096)
def normal_value(text: str) -> str:
    """Return the value of a claim in a form in which equal values are equal texts.

    Case, width, spaces, number formats, names of currencies and units of time do not matter; "within 24 h" promises
    what "24 h" does.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(".!")
    if len(plain) > _LONGEST or not any(map(str.isdigit, plain)):
        return plain
    bare = _limits().sub("", plain) or plain
    try:
        duration = parse_duration(bare)
        return f"{_whole_years(duration.least)} to {_whole_years(duration.most)} s"
    except ValueError:
        pass
    if _PHONE.fullmatch(bare):
        return "".join(filter(str.isdigit, bare))
    numbered = _NUMBER.sub(_number, _PERCENT.sub("%", _NO_CENTS.sub("", bare)))
    rated = _rates().sub(_rate, _money().sub(_amount, numbered))
    return re.sub(r"\s*[-–—]\s*", "-", rated)


def _whole_years(seconds: float) -> float:
    """Return a length of time in seconds, years as twelve months: "1 year" promises what "12 months" does."""
    year, month = duration_units()["year"], duration_units()["month"]
    return seconds / year * 12 * month if seconds % year == 0 else seconds


def normal_values(texts: Iterable[str]) -> frozenset[str]:
    """Return the values of a claim, of which order and repetition do not matter."""
    return frozenset(map(normal_value, texts))


def _number(match: re.Match[str]) -> str:
    """Return a number without marks between thousands, with a point before decimals, without zeros at their end."""
    whole = re.sub(r"\D", "", match["groups"] or match["whole"])
    decimals = (match["cents"] or match["part"] or "").rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _amount(match: re.Match[str]) -> str:
    code = currencies()[match["before"] or match["behind"]]
    return f"{match['first'] or match['second']} {code}"


def _rate(match: re.Match[str]) -> str:
    return f"/{duration_units()[match['unit']]} s"


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_words(limit_words())})\s*(?=[^\s])")


@cache
def _money() -> re.Pattern[str]:
    words, number = _words(currencies()), r"\d+(?:\.\d+)?"
    return re.compile(rf"(?P<before>{words})\s*(?P<first>{number})|(?P<second>{number})\s*(?P<behind>{words})")


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_words(per_words())})\s*(?P<unit>{_words(duration_units())})")


def _words(words: Iterable[str]) -> str:
    """Return a pattern for one of some words; one of letters is no part of a longer word."""
    return "|".join(map(_word, sorted(words, key=len, reverse=True)))


def _word(word: str) -> str:
    before = r"(?<![^\W\d_])" if word[0].isalpha() and word[0] < "\u2e80" else ""
    behind = r"(?![^\W\d_])" if word[-1].isalpha() and word[-1] < "\u2e80" else ""
    return f"{before}{re.escape(word)}{behind}"
