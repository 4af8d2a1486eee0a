"""Numbers, dates and choices as readers of a language write them."""

import datetime
from collections.abc import Sequence

from cjmap.model.quantities import Scale
from cjmap.vocabulary import closest_language, label

_COMMA = ("de", "es", "fr", "nl", "pt")
"""Languages that write a decimal comma."""


def write_number(number: float, language: str) -> str:
    """Return a number with at most two decimal places and a true minus."""
    written = f"{number:d}" if isinstance(number, int) else f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    text = written.replace("-", "−")
    text = "0" if text == "−0" else text
    return text.replace(".", ",") if closest_language(language) in _COMMA else text


def write_score(score: float, scale: Scale, language: str) -> str:
    """Return a score of the author's scale; good ones have a plus where the scale has a minus."""
    text = write_number(score, language)
    return f"+{text}" if scale.low < 0 < score and text != "0" else text


def write_day(day: datetime.date, language: str) -> str:
    """Return a date in words."""
    month = label(f"date.month.{day.month}", language)
    return label("date.day", language).format(day=day.day, month=month, year=day.year)


def write_value(value: object, language: str) -> str:
    """Return a value that data is compared with; of several ones any will do ("a, b or c")."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        *others, last = (write_value(item, language) for item in value) if value else ("",)
        first = label("text.comma", language).join(others)
        return label("text.or", language).format(first=first, last=last) if others else last
    return str(value).lower() if isinstance(value, bool) else str(value)
