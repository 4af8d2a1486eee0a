"""What the recommended preset says of the examples: most are quiet, and what is left would stand in a review."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from cjmap.__main__ import main
from cjmap.rules import find_rule

EXAMPLES = Path(__file__).parents[1] / "examples"
MOST_OF_A_FOLDING_RULE = 3

TOLD = {
    "biblioteca.cjm.yaml": "BOT13 GAP10",
    "clinic-visit.cjm.yaml": "BOT09 GAP10 OBJ05 OBJ05",
    "cms-agency.cjm.yaml": "BOT04 GAP10",
    "cyclist/inside-out.cjm.yaml": "GAP10 OBJ05 OBJ05",
    "cyclist/outside-in.cjm.yaml": "INC11 INC11 INC11 OBJ05",
    "cyclist/shared/mensen-en-kanalen.yaml": "",
    "five-stage.cjm.yaml": "EVI01 EVI04 GAP09 GAP10 OBJ01 PAIN01 PAIN02",
    "onsen.cjm.yaml": "GAP10 INC11",
    "permit-documents.cjm.yaml": "BOT07 BOT10 EVI11 EVI14 EVI14 GAP10",
    "permit.cjm.yaml": "EVI09 OBJ05",
    "saas/acme.en.cjm.yaml": "",
    "saas/acme.nl.cjm.yaml": "",
    "saas/acme.zh.cjm.yaml": "",
    "shop/merchandise-future.cjm.yaml": "",
    "shop/merchandise.cjm.yaml": "",
    "shop/shared/channels-and-evidence.yaml": "",
    "shop/shared/people.yaml": "",
    "teahouse.cjm.yaml": "EVI11 EVI14 GAP10",
}
"""The rules of all findings in each example, in alphabetical order, a rule twice for two findings; "" is quiet."""


@pytest.fixture(name="told")
def _told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Return the rules of all findings, by the file that they are in."""
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.setattr(sys, "argv", ["cjmap", "lint", "--today", "2026-11-21", "-f", "json", "--exit-zero"])
    main()
    found: dict[str, list[str]] = {file.relative_to(EXAMPLES).as_posix(): [] for file in EXAMPLES.rglob("*.yaml")}
    for finding in json.loads(capsys.readouterr().out)["findings"]:
        if finding["suppressed"] is None:
            found[finding["file"]].append(finding["rule"])
    return {file: sorted(rules) for file, rules in found.items()}


def test_each_example(told: dict[str, list[str]]) -> None:
    assert {file: " ".join(rules) for file, rules in told.items()} == TOLD


def test_a_folding_rule_never_speaks_often(told: dict[str, list[str]]) -> None:
    for file, rules in told.items():
        for rule, count in Counter(rules).items():
            assert count <= MOST_OF_A_FOLDING_RULE or not find_rule(rule).rule.fold, file
