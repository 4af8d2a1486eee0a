"""Looks up known vulnerabilities of what cjmap installs with all its extras; part of `make check`.

Exits with 1 if there is one. Where the service cannot be asked, or knows none of the packages, it says so and goes on:
a check without a network is better than none.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

EXTRAS = ("", "png", "pdf", "fonts")
"""The extras that users install; those for developers reach no user."""
_PATIENCE = 300
"""Seconds after which the service is taken to be out of reach."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)")


def main() -> int:
    """Ask for all packages at once; return the exit code."""
    pins = sorted(installed("cjmap"))
    answer = ask(pins)
    if isinstance(answer, str):
        print(f"audit: nothing was looked up: {answer}")
        return 0
    skipped = [each["name"] for each in answer if "skip_reason" in each]
    if len(skipped) == len(answer):
        print("audit: nothing was looked up: the service knows none of the packages, so it is a mirror without them")
        return 0
    for each in answer:
        for found in each.get("vulns", ()):
            versions = ", ".join(found["fix_versions"]) or "no version"
            print(f"audit: {each['name']} {each['version']}: {found['id']}, mended in {versions}")
    unknown = f"; the service does not know {', '.join(skipped)}" if skipped else ""
    print(f"audit: {len(answer) - len(skipped)} packages looked up{unknown}")
    return int(any(each.get("vulns") for each in answer))


def installed(root: str) -> set[str]:
    """Return what a package needs, with the versions that are installed, like `jinja2==3.1.6`."""
    pins: set[str] = set()
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # for another system, or an extra that is not installed
            continue
        if name != root:
            pins.add(f"{key}=={found.version}")
        for wanted in found.requires or ():
            extra = _EXTRA.search(wanted)
            if extra is None or (name == root and extra[1] in EXTRAS):
                match = _NAME.match(wanted)
                assert match is not None  # every requirement begins with a name
                waiting.append(match[0])
    return pins


def ask(pins: list[str]) -> list[dict[str, Any]] | str:
    """Return what pip-audit knows of some packages, or why it knows nothing."""
    with TemporaryDirectory() as folder:
        wanted, answer = Path(folder, "wanted.txt"), Path(folder, "answer.json")
        wanted.write_text("\n".join(pins) + "\n")
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(wanted), "--no-deps", "--disable-pip"]
        command += ["--progress-spinner", "off", "--format", "json", "--output", str(answer)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return f"no answer in {_PATIENCE} seconds"
        if not answer.exists():
            return (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        dependencies: list[dict[str, Any]] = json.loads(answer.read_text())["dependencies"]
        return dependencies


if __name__ == "__main__":
    sys.exit(main())
