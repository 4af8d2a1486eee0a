"""Streams: closed, full, broken off, and obeyed by a runner that reads commands from them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_validate import GOOD, WRONG

CJMAP = f"{sys.executable} -m cjmap"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cjmap.toml").touch()
    (tmp_path / "ok").write_text(GOOD)
    (tmp_path / "wrong").write_text(WRONG)
    return tmp_path


def shell(command: str, folder: Path, actions: bool = False) -> tuple[int, str, str]:
    """Run a shell command in which CJMAP stands for the program; return exit code, stdout, stderr."""
    done = subprocess.run(
        ["bash", "-c", command.replace("CJMAP", CJMAP)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "GITHUB_ACTIONS": "true" if actions else "", "GITHUB_STEP_SUMMARY": ""},
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def obeyed(text: str) -> list[str]:
    """Return the lines that GitHub's runner takes for commands: `::` in front, `##[` anywhere (ActionCommand.cs)."""
    lines = text.replace("\r", "\n").split("\n")
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def escaped(name: str) -> str:
    """Return a name as it stands between $' and ' in bash."""
    return name.encode("unicode_escape").decode()


# Closed and full


@pytest.mark.parametrize("stderr", ["2>&-", pytest.param("2>/dev/full", marks=FULL)])
@pytest.mark.parametrize(
    ("arguments", "code"), [("validate ok", 0), ("validate wrong", 1), ("validate gone", 2), ("validate --gone", 2)]
)
def test_stderr_that_takes_nothing_changes_no_exit_code(project: Path, arguments: str, code: int, stderr: str) -> None:
    expected = shell(f"CJMAP {arguments}", project)
    assert expected[0] == code
    assert shell(f"CJMAP {arguments} {stderr}", project) == (code, expected[1], "")


@pytest.mark.parametrize(
    ("stdout", "reason"),
    [(">&-", "it is closed"), pytest.param(">/dev/full", "No space left on device", marks=FULL)],
)
@pytest.mark.parametrize(
    "arguments", ["--version", "validate wrong", "validate -f json ok", "render ok", "init -", "--traceback --version"]
)
def test_stdout_that_takes_nothing_is_trouble(project: Path, arguments: str, stdout: str, reason: str) -> None:
    assert shell(f"CJMAP {arguments} {stdout}", project) == (2, "", f"cjmap: stdout: cannot be written ({reason})\n")


@FULL
@pytest.mark.parametrize("arguments", ["--help", "validate --help"])
def test_a_help_that_nobody_can_read(project: Path, arguments: str) -> None:
    code, _, err = shell(f"CJMAP {arguments} >/dev/full", project)
    assert (code, err) == (2, "cjmap: stdout: cannot be written (No space left on device)\n")


def test_nothing_is_written_of_a_clean_map(project: Path) -> None:
    assert shell("CJMAP validate ok >&-", project) == (0, "", "1 map: nothing to complain about\n")


def test_stdin_that_is_closed(project: Path) -> None:
    code, out, err = shell("CJMAP validate - <&-", project)
    assert (code, out) == (2, "")
    assert err.endswith("cjmap: <stdin>: cannot be read (it is closed)\n")


def test_nothing_at_all_is_open(project: Path) -> None:
    assert shell("CJMAP validate ok <&- >&- 2>&-", project) == (0, "", "")
    assert shell("CJMAP validate wrong <&- >&- 2>&-", project)[0] == 2


@pytest.mark.parametrize("arguments", ["--version", "-V --traceback", "--help", "validate --help", "render ok"])
def test_a_pipe_that_nobody_reads_ends_quietly(project: Path, arguments: str) -> None:
    command = f"{{ sleep 0.2; CJMAP {arguments}; echo $? >code; }} | true"
    assert shell(command, project) == (0, "", "")
    assert (project / "code").read_text() == "141\n"


# Commands to GitHub's runner


EVIL = GOOD + '"##[error]k": 1\n"::error::k\\n::error::k\\r::error::k": 1\n'
ALL = ["validate", "validate -f concise", "validate -f json", "render"]


@pytest.mark.parametrize("arguments", [*ALL, "validate --color always"])
def test_a_map_forms_no_command(project: Path, arguments: str) -> None:
    (project / "evil").write_text(EVIL)
    code, out, err = shell(f"CJMAP {arguments} evil", project, actions=True)
    assert code == 1
    assert obeyed(out) + obeyed(err) == []
    assert "k" in out + err


def test_annotations_are_the_only_commands(project: Path) -> None:
    (project / "evil").write_text(EVIL)
    _, out, err = shell("CJMAP validate -f github evil", project, actions=True)
    assert obeyed(err) == []
    assert [line for line in out.splitlines() if not line.startswith("::error file=evil,")] == []
    assert "##[" not in out
    assert "`# #[error]k`" in out


NAMES = ["a\n::error::b", "::error::b", " ::error::b", "##[error]b", "\x1b[31mb", "a\r::error::b"]


@pytest.mark.parametrize("arguments", [*ALL, "validate -f github", "render -o out"])
def test_a_file_name_forms_no_command(project: Path, arguments: str) -> None:
    for name in NAMES:
        (project / name / "maps").mkdir(parents=True)
        (project / name / "maps" / "x.cjm.yaml").write_text(WRONG)
        (project / name / "maps" / "y.cjm.yaml").write_text(GOOD)
    for path in (".", "*/maps/*", *(f"$'{name}/gone'" for name in map(escaped, NAMES[:2]))):
        _, out, err = shell(f"CJMAP {arguments} -- {path}", project, actions=True)
        ours = [line for line in obeyed(out) if line.startswith("::error file=") and "##[" not in line]
        assert len(ours) == len(obeyed(out)) == (out.count("\n") if "github" in arguments else 0)
        assert obeyed(err) == []
        assert "\x1b" not in out + err


@pytest.mark.parametrize(
    "text", ['"::error::k\\n::error::k" = 1', '"##[error]k" = 1', 'shared = ["##[error]\\n::error::k"]']
)
def test_settings_form_no_command(project: Path, text: str) -> None:
    (project / "cjmap.toml").write_text(text)
    code, out, err = shell("CJMAP validate ok", project, actions=True)
    assert code != 0
    assert obeyed(out) + obeyed(err) == []


def test_an_argument_forms_no_command(project: Path) -> None:
    for argument in ("--view=$'x\\n::error::k'", "$'--x\\n::error::k'", "--format='##[error]k'"):
        code, _, err = shell(f"CJMAP render ok {argument}", project, actions=True)
        assert (code, obeyed(err)) == (2, [])
        assert "Usage: cjmap render" in err


def test_a_traceback_forms_no_command(project: Path) -> None:
    script = (
        "import sys, cjmap.cli.validate as v, cjmap.__main__ as m\n"
        "def fail(*_): raise ValueError('a\\n::error::k ##[error]k')\n"
        "v.find_maps = fail\n"
        "sys.argv = ['cjmap', *sys.argv[1:]]\n"
        "m.main()\n"
    )
    (project / "fail.py").write_text(script)
    for option in ("", "--traceback"):
        code, _, err = shell(f"{sys.executable} fail.py {option} validate", project, actions=True)
        assert (code, "ValueError" in err, obeyed(err)) == (2, True, [])


@pytest.mark.parametrize("actions", [False, True])
def test_json_says_the_same_under_actions(project: Path, actions: bool) -> None:
    (project / "evil").write_text(GOOD + '"###[error]k": 1\n')
    _, out, _ = shell("CJMAP validate -f json evil", project, actions)
    assert "##[" not in out
    assert json.loads(out)["findings"][0]["pointer"] == "/###[error]k"
