"""`cjmap validate`: files in, exact output and exit code out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cjmap.cli.app import app

GOOD = "cjmap: 1\ntitle: T\nstages: [Awareness]\n"
WRONG = "cjmap: 1\ntitle: T\nstages:\n  - name: 认知\n    touchpionts: [Website]\n    pains:\n"


def run(*arguments: str, stdin: str | bytes = b"", folder: Path | None = None) -> tuple[int, str, str]:
    """Run cjmap in a process of its own; return exit code, stdout, stderr."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *arguments],
        input=data,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "", "GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "good.cjm.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "wrong.cjm.yaml").write_text(WRONG, "utf-8")
    return tmp_path


def test_full(project: Path) -> None:
    assert run("validate", "wrong.cjm.yaml", folder=project) == (
        1,
        "wrong.cjm.yaml:5:5: error[MAP01] unknown key `touchpionts`; did you mean `touchpoints`?\n"
        "    |\n"
        "  5 |     touchpionts: [Website]\n"
        "    |     ^^^^^^^^^^^\n"
        "\n"
        "wrong.cjm.yaml:6:5: error[MAP04] `pains` has no value\n"
        "    |\n"
        "  6 |     pains:\n"
        "    |     ^^^^^\n"
        "  = Write `pains: []` if there are none, or leave the key out: what is absent is unknown.\n"
        "\n",
        "1 map: 2 errors\n",
    )


def test_concise(project: Path) -> None:
    assert run("validate", "--output-format", "concise", folder=project) == (
        1,
        "wrong.cjm.yaml:5:5: error[MAP01] unknown key `touchpionts`; did you mean `touchpoints`?\n"
        "wrong.cjm.yaml:6:5: error[MAP04] `pains` has no value\n",
        "2 maps: 2 errors\n",
    )


def test_github(project: Path) -> None:
    (project / "a,b%.cjm.yaml").write_text(GOOD + "x::y: 1\n", "utf-8")
    code, out, _ = run("validate", "-f", "github", "a,b%.cjm.yaml", folder=project)
    assert code == 1
    assert out.startswith("::error file=a%2Cb%25.cjm.yaml,line=4,col=1,endLine=4,endColumn=4,title=MAP01 unknown-key::")
    assert out.count("\n") == 1


def test_json(project: Path) -> None:
    code, out, _ = run("validate", "-f", "json", "wrong.cjm.yaml", folder=project)
    document = json.loads(out)
    assert code == 1
    assert document["summary"] == {
        "files": 1, "errors": 2, "warnings": 0, "infos": 0, "suppressed": 0, "baseline": 0,
        "unreadable": [],
    }  # fmt: skip
    first = document["findings"][0]
    first.pop("fingerprint")
    assert first == {
        "rule": "MAP01", "name": "unknown-key", "severity": "error",
        "message": "unknown key `touchpionts`; did you mean `touchpoints`?", "help": "", "url": "",
        "file": "wrong.cjm.yaml", "line": 5, "column": 5, "end_line": 5, "end_column": 16,
        "pointer": "/stages/0/touchpionts", "subject": "stages/认知", "count": 1, "related": [], "suppressed": None,
    }  # fmt: skip


def test_json_of_a_clean_run_is_a_whole_document(project: Path) -> None:
    code, out, err = run("validate", "-f", "json", "good.cjm.yaml", folder=project)
    assert (code, json.loads(out)["findings"], err) == (0, [], "1 map: nothing to complain about\n")


def test_related_places_are_shown(project: Path) -> None:
    (project / "ids.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages:\n  - {id: a, name: A}\n  - {id: a, name: B}\n")
    _, out, _ = run("validate", "ids.cjm.yaml", folder=project)
    assert out == (
        "ids.cjm.yaml:5:10: error[REF02] two stages have the id `a`; the other one is on line 4\n"
        "    |\n"
        "  5 |   - {id: a, name: B}\n"
        "    |          ^\n"
        "  : the other stage `a` (ids.cjm.yaml:4:10)\n"
        "    |\n"
        "  4 |   - {id: a, name: A}\n"
        "    |          ^\n"
        "\n"
    )


