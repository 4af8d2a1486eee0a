"""`cjmap lint`: which maps, which rules, what is printed, how it ends."""

import io
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cjmap.__main__ import main

MAP = """\
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]
  - name: Return
"""
"""GAP01 at line 6."""

DEAD_END = """\
cjmap: 1
title: Paying
stages:
  - name: Pay
    steps:
      - {name: Card declined, next: []}
      - name: Paid
"""
"""BOT01 at line 6."""

QUIET = "cjmap: 1\ntitle: Quiet\nstages: [Awareness]\n"
WRONG = "cjmap: 1\ntitle: Wrong\nstages: [{nmae: A}]\n"

GAP01 = "6:5: warning[GAP01] “Return” has no touchpoint\n"
SETTINGS = 'select = ["GAP01", "BOT01"]\n'

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, a project with one map and two rules."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cjmap.toml").write_text(SETTINGS)
    (tmp_path / "bike.cjm.yaml").write_text(MAP)
    return tmp_path


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `cjmap lint -f concise` and returns exit code, stdout and stderr."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, form: str | None = "concise", stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        monkeypatch.setattr(sys, "argv", ["cjmap", "lint", *arguments, *(["-f", form] if form else [])])
        code = 0
        try:
            main()
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        return code, *capsys.readouterr()

    return run


def test_a_finding_is_told_and_counted(project: Path, lint: Run) -> None:
    assert lint() == (0, f"bike.cjm.yaml:{GAP01}", "1 map: 1 warning; 0 suppressed, 0 in baseline\n")


def test_full_says_why_and_what_to_do(project: Path, lint: Run) -> None:
    code, out, err = lint(form=None)
    assert out.startswith(f"bike.cjm.yaml:{GAP01}    |\n  6 |   - name: Return\n    |     ^^^^^^^^^^^^\n  = ")
    assert (code, err) == (
        0,
        "1 map: 1 warning; 0 suppressed, 0 in baseline\nMore about a rule: cjmap rule GAP01\n",
    )


def test_nothing_to_tell(project: Path, lint: Run) -> None:
    (project / "bike.cjm.yaml").write_text(QUIET)
    assert lint() == (0, "", "1 map: nothing to complain about; 0 suppressed, 0 in baseline\n")


def test_only_broken_maps(project: Path, lint: Run) -> None:
    (project / "bike.cjm.yaml").write_text(WRONG)
    assert lint() == (
        1,
        "bike.cjm.yaml:3:11: error[MAP01] unknown key `nmae`; did you mean `name`?\n",
        "1 map: 1 error; 0 suppressed, 0 in baseline\n"
        "cjmap: bike.cjm.yaml has errors, so no rule looked at what is missing there\n",
    )


def test_a_broken_map_keeps_no_other_from_being_checked(project: Path, lint: Run) -> None:
    (project / "a.cjm.yaml").write_text(WRONG)
    code, out, _ = lint()
    assert (code, out.splitlines()[-1] + "\n") == (1, f"bike.cjm.yaml:{GAP01}")


def test_a_shared_file_that_is_not_there(project: Path, lint: Run) -> None:
    (project / "cjmap.toml").write_text('shared = ["gone.yaml"]\nselect = []\n')
    assert lint() == (
        1,
        "cjmap.toml:1:12: error[REF04] there is no shared file `gone.yaml`\n",
        "1 map: 1 error; 0 suppressed, 0 in baseline\n",
    )


def test_a_shared_file_is_placed_in_the_settings_that_name_it(project: Path, lint: Run) -> None:
    (project / "base.toml").write_text('\nshared = ["gone.yaml"]\n')
    (project / "cjmap.toml").write_text('extend = "base.toml"\nselect = []\n')
    (project / ".git").mkdir()
    assert lint()[1] == "base.toml:2:12: error[REF04] there is no shared file `gone.yaml`\n"


