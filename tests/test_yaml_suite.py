"""The official YAML test suite: each case gives data or a finding, and none of it is misread."""

import json
from pathlib import Path
from typing import Any

import pytest

from cjmap.source import Source, read
from cjmap.source.problem import Problem

SUITE = Path(__file__).parents[2] / "shared" / "corpus" / "yaml-test-suite.json"
CASES: list[dict[str, Any]] = json.loads(SUITE.read_text("utf-8")) if SUITE.is_file() else []
VALID = [case for case in CASES if not case["fail"]]

pytestmark = pytest.mark.skipif(not CASES, reason="the YAML test suite is not beside the project")

TRAPS = {"YML17", "YML18", "YML19", "YML20"}
"""Warnings about what is well-formed and probably not meant."""

REFUSED_ON_PURPOSE = {"YML05", "YML06", "YML07", "YML08", "YML09", "YML10"}
"""Several documents, tags, keys that are no texts, keys and anchors that stand twice."""

NOT_READ = {
    *("2JQS", "4ABK", "CFD4", "FRK4", "NHX8", "NKF9", "S3PD", "SM9W-01", "UKK6-00"),  # a key is missing before the `:`
    *("4MUZ-00", "4MUZ-01", "4MUZ-02", "5MUD", "9SA2", "K3WX", "NJ66", "UT92", "VJP3-01"),  # a key on several lines in { }
    *("58MP", "5T43", "DBG4", "HM87-00"),  # a text that begins with a colon, in [ ] or { }
    *("2SXE", "8XYN", "W5VH", "Y2GN"),  # a name of an anchor with more than letters, digits, - and _
    *("2LFX", "6LVF", "BEC7", "MUS6-05", "MUS6-06", "W4TN", "ZYU8-01", "ZYU8-02", "ZYU8-03"),  # lines that begin with %
    *("7Z25", "HWV9", "M7A3", "QT73"),  # what stands around `...`
    *("DK3J", "FP8R"),  # a block text that is not indented
    *("6BCT", "6CA3", "96NN-00", "96NN-01", "DK95-00", "DK95-03", "DK95-04", "Q5MG", "R4YG", "Y79Y-01", "Y79Y-10"),  # tabs
}  # fmt: skip
"""Valid cases that libyaml 0.2.5 cannot read, so that they are findings (docs/format.md, what is not read)."""

READ_ALL_THE_SAME = {
    *("9C9N", "DK95-01", "QB6E", "Y79Y-03"),  # lines that should be indented (by spaces)
    *("9JBA", "CVW2", "SU5Z", "X4QW", "MUS6-00"),  # a comment without a space before it
    *("G5U8", "YJV2"),  # a dash alone in [ ]
    "S98Z",  # empty lines of a block text that are indented too deep
}
"""Invalid cases that libyaml reads, in the only way in which they can be meant."""


def looked_at(case: dict[str, Any]) -> tuple[Source, list[Problem]]:
    source = read(case["yaml"], "m")
    return source, [problem for problem in source.problems if problem.rule not in TRAPS]


def test_no_valid_case_is_misread() -> None:
    wrong = {}
    for case in VALID:
        source, problems = looked_at(case)
        if problems or case.get("json") is None:
            continue
        data = json.loads(json.dumps(source.data, default=str))
        if json.dumps(data, sort_keys=True) != json.dumps(json.loads(case["json"] or "null"), sort_keys=True):
            wrong[case["id"]] = source.data
    assert wrong == {}


def test_what_is_valid_is_read_or_refused_for_a_reason_that_is_known() -> None:
    refused = set()
    for case in VALID:
        _, problems = looked_at(case)
        if problems and problems[0].rule not in REFUSED_ON_PURPOSE:
            refused.add(case["id"])
    assert refused == NOT_READ


def test_what_is_invalid_is_a_finding() -> None:
    read_all_the_same = {case["id"] for case in CASES if case["fail"] and not looked_at(case)[1]}
    assert read_all_the_same == READ_ALL_THE_SAME


def test_every_finding_has_a_place_and_words() -> None:
    for case in CASES:
        source, problems = looked_at(case)
        for problem in problems:
            place = source.stretch(problem.start, problem.end)
            assert problem.message
            assert 1 <= place.line <= place.end_line <= len(source.lines)


def data_of(id_: str) -> Any:
    source, problems = looked_at(next(case for case in CASES if case["id"] == id_))
    return source.data if not problems else [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("id_", "found"),
    [
        ("652Z", ["YML07"]),  # `{ ?foo: bar }`, where libyaml reads the key "foo"
        ("HM87-01", ["YML07"]),  # `[?x]`, where it reads a table
        ("L24T-01", {"foo": "x\n \n"}),  # a text in `|` whose last line has no line break
        ("Y2GN", ["YML01"]),  # `&an:chor value`, where it reads the text ":chor value"
    ],
)
def test_what_libyaml_misreads_is_read_right_or_refused(id_: str, found: Any) -> None:
    assert data_of(id_) == found