def test_stdin(project: Path) -> None:
    code, out, _ = run("validate", "-", "-f", "concise", stdin=WRONG, folder=project)
    assert (code, out.splitlines()[0].split(" ")[0]) == (1, "<stdin>:5:5:")
    code, out, _ = run(
        "validate", "-", "--stdin-filename", "maps/a.cjm.yaml", "-f", "concise", stdin=WRONG, folder=project
    )
    assert (code, out.splitlines()[0].split(" ")[0]) == (1, "maps/a.cjm.yaml:5:5:")


def test_no_map_is_a_usage_error_that_says_what_was_looked_for(tmp_path: Path) -> None:
    assert run("validate", folder=tmp_path) == (
        2, "", "cjmap: no map found: looked for *.cjm.yaml or *.cjm.yml in `.`\n",
    )  # fmt: skip


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    assert run("validate", "nothing.cjm.yaml", folder=tmp_path) == (
        2,
        "",
        "cjmap: nothing.cjm.yaml: no such file or folder\n",
    )


def test_an_unreadable_file_wins_over_findings(project: Path) -> None:
    (project / "loop.cjm.yaml").mkdir()
    (project / "loop.cjm.yaml" / "x.cjm.yaml").symlink_to(project / "gone.cjm.yaml")
    code, out, err = run("validate", "-f", "concise", folder=project)
    assert (code, out.count("\n"), "cannot be read" in err) == (2, 2, True)


def test_warnings_fail_only_when_asked(project: Path) -> None:
    (project / "warned.cjm.yaml").write_text(GOOD + "owner: team #7\n")
    assert run("validate", "warned.cjm.yaml", folder=project)[0] == 0
    assert run("validate", "--fail-on", "warning", "warned.cjm.yaml", folder=project)[0] == 1


def test_usage_errors_exit_with_2(project: Path) -> None:
    assert run("validate", "--nonsense", folder=project)[0] == 2
    assert run("nonsense", folder=project)[0] == 2


def test_a_named_file_may_be_called_anything(project: Path) -> None:
    (project / "map.txt").write_text(GOOD)
    assert run("validate", "map.txt", folder=project)[0] == 0


def test_a_closed_pipe_ends_quietly(project: Path) -> None:
    (project / "big.cjm.yaml").write_text(GOOD + "".join(f"k{number}: 1\n" for number in range(2000)))
    command = f"{sys.executable} -m cjmap validate big.cjm.yaml; echo $? >&2"
    done = subprocess.run(["sh", "-c", f"({command}) | head -1"], capture_output=True, cwd=project, check=False)
    assert "Traceback" not in done.stderr.decode()
    assert done.stderr.decode().split()[-1] in ("141", "1")  # 1 where the pipe took it all in time


def test_terminal_controls_of_an_author_are_shown_not_obeyed(project: Path) -> None:
    (project / "evil.cjm.yaml").write_text(GOOD + '"\\e[2J\\u202e": 1\n')
    _, out, _ = run("validate", "evil.cjm.yaml", folder=project)
    assert "\x1b" not in out
    assert "\\x1b[2J\\u202e" in out


def test_colours_are_only_ours(project: Path) -> None:
    _, plain, _ = run("validate", "wrong.cjm.yaml", folder=project)
    _, coloured, _ = run("validate", "--color", "always", "wrong.cjm.yaml", folder=project)
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain


def test_what_is_left_out_of_a_search(project: Path) -> None:
    for folder in (".hidden", "node_modules", "env"):
        (project / folder).mkdir()
        (project / folder / "wrong.cjm.yaml").write_text(WRONG)
    (project / "env" / "pyvenv.cfg").touch()
    (project / "drafts").mkdir()
    (project / "drafts" / "wrong.cjm.yml").write_text(WRONG)
    (project / "cjmap.toml").write_text('exclude = ["drafts", "wrong*"]\n')
    assert run("validate", folder=project) == (0, "", "1 map: nothing to complain about\n")
    assert run("validate", "drafts/wrong.cjm.yml", folder=project)[0] == 1


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("shard = []", "unknown key `shard`; did you mean `shared`?"),
        (
            "zzz = 1",
            "unknown key `zzz`; known keys are shared, exclude, max-size-mib, preset, select, extend-select, ignore, severity, "
            "per-file-ignores, rules, fail-on, max-warnings, baseline, theme, render, extend and required-version",
        ),
        ("shared = 3", '`shared` is a list of texts, like shared = ["…"]'),
        ("max-size-mib = 0", "`max-size-mib` is a whole number from 1 to 64, the most MiB that a map may have"),
        ("shared = [", "Invalid value (at end of document)"),
    ],
)
def test_wrong_settings_are_an_error_of_configuration(project: Path, toml: str, message: str) -> None:
    (project / "cjmap.toml").write_text(toml)
    assert run("validate", folder=project) == (2, "", f"cjmap: cjmap.toml: {message}\n")