def test_stdin_has_the_settings_of_the_file_that_it_stands_for(project: Path, lint: Run) -> None:
    (project / "cjmap.toml").write_text(f'{SETTINGS}per-file-ignores = {{"old/*" = ["GAP"]}}\n')
    (project / "old").mkdir()
    assert lint("-", stdin=MAP)[1] == f"<stdin>:{GAP01}"
    assert lint("-", "--stdin-filename", "new.cjm.yaml", stdin=MAP)[1] == f"new.cjm.yaml:{GAP01}"
    assert lint("-", "--stdin-filename", "old/a.cjm.yaml", stdin=MAP)[1] == ""


# How it ends


@pytest.mark.parametrize(
    ("settings", "flags", "code"),
    [
        ("", [], 0),
        ("", ["--fail-on", "warning"], 1),
        ("", ["--fail-on", "info"], 1),
        ('fail-on = "warning"', [], 1),
        ('fail-on = "warning"', ["--fail-on", "error"], 0),
        ('fail-on = "warning"', ["--exit-zero"], 0),
        ('severity = {GAP = "error"}', [], 1),
        ('severity = {GAP = "error"}', ["--severity", "GAP01=info"], 0),
        ("", ["--severity", "stage-without-touchpoint=error"], 1),
    ],
)
def test_what_makes_a_run_fail(project: Path, lint: Run, settings: str, flags: list[str], code: int) -> None:
    (project / "cjmap.toml").write_text(f"{SETTINGS}{settings}\n")
    assert lint(*flags)[0] == code


@pytest.mark.parametrize(
    ("settings", "flags", "code", "told"),
    [
        ("", ["--max-warnings", "1"], 0, ""),
        ("", ["--max-warnings", "0"], 1, "cjmap: too many warnings: 1, where at most 0 are allowed\n"),
        ("max-warnings = 0", [], 1, "cjmap: too many warnings: 1, where at most 0 are allowed\n"),
        ("max-warnings = 0", ["--max-warnings", "2"], 0, ""),
        ("max-warnings = 0", ["--exit-zero"], 0, ""),
        ("max-warnings = 0", ["--severity", "GAP01=info"], 0, ""),
    ],
)
def test_more_warnings_than_allowed(
    project: Path, lint: Run, settings: str, flags: list[str], code: int, told: str
) -> None:
    (project / "cjmap.toml").write_text(f"{SETTINGS}{settings}\n")
    ended, _, err = lint(*flags)
    assert (ended, err.partition("in baseline\n")[2]) == (code, told)


