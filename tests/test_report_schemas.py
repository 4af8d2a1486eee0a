"""Reports for programs are what their schemas say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft7Validator, FormatChecker
from markdown_it import MarkdownIt
from msgspec.structs import replace

from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.reports.formats import OutputFormat
from cjmap.reports.report import Report
from cjmap.reports.sarif_rules import describe_rule
from cjmap.rules import LISTED
from tests.hostile import HOSTILE
from tests.sample_report import EMPTY, IGNORED, SAMPLE
from tests.test_reports import hostile_report, written

ROOT = Path(__file__).parents[1]
SCHEMAS = Path(__file__).parent / "schemas"


def schema(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return data


FINDINGS_SCHEMA = schema(ROOT / "schemas" / "cjmap-findings-1.schema.json")
FINDINGS = Draft7Validator(FINDINGS_SCHEMA)
SARIF = Draft4Validator(schema(SCHEMAS / "sarif-2.1.0-rtm.5.json"), format_checker=FormatChecker())
GITLAB = Draft7Validator(schema(SCHEMAS / "gitlab-code-quality.schema.json"))
JUNIT = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))

REPORTS = {
    "sample": SAMPLE,
    "empty": EMPTY,
    "without reason": replace(SAMPLE, suppressed=(replace(IGNORED, reason="", until=""),), unshown=500),
    **{f"hostile {number}": hostile_report(text) for number, text in enumerate(HOSTILE)},
}
reports = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def errors(validator: Any, text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]


@reports
def test_json(report: Report) -> None:
    text = written(report, OutputFormat.JSON)
    assert errors(FINDINGS, text) == []
    document = json.loads(text)
    known_by = [item["fingerprint"] for key in ("findings", "suppressed") for item in document[key]]
    assert len(set(known_by)) == len(known_by)


def objects(value: Any, described: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the objects of a document, each with what the schema says of it."""
    definitions = FINDINGS_SCHEMA["definitions"]
    while "$ref" in described:
        described = definitions[described["$ref"].rsplit("/", 1)[1]]
    described = next((part for part in described.get("allOf", ()) if "$ref" in part), described)
    if "$ref" in described:
        yield from objects(value, described)
    elif "anyOf" in described:
        yield from objects(value, described["anyOf"][-1])
    elif isinstance(value, dict):
        yield value, described
        for key, part in value.items():
            yield from objects(part, described["properties"][key])
    elif isinstance(value, list):
        for part in value:
            yield from objects(part, described["items"])


def test_the_schema_of_findings_names_every_key_and_demands_it() -> None:
    Draft7Validator.check_schema(FINDINGS_SCHEMA)
    document = json.loads(written(SAMPLE, OutputFormat.JSON))
    seen = list(objects(document, FINDINGS_SCHEMA))
    assert len(seen) > len(document["findings"]) + len(document["suppressed"]) + 4
    for value, described in seen:
        assert list(value) == list(described["properties"]) == described["required"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("findings", 0, "severity"), "note"),
        (("findings", 0, "line"), 0),
        (("findings", 0, "suppressed"), {"by": "ignore", "reason": "", "until": ""}),
        (("suppressed", 0, "suppressed"), None),
        (("suppressed", 0, "suppressed", "until"), "soon"),
        (("summary", "baseline"), -1),
    ],
)
def test_the_schema_of_findings_refuses_what_is_wrong(path: tuple[Any, ...], value: Any) -> None:
    document = json.loads(written(SAMPLE, OutputFormat.JSON))
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert not FINDINGS.is_valid(document)


@reports
def test_sarif(report: Report) -> None:
    text = written(report, OutputFormat.SARIF)
    assert errors(SARIF, text) == []
    run = json.loads(text)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_marks_what_is_suppressed() -> None:
    results = json.loads(written(SAMPLE, OutputFormat.SARIF))["runs"][0]["results"]
    assert [result["suppressions"] for result in results] == [
        *([[]] * len(SAMPLE.findings)),
        [{"kind": "inSource", "justification": "they come back by themselves (until 2027-01-01)"}],
        [{"kind": "external", "justification": "It is in the baseline."}],
    ]


RULES = {file.partition("_")[0].upper() for file in LISTED}


@pytest.mark.parametrize("id_", sorted({*LOADER_NAMES, *RULES}))
def test_rules_are_described_as_code_scanning_wants_them(id_: str) -> None:
    described = describe_rule(id_)
    assert 10 < len(described["shortDescription"]["text"]) <= 1024
    assert 10 < len(described["fullDescription"]["text"]) <= 1024
    links = [
        child.attrs["href"]
        for token in MarkdownIt().parse(described["help"]["markdown"])
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert [link for link in links if not str(link).startswith("http")] == []


@reports
def test_gitlab(report: Report) -> None:
    text = written(report, OutputFormat.GITLAB)
    assert errors(GITLAB, text) == []
    known_by = [issue["fingerprint"] for issue in json.loads(text)]
    assert len(set(known_by)) == len(known_by)


@reports
def test_junit(report: Report) -> None:
    text = written(report, OutputFormat.JUNIT)
    assert [str(error) for error in JUNIT.iter_errors(text)] == []
    names = [(case["@classname"], case["@name"]) for case in cases(text)]
    assert len(set(names)) == len(names)


def cases(text: str) -> list[Any]:
    suites: Any = JUNIT.to_dict(text)
    return [case for suite in suites.get("testsuite", ()) for case in suite["testcase"]]


def test_junit_says_what_became_of_each() -> None:
    outcomes = [
        next((key for key in case if not key.startswith("@")), "passed")
        for case in cases(written(SAMPLE, OutputFormat.JUNIT))
    ]
    assert outcomes == ["system-out", "skipped", "skipped", "failure", "failure", "failure", "passed", "error"]