def test_settings_may_stand_in_pyproject(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.cjmap]\nexclude = ["wrong.cjm.yaml"]\n')
    assert run("validate", folder=project)[0] == 0


def test_shared_files_give_personas_channels_and_evidence(project: Path) -> None:
    (project / "cjmap.toml").write_text('shared = ["shared/people.yaml"]\nexclude = ["wrong*"]\n')
    (project / "shared").mkdir()
    (project / "shared" / "people.yaml").write_text("personas: {starter: Starter}\nchannels: {web: Website}\n")
    (project / "good.cjm.yaml").write_text(
        "cjmap: 1\ntitle: T\nstages:\n  - {name: A, for: starter, touchpoints: [{name: Form, channels: web}]}\n"
    )
    assert run("validate", folder=project)[0] == 0
    (project / "shared" / "people.yaml").write_text("persona: {starter: Starter}\n")
    code, out, _ = run("validate", "-f", "concise", folder=project)
    assert (code, out.splitlines()[-1]) == (
        1, "shared/people.yaml:1:1: error[MAP01] unknown key `persona`; did you mean `personas`?",
    )  # fmt: skip


def test_a_missing_shared_file_is_found_where_it_is_named(project: Path) -> None:
    (project / "cjmap.toml").write_text('exclude = ["wrong*"]\nshared = ["gone.yaml", "../out.yaml"]\n')
    assert run("validate", "-f", "concise", folder=project)[1] == (
        "cjmap.toml:2:12: error[REF04] there is no shared file `gone.yaml`\n"
        "cjmap.toml:2:25: error[REF05] the shared file `../out.yaml` is outside the project\n"
    )


def test_images_and_drill_downs(project: Path) -> None:
    (project / "cjmap.toml").write_text("")
    (project / "secret").mkdir()
    (project / "link").symlink_to("/etc")
    (project / "a.cjm.yaml").write_text(
        "cjmap: 1\ntitle: A\nstages:\n  - {name: A, image: gone.png}\n  - {name: B, image: link/hostname}\n"
        "  - {name: C, journey: b.cjm.yaml}\n  - {name: D, journey: 'https://x.example/m.cjm.yaml'}\n"
    )
    (project / "b.cjm.yaml").write_text("cjmap: 1\ntitle: B\nstages:\n  - {name: A, journey: a.cjm.yaml}\n")
    assert run("validate", "-f", "concise", "a.cjm.yaml", folder=project)[1] == (
        "a.cjm.yaml:4:22: error[REF04] `image` is `gone.png`, and there is no such file\n"
        "a.cjm.yaml:5:22: error[REF05] `image` is `link/hostname`, which is outside the project\n"
        "a.cjm.yaml:6:24: error[REF06] the drill-down `b.cjm.yaml` comes back to this map: "
        "a.cjm.yaml > b.cjm.yaml > a.cjm.yaml\n"
        "a.cjm.yaml:7:24: error[REF05] `journey` is `https://x.example/m.cjm.yaml`, which is outside the project\n"
    )


def test_an_internal_error_is_told_in_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys, cjmap.cli.validate as v, cjmap.__main__ as m\n"
        "v.find_maps = lambda *a: 1 / 0\n"
        "sys.argv = ['cjmap', *sys.argv[1:]]\n"
        "m.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "validate"], capture_output=True, cwd=project, check=False)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "cjmap: internal error (ZeroDivisionError: division by zero); please report it, with the output of --traceback\n",
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--traceback", "validate"], capture_output=True, cwd=project, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr.decode()) == (2, True)


# What is a map, and what only looks like one


