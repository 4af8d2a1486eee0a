"""The documentation is true: its commands are run, its examples loaded, its links followed, its parts compared."""

import inspect
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjmap.finding import Severity
from cjmap.loader import NAMES, Loaded, load, load_shared
from cjmap.loader.codes import WARNINGS
from cjmap.loader.keys import models_in
from cjmap.model.journey import Journey
from cjmap.model.tables import Shared
from cjmap.model.texts import Part
from cjmap.settings import find_settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *sorted(file for file in ROOT.glob("*.md")),
    *sorted(file for file in (ROOT / "docs").rglob("*.md") if not file.name.endswith(".in.md")),
    ROOT / "examples" / "README.md",
]
NOT_RUN = ("make ", "pip install ", "python3 -m venv ", ". .venv/bin/activate")
"""Commands that are shown and not run: they change the machine, take minutes or need what only a reader has."""

by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))


@cache
def tokens(document: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(document.read_text("utf-8"))


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, the title of a file that it shows, its text, the heading above it."""

    language: str
    title: str
    text: str
    heading: str


def fences(document: Path) -> Iterator[Fence]:
    heading = ""
    for token in tokens(document):
        if token.type == "inline" and token.level == 1 and token.map is not None:
            heading = token.content if document_line(document, token.map[0]).startswith("#") else heading
        if token.type == "fence":
            title = re.search(r'title="([^"]+)"', token.info)
            language = token.info.split()[0] if token.info.strip() else ""
            yield Fence(language, title[1] if title else "", token.content, heading)


def document_line(document: Path, number: int) -> str:
    return document.read_text("utf-8").splitlines()[number]


# --- commands ---------------------------------------------------------------------------------------------------------


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output that is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, folder: Path) -> tuple[int, str]:
    env = {key: value for key, value in os.environ.items() if key not in ("GITHUB_ACTIONS", "COLUMNS")}
    env["PATH"] = sysconfig.get_path("scripts") + os.pathsep + env.get("PATH", "")
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120
    )
    return done.returncode, done.stdout.decode("utf-8")


@by_name
def test_commands_do_what_is_shown(document: Path, tmp_path: Path) -> None:
    for name in ("examples", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    folder = tmp_path
    for fence in fences(document):
        if fence.title:
            (folder / fence.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / fence.title).write_text(fence.text, encoding="utf-8")
        for command, shown in commands(fence.text) if fence.language == "console" else ():
            if command.startswith(NOT_RUN):
                continue
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                continue
            expected = re.search(r"# exit code (\d+)$", command)
            code, output = run(command, folder)
            assert (command, code, output) == (command, int(expected[1]) if expected else 0, output)
            if shown.strip():
                assert f"$ {command}\n{output.rstrip()}" == f"$ {command}\n{shown.rstrip()}"


def test_commands_that_are_not_run_are_all_needed() -> None:
    shown = [command for document in DOCUMENTS for fence in fences(document) for command, _ in commands(fence.text)]
    for beginning in NOT_RUN:
        assert any(command.startswith(beginning) for command in shown), beginning


# --- what is generated ------------------------------------------------------------------------------------------------


@cache
def generator() -> ModuleType:
    sys.path.insert(0, str(ROOT / "docs"))
    return import_module("generate")


def test_generated_files_are_up_to_date() -> None:
    for file, content in generator().generated().items():
        assert file.read_text("utf-8") == content, f"{file}: run python docs/generate.py"


def sections() -> list[str]:
    template = (ROOT / "docs" / "format.in.md").read_text("utf-8")
    return re.findall(r"^<!-- keys: (.+) -->$", template, flags=re.MULTILINE)


def test_format_describes_every_key_once() -> None:
    described = Counter(
        (name, key) for names in sections() for name in names.split(", ") for key in generator().own_keys(model(name))
    )
    assert set(described.values()) == {1}
    every: list[type[Part]] = [*models_in(Journey), Shared]
    for each in every:
        for field, info in each.model_fields.items():
            home = next(base for base in each.__mro__ if field in inspect.get_annotations(base))
            assert (home.__name__, info.alias or field) in described


def model(name: str) -> Any:
    return generator().MODELS[name]


# --- examples of the format -------------------------------------------------------------------------------------------

DECLARED = """\
cjmap: 1
title: Examples
personas: {starter: Starter, manager: Manager}
channels: {web: Web, phone: Phone, email: Email}
evidence: {interviews-q3: Interviews, ga4-q3: Analytics}
lanes: {legal: Legal}
"""
ELSEWHERE = """\
  - name: Elsewhere
    pains: [{id: import-fails, text: Import fails}]
    steps: [{id: invite-team, name: Invite the team}]
"""
STAGE = DECLARED + "stages:\n" + ELSEWHERE + "  - name: Here\n"
PLACES = {
    "Part": DECLARED + "stages: [Trial]\n{}",
    "Journey": "{}",
    "Scope": DECLARED + "stages: [Trial]\nscope:\n  {}",
    "Objective": DECLARED + "stages: [Trial]\nobjectives:\n  - {}",
    "Profile": DECLARED + "stages: [Trial]\naudience:\n  {}",
    "Tables": "{}",
    "Persona": DECLARED.replace("{starter: Starter, manager: Manager}", "\n  one:\n    {}") + "stages: [Trial]\n",
    "Channel": DECLARED.replace("{web: Web, phone: Phone, email: Email}", "\n  one:\n    {}") + "stages: [Trial]\n",
    "Evidence": DECLARED.replace("{interviews-q3: Interviews, ga4-q3: Analytics}", "\n  one:\n    {}")
    + "stages: [Trial]\n",
    "Lane": DECLARED.replace("{legal: Legal}", "\n  one:\n    {}") + "stages: [Trial]\n",
    "Moment, Content": STAGE + "    {}",
    "Stage": DECLARED + "stages:\n" + ELSEWHERE + "  - {}",
    "Step": STAGE + "    steps:\n      - {}",
    "Touchpoint": STAGE + "    touchpoints:\n      - {}",
    "Event": STAGE + "    touchpoints:\n      - name: One\n        events:\n          - {}",
    "Saying, Claim": STAGE + "    goals:\n      - {}",
    "Emotion": STAGE + "    emotions:\n      - {}",
    "Pain": STAGE + "    pains:\n      - {}",
    "Opportunity": STAGE + "    opportunities:\n      - {}",
    "Experiment": STAGE + "    opportunities:\n      - text: One\n        experiment:\n          {}",
    "MomentOfTruth": STAGE + "    moment_of_truth:\n      {}",
    "Metric": STAGE + "    metrics:\n      - {}",
    "Link": STAGE + "    links:\n      - {}",
    "Next": STAGE + "    next:\n      - {}",
    "Exit": STAGE + "    exits:\n      - {}",
}
"""Minimal maps around the example of each section; they declare what the examples refer to."""


def placed(names: str, block: str) -> str:
    before, after = PLACES[names].split("{}")
    indentation = "\n" + " " * len(before.rsplit("\n", 1)[-1])
    return before + block.rstrip("\n").replace("\n", indentation) + "\n" + after


def told(text: str) -> list[tuple[str, str]]:
    return [(item.rule, item.message) for item in load(text, "map.cjm.yaml").findings]


def test_every_section_has_a_place() -> None:
    assert sorted(PLACES) == sorted(sections())


@pytest.mark.parametrize("names", PLACES)
def test_examples_of_a_section_are_valid(names: str) -> None:
    models = [model(name) for name in names.split(", ")]
    whole = generator().example_of(models)
    block = generator().yaml_block(whole)
    assert f"```yaml\n{block}```\n" in (ROOT / "docs" / "format.md").read_text("utf-8")
    if names == "Tables":
        assert load_shared(block, "shared.yaml").findings == ()
        return
    assert told(placed(names, block)) == []
    needed = {name: whole[name] for each in models for name, field in each.model_fields.items() if field.is_required()}
    for each in models:
        for key, name in generator().own_keys(each).items():
            for example in each.model_fields[name].examples or [whole[key]]:
                text = placed(names, generator().yaml_block({**needed, key: example}))
                assert (key, told(text)) == (key, [])


def test_yaml_of_the_prose_is_valid() -> None:
    generated = {
        generator().yaml_block(generator().example_of([model(name) for name in names.split(", ")]))
        for names in sections()
    }
    prose = [fence for fence in fences(ROOT / "docs" / "format.md") if fence.text not in generated]
    maps = [fence.text for fence in prose if fence.language == "yaml"]
    assert len(maps) > 5
    for text in maps:
        whole = text if text.startswith("cjmap: 1") else f"cjmap: 1\ntitle: Sign-up\n{text}"
        assert told(whole) == []


def test_settings_of_the_docs_are_valid(tmp_path: Path) -> None:
    found = [fence.text for document in DOCUMENTS for fence in fences(document) if fence.language == "toml"]
    assert found
    for text in found:
        (tmp_path / "cjmap.toml").write_text(text, encoding="utf-8")
        assert find_settings(tmp_path).file is not None


def trap_rows() -> list[list[str]]:
    """Return the cells of the table of traps, code marks left out."""
    document = ROOT / "docs" / "format.md"
    rows: list[list[str]] = []
    inside = False
    for token in tokens(document):
        if token.type == "inline" and token.map is not None:
            line = document_line(document, token.map[0])
            inside = line == "### Traps of YAML" if line.startswith("#") else inside
            if inside and line.startswith("|"):
                rows[-1].append("".join(child.content for child in token.children or ()))
        if inside and token.type == "tr_open":
            rows.append([])
    return rows[1:]


@pytest.mark.parametrize("row", trap_rows(), ids=lambda row: row[0])
def test_traps_are_told_as_shown(row: list[str]) -> None:
    written, said, instead = row
    rule, message = said.split(" ", 1)
    assert [(each, text.replace("`", "")) for each, text in told(trap(written))] == [(rule, message.replace("`", ""))]
    assert told(trap(instead)) == []


def trap(line: str) -> str:
    inside = f"pains:\n      {line}" if line.startswith("- ") else line
    return f"cjmap: 1\ntitle: Sign-up\nstages:\n  - name: Trial\n    {inside}\n"


# --- what the loader tells --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", NAMES)
def test_bad_example_gives_its_finding(rule: str, tmp_path: Path) -> None:
    (bad,) = (fence for fence in fences(ROOT / "docs" / "rules" / f"{rule}.md") if fence.heading == "Bad")
    if bad.language == "console":
        ((command, _),) = commands(bad.text)
        _, output = run(command, tmp_path)
        assert re.findall(r"(?:error|warning)\[(\w+)\]", output) == [rule]
        return
    file = tmp_path / "map.cjm.yaml"
    file.write_text(bad.text, encoding="utf-8")
    loaded: Loaded = load(file.read_bytes(), file.name, file=file, root=tmp_path)
    assert [item.rule for item in loaded.findings] == [rule]
    assert (loaded.findings[0].severity is Severity.WARNING) == (rule in WARNINGS)


# --- links ------------------------------------------------------------------------------------------------------------


def anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    found: Counter[str] = Counter()
    names = set()
    for index, token in enumerate(tokens(document)):
        if token.type == "heading_open":
            text = "".join(child.content for child in tokens(document)[index + 1].children or ())
            name = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
            names.add(f"{name}-{found[name]}" if found[name] else name)
            found[name] += 1
    return names


def links(document: Path) -> Iterator[str]:
    for token in tokens(document):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target is not None:
                yield unquote(str(target))


@by_name
def test_links_lead_somewhere(document: Path) -> None:
    lost = []
    for link in links(document):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        file = (document.parent / name).resolve() if name else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(link)
    assert lost == []
