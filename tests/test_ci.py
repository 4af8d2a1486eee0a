"""What is there to be copied into CI: files that real parsers accept, and scripts that are run as they stand."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
BIN = Path(sysconfig.get_path("scripts"))
GUIDE = ROOT / "docs" / "ci.md"
FILES = dict(re.findall(r'^```yaml title="([^"]+)"\n(.*?)^```', GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE))
WORKFLOWS = [name for name in FILES if name.startswith(".github/workflows/")]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
MAP = "cjmap: 1\ntitle: Renting a bike\nstages:\n  - name: Booking\n    touchpoints: [{name: Page, claims: {price: €9}}]\n"


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "RUNNER_"))}
    settings = {**clean, "PATH": path, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "bike.cjm.yaml").write_text(MAP, "utf-8")
    return tmp_path


def validates(schema: str, text: str, folder: Path) -> str:
    """Return what the real schema of a CI system says against a text; "" for nothing."""
    file = folder / "checked.yml"
    file.write_text(text, "utf-8")
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file), cwd=folder)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_are_workflows(name: str, tmp_path: Path) -> None:
    assert validates("vendor.github-workflows", FILES[name], tmp_path) == ""


def test_the_action_is_an_action(tmp_path: Path) -> None:
    assert validates("vendor.github-actions", (ROOT / "action.yml").read_text("utf-8"), tmp_path) == ""


@pytest.mark.parametrize("text", [(ROOT / "ci/gitlab.yml").read_text("utf-8"), FILES[".gitlab-ci.yml"]])
def test_gitlab_reads_the_job(text: str, tmp_path: Path) -> None:
    assert validates("vendor.gitlab-ci", text, tmp_path) == ""


def test_the_hooks_are_hooks(tmp_path: Path) -> None:
    done = run(
        sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"), cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout
    config = tmp_path / ".pre-commit-config.yaml"
    config.write_text(FILES[".pre-commit-config.yaml"], "utf-8")
    done = run(sys.executable, "-m", "pre_commit", "validate-config", str(config), cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    used = [hook["id"] for repo in yaml.safe_load(config.read_text("utf-8"))["repos"] for hook in repo["hooks"]]
    assert set(used) <= set(HOOKS)


def test_inputs_of_the_action_exist() -> None:
    given = [
        step.get("with", {}) for name in WORKFLOWS for step in steps(name) if "your-org/cjmap" in step.get("uses", "")
    ]
    assert given
    for inputs in given:
        assert set(inputs) <= set(ACTION["inputs"])


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(FILES[name])["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("hook", HOOKS)
def test_hooks_run_on_the_whole_project(hook: str, project: Path) -> None:
    done = run(*HOOKS[hook]["entry"].split(), cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 map" in done.stderr
    assert HOOKS[hook]["pass_filenames"] is False
    wanted = re.compile(HOOKS[hook]["files"])
    assert all(wanted.search(file) for file in ("maps/bike.cjm.yaml", "a.cjm.yml", "cjmap.toml", "x/cjmap.toml"))
    assert not any(wanted.search(file) for file in ("docker-compose.yaml", "cjmap.toml.md"))


def commands(name: str) -> list[str]:
    return [
        step["run"]
        for step in steps(name)
        if "cjmap lint" in step.get("run", "") or "::add-matcher" in step.get("run", "")
    ]


@pytest.mark.parametrize("name", [name for name in WORKFLOWS if commands(name)])
def test_commands_of_workflows_run(name: str, project: Path) -> None:
    for command in commands(name):
        done = run("bash", "-euo", "pipefail", "-c", command, cwd=project)
        assert done.returncode == 0, done.stderr
        if command.startswith("echo"):
            matcher = json.loads(Path(done.stdout.strip().removeprefix("::add-matcher::")).read_text("utf-8"))
            assert matcher["problemMatcher"]


def run_action(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as GitHub does: its script in bash, the inputs in the environment."""
    (project / "runner" / "cjmap").mkdir(parents=True)
    (project / "runner" / "cjmap" / "bin").symlink_to(BIN)
    step = ACTION["runs"]["steps"][-1]
    defaults = {key: str(value["default"]) for key, value in ACTION["inputs"].items()}
    values = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: {**defaults, **inputs}[m[1]], value)
        for key, value in step["env"].items()
    }
    return run(
        "bash",
        "--noprofile",
        "--norc",
        "-eo",
        "pipefail",
        "-c",
        step["run"],
        cwd=project,
        RUNNER_TEMP=str(project / "runner"),
        GITHUB_ACTIONS="true",
        **values,
    )


def test_the_action_annotates(project: Path) -> None:
    done = run_action(project, paths="maps\n", arguments="--fail-on=warning\n")
    assert done.returncode == 1
    assert re.search(r"^::warning file=maps/bike\.cjm\.yaml,line=2,.*GAP09", done.stdout, re.MULTILINE)


def test_the_action_writes_sarif(project: Path) -> None:
    done = run_action(project, paths="maps", sarif="found.sarif")
    assert done.returncode == 0
    assert json.loads((project / "found.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_inputs_of_the_action_are_data(project: Path) -> None:
    done = run_action(project, paths="$(touch owned)\n; touch owned", arguments="`touch owned`")
    assert done.returncode == 2
    assert not (project / "owned").exists()


@pytest.mark.parametrize("command", ["rm", "lint; touch owned", ""])
def test_the_action_runs_only_checks(command: str, project: Path) -> None:
    done = run_action(project, command=command)
    assert done.returncode == 2
    assert "cjmap: command is lint or validate" in done.stderr


def test_the_job_of_gitlab_writes_its_reports(project: Path) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))["cjmap"]
    variables = {**job["variables"], **yaml.safe_load(FILES[".gitlab-ci.yml"])["cjmap"]["variables"]}
    done = run("bash", "-euo", "pipefail", "-c", "\n".join(job["script"]), cwd=project, **variables)
    assert done.returncode == 1  # a map without personas or an owner, and --fail-on=warning
    reports = job["artifacts"]["reports"]
    assert json.loads((project / reports["codequality"]).read_text("utf-8"))
    assert ET.parse(project / reports["junit"]).getroot().tag == "testsuites"


def test_the_job_of_gitlab_is_where_the_guide_says() -> None:
    (include,) = yaml.safe_load(FILES[".gitlab-ci.yml"])["include"]
    assert (ROOT / include["file"]).is_file()