def test_trouble_wins_over_findings(project: Path, lint: Run) -> None:
    (project / "pipe.cjm.yaml").symlink_to("/dev/null")
    for flags in (["--fail-on", "warning"], ["--exit-zero"]):
        code, out, err = lint("bike.cjm.yaml", "pipe.cjm.yaml", *flags)
        assert (code, out) == (2, f"bike.cjm.yaml:{GAP01}")
        assert err.endswith("cjmap: pipe.cjm.yaml: cannot be read (not a regular file)\n")


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--today", "tomorrow"], "`--today` is a date like 2026-11-21, not `tomorrow`"),
        (["--today", "20261121"], "`--today` is a date like 2026-11-21, not `20261121`"),
        (["--today", "2026-02-30"], "`--today` is a date like 2026-11-21, not `2026-02-30`"),
        (["--today", "2026-11-21T10:00"], "`--today` is a date like 2026-11-21, not `2026-11-21T10:00`"),
        (["--select", "GAP,GPA"], "`--select`: there is no rule `GPA`; did you mean `GAP`?"),
        (["--severity", "GAP01"], "`--severity` is a rule and error, warning or info, like GAP01=error, not `GAP01`"),
        (["--severity", "=error"], "`--severity`: there is no rule ``; `cjmap rule` lists all rules"),
        (["--option", "GAP01=3"], "`--option` is a rule, an option and a value, like GAP02.in-a-row=3, not `GAP01=3`"),
        (["--option", "GAP01.days=3"], "`--option GAP01.days`: GAP01 has no options"),
        (
            ["--per-file-ignores", "old"],
            "`--per-file-ignores` is a pattern and rules, like `maps/old/*:EVI`, not `old`",
        ),
        (["--select", ""], "`--select` names no rule; leave it out, or name one"),
        (["--select", " , "], "`--select` names no rule; leave it out, or name one"),
        (["--select", "GAP", "--select", ""], "`--select` names no rule; leave it out, or name one"),
        (["--extend-select", ""], "`--extend-select` names no rule; leave it out, or name one"),
        (["--ignore", ""], "`--ignore` names no rule; leave it out, or name one"),
        (["--per-file-ignores", "old/*:"], "`--per-file-ignores` names no rule; leave it out, or name one"),
        (
            ["--statistics"],
            "--statistics is printed instead of a report: without --output-format, --output and --report",
        ),
        (["--baseline", "gone.json"], "gone.json: there is no such baseline; `--write-baseline` writes one"),
        (["--write-baseline"], "--write-baseline needs a file: --baseline FILE, or `baseline` in the settings"),
        (["--prune-baseline"], "--prune-baseline needs a file: --baseline FILE, or `baseline` in the settings"),
        (
            ["--write-baseline", "--prune-baseline", "--exit-zero"],
            "--write-baseline and --prune-baseline: one of them, not both",
        ),
    ],
)
def test_wrong_usage(project: Path, lint: Run, flags: list[str], told: str) -> None:
    assert lint(*flags) == (2, "", f"cjmap: {told}\n")


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--preset", "strickt"], "'--preset': there is no `strickt`; did you mean `strict`?"),
        (["--preset", "all"], "'--preset': there is no `all`; there is minimal, recommended and strict"),
        (["--preset", ""], "'--preset': it is empty; there is minimal, recommended and strict"),
        (["--preset", 'it\'s "x"'], "'--preset': there is no `it\\'s \"x\"`; there is minimal, recommended and strict"),
        (["--format", "jsn"], "'--output-format' / '--format' / '-f': there is no `jsn`; did you mean `json`?"),
        (["--max-warnings", "-1"], "'--max-warnings': it is a whole number from 0 to 1000000, not `-1`"),
        (["--max-warnings", "many"], "'--max-warnings': it is a whole number from 0 to 1000000, not `many`"),
    ],
)
def test_a_wrong_value_is_told_in_our_words(project: Path, lint: Run, flags: list[str], told: str) -> None:
    code, out, err = lint(*flags, form=None)
    assert (code, out) == (2, "")
    assert err.endswith(f"\nError: Invalid value for {told}\n")


def test_no_rule_is_no_praise(project: Path, lint: Run) -> None:
    assert lint("--ignore", "ALL") == (0, "", "1 map: no rule was run; 0 suppressed, 0 in baseline\n")
    (project / "cjmap.toml").write_text("select = []\n")
    assert lint() == (0, "", "1 map: no rule was run; 0 suppressed, 0 in baseline\n")


@pytest.mark.parametrize("flag", ["--output-format", "--format", "-f"])
@pytest.mark.parametrize("command", ["lint", "validate", "rule", "score"])
def test_the_format_has_the_same_flags_everywhere(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, flag: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["cjmap", command, flag, "json"])
    main()
    assert capsys.readouterr().out.startswith("{")


# Which rules


@pytest.mark.parametrize(
    ("flags", "ids"),
    [
        ([], {"GAP01", "BOT01"}),
        (["--select", "BOT"], {"BOT01"}),
        (["--select", "EVI01", "--extend-select", "GAP01, dead-end"], {"GAP01", "BOT01", "EVI01"}),
        (["--ignore", "GAP", "--ignore", "EVI"], {"BOT01"}),
        (["--ignore", "ALL"], set()),
        (["--per-file-ignores", "*.cjm.yaml:GAP,BOT"], set()),
        (["--per-file-ignores", "bike*:ALL"], {"BOT01"}),
    ],
)
def test_flags_choose_the_rules(project: Path, lint: Run, flags: list[str], ids: set[str]) -> None:
    (project / "pay.cjm.yaml").write_text(DEAD_END)
    out = lint(*flags)[1]
    assert {line.partition("[")[2].partition("]")[0] for line in out.splitlines()} == ids


