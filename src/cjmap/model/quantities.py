"""Parsed types: ratings, shares, durations, dates, scores and the scale they are given on."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from msgspec import Struct
from pydantic import Field, Strict

from cjmap.model.texts import JsonSchema, Parsed, Text, is_scalar, mistake
from cjmap.vocabulary import duration_units

RATINGS = {"low": 1, "medium": 3, "high": 5}
"""The words for ratings, and the numbers that they mean on the scale 1 to 5."""


class Share(Struct, frozen=True):
    """A part of a whole: what the author wrote, on one line, and the percentage (0 to 100)."""

    text: str
    percent: float


class Duration(Struct, frozen=True):
    """A length of time: what the author wrote, on one line, and the least and most seconds (equal but for a range)."""

    text: str
    least: float
    most: float


class Scale(NamedTuple):
    """The ends of the author's emotion scale."""

    low: float
    high: float

    def unit(self, score: float) -> float:
        """Return a score of this scale as a number from -1 (very bad) to 1 (very good)."""
        return (score - self.low) / (self.high - self.low) * 2 - 1


def parse_rating(value: Any) -> int:
    """Return a rating, 1 to 5, from a number or from low, medium or high.

    Raises:
        PydanticCustomError: MAP05 for another word, MAP06 for a number outside 1 to 5.
    """
    if isinstance(value, str) and value in RATINGS:
        return RATINGS[value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value in (1, 2, 3, 4, 5):
            return int(value)
        raise mistake("MAP06", "is a whole number from 1 to 5, or low, medium or high")
    raise mistake("MAP05", "is low, medium or high, or a number from 1 to 5", word=str(value), words=RATINGS)


def _plain(value: Any) -> str:
    """Return a scalar as text, full-width digits and signs as ordinary ones."""
    return unicodedata.normalize("NFKC", str(value)) if is_scalar(value) else ""


def _line(value: Any) -> str:
    """Return a scalar as the author wrote it, on one line."""
    return " ".join(str(value).split())


_PERCENT = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*%")
_OF = re.compile(r"([0-9]{1,9})\s*(?:/|of|out of|van|von|sur|de|em|中)\s*([0-9]{1,9})")
_PERCENT_IN_WORDS = re.compile(r"~?\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*(?:%|percent|per cent|pct|procent|prozent)")


def parse_share(value: Any) -> Share:
    """Return a share from "30%", "12.5 %", "12,5%", "7 of 12" or "7/12".

    Raises:
        PydanticCustomError: MAP09 for anything else, MAP06 for more than 100 %.
    """
    text = _plain(value)
    percent = None
    if match := _PERCENT.fullmatch(text):
        percent = float(match[1].replace(",", "."))
    elif (match := _OF.fullmatch(text)) and int(match[2]):
        percent = 100 * int(match[1]) / int(match[2])
    if percent is None:
        number = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 100
        words = _PERCENT_IN_WORDS.fullmatch(text.casefold())
        meant = f"{value if value > 1 else value * 100:g}%" if number else f"{words[1]}%" if words else ""
        raise mistake("MAP09", "is a percentage like 30% (or 7 of 12)", meant)
    if percent > 100:
        raise mistake("MAP06", "is a part of the whole, so at most 100%")
    return Share(_line(value), percent)


_AMOUNT = re.compile(
    r"\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?)(?:\s*(?:-|–|—|~|〜|～|to|tot|bis|à|a|至|到|から)\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?))?\s*"
)
_UNIT = re.compile(r"[^0-9,;+]+")
_AND = re.compile(r"\s+(?:and|en|und|et|y|e)$")
_COMMON_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "min")


def parse_duration(value: Any) -> Duration:
    """Return a duration from a number and a unit of any of our languages, parts of it, or a range of it.

    "90 s", "2 days", "1 h 30 min", "2-3 weken", "3 个月". A month is 30 days and a year 365.

    Raises:
        PydanticCustomError: MAP08 for anything else, with the unit that is unknown or missing.
    """
    text = _plain(value).strip() if not isinstance(value, bool) else ""
    least = most = 0.0
    for low, high, seconds in _amounts(text):
        least += low * seconds
        most += high * seconds
    return Duration(_line(value), least, most)


def _amounts(text: str) -> Iterator[tuple[float, float, int]]:
    """Yield (least, most, seconds of the unit) of each part of a duration, at least one."""
    units = duration_units()
    position = 0
    while position < len(text) or position == 0:
        amount = _AMOUNT.match(text, position)
        unit = _UNIT.match(text, amount.end()) if amount else None
        if amount is None or unit is None:
            raise mistake("MAP08", 'is a number and a unit, like "2 days" or "90 s"')
        word = _AND.sub("", unit[0].strip().casefold()).rstrip(".")
        if word not in units:
            said = "can be minutes or months" if word == "m" else "is no unit"
            message = f'is a number and a unit, like "2 days" or "90 s"; `{word[:40]}` {said}'
            raise mistake("MAP08", message, word=word, words=() if word == "m" else _COMMON_UNITS)
        low = float(amount[1].replace(",", "."))
        high = float((amount[2] or amount[1]).replace(",", "."))
        yield min(low, high), max(low, high), units[word]
        position = unit.end()


_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OTHER_DATE = re.compile(r"([0-9]{1,4})[-./]([0-9]{1,2})[-./]([0-9]{1,4})")


