"""Counting in calendar months."""

import calendar
import datetime


def months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, the last of the month where it has no such day.

    Beyond the last year that a date can have it is the last date of all.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_months(months: int) -> str:
    """Return a number of months in words: "1 month", "12 months"."""
    return "1 month" if months == 1 else f"{months} months"
