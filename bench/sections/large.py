"""One map of 11 MB, far beyond the size cap that holds unless the settings raise it."""

from collections.abc import Iterator

from bench.corpora import file_name, large
from bench.figures import BARE, Figures, Scope, Section, Target, megabytes, seconds, table
from bench.running import Command, in_turn
from bench.sections.checking import LINT, READING, VALIDATE
from bench.tools import cold, python


def _measure(scope: Scope) -> Figures:
    folder = large()
    names = {VALIDATE: ("validate",), LINT: ("lint", "-f", "concise")}
    commands = {name: Command(cold(*line, file_name(0)), folder) for name, line in names.items()}
    commands[BARE] = Command(python("-c", "pass"), folder)
    return Figures(in_turn(commands, scope.times(3), False), {"bytes": (folder / file_name(0)).stat().st_size})


def _tell(figures: Figures) -> Iterator[str]:
    yield f"One map of {figures.facts['bytes'] / 1e6:.1f} MB, with `max-size-mib = 12`."
    rows = [
        (f"`{name}`", seconds(figures.cpu(name)), seconds(figures.wall(name)), megabytes(figures.memory(name)))
        for name in figures.samples
    ]
    yield table(("", "CPU", "clock", "memory"), rows)


def _targets(figures: Figures) -> Iterator[Target]:
    bare = figures.cpu(BARE) if BARE in figures.samples else None
    yield Target("a map of 11 MB", 4, figures.cpu(VALIDATE), READING, show=seconds, bare=bare)
    yield Target("a map of 11 MB, memory", 400, figures.memory(VALIDATE), READING, show=megabytes)


LARGE = Section("large", "A map of 11 MB", _measure, _tell, _targets)