def test_what_has_no_end_or_never_begins_is_not_read(project: Path) -> None:
    os.mkfifo(project / "pipe.cjm.yaml")
    (project / "zero.cjm.yaml").symlink_to("/dev/zero")
    code, out, err = run(
        "validate", "-f", "concise", "pipe.cjm.yaml", "zero.cjm.yaml", "wrong.cjm.yaml", folder=project
    )
    assert (code, out.count("\n")) == (2, 2)
    assert err.splitlines() == [
        "1 map: 2 errors",
        "cjmap: pipe.cjm.yaml: cannot be read (not a regular file)",
        "cjmap: zero.cjm.yaml: cannot be read (not a regular file)",
    ]
    code, out, err = run("validate", "-f", "concise", folder=project)
    assert (code, out.count("\n")) == (1, 2)
    assert err.splitlines() == [
        "2 maps: 2 errors",
        "cjmap: pipe.cjm.yaml: left out, it is not a regular file",
        "cjmap: zero.cjm.yaml: left out, it is not a regular file",
    ]


def test_a_search_follows_no_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password is: swordfish\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "cjmap.toml").touch()
    (project / "theirs.cjm.yaml").symlink_to("../secret")
    assert run("validate", folder=project) == (
        2,
        "",
        "cjmap: no map found: looked for *.cjm.yaml or *.cjm.yml in `.`; "
        "theirs.cjm.yaml: left out, it is a link to a file outside the project\n",
    )
    (project / "good.cjm.yaml").write_text(GOOD)
    (project / "inside.cjm.yaml").symlink_to("maps")
    (project / "maps").write_text(WRONG)
    code, out, err = run("validate", "-f", "concise", folder=project)
    assert (code, out.count("inside.cjm.yaml"), "swordfish" in out) == (1, 2, False)
    assert "theirs.cjm.yaml: left out" in err


def test_no_more_is_read_than_the_cap(tmp_path: Path) -> None:
    (tmp_path / "huge.cjm.yaml").write_bytes(b"")
    os.truncate(tmp_path / "huge.cjm.yaml", 1 << 40)  # no machine holds that in memory
    code, out, _ = run("validate", "-f", "concise", folder=tmp_path)
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith("huge.cjm.yaml:1:1: error[YML11] the file has more than 1")


def test_a_map_is_told_once_however_it_is_called(project: Path) -> None:
    (project / "link.cjm.yaml").symlink_to("wrong.cjm.yaml")
    (project / "folder").symlink_to(".")
    paths = ("wrong.cjm.yaml", f"../{project.name}/wrong.cjm.yaml", "link.cjm.yaml", "folder/wrong.cjm.yaml", ".")
    code, out, err = run("validate", "-f", "concise", *paths, folder=project)
    assert (code, out.count("wrong.cjm.yaml:"), out.count("\n"), err) == (1, 2, 2, "2 maps: 2 errors\n")
    assert run("validate", "-f", "concise", "link.cjm.yaml", "wrong.cjm.yaml", folder=project)[1].startswith("link.")


# What cannot be read