def test_an_option_of_a_rule(project: Path, lint: Run) -> None:
    (project / "bike.cjm.yaml").write_text(MAP + "reviewed: 2026-10-01\n")
    chosen = ("--select", "EVI03", "--today", "2026-11-21")
    assert lint(*chosen)[1] == ""
    assert "warning[EVI03]" in lint(*chosen, "--option", "EVI03.every=1")[1]
    (project / "cjmap.toml").write_text("[rules.overdue-review]\nevery = 1\n")
    assert "warning[EVI03]" in lint(*chosen)[1]


def test_today_is_the_day_to_go_by(project: Path, lint: Run) -> None:
    (project / "bike.cjm.yaml").write_text(MAP + "reviewed: 2026-10-01\n")
    assert lint("--select", "EVI03", "--today", "2026-10-02")[1] == ""
    assert "warning[EVI03]" in lint("--select", "EVI03", "--today", "2028-10-02")[1]


def test_warnings_of_the_loader_follow_the_settings(project: Path, lint: Run) -> None:
    (project / "bike.cjm.yaml").write_text(QUIET + "description: one #two\n")
    assert "warning[YML17]" in lint()[1]
    assert lint("--ignore", "YML17")[1] == ""
    assert lint("--per-file-ignores", "bike*:text-cut-at-comment")[1] == ""
    code, out, _ = lint("--severity", "YML17=error")
    assert (code, "error[YML17]" in out) == (1, True)


def test_folds_and_ignores_can_be_left_out(project: Path, lint: Run) -> None:
    more = "".join(f"  - name: {name}\n" for name in ("Riding", "Parking", "Paying"))
    (project / "bike.cjm.yaml").write_text(MAP + more)
    assert lint()[1] == (
        "bike.cjm.yaml:6:5: warning[GAP01] 4 of 5 stages have no touchpoint: “Return”, “Riding”, “Parking” and “Paying”\n"
    )
    assert lint("--no-fold")[1].count("\n") == 4
    (project / "bike.cjm.yaml").write_text(MAP.replace("Return", "Return # cjmap: ignore[GAP01] the lock does it"))
    assert lint() == (0, "", "1 map: nothing new; 1 suppressed, 0 in baseline\n")
    assert lint("--no-ignores")[1] == f"bike.cjm.yaml:{GAP01}"


# Projects


@pytest.fixture
def two_projects(project: Path) -> Path:
    """Return a folder with the projects `.` and `inner`, which have the same map and other rules."""
    (project / "inner").mkdir()
    (project / "inner" / "cjmap.toml").write_text('select = ["BOT01"]\nfail-on = "warning"\n')
    (project / "inner" / "bike.cjm.yaml").write_text(MAP)
    return project


def test_every_project_has_its_own_rules(two_projects: Path, lint: Run) -> None:
    (two_projects / "inner" / "pay.cjm.yaml").write_text(DEAD_END)
    code, out, err = lint()
    assert code == 1
    assert [line[:26] for line in out.splitlines()] == ["bike.cjm.yaml:6:5: warning", "inner/pay.cjm.yaml:6:31: e"]
    assert err == "3 maps: 1 error, 1 warning; 0 suppressed, 0 in baseline\n"


def test_a_project_fails_by_its_own_settings(two_projects: Path, lint: Run) -> None:
    inner = two_projects / "inner" / "cjmap.toml"
    inner.write_text('select = ["GAP01"]\n')
    assert lint()[0] == 0
    inner.write_text('select = ["GAP01"]\nfail-on = "warning"\n')
    assert lint()[0] == 1
    inner.write_text('select = []\nfail-on = "warning"\n')
    assert lint()[0] == 0


def test_the_flag_allows_so_many_warnings_in_all(two_projects: Path, lint: Run) -> None:
    (two_projects / "inner" / "cjmap.toml").write_text('select = ["GAP01"]\nmax-warnings = 1\n')
    assert lint()[0] == 0
    assert lint("--max-warnings", "2")[0] == 0
    assert lint("--max-warnings", "1")[0] == 1


