"""How reports are delivered: to stdout, into files, to the summary of a job."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from cjmap.__main__ import main
from cjmap.cli.reporting import ExtraReport, deliver, say_summary
from cjmap.errors import CjmapError
from cjmap.reports.formats import OutputFormat
from cjmap.reports.report import Report
from tests.sample_report import EMPTY, FOLD, SAMPLE, SIGNUP, TYPO
from tests.test_reports import written
from tests.test_streams import obeyed
from tests.test_validate import GOOD, WRONG

WARNED = GOOD + "owner: team #7\n"
SUMMARY = "3 maps: 2 errors, 1 warning\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cjmap.toml").touch()
    (tmp_path / "good.cjm.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "warned.cjm.yaml").write_text(WARNED, "utf-8")
    (tmp_path / "wrong.cjm.yaml").write_text(WRONG, "utf-8")
    return tmp_path


def validate(project: Path, *arguments: str, **env: str) -> tuple[int, str, str]:
    """Run `cjmap validate` in a project, within this process; return exit code, stdout, stderr."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    code: int | str | None = 0
    with (
        chdir(project),
        patch.dict(os.environ, {"GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": "", **env}),
        patch.object(sys, "argv", ["cjmap", "validate", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    written = [stream.buffer.getvalue().decode() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
    assert isinstance(code, int)
    return code, written[0], written[1]


@pytest.mark.parametrize("output_format", list(OutputFormat), ids=str)
def test_a_file_holds_what_stdout_would(project: Path, output_format: OutputFormat) -> None:
    code, out, err = validate(project, "-f", output_format)
    assert (code, err) == (1, SUMMARY)
    assert validate(project, "-f", output_format, "-o", "out/report.txt") == (1, "", SUMMARY)
    assert (project / "out" / "report.txt").read_text("utf-8") == out
    assert validate(project, "-f", output_format, "-o", "-") == (code, out, err)


def test_reports_in_several_formats(project: Path) -> None:
    code, out, err = validate(project, "-f", "concise", "--report", "json=a=b.json", "--report", "junit=junit.xml")
    assert (code, out.count("\n"), err) == (1, 3, SUMMARY)
    assert json.loads((project / "a=b.json").read_text("utf-8"))["summary"]["errors"] == 2
    suites = ElementTree.parse(project / "junit.xml").getroot()
    assert [suite.attrib["name"] for suite in suites] == ["good.cjm.yaml", "warned.cjm.yaml", "wrong.cjm.yaml"]


def test_files_are_not_coloured(project: Path) -> None:
    _, out, _ = validate(project, "--color", "always", "--report", "full=full.txt")
    assert "\x1b[" in out
    assert "\x1b[" not in (project / "full.txt").read_text("utf-8")


@pytest.mark.parametrize("arguments", [[], ["--report", "sarif=x.sarif"], ["-o", "x.txt"]])
def test_the_exit_code_is_the_same(project: Path, arguments: list[str]) -> None:
    assert validate(project, "good.cjm.yaml", "-f", "json", *arguments)[0] == 0
    assert validate(project, "warned.cjm.yaml", "-f", "json", *arguments)[0] == 0
    assert validate(project, "warned.cjm.yaml", "--fail-on", "warning", "-f", "json", *arguments)[0] == 1


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("jsno=x.json", "`jsno` is no format; did you mean `json`?"),
        ("zzz=x.json", "`zzz` is no format; there is full, concise, json, sarif, github, gitlab, junit and markdown"),
        ("json", "`json` names no file; write `json=PATH`"),
        ("json=", "`json=` names no file; write `json=PATH`"),
        ("json=-", "`json=-` names no file; write `json=PATH`"),
    ],
)
def test_a_report_that_nobody_can_make_is_a_usage_error(project: Path, report: str, said: str) -> None:
    code, out, err = validate(project, "--report", report)
    assert (code, out) == (2, "")
    assert f"Invalid value for '--report': {said}" in err
    assert not (project / "x.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "wrong.cjm.yaml"],
        ["-o", "./maps/../wrong.cjm.yaml"],
        ["-o", "link"],
        ["-o", "map"],
        ["-o", "cjmap.toml"],
        ["-o", "new.cjm.yaml"],
        ["--report", "json=wrong.cjm.yaml"],
        ["--report", "json=fine.json", "--report", "full=wrong.cjm.yaml"],
    ],
)
def test_a_report_never_replaces_what_people_write(project: Path, arguments: list[str]) -> None:
    (project / "link").symlink_to("wrong.cjm.yaml")
    (project / "map").write_text(WRONG, "utf-8")
    before = {file: file.read_bytes() for file in project.iterdir()}
    code, out, err = validate(project, ".", "map", *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(": this is a file that people write, which a report must not replace\n")
    assert {file: file.read_bytes() for file in project.iterdir()} == before


@pytest.mark.parametrize(
    "arguments", [["-o", "a", "--report", "json=./a"], ["--report", "json=a", "--report", "json=a"]]
)
def test_two_reports_in_one_file(project: Path, arguments: list[str]) -> None:
    assert validate(project, *arguments) == (2, "", "cjmap: a: two reports would be written there\n")


def test_a_file_that_cannot_be_written(project: Path) -> None:
    (project / "folder").mkdir()
    for path in ("folder", "good.cjm.yaml/x.json"):
        code, out, err = validate(project, "-f", "json", "-o", path)
        assert (code, out) == (2, "")
        assert err.startswith(f"cjmap: {path}: cannot be written (")


def test_files_are_there_though_nobody_reads_stdout(project: Path) -> None:
    command = f"{{ sleep 0.2; {sys.executable} -m cjmap validate --report json=a.json; echo $? >code; }} | true"
    subprocess.run(["bash", "-c", command], cwd=project, check=True, capture_output=True)
    assert (project / "code").read_text() == "141\n"
    assert json.loads((project / "a.json").read_text("utf-8"))["summary"]["files"] == 3


# --- the summary of a job ---------------------------------------------------------------------------------------------


def test_the_summary_of_the_job_gets_the_report(project: Path) -> None:
    summary = project / "summary.md"
    summary.write_text("before\n")
    for arguments in (["-f", "github"], ["--report", "github=annotations.txt"]):
        validate(project, *arguments, GITHUB_STEP_SUMMARY=str(summary))
    once = "\n### cjmap · 3 maps: 2 errors, 1 warning\n"
    text = summary.read_text("utf-8")
    assert text.startswith(f"before\n{once}")
    assert text.count(once) == 2
    validate(project, "-f", "full", "--report", "markdown=x.md", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text("utf-8") == text
    assert f"\n{(project / 'x.md').read_text('utf-8')}" * 2 == text.removeprefix("before\n")


def test_a_summary_that_cannot_be_written_fails_nothing(project: Path) -> None:
    expected = validate(project, "-f", "github")
    code, out, err = validate(project, "-f", "github", GITHUB_STEP_SUMMARY=str(project))
    assert (code, out) == expected[:2]
    assert err == f"cjmap: {project}: the job's summary cannot be written (Is a directory)\n{expected[2]}"


# --- under a runner ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output_format", [each for each in OutputFormat if each != "github"], ids=str)
def test_no_format_lets_authors_command_the_runner(project: Path, output_format: OutputFormat) -> None:
    (project / "evil.cjm.yaml").write_text(GOOD + '"##[error]k": 1\n"::error::k\\n::error::k\\r::error::k": 1\n')
    code, out, err = validate(project, "-f", output_format, "evil.cjm.yaml", GITHUB_ACTIONS="true")
    assert code == 1
    assert obeyed(out) + obeyed(err) == []
    assert "error" in out


@pytest.mark.parametrize("output_format", ["json", "sarif", "gitlab", "junit"])
def test_data_is_the_same_under_a_runner(project: Path, output_format: str) -> None:
    (project / "evil.cjm.yaml").write_text(GOOD + '"##[error]k ::x": 1\n')
    expected = validate(project, "-f", output_format, "evil.cjm.yaml")
    assert validate(project, "-f", output_format, "evil.cjm.yaml", GITHUB_ACTIONS="true") == expected


# --- the functions ----------------------------------------------------------------------------------------------------


def test_nothing_is_written_unless_all_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    extra = [ExtraReport(OutputFormat.JSON, Path("a.json")), ExtraReport(OutputFormat.FULL, Path(SIGNUP))]
    with pytest.raises(CjmapError, match="people write"):
        deliver(SAMPLE, OutputFormat.FULL, None, extra)
    assert list(tmp_path.iterdir()) == []


def test_a_shared_file_that_was_read_is_safe_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = Report((), 1, texts={"shared/people": SAMPLE.texts[SIGNUP]})
    with pytest.raises(CjmapError, match="people write"):
        deliver(report, OutputFormat.JSON, Path("shared/people"))


def test_deliver_writes_the_file_and_stdout(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    deliver(SAMPLE, OutputFormat.CONCISE, None, [ExtraReport(OutputFormat.SARIF, tmp_path / "a.sarif")])
    assert capfdbinary.readouterr().out.decode() == written(SAMPLE, OutputFormat.CONCISE)
    assert (tmp_path / "a.sarif").read_text("utf-8") == written(SAMPLE, OutputFormat.SARIF)


@pytest.mark.parametrize(
    ("report", "output_format", "said"),
    [
        (SAMPLE, OutputFormat.CONCISE, ""),
        (SAMPLE, OutputFormat.FULL, "More about a rule: cjmap rule GAP01\n"),
        (Report((TYPO,), 1), OutputFormat.FULL, ""),
        (EMPTY, OutputFormat.FULL, ""),
    ],
)
def test_people_learn_where_to_read_more(
    report: Report, output_format: OutputFormat, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    say_summary(report, output_format, with_suppressed=True)
    first, _, rest = capfd.readouterr().err.partition("\n")
    assert re.search(r"; \d+ suppressed, \d+ in baseline$", first)
    assert rest == said
    assert FOLD.rule in said or not said
