"""Reports: each format by the byte, and read by a real parser with hostile texts in every field."""

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from cjmap.cli.colours import joined
from cjmap.finding import Finding, Related, Severity, Suppressed
from cjmap.reports.fingerprint import fingerprints
from cjmap.reports.formats import OutputFormat, render
from cjmap.reports.markdown_text import markdown_text
from cjmap.reports.report import Report, summary
from cjmap.reports.text import printable
from cjmap.source import Lines
from cjmap.where import Place
from tests.hostile import HOSTILE
from tests.sample_report import CLASH, EMPTY, FOLD, HINT, IGNORED, SAMPLE, SIGNUP, TYPO
from tests.test_streams import obeyed

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "report"
FORMATS = pytest.mark.parametrize("output_format", list(OutputFormat), ids=str)
MATCHERS = json.loads((ROOT / "src" / "cjmap" / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
CODE = re.compile(r"\x1b\[[0-9;]*m")


def written(report: Report, output_format: OutputFormat) -> str:
    return joined(render(report, output_format), colour=False)


# --- by the byte ------------------------------------------------------------------------------------------------------


@FORMATS
def test_golden(output_format: OutputFormat) -> None:
    golden = GOLDEN / f"{output_format}.txt"
    text = written(SAMPLE, output_format)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@FORMATS
def test_nothing_is_a_document_too(output_format: OutputFormat) -> None:
    text = written(EMPTY, output_format)
    assert PARSERS[output_format](text) == []
    assert text == "" or text.endswith("\n")


@FORMATS
def test_colours_change_nothing_else(output_format: OutputFormat) -> None:
    coloured = joined(render(SAMPLE, output_format), colour=True)
    assert CODE.sub("", coloured) == written(SAMPLE, output_format)
    assert (coloured != written(SAMPLE, output_format)) == (output_format in ("full", "concise"))


# --- hostile texts ----------------------------------------------------------------------------------------------------


def hostile_report(text: str) -> Report:
    """Return a report in which every text that an author can choose is `text`."""
    place = Place(text, 1, 1, 1, 2)
    related = Related(text, place, (text, 0))
    items = [
        Finding(rule, name, severity, text, place, (text, 0, text), text, text, (related,), count)
        for rule, name, severity, count in (
            ("MAP01", "unknown-key", Severity.ERROR, 1),
            ("GAP01", "stage-without-touchpoint", Severity.WARNING, 3),
            ("YML20", "foreign-punctuation", Severity.INFO, 1),
        )
    ]
    quiet = (Suppressed(items[0], "ignore", text), Suppressed(items[1], "baseline"))
    return Report(tuple(items), 1, 0, {text: Lines(text)}, (f"{text}.locked",), quiet, (text,))


def parse_json(text: str) -> list[tuple[str, str]]:
    return [(item["file"], item["message"]) for item in json.loads(text)["findings"]]


def parse_sarif(text: str) -> list[tuple[str, str]]:
    """Return the findings; the only links in their messages are those to related places."""
    told = []
    for result in json.loads(text)["runs"][0]["results"]:
        message = result["message"]["text"]
        links = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", message)
        assert links == [str(related["id"]) for related in result["relatedLocations"]][:8]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+|file:///[A-Za-z0-9._~%/-]*", uri)
        if not result["suppressions"]:
            told.append((unquote(uri), message))
    return told


def parse_github(text: str) -> list[tuple[str, str]]:
    """Return what the runner reads of the annotations, each a line of its own."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match is not None, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert list(pairs) == ["file", "line", "col", "endLine", "endColumn", "title"]
        found.append((_unescaped(pairs["file"]), _unescaped(match[3])))
    return found


def _unescaped(text: str) -> str:
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def parse_gitlab(text: str) -> list[tuple[str, str]]:
    return [(item["location"]["path"], item["description"]) for item in json.loads(text)]


def parse_junit(text: str) -> list[tuple[str, str]]:
    root = ElementTree.fromstring(text.encode())
    found = []
    for case in root.iter("testcase"):
        failure, printed = case.find("failure"), case.find("system-out")
        if failure is not None:
            found.append((case.attrib["classname"], failure.attrib["message"]))
        elif printed is not None:
            found.append((case.attrib["classname"], (printed.text or "").split(":1:1: ", 1)[-1]))
    return found


class _Reader(HTMLParser):
    """Reads what Markdown became: tags, comments, texts as a site looks for calls in them, cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.rows: list[list[str]] = []
        self.cell = False
        self.details = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert [name for name, _ in attrs] in ([], ["style"])
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.cell = True
        self.details = self.details or tag == "details"
        self.texts.append("")
        self._show_code(tag)

    def _show_code(self, tag: str) -> None:
        """Write code with the backticks that it was written with."""
        if tag == "code" and self.cell and not self.details:
            self.rows[-1][-1] += "`"

    def handle_endtag(self, tag: str) -> None:
        self._show_code(tag)
        self.cell = self.cell and tag not in ("td", "th")
        self.details = self.details and tag != "details"
        self.texts.append("")

    def handle_comment(self, data: str) -> None:
        assert data == " "
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1:] = [self.texts[-1] + data if self.texts else data]
        if self.cell and not self.details:
            self.rows[-1][-1] += data


CALLS = re.compile(r"[@#!~%$&^]\w|:[\w+-]+:|\bgh-\d", re.IGNORECASE)
TAGS = {"h3", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "details", "summary"}


def parse_markdown(text: str) -> list[tuple[str, str]]:
    """Return the messages of the table rows, as a site shows them that follows CommonMark and looks for calls."""
    reader = _Reader()
    reader.feed(MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).render(text))
    assert reader.tags <= TAGS
    assert [each for each in reader.texts if CALLS.search(each)] == []
    assert len(text) < 65_536
    assert {len(row) for row in reader.rows} <= {4}
    return [("", row[3]) for row in reader.rows if row[0]]


