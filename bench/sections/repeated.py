"""Runs that were done before: nothing has changed, or one map of many."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench.corpora import file_name, maps
from bench.figures import BARE, Figures, Scope, Section, Target, seconds, table
from bench.maps import write_map
from bench.running import Command, in_turn
from bench.tools import cjmap, peers, python

ONE = "one map"
CHANGED = "one of 1,000 changed"
SIZES = (1000, 10_000)
LOOKING = "what is left is start-up, asking for the times of 1,000 files, and reading what is remembered of them"


def _measure(scope: Scope) -> Figures:
    with tempfile.TemporaryDirectory() as cache:
        kept = {"CJMAP_CACHE_DIR": cache}
        one, file = maps(1), maps(scope.maps(1000)) / file_name(0)
        commands = {
            BARE: Command(python("-c", "pass"), one),
            "check-jsonschema": peers(one, [file_name(0)])["check-jsonschema"],
            ONE: Command(cjmap("validate", file_name(0)), one, variables=kept),
        }
        for size in SIZES:
            commands[f"{size:,} maps"] = Command(cjmap("validate", "."), maps(scope.maps(size)), variables=kept)
        numbers = count()
        change = Command(
            cjmap("validate", "."), file.parent, before=lambda: _change(file, next(numbers)), variables=kept
        )
        try:
            samples = in_turn(commands, scope.times(7))
            samples |= in_turn({CHANGED: change}, scope.times(5))
        finally:
            file.write_text(write_map(0), encoding="utf-8")
    return Figures(samples)


def _change(file: Path, number: int) -> None:
    """Change a map a little, another way each time."""
    file.write_text(f"{write_map(0)}# {number}\n", encoding="utf-8")


def _tell(figures: Figures) -> Iterator[str]:
    yield "The same `cjmap validate` again. Nothing is read but the sizes and times of the files."
    rows = []
    for name in figures.samples:
        above = figures.cpu(name) - figures.cpu(BARE)
        rows.append((name, seconds(figures.cpu(name)), seconds(above), seconds(figures.wall(name))))
    yield table(("", "CPU", "above bare Python", "clock"), rows)


def _targets(figures: Figures) -> Iterator[Target]:
    yield Target("one map again, of check-jsonschema", 0.2, figures.ratio(ONE, "check-jsonschema"))
    for size, most in zip(SIZES, (0.06, 0.15), strict=True):
        above = figures.cpu(f"{size:,} maps") - figures.cpu(BARE)
        yield Target(f"{size:,} maps again, above bare Python", most, above, show=seconds)
    yield Target(
        "after one of 1,000 maps changed", 0.5, figures.cpu(CHANGED), LOOKING, show=seconds, bare=figures.cpu(BARE)
    )


REPEATED = Section("repeated", "Repeated runs", _measure, _tell, _targets)
