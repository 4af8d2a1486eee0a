"""Whatever a map says, the reports about it say nothing else: to people, to programs, to what runs them."""

import json
from collections.abc import Iterator, Sequence

import pytest

from cjmap.reports.formats import OutputFormat
from tests.oracles.documents import check_junit, read_json, texts_of
from tests.oracles.maps import as_yaml, broken_map, filled_map, in_turn, with_files
from tests.oracles.markup import read_xml
from tests.oracles.prose import calls, read_markdown
from tests.oracles.runs import Cjmap, Run
from tests.oracles.streams import acts_on_terminal, commands, is_neatly_coloured, others_commands
from tests.oracles.texts import ALL, CLASSES

ACTIONS = {"GITHUB_ACTIONS": "true"}
OTHERS = {"TF_BUILD": "True", "TEAMCITY_VERSION": "2026.1"}
BY_CLASS = pytest.mark.parametrize("texts", CLASSES.values(), ids=CLASSES)
OBEYED = (OutputFormat.JSON, OutputFormat.SARIF, OutputFormat.GITHUB, OutputFormat.GITLAB, OutputFormat.JUNIT)
"""Formats for programs: the same bytes wherever they are written."""
COLOURED = (OutputFormat.FULL, OutputFormat.CONCISE)
LINT = ("lint", "--preset=strict", "--today=2026-11-22")


def comments(texts: Sequence[str]) -> str:
    """Return comments that would keep something quiet, with the texts as far as a comment can hold them."""
    lines = ("".join(char for char in text if char.isprintable()) for text in texts)
    kinds = (
        "# cjmap: ignore[GAP01] {0}",
        "# cjmap: file-ignore[{0}] {0}",
        "# cjmap: ignore[EVI] until {0} {0}",
        "# {0}",
    )
    return "".join(f"{kind.format(line)}\n" for line in lines for kind in (*kinds, "# cjmap: file-ignore[GAP] {0}"))


def raw_maps(texts: Sequence[str]) -> Iterator[bytes]:
    """Yield files in which texts stand as they are, where YAML may take them for something else."""
    for text in texts:
        for layout in ("title: {0}\n", "{0}\n", "title: '{0}\n", 'title: "{0}"\n{0}: [\n', "? {0}\n: &{0} *{0}\n"):
            yield b"cjmap: 1\n" + layout.format(text).encode("utf-8", "surrogatepass")


