"""What the recommended preset says of real maps: each finding was judged by hand, and is pinned here by its rule."""

import datetime
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from cjmap.checker import Checkable, Manner, check
from cjmap.finding import Finding
from cjmap.loader import load
from cjmap.rules import find_rule
from cjmap.settings import Settings, choose

from . import attribute_tables, blueprint_table, heading_tree, mermaid_and_tables, mermaid_journeys, ojf, stage_rows
from .place import read
from .plain import Plain, to_yaml

MANNER = Manner(datetime.date(2026, 11, 21))
MOST = 20
LEAST = 5
MEDIAN = 6.5
MOST_OF_A_FOLDING_RULE = 3

CONVERTERS: dict[str, Callable[[str], Plain]] = {
    "docs/18f--service-blueprint-example.md": blueprint_table.convert,
    "docs/ikloster03--customer-journey-map.en.md": mermaid_and_tables.convert,
    "docs/ikloster03--customer-journey-map.md": mermaid_and_tables.convert,
    "docs/mintlens--customer-journey-map.md": attribute_tables.convert,
    "docs/va-journeys-of-veterans.md": heading_tree.convert,
    "structured/customer-support.ojf": ojf.convert,
    "structured/ecommerce-purchase.ojf": ojf.convert,
    "structured/hotel-check-in-blueprint.ojf": ojf.convert,
    "structured/self-guided-tutorial.ojf": ojf.convert,
    "tables/ikloster03-01.md": stage_rows.convert,
    "tables/ikloster03-02.md": stage_rows.convert,
    "tables/ikloster03-03.md": stage_rows.convert,
    "tables/ikloster03-04.md": stage_rows.convert,
}
"""The maps that are a document of their own, and what converts them."""

DOCUMENTS: dict[str, str] = {
    "docs/18f--service-blueprint-example.md": "EVI01 EVI04 GAP09 GAP10 OBJ01",
    "docs/ikloster03--customer-journey-map.en.md": "BOT07 EVI01 EVI04 EVI14 GAP10 OBJ01 PAIN02",
    "docs/ikloster03--customer-journey-map.md": "BOT07 EVI01 EVI04 EVI14 GAP10 OBJ01 PAIN02",
    "docs/mintlens--customer-journey-map.md": "EVI03 EVI04 GAP10 OBJ02 PAIN01 PAIN04 PAIN06",
    "docs/va-journeys-of-veterans.md": "EVI01 EVI04 EVI14 GAP01 GAP02 GAP10 OBJ01",
    "structured/customer-support.ojf": "EVI01 EVI04 EVI14 GAP01 GAP07 GAP10 OBJ01 PAIN01",
    "structured/ecommerce-purchase.ojf": "EVI01 EVI04 EVI14 GAP07 GAP07 GAP10 GAP17 OBJ01 PAIN01 PAIN01",
    "structured/hotel-check-in-blueprint.ojf": "EVI01 EVI04 EVI14 GAP10",
    "structured/self-guided-tutorial.ojf": "EVI01 EVI04 EVI14 GAP07 GAP10 OBJ01 PAIN01 PAIN01",
    "tables/ikloster03-01.md": "EVI01 EVI04 GAP09 GAP10 GAP15 OBJ01 PAIN02",
    "tables/ikloster03-02.md": "EVI01 EVI04 GAP09 GAP10 GAP15 OBJ01 PAIN02",
    "tables/ikloster03-03.md": "EVI01 EVI04 GAP09 GAP10 GAP15 OBJ01 PAIN02",
    "tables/ikloster03-04.md": "EVI01 EVI04 GAP09 GAP10 GAP15 OBJ01 PAIN02",
}
"""The rules of all findings in each of them, in alphabetical order, a rule twice for two findings."""

DIAGRAMS: dict[str, str] = {
    "adewale--agentic-mermaid-02.mmd": "EVI01 EVI04 EVI14 EVI14 GAP10 OBJ01",
    "adewale--agentic-mermaid-03.mmd": "BOT07 EVI01 EVI04 EVI14 EVI14 GAP10 OBJ01",
    "adewale--agentic-mermaid-04.mmd": "EVI01 EVI04 EVI14 GAP10 OBJ01",
    "adewale--agentic-mermaid-07.mmd": "EVI01 EVI04 EVI14 EVI14 GAP10 OBJ01",
    "adewale--agentic-mermaid-09.mmd": "BOT07 BOT07 BOT07 BOT07 EVI01 EVI04 EVI14 GAP10 GAP12 OBJ01",
    "latias94--merman-01.mmd": "BOT07 EVI01 EVI04 EVI14 EVI14 GAP10 GAP17 OBJ01",
    "latias94--merman-08.mmd": "EVI01 EVI04 EVI14 EVI14 GAP06 GAP10 GAP14 GAP17 OBJ01",
    "latias94--merman-10.mmd": "EVI01 EVI04 EVI14 GAP10 GAP12 GAP12 GAP14 OBJ01",
    "latias94--merman-16.mmd": "EVI01 EVI04 EVI14 GAP10 GAP12 GAP14 OBJ01",
    "latias94--merman-18.mmd": "BOT07 EVI01 EVI04 EVI14 EVI14 GAP10 GAP12 OBJ01",
    "latias94--merman-24.mmd": "BOT07 EVI01 EVI04 EVI14 GAP10 OBJ01",
    "mermaid-js--mermaid-01.mmd": "BOT07 BOT07 EVI01 EVI04 EVI14 GAP10 OBJ01",
}
"""The same of the Mermaid diagrams that are a journey, and no test of Mermaid itself."""

SHORT = {
    "structured/hotel-check-in-blueprint.ojf": "it says what it is for, and has touchpoints, actions and feelings all over",
}
"""Decent maps with fewer findings, and why."""


def found(data: Plain) -> tuple[Finding, ...]:
    """Return what the recommended preset says of a map that is alone in its project."""
    loaded = load(to_yaml(data), "corpus.cjm.yaml")
    assert loaded.outline is not None, [finding.message for finding in loaded.findings]
    return check([Checkable(loaded, "corpus.cjm.yaml")], (), choose(Settings(Path())), MANNER).findings


def document(name: str) -> Plain:
    return CONVERTERS[name](read(name))


def diagrams() -> dict[str, Plain]:
    return mermaid_journeys.convert(read(mermaid_journeys.ORACLE))


@cache
def every_map() -> list[tuple[Finding, ...]]:
    return [found(data) for data in (*map(document, CONVERTERS), *diagrams().values())]


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.rule for finding in findings)


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_document(name: str) -> None:
    findings = found(document(name))
    assert rules(findings) == DOCUMENTS[name].split(), [finding.message for finding in findings]
    assert (len(findings) < LEAST) == (name in SHORT)


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram(name: str) -> None:
    findings = found(diagrams()[name])
    assert rules(findings) == DIAGRAMS[name].split(), [finding.message for finding in findings]
    assert len(findings) >= LEAST


def test_no_map_gets_more_than_one_can_read() -> None:
    counts = [len(findings) for findings in every_map()]
    assert len(counts) > 40
    assert max(counts) <= MOST
    assert median(counts) == MEDIAN


def test_a_folding_rule_never_speaks_often() -> None:
    for findings in every_map():
        often = Counter(rules(findings))
        folding = {rule: count for rule, count in often.items() if find_rule(rule).rule.fold}
        assert max(folding.values(), default=0) <= MOST_OF_A_FOLDING_RULE