def parse_concise(text: str) -> list[tuple[str, str]]:
    """Return what the problem matcher finds: each line is a finding."""
    matches = [_matched(line) for line in text.splitlines()]
    assert None not in matches
    return [(match[0], match[2]) for match in matches if match]


def parse_full(text: str) -> list[tuple[str, str]]:
    return [(match[0], match[2]) for line in text.splitlines() if (match := _matched(line))]


def _matched(line: str) -> tuple[str, str, str] | None:
    """Return file, severity and message of a line as GitHub's runner reads it with our matchers."""
    for matcher in MATCHERS:
        pattern = matcher["pattern"][0]
        if match := re.match(pattern["regexp"], line):
            severity = match[pattern["severity"]] if "severity" in pattern else matcher["severity"]
            return match[pattern["file"]], severity, re.sub(r"^\[[A-Z0-9]+\] ", "", match[pattern["message"]])
    return None


PARSERS: dict[OutputFormat, Callable[[str], list[tuple[str, str]]]] = {
    OutputFormat(name.removeprefix("parse_")): function
    for name, function in list(globals().items())
    if name.startswith("parse_")
}
"""How each format is read. A format without a parser fails every test below."""


def check_hostile(text: str, output_format: OutputFormat) -> None:
    report = hostile_report(text[:3000])
    document = written(report, output_format)
    document.encode()  # nothing that UTF-8 cannot hold
    found = PARSERS[output_format](document)
    if output_format in ("full", "concise"):
        assert "\x1b" not in document
    if output_format not in ("full", "concise", "github"):
        assert obeyed(document) == []
    assert len(found) >= 3 if output_format == "full" else len(found) == 3
    if output_format not in ("full", "concise"):
        assert [flat(message).startswith(flat(text)[:50]) for _, message in found] == [True] * 3


def flat(text: str) -> str:
    """Return a text in which formats differ no more: those that are for people show what cannot be seen."""
    shown = re.sub(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}", "", printable(text.replace("\ufffe", "").replace("\uffff", "")))
    return re.sub(r"\s", "", shown.replace("##[", "#[").replace("# #[", "#["))


@FORMATS
@pytest.mark.parametrize(
    "text", [*HOSTILE, "\ud800 \udc80", "##[error]k", "a\n::error::k\r::error::k", "x](1) [y](http://e)"]
)
def test_hostile(text: str, output_format: OutputFormat) -> None:
    check_hostile(text, output_format)


@FORMATS
@given(text=st.text(st.characters(codec=None), min_size=1).filter(lambda text: bool(flat(text))))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str, output_format: OutputFormat) -> None:
    check_hostile(text, output_format)


# --- what each format is for ------------------------------------------------------------------------------------------


