"""What the rules cost beside loading and validating: over 1,000 maps of 1,400 lines each, in one process.

Run with `make bench`. Quote the ratio: machines are noisy. `python -m bench.linting --rules` only tells what each rule
costs on one rich map.
"""

import datetime
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.reading import big_map

from cjmap.checker.catalogue import look_at_map, look_at_project
from cjmap.loader import load
from cjmap.loader.garbage import no_garbage_collection
from cjmap.reading.reading import Reading
from cjmap.reading.summary import Project, summarise
from cjmap.rules import NAMES, find_rule
from cjmap.rules.option import Options
from cjmap.rules.rule import MapCheck

MAPS = 1000
LINES = 1400
TODAY = datetime.date(2026, 11, 21)


def rich_map(lines: int, seed: int) -> str:
    """Return a map of about so many lines that uses the whole format: steps, routes, channels, claims, evidence."""
    text = [*HEAD.format(seed=seed).rstrip().split("\n")]
    number = 0
    while len(text) < lines:
        number += 1
        text += STAGE.format(number=number, seed=seed, mood=number % 5 - 2).rstrip().split("\n")
    return "\n".join(text) + "\n"


HEAD = """\
cjmap: 1
title: A large map {seed}
owner: team-growth
reviewed: 2026-10-01
scenario: A small firm outgrows its spreadsheets
objectives: [{{text: Reduce churn, metric: churn, value: 12%, target: 8%}}]
personas:
  starter: {{name: Starter, goals: [Reduce costs], channels: [email], evidence: [talks]}}
  manager: {{name: Manager, goals: [Save time], channels: [phone], evidence: [talks]}}
  agency: {{name: Agency, pains: [Too many tools], evidence: [talks]}}
channels: {{web: Website, email: {{name: E-mail, aliases: [mail]}}, phone: Phone}}
evidence:
  talks: {{kind: interview, date: 2026-08-01, sample: 12}}
  numbers: {{kind: analytics, date: 2026-09-01}}
stages:
"""
STAGE = """\
  - name: Stage {number}
    goals: [Reach goal {number}]
    evidence: [talks, numbers]
    pains:
      - {{id: pain-{number}, text: Import fails silently {number}, severity: high, frequency: 30%}}
    opportunities:
      - text: Import wizard with a preview
        addresses: [pain-{number}]
        impact: 4
        effort: 2
        status: planned
        owner: team-onboarding
    steps:
      - name: Import {number}
        actions:
          - I import my customers for the {number}th time
        emotions:
          - {{feeling: relieved, score: {mood}, for: [starter]}}
          - overwhelmed
        per_persona:
          manager: {{emotions: -1, expects: A trainer on site, gets: A video}}
        touchpoints:
          - name: Import screen
            category: success
            channels: [web]
            claims: {{price: "€12 a month", response time: 24 h}}
          - {{name: Welcome mail, channels: [email], handover: kept}}
      - name: Invite {number}
        optional: true
        satisfaction: 3
        importance: 4
        thoughts: [Who should see this?]
        touchpoints:
          - {{name: Call {number}, channels: [phone], claims: {{response time: 1 day}}}}
        next: [{{to: Check {number}, when: it works, share: 80%}}, {{to: Import {number}, when: it fails}}]
      - name: Check {number}
        thoughts: [Is my data safe?]
        quotes:
          - {{text: I nearly gave up, evidence: talks}}
        exits:
          - {{text: Import fails twice, share: 9%}}
        metrics: [{{name: activation, value: 31%, target: 40%}}]
"""


def spent(work: Callable[..., object], *given: Any) -> float:
    """Return the seconds of CPU time that some work takes."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def _run(check: MapCheck, reading: Reading) -> None:
    for _ in check(reading, Options()):
        pass


def main() -> None:
    """Print the figures."""
    if "--rules" in sys.argv:
        tell_rules()
        return
    for id_ in NAMES:
        find_rule(id_)  # a run of 1,000 maps reads the rules' files once
    kinds: dict[str, Callable[[int], str]] = {
        "dense": lambda number: big_map(LINES),
        "rich": lambda number: rich_map(LINES, number),
    }
    for name, write in kinds.items():
        loading = linting = 0.0
        findings = 0
        summaries = []
        for number in range(MAPS):
            data = write(number).encode()
            start = time.process_time()
            loaded = load(data, f"maps/{number}.cjm.yaml")
            middle = time.process_time()
            assert loaded.outline is not None
            with no_garbage_collection():
                reading = Reading(loaded.outline, TODAY)
                findings += len(look_at_map(reading, NAMES, {}))
                summaries.append(summarise(reading, f"maps/{number}.cjm.yaml"))
                reading.forget()
            loading += middle - start
            linting += time.process_time() - middle
        across = spent(look_at_project, Project(tuple(summaries)), NAMES, {})
        print(f"{MAPS} {name} maps of {len(data.splitlines())} lines: loading {loading:.1f} s, all rules", end=" ")
        print(f"{linting + across:.1f} s, {(linting + across) / loading:.2f} of it; {findings} hits", end=" ")
        print(f"(rules over the project {across:.2f} s)")


def tell_rules() -> None:
    """Print what each rule costs on one rich map."""
    loaded = load(rich_map(LINES, 1), "map.cjm.yaml")
    assert loaded.outline is not None
    reading = Reading(loaded.outline, TODAY)
    look_at_map(reading, NAMES, {})
    costs = []
    for id_ in NAMES:
        check = find_rule(id_).rule.check
        if check is not None:
            costs.append((min(spent(_run, check, reading) for _ in range(5)) * 1000, id_))
    for cost, id_ in sorted(costs, reverse=True):
        print(f"{id_:7} {cost:6.2f} ms")


if __name__ == "__main__":
    main()
