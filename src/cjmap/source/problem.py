"""What can be wrong with a text before anybody asks what it says."""

from typing import NoReturn

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Something wrong with the YAML itself, from `start` to `end` (code-point indexes, end exclusive).

    `first` is the place of the first of two things that clash, as (start, end).
    """

    rule: str
    message: str
    start: int
    end: int
    help: str = ""
    first: tuple[int, int] | None = None


class StopReading(Exception):  # noqa: N818
    """Reading further makes no sense; the problem is noted."""


class Problems(list[Problem]):
    """What is wrong with a text, as far as it was read."""

    def note(self, rule: str, message: str, start: int, end: int, help: str = "") -> None:
        """Add a problem and go on."""
        self.append(Problem(rule, message, start, end, help))

    def fail(self, rule: str, message: str, start: int, end: int, help: str = "") -> NoReturn:
        """Add a problem that makes reading further pointless.

        Raises:
            StopReading: always.
        """
        self.note(rule, message, start, end, help)
        raise StopReading