def places(number: int) -> tuple[Related, ...]:
    return tuple(Related(f"name {index}", Place(SIGNUP, index, 1, index, 2), ()) for index in range(1, number + 1))


def test_full_lists_what_was_folded_and_counts_the_rest() -> None:
    text = written(replace(SAMPLE, findings=(replace(FOLD, count=41, related=places(40)),)), OutputFormat.FULL)
    assert text.count("  : maps/sign up.cjm.yaml:") == 8
    assert f"  : {SIGNUP}:8 name 8\n  : … and 32 more\n" in text
    assert text.count(" | ") == 2


def test_full_shows_the_lines_of_places_that_are_the_point() -> None:
    text = written(replace(SAMPLE, findings=(replace(CLASH, related=places(5)),)), OutputFormat.FULL)
    assert text.count(" | ") == 2 * 4
    assert f"  : name 3 ({SIGNUP}:3:1)\n    |\n  3 | stages:\n    | ^\n  : {SIGNUP}:4 name 4\n" in text


def test_full_wraps_help_but_no_code() -> None:
    text = written(
        replace(SAMPLE, findings=(replace(TYPO, help="word " * 18 + "`touchpoints: []`"),)), OutputFormat.FULL
    )
    lines = text.split("\n  = ")[1].splitlines()
    assert lines[:2] == [("word " * 18).strip(), "    `touchpoints: []`"]
    assert max(map(len, lines)) <= 100


def test_full_says_once_a_file_what_to_do_about_a_rule() -> None:
    again = replace(CLASH, place=Place(SIGNUP, 9, 1, 9, 2))
    items = (CLASH, again, replace(again, help="Something else."), replace(CLASH, place=replace(CLASH.place, file="z")))
    text = written(replace(SAMPLE, findings=items), OutputFormat.FULL)
    assert re.findall(r"^  = (.*)$", text, re.MULTILINE) == [
        "Ask who is right.",
        "Something else.",
        "Ask who is right.",
    ]


def test_annotations_come_worst_first_and_name_other_places() -> None:
    levels = [line.split()[0] for line in written(SAMPLE, OutputFormat.GITHUB).splitlines()]
    assert levels == ["::error", "::error", "::warning", "::notice"]
    text = written(replace(SAMPLE, findings=(replace(CLASH, related=places(10)),)), OutputFormat.GITHUB)
    assert f"“Sales call” (see also {SIGNUP}:1, " in text
    assert f", {SIGNUP}:8 and 2 more)%0AAsk who is right.\n" in text


@pytest.mark.parametrize("output_format", [OutputFormat.CONCISE, OutputFormat.FULL], ids=str)
def test_the_problem_matcher_finds_each_finding(output_format: OutputFormat) -> None:
    matches = [match for line in written(SAMPLE, output_format).splitlines() if (match := _matched(line))]
    assert [severity for _, severity, _ in matches] == ["notice", "warning", "error", "error"]
    assert [message for _, _, message in matches] == [item.message for item in SAMPLE.findings]


def test_the_problem_matcher_believes_no_place_in_a_message() -> None:
    forged = replace(TYPO, message="x:9:9: error[GAP01] forged")
    assert parse_concise(written(replace(SAMPLE, findings=(forged,)), OutputFormat.CONCISE)) == [
        (SIGNUP, "x:9:9: error[GAP01] forged")
    ]


def test_markdown_has_room_for_the_worst() -> None:
    hints = tuple(
        replace(HINT, place=Place(f"maps/{number // 3}.cjm.yaml", number % 3 + 1, 1, 2, 1)) for number in range(900)
    )
    text = written(
        replace(SAMPLE, findings=(*hints, replace(TYPO, place=Place("z", 1, 1, 1, 2)))), OutputFormat.MARKDOWN
    )
    rows = parse_markdown(text)
    assert rows[-1] == ("", TYPO.message)
    assert f"… and {901 - len(rows)} more" in text
    assert 55_000 < len(text) < 65_000


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("add `touchpoints: []` or `for`", "add <code>touchpoints: []</code> or <code>for</code>"),
        ("`a b`: `x/y.yaml`?", "<code>a b</code>: <code>x/y.yaml</code>?"),
        ("one ` and `name`", "one ` and <code>name</code>"),
        ("``name`` `name``", "``name`` `name``"),
        ("`a*b*` `<b>` `a|b` `` ` ` `é`", "`a*b*` `&lt;b&gt;` `a|b` `` ` ` `é`"),
        ("$`x`$ `:smile:` `gh-1`", "$`x`$ `:<!-- -->smile:` `gh-<!-- -->1`"),
        ("\\`name` [`name`](x)", "\\<code>name</code> [<code>name</code>](x)"),
        ("`name\n` `of\nkey`", "`name ` <code>of key</code>"),
    ],
)
def test_names_in_backticks_are_code_in_markdown(text: str, html: str) -> None:
    assert MarkdownIt("commonmark").renderInline(markdown_text(text)) == html


