"""The tools that are measured, their versions and command lines: cjmap and what else checks YAML against a schema."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.figures import KEPT
from bench.running import Command, say

SCHEMA = Path("schemas/cjmap-1.schema.json")
"""The JSON Schema that all tools but yamllint get."""

_SPECTRAL = "@stoplight/spectral-cli"
_SPECTRAL_FOLDER = KEPT / "spectral"
_RULESET = KEPT / "spectral.yaml"
_RULES = """\
rules:
  map:
    given: $
    severity: error
    then: {{function: schema, functionOptions: {{schema: {{$ref: {schema}}}}}}}
"""


def python(*arguments: str) -> tuple[str, ...]:
    """Return a command line of the Python that runs the benchmarks."""
    return (sys.executable, *arguments)


def cjmap(*arguments: str) -> tuple[str, ...]:
    """Return a command line of cjmap, by the script that users call."""
    return (_script("cjmap"), *arguments)


def cold(command: str, *arguments: str) -> tuple[str, ...]:
    """Return a command line of cjmap in one process that remembers nothing."""
    return cjmap(command, "--no-cache", "--jobs", "1", *arguments)


def peers(folder: Path, names: Sequence[str]) -> dict[str, Command]:
    """Return the commands of those other tools that are there, for some files of a folder."""
    found = {}
    if _has("check-jsonschema"):
        line = (_script("check-jsonschema"), "--schemafile", str(SCHEMA.resolve()), *names)
        found["check-jsonschema"] = Command(line, folder)
    if _has("yamllint"):
        found["yamllint"] = Command((_script("yamllint"), "-d", "relaxed", *names), folder)
    if spectral := _spectral():
        found["spectral"] = Command((spectral, "lint", "--quiet", "-r", str(_RULESET.resolve()), *names), folder)
    return found


def machine() -> dict[str, str]:
    """Return what the figures depend on: the machine and the versions of all tools."""
    facts = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }
    for name in ("cjmap", "pydantic", "msgspec", "PyYAML", "typer", "check-jsonschema", "yamllint"):
        facts[name] = version(name) if _has(name) else "not installed"
    facts["spectral"] = _spectral_version() if _spectral() else "not installed"
    if node := shutil.which("node"):
        said = subprocess.run((node, "--version"), capture_output=True, text=True, check=True).stdout
        facts["Node"] = said.strip().removeprefix("v")
    return facts


def _has(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _script(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _spectral() -> str | None:
    """Return spectral's path, installed into the build folder where there is npm; None without it."""
    script = (_SPECTRAL_FOLDER / "node_modules/.bin/spectral").resolve()
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            return None
        say("  installing spectral")
        _SPECTRAL_FOLDER.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        line = (npm, "install", "--prefix", str(_SPECTRAL_FOLDER), *quiet, _SPECTRAL)
        if subprocess.run(line, check=False).returncode:
            return None
    _RULESET.write_text(_RULES.format(schema=SCHEMA.resolve()), encoding="utf-8")
    return str(script)


def _spectral_version() -> str:
    package = _SPECTRAL_FOLDER / "node_modules" / _SPECTRAL / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _processor() -> str:
    """Return the model of the processor, as Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")
