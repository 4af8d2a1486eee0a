"""Checking maps, cold and in one process: cjmap beside the other tools, on one map and on many."""

from collections.abc import Callable, Iterator, Sequence

from bench.corpora import file_name, maps
from bench.figures import BARE, Figures, Sample, Scope, Section, Target, part_of, seconds, table
from bench.running import Command, in_turn
from bench.tools import cold, peers, python

VALIDATE = "cjmap validate"
LINT = "cjmap lint"
LINT_ALL = "cjmap lint --select ALL"

START_UP = "what is left is start-up, see [Start-up](#start-up)"
READING = "two thirds of it is reading YAML with places, see [Where the time goes](#where-the-time-goes)"
SPECTRAL = (
    "out of reach: a sixth of what spectral takes for a map, whose JavaScript is compiled while it runs, is what "
    "PyYAML's events alone take, see [Where the time goes](#where-the-time-goes)"
)
LOOKING = "half of what lint adds are the rules, a third the places that rules over a project may speak of"

Most = tuple[str, float, float | None, str]
"""A peer, the part of its CPU time that cjmap may take, the same to be proud of, what to say if it takes more."""


def _measure(count: int, rounds: int, warm_up: bool, with_peers: bool) -> Figures:
    folder = maps(count)
    names = [file_name(seed) for seed in range(count)]
    asked = names if count == 1 else ["."]
    commands = {
        BARE: Command(python("-c", "pass"), folder),
        VALIDATE: Command(cold("validate", *asked), folder),
        LINT: Command(cold("lint", "-f", "concise", *asked), folder),
        LINT_ALL: Command(cold("lint", "-f", "concise", "--select", "ALL", *asked), folder),
    }
    if with_peers:
        commands |= peers(folder, names)
    return Figures(in_turn(commands, rounds, warm_up), {"maps": count, "rounds": rounds})


def _tell(figures: Figures) -> Iterator[str]:
    rows = []
    for name, samples in figures.samples.items():
        times = sorted(sample.cpu for sample in samples)
        row = [f"`{name}`", seconds(figures.cpu(name)), f"{seconds(times[0])} to {seconds(times[-1])}"]
        row += [seconds(figures.wall(name)), f"{figures.memory(name):.0f} MB", _beside(figures, name)]
        rows.append(row)
    yield f"Rounds: {figures.facts['rounds']}. The machine had {figures.load} processes that wanted to run."
    yield table(("", "CPU", "least to most", "clock", "memory", "`cjmap validate` takes of it"), rows)


def _beside(figures: Figures, name: str) -> str:
    """Write what cjmap takes of a peer's time: the ratio of the medians, the least and the most of the rounds."""
    if name in (VALIDATE, BARE):
        return ""
    (least, most), ratio = figures.ratios(VALIDATE, name), figures.ratio(VALIDATE, name)
    show = part_of if ratio < 0.2 else "{:.2f}".format
    return f"{show(ratio)} ({show(least)} to {show(most)})"


def _targets(what: str, wanted: Sequence[Most]) -> Callable[[Figures], Iterator[Target]]:
    def targets(figures: Figures) -> Iterator[Target]:
        for peer, most, stretch, why in wanted:
            if peer in figures.samples:
                show = part_of if most < 0.3 else "{:.2f}".format
                yield Target(f"{what}, of {peer}", most, figures.ratio(VALIDATE, peer), why, stretch, show)
        yield Target(f"{what}, lint of validate", 1.6, figures.ratio(LINT, VALIDATE), LOOKING)
        yield Target(f"{what}, lint with all rules of validate", 1.6, figures.ratio(LINT_ALL, VALIDATE), LOOKING)

    return targets


ONE = Section(
    "one",
    "One map",
    lambda scope: _measure(1, scope.times(15), True, True),
    _tell,
    _targets("one map", (("check-jsonschema", 0.7, 0.55, START_UP), ("yamllint", 0.8, 0.65, START_UP))),
)
HUNDRED = Section(
    "hundred",
    "100 maps",
    lambda scope: _measure(scope.maps(100), scope.times(3), True, True),
    _tell,
    _targets("100 maps", ()),
)
THOUSAND = Section(
    "thousand",
    "1,000 maps",
    lambda scope: _measure(scope.maps(1000), scope.times(2), scope.quick, True),
    _tell,
    _targets(
        "1,000 maps",
        (
            ("check-jsonschema", 1 / 6, 1 / 8, READING),
            ("yamllint", 1 / 20, 1 / 30, READING),
            ("spectral", 1 / 6, 1 / 9, SPECTRAL),
        ),
    ),
)


def _measure_growth(scope: Scope) -> Figures:
    """Measure a tenth before and after the whole: a machine is not as fast now as it is in ten minutes."""
    few, many = scope.maps(1000), scope.maps(10_000)
    found: dict[str, list[Sample]] = {}
    for command, more in (("validate", ()), ("lint", ("-f", "concise"))):
        for count in (few, many, few):
            run = {f"cjmap {command}, {count:,} maps": Command(cold(command, *more, "."), maps(count))}
            for name, samples in in_turn(run, scope.times(1), scope.quick).items():
                found.setdefault(name, []).extend(samples)
    return Figures(found, {"few": few, "many": many})


def _growths(figures: Figures) -> Iterator[tuple[str, str, str]]:
    for command in ("validate", "lint"):
        few, many = (f"cjmap {command}, {figures.facts[count]:,} maps" for count in ("few", "many"))
        yield command, few, many


def _tell_growth(figures: Figures) -> Iterator[str]:
    rows = [
        (name, seconds(figures.cpu(name)), seconds(figures.wall(name)), f"{figures.memory(name):.0f} MB")
        for name in figures.samples
    ]
    yield "Only cjmap: yamllint alone would take an hour and a half. 1,000 maps were measured before and after 10,000."
    yield table(("", "CPU", "clock", "memory"), rows)


def _growth_targets(figures: Figures) -> Iterator[Target]:
    for command, few, many in _growths(figures):
        yield Target(f"10,000 maps of 1,000, {command}", 10.5, figures.ratio(many, few), READING)


TEN_THOUSAND = Section("ten-thousand", "10,000 maps", _measure_growth, _tell_growth, _growth_targets)