@pytest.fixture
def closed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is closed to us, as far as we can tell (root may enter any)."""
    folder = project / "closed"
    folder.mkdir()
    (folder / "map.cjm.yaml").write_text(WRONG)
    (folder / "shared.yaml").write_text("personas: {starter: Starter}\n")
    real_stat, real_scandir = os.stat, os.scandir

    def refuse(path: Any, inside: bool) -> None:
        if isinstance(path, (str, os.PathLike)):
            absolute = Path(os.path.abspath(path))
            if folder in absolute.parents or (absolute == folder and not inside):
                raise PermissionError(13, "Permission denied", os.fspath(path))

    def stat(path: Any, **rest: Any) -> os.stat_result:
        refuse(path, inside=True)
        return real_stat(path, **rest)

    def scandir(path: Any = ".") -> Any:
        refuse(path, inside=False)
        return real_scandir(path)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.chdir(project)
    return folder


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["validate", "-f", "concise", *arguments])


def test_a_closed_folder_is_told_and_the_rest_is_checked(closed: Path) -> None:
    result = invoke()
    assert (result.exit_code, result.stdout.count("\n")) == (2, 2)
    assert result.stderr == "2 maps: 2 errors\ncjmap: closed: cannot be read (Permission denied)\n"


def test_a_file_in_a_closed_folder_is_told_and_the_rest_is_checked(closed: Path) -> None:
    result = invoke("closed/map.cjm.yaml", "good.cjm.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "1 map: nothing to complain about\ncjmap: closed/map.cjm.yaml: cannot be read (Permission denied)\n"
    )


def test_a_shared_file_in_a_closed_folder_is_told_and_the_maps_are_checked(closed: Path) -> None:
    Path("cjmap.toml").write_text('shared = ["closed/shared.yaml"]\n')
    Path("good.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, for: starter}]\n")
    result = invoke("good.cjm.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("\ncjmap: closed/shared.yaml: cannot be read (Permission denied)\n")


def test_nothing_is_called_clean_that_could_not_be_read(closed: Path) -> None:
    result = invoke("closed", "closed/map.cjm.yaml")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "0 maps: nothing could be checked"


def test_json_says_what_could_not_be_read(closed: Path) -> None:
    result = CliRunner().invoke(app, ["validate", "-f", "json"])
    document = json.loads(result.stdout)
    assert (result.exit_code, document["summary"]["unreadable"], document["summary"]["files"]) == (2, ["closed"], 2)


def test_names_that_are_too_long(project: Path) -> None:
    name = "x" * 300
    code, _, err = run("validate", name, "good.cjm.yaml", folder=project)
    assert (code, err) == (
        2, f"1 map: nothing to complain about\ncjmap: {name}: cannot be read (File name too long)\n",
    )  # fmt: skip
    assert run("validate", "-", "--stdin-filename", f"{name}/{name}", stdin=GOOD, folder=project)[0] == 0
    (project / "cjmap.toml").write_text(f'shared = ["{name}{name}"]\n')
    code, out, err = run("validate", "-f", "concise", "good.cjm.yaml", folder=project)
    assert (code, out) == (1, f"cjmap.toml:1:12: error[REF04] there is no shared file `{name}{name}`\n")


# What a project shares


def test_a_shared_file_is_read_once(project: Path) -> None:
    (project / "cjmap.toml").write_text(
        'shared = ["p.yaml", "./p.yaml", "link.yaml", "gone", "gone"]\nexclude = ["w*"]\n'
    )
    (project / "p.yaml").write_text("persona: {starter: Starter}\n")
    (project / "link.yaml").symlink_to("p.yaml")
    assert run("validate", "-f", "concise", folder=project)[1] == (
        "cjmap.toml:1:47: error[REF04] there is no shared file `gone`\n"
        "p.yaml:1:1: error[MAP01] unknown key `persona`; did you mean `personas`?\n"
    )


def test_a_shared_file_is_no_map_though_it_is_called_like_one(project: Path) -> None:
    (project / "cjmap.toml").write_text('shared = ["people.cjm.yaml"]\nexclude = ["wrong*"]\n')
    (project / "people.cjm.yaml").write_text("personas: {starter: Starter}\n")
    assert run("validate", folder=project) == (0, "", "1 map: nothing to complain about\n")
    assert run("validate", "-f", "concise", "people.cjm.yaml", folder=project)[0] == 1


def test_shared_files_see_each_other(project: Path) -> None:
    (project / "cjmap.toml").write_text('shared = ["first.yaml", "second.yaml"]\nexclude = ["wrong*"]\n')
    (project / "first.yaml").write_text("personas: {starter: {name: Starter, channels: [web]}}\n")
    (project / "second.yaml").write_text("channels: {web: Website}\n")
    assert run("validate", folder=project)[0] == 0
    (project / "second.yaml").write_text("channels: {wob: Website}\n")
    assert "`web`" in run("validate", "-f", "concise", folder=project)[1]


@pytest.mark.parametrize("shared", [None, "persona: {starter: Starter}\n", "personas: [\n"])
def test_what_a_broken_shared_file_might_hold_is_not_missed(project: Path, shared: str | None) -> None:
    (project / "cjmap.toml").write_text('shared = ["people.yaml"]\n')
    if shared is not None:
        (project / "people.yaml").write_text(shared)
    (project / "good.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, for: starter}]\n")
    code, out, _ = run("validate", "-f", "concise", "good.cjm.yaml", folder=project)
    assert code == 1
    assert "good.cjm.yaml" not in out
    (project / "people.yaml").write_text("personas: {begginer: B}\n")
    assert "good.cjm.yaml:3:" in run("validate", "-f", "concise", "good.cjm.yaml", folder=project)[1]


@pytest.mark.parametrize(
    "pattern",
    [
        "drafts",
        "./drafts",
        "/drafts",
        "drafts/",
        "**/drafts",
        "/**/drafts",
        "drafts/**",
        "**/drafts/**",
        "./drafts/*.yaml",
    ],
)
def test_patterns_that_mean_the_same_folder(project: Path, pattern: str) -> None:
    (project / "drafts").mkdir()
    (project / "drafts" / "map.cjm.yaml").write_text(WRONG)
    (project / "cjmap.toml").write_text(f'exclude = ["{pattern}", "./wrong.cjm.yaml"]\n')
    assert run("validate", folder=project) == (0, "", "1 map: nothing to complain about\n")


def test_a_pattern_with_folders_before_it_holds_below(project: Path) -> None:
    (project / "team" / "drafts").mkdir(parents=True)
    (project / "team" / "drafts" / "map.cjm.yaml").write_text(WRONG)
    (project / "cjmap.toml").write_text('exclude = ["**/drafts", "wrong*"]\n')
    assert run("validate", folder=project)[0] == 0
    (project / "cjmap.toml").write_text('exclude = ["/drafts", "wrong*"]\n')
    assert run("validate", folder=project)[0] == 1


def test_no_map_for_all_are_excluded(project: Path) -> None:
    (project / "cjmap.toml").write_text('exclude = ["*.cjm.yaml"]\n')
    assert run("validate", folder=project) == (
        2,
        "",
        "cjmap: no map found: looked for *.cjm.yaml or *.cjm.yml in `.`; `exclude` in the settings covers 2\n",
    )


def test_the_summary_counts_what_is_not_shown(project: Path) -> None:
    (project / "many.cjm.yaml").write_text(GOOD + "".join(f"k{number}: 1\n" for number in range(1500)))
    code, out, err = run("validate", "-f", "concise", "many.cjm.yaml", folder=project)
    assert (code, out.count("error["), err) == (1, 1000, "1 map: 1500 errors (500 not shown)\n")
    _, out, _ = run("validate", "-f", "json", "many.cjm.yaml", folder=project)
    assert json.loads(out)["summary"]["errors"] == 1500


def test_what_init_proposes_for_a_name_like_an_option(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _, _, err = run("init", "--", "-x", folder=tmp_path)
    assert "cjmap lint ./-x.cjm.yaml\n" in err
    assert "cjmap render ./-x.cjm.yaml -o ./-x.html\n" in err


def test_a_tab_in_a_title_becomes_a_space(tmp_path: Path) -> None:
    _, out, _ = run("init", "-", "--title", "a\tb", folder=tmp_path)
    assert "\ntitle: a b\n" in out


FRAGMENTS = st.lists(
    st.sampled_from(
        [GOOD, WRONG, "cjmap: 1\n", "title: T\n", "stages:\n", "  - name: A\n", "    pains: ", "[]\n", "    next: [A]\n", "x: "]
        + ["personas: {a: A}\n", "    for: [a]\n", "    emotions: [1, calm]\n", "    per_persona: {a: {emotions: 9}}\n", "{", "}\n"]
        + ["    duration: 2 days\n", "    share: 3\n", "\t", "&a ", "*a", "<<: ", "认知", "😀", "\0", "'", '"', "# c\n", "- ", "? "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(
    st.one_of(
        FRAGMENTS.map(str.encode),
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
    )
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_ends_in_a_traceback(data: bytes) -> None:
    result = CliRunner().invoke(app, ["validate", "-"], input=data)
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def fingerprints(project: Path, text: str) -> list[str]:
    (project / "moving.cjm.yaml").write_text(text, "utf-8")
    _, out, _ = run("validate", "-f", "json", "moving.cjm.yaml", folder=project)
    return [finding["fingerprint"] for finding in json.loads(out)["findings"]]


def test_fingerprints_stay_when_lines_move_and_tell_findings_apart(project: Path) -> None:
    text = "cjmap: 1\ntitle: T\nstages:\n  - {id: a, name: A, zz: 1, yy: 1}\n  - {id: a, name: B}\n"
    found = fingerprints(project, text)
    assert len(set(found)) == len(found) == 3
    assert fingerprints(project, text.replace("stages:", "# a line\n\nstages:")) == found
    assert fingerprints(project, text.replace("zz: 1, yy: 1", "yy: 1, zz: 1"))[0] == found[1]
