"""Where the time of one map goes: the parts of loading, one after the other in one process."""

import gc
import time
from collections.abc import Callable, Iterator
from statistics import median

from bench.figures import Figures, Scope, Section, no_targets, table
from bench.maps import write_map
from bench.running import apart

PARTS_OF = {
    "C parser alone": "libyaml, without anything that Python sees",
    "events": "the same with PyYAML's event objects and their marks: the floor of everything that uses it",
    "data and places": "events and our composer: plain data, the place of each value",
    "traps": "texts cut at `#`, items split at a comma, swallowed lines",
    "models": "Pydantic",
    "outline": "ids, addresses, personas of each moment",
    "references": "whether all that is named exists",
    "loading": "all of it",
    "rules": "`lint` besides: all rules of all categories",
}
"""What is measured, and what it is."""


def _measure(scope: Scope) -> Figures:
    return Figures(facts=apart(_milliseconds, scope.maps(60), scope.times(5)))


def _milliseconds(maps: int, rounds: int) -> dict[str, list[float]]:
    """Return the least, the median and the most of the CPU milliseconds of each part, over some maps and rounds."""
    gc.disable()
    found: dict[str, list[float]] = {part: [] for part in PARTS_OF}
    for number in range(rounds + 1):
        for seed in range(maps):
            for part, spent in _parts(write_map(seed).encode()).items():
                if number:
                    found[part].append(spent)
    return {part: [min(spent), median(spent), max(spent)] for part, spent in found.items()}


def _parts(data: bytes) -> dict[str, float]:
    import datetime

    from yaml._yaml import CParser

    from cjmap.checker.catalogue import look_at_map
    from cjmap.loader import load
    from cjmap.loader.references import check_references
    from cjmap.loader.spelling import Suggester
    from cjmap.model.journey import Journey
    from cjmap.model.outline import Outline
    from cjmap.model.walk import parts
    from cjmap.reading.reading import Reading
    from cjmap.rules import NAMES
    from cjmap.source.composer import compose
    from cjmap.source.decode import decode
    from cjmap.source.traps import find_traps

    text = decode(data).text
    composed = compose(text)
    loaded = load(data, "map.cjm.yaml")
    assert loaded.outline is not None
    journey = Journey.model_validate(composed.data)
    outline, fresh = (Outline(journey, loaded.outline.tables) for _ in range(2))
    reading = Reading(loaded.outline, datetime.date(2026, 11, 21))
    spent = {
        "C parser alone": _spent(CParser(text).raw_parse),
        "events": _spent(lambda: _read_events(CParser(text).get_event)),
        "data and places": _spent(lambda: compose(text)),
        "traps": _spent(lambda: list(find_traps(text, composed.nodes))),
        "models": _spent(lambda: Journey.model_validate(composed.data)),
        "outline": _spent(lambda: (fresh.spots, fresh.pains, fresh.by_pointer)),
    }
    assert outline.spots
    assert outline.pains
    spent["references"] = _spent(
        lambda: list(check_references(tuple(parts(journey)), outline, loaded.source, Suggester()))
    )
    spent["loading"] = _spent(lambda: load(data, "map.cjm.yaml"))
    spent["rules"] = _spent(lambda: look_at_map(reading, NAMES, {}))
    reading.forget()
    return spent


def _read_events(get_event: Callable[[], object]) -> None:
    while get_event() is not None:
        pass


def _spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU time that some work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _tell(figures: Figures) -> Iterator[str]:
    whole = figures.facts["loading"][1]
    rows = []
    for part, what in PARTS_OF.items():
        least, middle, most = figures.facts[part]
        rows.append((f"{part}: {what}", f"{middle:.2f}", f"{least:.2f} to {most:.2f}", f"{middle / whole:.0%}"))
    yield "CPU milliseconds of a map of 1,400 lines, after start-up, in one process:"
    yield table(("", "ms", "least to most", "of loading"), rows)


PARTS = Section("parts", "Where the time goes", _measure, _tell, no_targets)