def project(cjmap: Cjmap, texts: Sequence[str]) -> None:
    """Write maps with texts: one without errors, one of nothing but errors, and some that are no YAML."""
    filled = filled_map(with_files(in_turn(texts), *cjmap.write_files(texts, "maps")))
    cjmap.write("maps/filled.cjm.yaml", comments(texts).encode() + as_yaml(filled))
    cjmap.write("maps/broken.cjm.yaml", as_yaml(broken_map(in_turn(texts))))
    for number, content in enumerate(raw_maps(texts[:: 1 + len(texts) // 40])):
        cjmap.write(f"maps/raw/{number}.cjm.yaml", content)


def check_streams(run: Run, ours: int = 0, colours: bool = False) -> None:
    """Fail if a stream does anything but say something; of commands to GitHub's runner stdout has `ours`."""
    assert run.code in (0, 1, 2)
    assert b"internal error" not in run.err
    assert acts_on_terminal(run.out, colours) == []
    assert acts_on_terminal(run.err) == []
    assert not colours or is_neatly_coloured(run.out)
    found = commands(run.out)
    assert len(found) == ours
    assert set(found) <= {"error", "warning", "notice"}
    assert commands(run.err) == []


def check_report(form: OutputFormat, text: str, findings: int) -> None:
    """Fail if a report is no document of its format, or has another number of findings."""
    told = findings
    if form is OutputFormat.JSON:
        told = len(read_json("json", text)["findings"])
    elif form is OutputFormat.SARIF:
        (run,) = read_json("sarif", text)["runs"]
        told = sum(not result["suppressions"] for result in run["results"])
    elif form is OutputFormat.GITLAB:
        told = len(read_json("gitlab", text))
    elif form is OutputFormat.JUNIT:
        check_junit(text)
        shape = read_xml(text).elements
        told = sum(shape[tag, *names] for tag, *names in [*shape] if tag in ("failure", "system-out"))
    elif form is OutputFormat.MARKDOWN:
        assert calls(text) == []
        assert read_markdown(text).elements["tr_open", "tr"] > 0  # it has room for the worst only
        return
    assert told == findings


@BY_CLASS
def test_reports(cjmap: Cjmap, texts: Sequence[str]) -> None:
    """What lint finds: it says what validate finds, too."""
    project(cjmap, texts)
    reports = {form: cjmap.folder / f"report.{form}" for form in OutputFormat}
    extra = (f"--report={form}={path.name}" for form, path in reports.items())
    check_streams(cjmap(*LINT, "maps", *extra, "--color=always", **ACTIONS), colours=True)
    found = len(json.loads(reports[OutputFormat.JSON].read_text("utf-8"))["findings"])
    assert found > 50
    for form, path in reports.items():
        written = path.read_bytes()
        assert acts_on_terminal(written) == []
        check_report(form, written.decode(), found)
        if form in OBEYED:
            assert len(commands(written)) == (found if form is OutputFormat.GITHUB else 0)
            assert others_commands(written) == []


@pytest.mark.parametrize("form", OutputFormat)
def test_streams_of_reports(cjmap: Cjmap, form: OutputFormat) -> None:
    """A report on stdout says the same on a terminal and to a runner, where it gives no command but its own."""
    project(cjmap, CLASSES["runners"] + CLASSES["terminal"] + CLASSES["separators"])
    asked = ["lint", "maps", "-f", form.value]
    plain = cjmap(*asked, "--color=never")
    assert acts_on_terminal(plain.out) == []
    github = cjmap(*asked, "--color=always", **ACTIONS)
    check_streams(github, plain.out.count(b"\n::") + 1 if form is OutputFormat.GITHUB else 0, form in COLOURED)
    again = cjmap(*asked, "--color=never", **ACTIONS)  # and what is remembered of another run is not said here
    assert commands(again.out) == commands(github.out)
    others = cjmap(*asked, "--color=always", **OTHERS)
    assert others_commands(others.out) + others_commands(others.err) == []
    if form in OBEYED:
        assert plain.out == github.out == others.out


OTHER_COMMANDS = (
    "validate maps",
    "validate maps -f concise",
    "score maps/filled.cjm.yaml",
    "score maps -f json",
    "score maps -f markdown",
    "score maps/filled.cjm.yaml -f badge",
    "show maps",
    "show maps --width 40",
    "show maps --width 1000",
    "lint maps --statistics",
    "lint maps --show-settings",
    "lint maps --show-files",
    "render maps",
)


@pytest.mark.parametrize("environment", [{}, ACTIONS, OTHERS], ids=["terminal", "actions", "others"])
def test_other_commands(cjmap: Cjmap, environment: dict[str, str]) -> None:
    project(cjmap, ALL)
    for command in OTHER_COMMANDS:
        can_colour = command.startswith(("validate", "score", "show", "lint"))
        run = cjmap(*command.split(), *(["--color=always"] if can_colour else []), **environment)
        if environment == ACTIONS:
            check_streams(run, colours=can_colour)
        assert acts_on_terminal(run.out, can_colour) == acts_on_terminal(run.err) == []
        if environment == OTHERS:
            assert others_commands(run.out) + others_commands(run.err) == []
        if "badge" in command:
            assert read_xml(run.text).texts
        elif "markdown" in command:
            assert calls(run.text) == []
            read_markdown(run.text)
        elif "json" in command:
            assert texts_of(json.loads(run.text))
