"""Twice as much of anything is twice the work: no map of a stranger makes cjmap think for minutes.

Work is counted in lines of Python that run, not in seconds.
"""

import datetime
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from cjmap.checker import Checkable, Manner, check
from cjmap.loader import load
from tests.every_rule import ALL_RULES

HEAD = "cjmap: 1\ntitle: T\n"
STAGE = HEAD + "stages:\n  - name: a\n"
TODAY = datetime.date(2026, 11, 21)
FEW = 30
TOO_MUCH = 2.5
"""Twice as many more are twice as much more work; four times as much is quadratic."""


def lines(text: str, count: int) -> str:
    """Return a line for each number below `count`; `{}` in it is that number, `[]` the next one."""
    return "".join(text.replace("{}", str(n)).replace("[]", str(n + 1)) + "\n" for n in range(count))


def items(text: str, count: int) -> str:
    return f"[{', '.join(lines(text, count).splitlines())}]"


MAPS: dict[str, Callable[[int], str]] = {
    "stages": lambda n: HEAD + "stages:\n" + lines("  - s{}", n),
    "stages of one name": lambda n: HEAD + "stages:\n" + lines("  - s", n),
    "steps": lambda n: STAGE + "    steps:\n" + lines("      - s{}", n),
    "steps of one name": lambda n: STAGE + "    steps:\n" + lines("      - s", n),
    "optional steps": lambda n: STAGE + "    steps:\n" + lines("      - {name: s{}, optional: true}", n),
    "touchpoints": lambda n: STAGE + "    touchpoints:\n" + lines("      - {name: t{}, channels: [c{}], emotions: [-1]}", n),
    "claims": lambda n: STAGE + "    touchpoints:\n" + lines("      - {name: t{}, claims: {price: {}, c{}: 1}}", n),
    "pains and opportunities": lambda n: STAGE + f"    pains: {items('p{}', n)}\n    opportunities: {items('o{}', n)}\n",
    "addressed pains": lambda n: STAGE + f"    pains: {items('p{}', n)}\n    opportunities: [{{text: o, addresses: {items('p{}', n)}}}]\n",
    "quotes": lambda n: STAGE + f"    quotes: {items('q{}', n)}\n",
    "emotions": lambda n: STAGE + f"    emotions: {items('{feeling: f{}, score: -1}', n)}\n",
    "metrics": lambda n: HEAD + f"objectives: {items('{text: o{}, metric: m{}}', n)}\nstages:\n  - {{name: a, metrics: {items('m{}', n)}}}\n",
    "personas": lambda n: HEAD + "personas:\n" + lines("  p{}: P", n) + "stages: [a]\n",
    "cells of personas": lambda n: HEAD + "personas:\n" + lines("  p{}: P", n) + "stages:\n  - name: a\n    per_persona:\n" + lines("      p{}: {emotions: [-1]}", n),
    "channels": lambda n: HEAD + "channels:\n" + lines("  c{}: C{}", n) + STAGE.removeprefix(HEAD) + f"    touchpoints: {items('{name: t{}, channels: [c{}]}', n)}\n",
    "evidence": lambda n: HEAD + "evidence:\n" + lines("  e{}: {kind: interview}", n) + STAGE.removeprefix(HEAD) + f"    evidence: {items('e{}', n)}\n",
    "lanes": lambda n: HEAD + "lanes:\n" + lines("  l{}: L", n) + STAGE.removeprefix(HEAD) + "    lanes:\n" + lines("      l{}: [x]", n),
    "ways on": lambda n: STAGE + "    steps:\n" + lines("      - {name: s{}, next: [s{}, s0]}", n),
    "ways from one step": lambda n: STAGE + f"    steps:\n      - {{name: s, next: {items('s{}', n)}}}\n" + lines("      - s{}", n),
    "loops": lambda n: STAGE + "    steps:\n" + lines("      - {name: s{}, next: [s{}]}", n),
    "comments": lambda n: HEAD + "stages:\n" + lines("  - s{} # cjmap: ignore[GAP, BOT01, INC] reason", n),
    "comments on lines of their own": lambda n: HEAD + "stages: [a]\nx:\n" + lines("  # cjmap: ignore[GAP01] reason", n) + "  - a\n",
    "unknown keys": lambda n: HEAD + "stages: [a]\n" + lines("stagez{}: 1", n),
    "unknown references": lambda n: STAGE + "    for: " + items("b{}", n) + "\n",
    "repeated keys": lambda n: HEAD + "stages: [a]\nx:\n" + lines("  a: 1", n),
    "repeated ids": lambda n: HEAD + "stages:\n" + lines("  - {name: a, id: b}", n),
    "empty items": lambda n: HEAD + "stages: [a]\nx:\n" + lines("  -", n),
    "empty merges": lambda n: HEAD + "stages: [a]\nx:\n" + lines("  - {<<: }", n),
    "aliases": lambda n: HEAD + "stages: [a]\nx:\n  - &a {b: c}\n" + lines("  - *a", n),
    "merges": lambda n: HEAD + "stages: [a]\nx:\n  - &a {b: c}\n" + lines("  - {<<: *a, d: e}", n),
    "anchors in anchors": lambda n: HEAD + "stages: [a]\nx:\n  - &a0 [b]\n" + lines("  - [*a0, &a[] [c]]", n),
    "cut texts": lambda n: HEAD + "stages: [a]\nx:\n" + lines("  - a #b", n),
    "split items": lambda n: HEAD + f"stages: [a]\nx: {items('(a', n)}\n",
}  # fmt: skip


def work(text: str) -> int:
    """Return how many lines of cjmap run while a map is loaded and all rules look at it."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        check([Checkable(load(text, "m.cjm.yaml"), "m.cjm.yaml")], [], ALL_RULES, Manner(TODAY))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("things", MAPS)
def test_twice_as_much_is_twice_the_work(things: str) -> None:
    make = MAPS[things]
    work(make(4 * FEW))  # what is remembered, is remembered now
    few, some, many = (work(make(times * FEW)) for times in (1, 2, 4))
    assert many - some <= TOO_MUCH * (some - few)
