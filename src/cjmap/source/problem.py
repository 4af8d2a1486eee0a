"""What can be wrong with a text before anybody asks what it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the YAML itself, from `start` to `end` (code-point indexes, end exclusive).

    `first` is the place of the first of two things that clash, as (start, end).
    """

    rule: str
    message: str
    start: int
    end: int
    help: str = ""
    first: tuple[int, int] | None = None