def test_gitlab_says_what_to_do() -> None:
    report = replace(SAMPLE, findings=(replace(TYPO, help="Add `touchpoints: []`, *now*."), HINT))
    first, second = json.loads(written(report, OutputFormat.GITLAB))
    assert first["content"] == {"body": r"Add `touchpoints: []`, \*now\*."}
    assert HINT.help == ""
    assert "content" not in second


def test_an_address_outside_the_folder_is_a_whole_one() -> None:
    for path, uri in (("/maps/a b.yaml", "file:///maps/a%20b.yaml"), ("C:/a.yaml", "file:///C%3A/a.yaml")):
        report = replace(SAMPLE, findings=(replace(HINT, place=Place(path, 1, 1, 1, 2)),))
        location = json.loads(written(report, OutputFormat.SARIF))["runs"][0]["results"][0]["locations"][0]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": uri}


# --- the summary ------------------------------------------------------------------------------------------------------


def test_the_summary_tells_what_is_suppressed() -> None:
    assert summary(SAMPLE) == "3 maps: 2 errors, 1 warning, 1 info; 1 suppressed, 1 in baseline"
    assert summary(replace(SAMPLE, suppressed=())) == "3 maps: 2 errors, 1 warning, 1 info"
    assert summary(replace(SAMPLE, suppressed=()), True).endswith("1 info; 0 suppressed, 0 in baseline")
    clean = Report((), 1, suppressed=(IGNORED, IGNORED))
    assert summary(clean) == "1 map: nothing new; 2 suppressed, 0 in baseline"


def test_the_summary_praises_no_map_that_nothing_looked_at() -> None:
    assert summary(Report((), 2)) == "2 maps: nothing to complain about"
    assert summary(Report((), 2, ruleless=True)) == "2 maps: no rule was run"
    assert summary(Report((), 0, ruleless=True)) == "0 maps: nothing could be checked"
    assert summary(replace(SAMPLE, ruleless=True)) == summary(SAMPLE)


# --- fingerprints -----------------------------------------------------------------------------------------------------

RULE = replace(FOLD, count=1, related=())


def prints(*findings: Finding) -> list[str]:
    return fingerprints(Report(findings, 1))[0]


@pytest.mark.parametrize(
    "changed",
    [replace(RULE, message="new words"), replace(RULE, place=Place(SIGNUP, 99, 1, 99, 2)), replace(RULE, pointer=())],
)
def test_a_rule_is_known_by_its_subject(changed: Finding) -> None:
    assert prints(changed) == prints(RULE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(RULE, subject="stages/trial"),
        replace(RULE, rule="GAP02"),
        replace(RULE, place=replace(RULE.place, file="b")),
        FOLD,
    ],
)
def test_fingerprints_differ(changed: Finding) -> None:
    assert len({*prints(changed), *prints(RULE)}) == 2


def test_a_fold_is_known_whatever_is_first_in_it() -> None:
    assert prints(replace(FOLD, subject="stages/new", count=9)) == prints(FOLD)


def test_what_the_loader_tells_is_known_by_its_message() -> None:
    assert len(set(prints(TYPO, replace(TYPO, message="unknown key `x`")))) == 2
    assert prints(replace(CLASH, message="see line 4")) == prints(replace(CLASH, message="see line 5"))


def test_equal_ones_are_counted_whether_told_or_suppressed() -> None:
    second = replace(RULE, place=Place(SIGNUP, 50, 1, 50, 2))
    both = prints(RULE, second)
    assert len(set(both)) == 2
    assert fingerprints(Report((second,), 1, suppressed=(Suppressed(RULE, "ignore"),))) == ([both[1]], [both[0]])
