"""Several processes: what two gain over one."""

from collections.abc import Iterator

from bench.corpora import maps
from bench.figures import Figures, Scope, Section, Target, seconds, table
from bench.running import Command, in_turn
from bench.tools import cjmap

COMMANDS = (("validate", ()), ("lint", ("-f", "concise")))


def _measure(scope: Scope) -> Figures:
    folder = maps(scope.maps(1000))
    commands = {
        f"{command}, {jobs}": Command(cjmap(command, "--no-cache", "--jobs", jobs, *more, "."), folder)
        for command, more in COMMANDS
        for jobs in ("1", "2")
    }
    return Figures(in_turn(commands, scope.times(3), scope.quick), {"maps": scope.maps(1000)})


def _tell(figures: Figures) -> Iterator[str]:
    yield f"{figures.facts['maps']:,} maps, cold. On a busy machine two processes gain less than they could."
    rows = []
    for name in figures.samples:
        row = (f"{name} processes" if name.endswith("2") else f"{name} process", seconds(figures.wall(name)))
        rows.append((*row, seconds(figures.cpu(name)), f"{figures.memory(name):.0f} MB"))
    yield table(("", "clock", "CPU", "memory of the largest"), rows)


def _targets(figures: Figures) -> Iterator[Target]:
    why = f"the machine had {figures.load} processes that wanted to run; the CPU time tells what is shared out"
    for command, _ in COMMANDS:
        found = figures.wall(f"{command}, 2") / figures.wall(f"{command}, 1")
        yield Target(f"two processes of one, clock, {command} of 1,000 maps", 0.6, found, why)


PROCESSES = Section("processes", "Several processes", _measure, _tell, _targets)
