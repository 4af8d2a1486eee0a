"""What is around a map is a stranger's too: names of files and folders, settings, options, baselines."""

import json
import os
from collections.abc import Iterator

import pytest

from cjmap.reports.formats import OutputFormat
from tests.oracles.markup import read_html
from tests.oracles.runs import Cjmap, names_are_free
from tests.oracles.streams import acts_on_terminal, commands, others_commands
from tests.oracles.test_checks import ACTIONS, OTHERS, check_report, check_streams
from tests.oracles.texts import ALL, CLASSES

GOOD = "cjmap: 1\ntitle: Renting a bike\nstages: [Booking, Riding]\n"
WRONG = "cjmap: 1\ntitle: Renting a bike\nstage: [Booking]\nstages: [{name: A, next: nowhere}]\n"
NAMES = (
    *("a\n::error::b", "::error::b", " ::error::b", "a\r::error::b", "##[error]b", "##vso[task.complete]b"),
    *("\x1b[31mred\x1b[0m", "\x1b]0;t\x07", "\x9b31m", "\u202eevil", "\u2028::error::b", "\u0085x", "\x7f"),
    *(
        "<img src=x onerror=alert(1)>",
        "a&b'c\"d",
        "[x](http:e)",
        "`x`",
        "a|b",
        "=1+1",
        "{{x}}",
        "%0A::error::b",
        "a,b:c;d",
    ),
    *(
        "-rf",
        "--help",
        "~",
        "$(id)",
        "*",
        "?",
        "#x",
        "x y",
        "]]>",
        "@team",
        "www.evil.example",
        "javascript:x",
        "%s",
        "\\n",
    ),
)
needs_names = pytest.mark.skipif(not names_are_free(), reason="a system whose files cannot have such names")


def each_name() -> Iterator[bytes]:
    yield from (name.encode() for name in NAMES)
    yield from (b"\xff\xfe", b"a\xf0\x9f", b"\xed\xa0\x80")


def write_named(cjmap: Cjmap) -> None:
    """Write maps that are called badly, in folders that are called badly."""
    for number, name in enumerate(each_name()):
        folder = os.fsencode(cjmap.folder / "maps") + b"/" + name
        os.makedirs(folder)
        with open(folder + b"/" + name + b".cjm.yaml", "wb") as file:
            file.write((WRONG if number % 2 else GOOD).encode())


@needs_names
@pytest.mark.parametrize("command", ["validate", "lint", "lint --statistics"])
def test_names_in_reports(cjmap: Cjmap, command: str) -> None:
    write_named(cjmap)
    forms = [OutputFormat.FULL] if "statistics" in command else list(OutputFormat)
    found = json.loads(cjmap("validate" if command == "validate" else "lint", "maps", "-f", "json").out)["findings"]
    assert len(found) >= len(NAMES) // 2
    for form in forms:
        extra = [] if "statistics" in command else ["-f", form.value]
        run = cjmap(*command.split(), "maps", *extra, "--color=always", **ACTIONS)
        check_streams(run, len(found) if form is OutputFormat.GITHUB else 0, form in ("full", "concise"))
        if extra:
            check_report(form, run.text, len(found))
        others = cjmap(*command.split(), "maps", *extra, **OTHERS)
        assert others_commands(others.out) + others_commands(others.err) == []


@needs_names
@pytest.mark.parametrize(
    "command",
    [
        "lint maps --show-files",
        "lint maps --show-settings",
        "score maps",
        "score maps -f json",
        "score maps -f markdown",
        "score maps --min 99",
        "show maps",
        "render maps -o out",
        "render maps -o out --view all --findings",
        "render maps -o out -f svg",
        "render maps",
    ],
)
def test_names_elsewhere(cjmap: Cjmap, command: str) -> None:
    write_named(cjmap)
    for environment in (ACTIONS, OTHERS):
        run = cjmap(*command.split(), **environment)
        check_streams(run) if environment is ACTIONS else None
        assert others_commands(run.out) + others_commands(run.err) == []
    contents = cjmap.folder / "out" / "index.html"
    if contents.exists():
        assert len(read_html(contents.read_text("utf-8")).links) > len(NAMES) / 2


@needs_names
@pytest.mark.parametrize("command", ["validate", "lint", "score", "show", "render", "rule"])
def test_names_that_are_given(cjmap: Cjmap, command: str) -> None:
    """A file that is not there, an option that is none: what is said of them does nothing."""
    for number, name in enumerate((*NAMES, "\udcff")):
        for argument in (f"./{name}/gone", f"--{name}") if number % 2 else (f"--output={name}/x/y",):
            run = cjmap(*command.split(), argument, **ACTIONS)
            check_streams(run)
            assert run.code in (0, 2)


def toml(text: str) -> str:
    """Return a text as TOML writes it, in escapes."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text if not 0xD800 <= ord(char) < 0xE000) + '"'


SETTINGS = (
    "exclude = [{0}]",
    "shared = [{0}]",
    "baseline = {0}",
    "preset = {0}",
    "select = [{0}]",
    "ignore = [{0}]",
    "severity = {{{0} = 'error'}}",
    "severity = {{GAP01 = {0}}}",
    "per-file-ignores = {{{0} = ['GAP01']}}",
    "per-file-ignores = {{'x' = [{0}]}}",
    "rules = {{GAP02 = {{{0} = 3}}}}",
    "rules = {{GAP02 = {{in-a-row = {0}}}}}",
    "rules = {{GAP16 = {{words = [{0}]}}}}",
    "theme.logo = {0}",
    "theme.font = {0}",
    "theme.accent = {0}",
    "render.lanes = [{0}]",
    "render.paper = {0}",
    "extend = {0}",
    "required-version = {0}",
    "{0} = 1",
    "theme.{0} = 1",
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings(cjmap: Cjmap, setting: str) -> None:
    cjmap.write("map.cjm.yaml", GOOD)
    for text in (*CLASSES["separators"], *CLASSES["terminal"], *CLASSES["runners"], *ALL[::7]):
        cjmap.write("cjmap.toml", setting.format(toml(text)))
        check_streams(cjmap("lint", "--show-settings", **ACTIONS))
    for command in ("validate", "lint -f markdown", "show map.cjm.yaml", "render map.cjm.yaml -f svg"):
        run = cjmap(*command.split(), **ACTIONS)
        assert commands(run.out) + commands(run.err) == []
        assert acts_on_terminal(run.out, marks=True) + acts_on_terminal(run.err) == []


OPTIONS = {"--severity": "{0}=error", "--option": "GAP02.{0}=1", "--per-file-ignores": "{0}:GAP01"}
FLAGS = ("--select", "--ignore", "--severity", "--option", "--per-file-ignores", "--today", "--baseline", "--report")


@pytest.mark.parametrize("flag", FLAGS)
def test_options(cjmap: Cjmap, flag: str) -> None:
    cjmap.write("map.cjm.yaml", GOOD)
    for text in (*CLASSES["terminal"], *CLASSES["runners"][::2]):
        for value in (text, OPTIONS.get(flag, "GAP01={0}").format(text)):
            check_streams(cjmap("lint", flag, value.replace("\0", ""), **ACTIONS))