def test_a_pattern_that_covers_no_file_is_told(project: Path, lint: Run) -> None:
    (project / "maps").mkdir()
    (project / "maps" / "bike.cjm.yaml").write_text(QUIET)
    (project / "cjmap.toml").write_text(SETTINGS + 'per-file-ignores = {"maps" = ["GAP01"], "old/*" = ["GAP01"]}\n')
    hint = "cjmap: cjmap.toml: `per-file-ignores`: `old/*` covers no file\n"
    assert lint() == (0, f"bike.cjm.yaml:{GAP01}", f"2 maps: 1 warning; 0 suppressed, 0 in baseline\n{hint}")
    assert "covers no file" not in lint("maps")[2]
    assert "covers no file" not in lint("bike.cjm.yaml", "maps")[2]


def test_a_pattern_of_a_flag_is_for_all_projects(two_projects: Path, lint: Run) -> None:
    (two_projects / "inner" / "pay.cjm.yaml").write_text(DEAD_END)
    assert "covers no file" not in lint("--per-file-ignores", "pay*:BOT01")[2]
    err = lint("--per-file-ignores", "gone*:BOT01")[2]
    assert err.count("cjmap: `--per-file-ignores`: `gone*` covers no file\n") == 1


def test_a_mistake_in_the_settings_of_one_project_ends_the_run(two_projects: Path, lint: Run) -> None:
    (two_projects / "inner" / "cjmap.toml").write_text('ignore = ["GAP77"]\n')
    assert lint() == (
        2,
        "",
        "cjmap: inner/cjmap.toml: `ignore`: there is no rule `GAP77`; `cjmap rule GAP` lists those that there are\n",
    )


# What else is printed


def test_statistics(project: Path, lint: Run) -> None:
    (project / "pay.cjm.yaml").write_text(DEAD_END)
    (project / "bike.cjm.yaml").write_text(MAP + "".join(f"  - name: Stage {number}\n" for number in range(11)))
    code, out, err = lint("--statistics", form=None)
    assert (code, out) == (
        1,
        "12  warning  GAP01   stage-without-touchpoint\n 1  error    BOT01   dead-end\n",
    )
    assert err.startswith("2 maps: 1 error, 1 warning; 0 suppressed, 0 in baseline\n")


def test_statistics_of_nothing(project: Path, lint: Run) -> None:
    assert lint("--statistics", "--ignore", "ALL", form=None)[:2] == (0, "")


def test_show_files(two_projects: Path, lint: Run) -> None:
    (two_projects / "cjmap.toml").write_text('exclude = ["drafts"]\n')
    (two_projects / "drafts").mkdir()
    (two_projects / "drafts" / "a.cjm.yaml").write_text(WRONG)
    assert lint("--show-files") == (0, "bike.cjm.yaml\ninner/bike.cjm.yaml\n", "")


def test_show_settings(project: Path, lint: Run) -> None:
    (project / ".git").mkdir()
    (project / "maps").mkdir()
    (project / "maps" / "a.cjm.yaml").write_text(QUIET)
    (project / "cjmap.toml").write_text('ignore = ["EVI01", "YML17"]\nexclude = ["drafts"]\nbaseline = "known.json"\n')
    (project / "maps" / "cjmap.toml").write_text(
        'extend = "../cjmap.toml"\nselect = ["GAP01", "EVI03"]\nmax-warnings = 3\n'
        'per-file-ignores = {"old/*" = ["EVI03"]}\nrules = {EVI03 = {every = 6}}\n'
    )
    code, out, err = lint("maps", "--show-settings", "--severity", "GAP01=error", "--fail-on", "info")
    assert (code, err) == (0, "")
    assert out == (
        "[[project]]\n"
        'root = "maps"\n'
        'settings = "maps/cjmap.toml"\n'
        "shared = [] # default\n"
        'exclude = ["drafts"] # cjmap.toml\n'
        "max-size-mib = 1 # default\n"
        'fail-on = "info" # --fail-on\n'
        "max-warnings = 3 # maps/cjmap.toml\n"
        'baseline = "maps/known.json" # cjmap.toml\n'
        '# ignore = ["EVI01", "YML17"] # cjmap.toml\n'
        '# select = ["GAP01", "EVI03"] # maps/cjmap.toml\n'
        "select = [ # maps/cjmap.toml\n"
        '    "GAP01", # stage-without-touchpoint: error\n'
        '    "EVI03", # overdue-review: warning\n'
        "]\n"
        "\n"
        "[project.severity] # --severity\n"
        'GAP01 = "error"\n'
        "\n"
        "[project.per-file-ignores] # maps/cjmap.toml\n"
        '"old/*" = ["EVI03"]\n'
        "\n"
        "[project.rules.EVI03] # maps/cjmap.toml\n"
        "every = 6\n"
    )
    assert tomllib.loads(out)["project"][0]["rules"] == {"EVI03": {"every": 6}}


