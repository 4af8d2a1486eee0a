"""`required-version`: which versions of cjmap a project's settings are written for."""

import operator
import re

from cjmap.errors import CjmapError
from cjmap.version import __version__

_COMPARE = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]{1,9}(?:\.[0-9]{1,9})*)\s*")


def check_version(where: str, wanted: str) -> None:
    """Check that this cjmap is a version that the settings ask for; `where` names the key in messages.

    `wanted` is the part of PEP 440 that is needed for that: `>=0.2, <1`, all of which have to hold. A trailing `.0`
    makes no difference, and of this version only the numbers count: a release candidate of 0.2 is 0.2.

    Raises:
        CjmapError: if it is another version, or `wanted` cannot be read.
    """
    parts = wanted.split(",")
    clauses = [clause for part in parts if (clause := _CLAUSE.fullmatch(part)) is not None]
    if len(clauses) < len(parts):
        raise CjmapError(f'{where} is a text like ">=0.2" or ">=0.2, <1", not "{wanted}"')
    here = _numbers(__version__)
    if not all(_COMPARE[clause[1]](here, _numbers(clause[2])) for clause in clauses):
        raise CjmapError(f"{where} is {wanted}, and this is cjmap {__version__}")


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers that a version begins with, without trailing zeros."""
    found = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
