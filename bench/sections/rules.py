"""What each rule costs, on one map that uses the whole format."""

import datetime
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figures, Scope, Section, no_targets, table
from bench.maps import write_map
from bench.running import apart

EXAMPLE = Path("examples/saas/acme.en.cjm.yaml")
"""The richest example; the generated map beside it is longer and plainer."""

SHOWN = 10


def _measure(scope: Scope) -> Figures:
    return Figures(facts={"rules": apart(_milliseconds, scope.times(7))})


def _milliseconds(rounds: int) -> dict[str, list[float]]:
    """Return the least CPU milliseconds of each rule, on the example and on a generated map."""
    texts = (EXAMPLE.read_text(encoding="utf-8"), write_map(0))
    columns = [_rules(text, rounds) for text in texts]
    return {id_: [column[id_] for column in columns] for id_ in columns[0]}


def _rules(text: str, rounds: int) -> dict[str, float]:
    from cjmap.loader import load
    from cjmap.reading.reading import Reading
    from cjmap.rules import NAMES, find_rule
    from cjmap.rules.option import Options

    loaded = load(text, str(EXAMPLE))
    assert loaded.outline is not None
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        reading = Reading(loaded.outline, datetime.date(2026, 11, 21))
        for id_ in NAMES:
            check = find_rule(id_).rule.check
            if check is not None:
                start = time.process_time()
                for _ in check(reading, Options()):
                    pass
                found.setdefault(id_, []).append((time.process_time() - start) * 1000)
        reading.forget()
    return {id_: min(times) for id_, times in found.items()}


def _tell(figures: Figures) -> Iterator[str]:
    rules: dict[str, list[float]] = figures.facts["rules"]
    dear = sorted(rules, key=lambda id_: -sum(rules[id_]))[:SHOWN]
    sums = [sum(times[column] for times in rules.values()) for column in (0, 1)]
    rows = [(id_, *(f"{time:.2f}" for time in rules[id_])) for id_ in dear]
    rest = [whole - sum(rules[id_][column] for id_ in dear) for column, whole in enumerate(sums)]
    rows.append((f"the other {len(rules) - len(dear)}", *(f"{time:.2f}" for time in rest)))
    rows.append((f"all {len(rules)}", *(f"{time:.2f}" for time in sums)))
    yield (
        "CPU milliseconds of the dearest rules. What several rules ask is worked out once, for the first that asks: "
        "its own share is small."
    )
    yield table(("", f"`{EXAMPLE}`", "a generated map"), rows)


RULES = Section("rules", "Rules", _measure, _tell, no_targets)
