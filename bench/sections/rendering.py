"""Drawing: whole runs of `cjmap render`, for maps of more and more touchpoints."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import BARE, Figures, Scope, Section, Target, seconds, table
from bench.maps import map_of
from bench.running import Command, in_turn
from bench.tools import cjmap

TOUCHPOINTS = (40, 250, 500, 1000)
DRAWING = "what is left is start-up, and a template that is filled for each cell"


def _measure(scope: Scope) -> Figures:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {}
        for count in TOUCHPOINTS:
            (folder / f"{count}.cjm.yaml").write_text(map_of(count), encoding="utf-8")
            line = cjmap("render", f"{count}.cjm.yaml", "--format", "html", "-o", f"{count}.html")
            commands[str(count)] = Command(line, folder)
        commands[BARE] = Command((sys.executable, "-c", "pass"), folder)
        samples = in_turn(commands, scope.times(5))
        sizes = {str(count): (folder / f"{count}.html").stat().st_size for count in TOUCHPOINTS}
        return Figures(samples, {"bytes": sizes})


def _tell(figures: Figures) -> Iterator[str]:
    rows = [
        (
            f"{int(count):,} touchpoints",
            seconds(figures.cpu(count)),
            seconds(figures.wall(count)),
            f"{figures.memory(count):.0f} MB",
            f"{figures.facts['bytes'][count] / 1000:.0f} kB",
        )
        for count in map(str, TOUCHPOINTS)
    ]
    yield "The map as a page (`cjmap render FILE -o FILE.html`):"
    yield table(("", "CPU", "clock", "memory", "page"), rows)
    yield f"`{BARE}` took {seconds(figures.cpu(BARE))} in the same rounds."


def _targets(figures: Figures) -> Iterator[Target]:
    bare = figures.cpu(BARE)
    yield Target("page of 40 touchpoints", 0.5, figures.cpu("40"), DRAWING, show=seconds, bare=bare)
    size = figures.facts["bytes"]["40"] / 1000
    yield Target("page of 40 touchpoints, size", 500, size, show="{:.0f} kB".format)
    yield Target("page of 1,000 touchpoints", 2, figures.cpu("1000"), DRAWING, show=seconds, bare=bare)


RENDERING = Section("rendering", "Drawing", _measure, _tell, _targets)