@pytest.mark.parametrize(
    ("settings", "flags", "lines"),
    [
        ("", [], ['# preset = "recommended" # default']),
        ('ignore = ["GAP"]\n', [], ['# preset = "recommended" # default', '# ignore = ["GAP"] # cjmap.toml']),
        (
            'preset = "strict"\nignore = ["GAP"]\n',
            ["--preset", "minimal", "--extend-select", "gap01", "--ignore", "EVI"],
            [
                '# preset = "strict" # cjmap.toml',
                '# ignore = ["GAP"] # cjmap.toml',
                '# preset = "minimal" # --preset',
                '# extend-select = ["gap01"] # --extend-select',
                '# ignore = ["EVI"] # --ignore',
            ],
        ),
        ("select = []\n", [], ["# select = [] # cjmap.toml"]),
    ],
)
def test_show_settings_says_what_is_set(
    project: Path, lint: Run, settings: str, flags: list[str], lines: list[str]
) -> None:
    (project / "cjmap.toml").write_text(settings)
    out = lint("--show-settings", *flags)[1]
    assert [line for line in out.splitlines() if line.startswith("#")] == lines


def test_settings_of_all_projects_are_toml(two_projects: Path, lint: Run) -> None:
    (two_projects / "cjmap.toml").write_text(
        'exclude = ["\\u007f\\n\\"\\\\é"]\nignore = ["YML17"]\npreset = "strict"\n'
    )
    code, out, _ = lint("--show-settings")
    outer, inner = tomllib.loads(out)["project"]
    assert code == 0
    assert (outer["root"], inner["root"]) == (".", "inner")
    assert outer["exclude"] == ['\x7f\n"\\é']
    assert outer["ignore"] == ["YML17"]
    assert set(inner["select"]) < set(outer["select"])


# Baselines


@pytest.fixture
def known(project: Path) -> Path:
    """Return the baseline that the settings name."""
    (project / "cjmap.toml").write_text(f'{SETTINGS}baseline = "known.json"\n')
    return project / "known.json"


def test_what_the_baseline_knows_is_left_out(project: Path, known: Path, lint: Run) -> None:
    assert lint("--write-baseline", "--fail-on", "warning") == (
        0,
        "",
        "known.json: 1 finding in the baseline\n1 map: nothing new; 0 suppressed, 1 in baseline\n",
    )
    assert lint() == (0, "", "1 map: nothing new; 0 suppressed, 1 in baseline\n")
    (project / "bike.cjm.yaml").write_text(MAP.replace("  - name: Booking", "  - name: New\n  - name: Booking"))
    assert lint()[1] == "bike.cjm.yaml:4:5: warning[GAP01] “New” has no touchpoint\n"


def test_a_baseline_that_nobody_wrote_yet(project: Path, known: Path, lint: Run) -> None:
    assert lint() == (2, "", "cjmap: known.json: there is no such baseline; `--write-baseline` writes one\n")


def test_a_baseline_named_by_a_flag(project: Path, lint: Run) -> None:
    (project / "maps").mkdir()
    assert lint("--baseline", "maps/known.json", "--write-baseline")[:2] == (0, "")
    assert lint("--baseline", "maps/known.json")[1] == ""
    assert lint()[1] == f"bike.cjm.yaml:{GAP01}"