def parse_date(value: Any) -> datetime.date:
    """Return a date from year-month-day (ISO 8601).

    Raises:
        PydanticCustomError: MAP07 for another order of the parts and for a day that does not exist.
    """
    text = str(value) if is_scalar(value) else ""
    match = _DATE.fullmatch(text)
    if match is None:
        raise mistake("MAP07", "is a date like 2026-10-01", _date_meant(text))
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise mistake("MAP07", "is a date like 2026-10-01, and this day does not exist") from None


def _date_meant(text: str) -> str:
    """Return the date that another order of year, month and day can only mean; nothing if it could mean two."""
    match = _OTHER_DATE.fullmatch(text)
    if match is None:
        return ""
    first, middle, last = (int(part) for part in match.groups())
    orders = [(first, middle, last)] if first > 31 else [(last, middle, first), (last, first, middle)]
    meant = set()
    for year, month, day in orders:
        try:
            meant.add(datetime.date(year, month, day).isoformat())
        except ValueError:
            continue
    return meant.pop() if len(meant) == 1 else ""


_LARGEST = 1e6
"""No end of an emotion scale is further away from zero."""


def parse_scale(value: Any) -> Scale:
    """Return the author's emotion scale from its two ends, the worst first.

    Raises:
        PydanticCustomError: MAP14 unless there are two finite numbers, the first below the second.
    """
    ends = list(value) if isinstance(value, (list, tuple)) else []
    numbers = [end for end in ends if isinstance(end, (int, float)) and not isinstance(end, bool)]
    if len(ends) != 2 or len(numbers) != 2 or not -_LARGEST <= numbers[0] < numbers[1] <= _LARGEST:
        raise mistake("MAP14", "is two numbers, the worst and the best score, like [-2, 2] or [1, 5]")
    return Scale(float(numbers[0]), float(numbers[1]))


_LANGUAGE_NAMES = {
    **dict.fromkeys(("english",), "en"),
    **dict.fromkeys(("dutch", "nederlands"), "nl"),
    **dict.fromkeys(("german", "deutsch"), "de"),
    **dict.fromkeys(("french", "français", "francais"), "fr"),
    **dict.fromkeys(("spanish", "español", "espanol"), "es"),
    **dict.fromkeys(("portuguese", "português", "portugues"), "pt"),
    **dict.fromkeys(("chinese", "中文", "简体中文"), "zh-Hans"),
    **dict.fromkeys(("繁體中文", "正體中文"), "zh-Hant"),
    **dict.fromkeys(("japanese", "日本語"), "ja"),
}


def parse_language(value: Any) -> str:
    """Return a language tag (BCP 47: en, pt-BR, zh-Hant).

    Raises:
        PydanticCustomError: MAP10 for anything else.
    """
    text = value if isinstance(value, str) else ""
    meant = _LANGUAGE_NAMES.get(text.casefold(), text.replace("_", "-"))
    if text != meant or not re.fullmatch(_LANGUAGE, text):
        meant = meant if re.fullmatch(_LANGUAGE, meant) else ""
        raise mistake("MAP10", "is a language tag like en, nl, pt-BR or zh-Hant", meant)
    return text


_LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_RATING_SCHEMA: JsonSchema = {"enum": [1, 2, 3, 4, 5, "low", "medium", "high"]}
# Full-width digits are read like others; a schema has to list them.
_SHARE_SCHEMA: JsonSchema = {
    "type": "string",
    "pattern": rf"^({_PERCENT.pattern}|{_OF.pattern})$".replace("[0-9]", "[0-9０-９]").replace("%", "[%％]"),
}
_DURATION_SCHEMA: JsonSchema = {"type": "string", "pattern": r"^\s*[0-9０-９](.*[^0-9０-９\s])$"}
_DATE_SCHEMA: JsonSchema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALE_SCHEMA: JsonSchema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_LANGUAGE_SCHEMA: JsonSchema = {"type": "string", "pattern": f"^{_LANGUAGE}$"}

Rating = Annotated[int, Parsed(parse_rating, _RATING_SCHEMA)]
Proportion = Annotated[Share, Parsed(parse_share, _SHARE_SCHEMA)]
TimeSpan = Annotated[Duration, Parsed(parse_duration, _DURATION_SCHEMA)]
Day = Annotated[datetime.date, Parsed(parse_date, _DATE_SCHEMA)]
EmotionScale = Annotated[Scale, Parsed(parse_scale, _SCALE_SCHEMA)]
Language = Annotated[str, Parsed(parse_language, _LANGUAGE_SCHEMA)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]


def _scalar_or_list(value: Any) -> Any:
    items = value if isinstance(value, list) else [value]
    if all(is_scalar(item) for item in items):
        return tuple(items) if isinstance(value, list) else value
    raise mistake("MAP03", "is a text, a number, true, false, or a list of them")


_SCALAR_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"]}
_CONDITION_SCHEMA: JsonSchema = {"anyOf": [{"type": "array", "items": _SCALAR_SCHEMA}, _SCALAR_SCHEMA]}
Conditions = dict[Text, Annotated[Any, Parsed(_scalar_or_list, _CONDITION_SCHEMA)]]
"""Which rows of behaviour data are meant: column -> value, or a list of values that are all right."""