def test_a_baseline_is_pruned_of_what_was_mended(project: Path, known: Path, lint: Run) -> None:
    (project / "other.cjm.yaml").write_text(MAP)
    lint("--write-baseline")
    (project / "bike.cjm.yaml").write_text(QUIET)
    assert lint("--prune-baseline", "other.cjm.yaml")[2].startswith("known.json: 2 findings in the baseline\n")
    assert lint("--prune-baseline", "--select", "BOT")[2].startswith("known.json: 2 findings in the baseline\n")
    assert lint("--prune-baseline")[2].startswith("known.json: 1 finding in the baseline\n")
    (project / "bike.cjm.yaml").write_text(MAP)
    assert lint()[1] == f"bike.cjm.yaml:{GAP01}"


def test_writing_a_baseline_keeps_what_it_knows_of_other_maps(project: Path, known: Path, lint: Run) -> None:
    (project / "other.cjm.yaml").write_text(MAP)
    lint("--write-baseline")
    (project / "bike.cjm.yaml").write_text(QUIET)
    assert lint("--write-baseline", "bike.cjm.yaml")[2].startswith("known.json: 1 finding in the baseline\n")
    assert lint()[:2] == (0, "")


def test_a_baseline_for_two_projects(two_projects: Path, lint: Run) -> None:
    (two_projects / "inner" / "cjmap.toml").write_text('select = ["GAP01"]\n')
    flags = ("--baseline", "known.json")
    assert lint(*flags, "--write-baseline")[2].startswith("known.json: 2 findings in the baseline\n")
    assert lint(*flags)[1] == ""
    (two_projects / "inner" / "bike.cjm.yaml").write_text(QUIET)
    assert lint(*flags, "--prune-baseline")[2].startswith("known.json: 1 finding in the baseline\n")


def test_an_incomplete_run_leaves_the_baseline_alone(project: Path, known: Path, lint: Run) -> None:
    lint("--write-baseline")
    before = known.read_text()
    (project / "pipe.cjm.yaml").symlink_to("/dev/null")
    (project / "bike.cjm.yaml").write_text(QUIET)
    told = "cjmap: pipe.cjm.yaml: cannot be read (not a regular file); the baseline stays as it is\n"
    for flag in ("--write-baseline", "--prune-baseline"):
        assert lint("bike.cjm.yaml", "pipe.cjm.yaml", flag) == (2, "", told)
    assert known.read_text() == before


def test_a_baseline_replaces_no_other_file(project: Path, lint: Run) -> None:
    code, out, err = lint("--baseline", "bike.cjm.yaml", "--write-baseline")
    assert (code, out) == (2, "")
    assert err == "cjmap: bike.cjm.yaml: this is a file that people write, which a baseline must not replace\n"
    assert (project / "bike.cjm.yaml").read_text() == MAP


# Start-up


def test_validate_looks_at_no_rule(project: Path) -> None:
    script = (
        "import sys\nfrom cjmap.__main__ import main\nsys.argv = ['cjmap', 'validate']\nmain()\n"
        "print([name for name in sys.modules if name.startswith('cjmap.rules')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_only_the_files_of_rules_that_run_are_loaded(project: Path) -> None:
    script = (
        "import sys\nfrom cjmap.__main__ import main\nsys.argv = ['cjmap', 'lint', '--ignore', 'GAP']\nmain()\n"
        "print([name for name in sys.modules if name.startswith(('cjmap.rules.gap.', 'cjmap.rules.bot.'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "['cjmap.rules.bot.bot01_dead_end']\n"


def test_patterns_of_files_reach_shared_files_wherever_cjmap_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lint: Run
) -> None:
    (tmp_path / "cjmap.toml").write_text('shared = ["shared/c.yaml"]\n[per-file-ignores]\n"shared/*" = ["INC08"]\n')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "c.yaml").write_text("channels: {web: Website, fax: Fax}\n")
    stages = "stages: [{name: A, touchpoints: [{name: P, channels: [web]}]}]\n"
    (tmp_path / "a.cjm.yaml").write_text(f"cjmap: 1\ntitle: A\n{stages}")
    for folder, given in ((tmp_path, "."), (tmp_path / "shared", "..")):
        monkeypatch.chdir(folder)
        assert lint(given, "--select", "INC08") == (
            0,
            "",
            "1 map: nothing to complain about; 0 suppressed, 0 in baseline\n",
        )
