"""`cjmap rule`: lists what cjmap can tell, explains one of it, and reads no more files than that takes."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from typer.testing import CliRunner

from cjmap.cli.app import app
from cjmap.cli.rule import KNOWN, explain, find_ids
from cjmap.errors import CjmapError
from cjmap.finding import Severity
from cjmap.reports.explained import CATEGORIES, WIDTH, Explained, render_list, render_page
from cjmap.rules import NAMES
from cjmap.rules.option import choices, whole
from cjmap.rules.page import read_page

PAGE = """GAP99 made-up: a page that has everything.

What it finds, in a [link](../format.md#lane) and at [a place](https://example.org/a) of the web, with words enough for \
two lines of a terminal.

## Why

First paragraph.

Second paragraph, with `a long piece of code`.

## Bad

```yaml
# maps/first.cjm.yaml
cjmap: 1

title: Indented
stages:
  - Trial
```

## Good

```yaml
cjmap: 1
```

## How to fix

Do this:

- one thing that takes more words than a line of a terminal holds, so that the rest of it stands below its beginning
- another thing

## Source

A book.
"""
MADE_UP = Explained(
    "GAP99",
    "made-up",
    Severity.INFO,
    "strict",
    True,
    (whole("days", 30, "How many days. Taste."), choices("words", ["a", "b"], "Which words.", "abc")),
    read_page(PAGE),
)
SHOWN = """\
GAP99 made-up
A page that has everything.

info · in the preset strict · more than two in a map become one

What it finds, in a link and at a place (https://example.org/a) of the web, with words
enough for two lines of a terminal.

Why
  First paragraph.

  Second paragraph, with `a long piece of code`.

Bad
    # maps/first.cjm.yaml
    cjmap: 1

    title: Indented
    stages:
      - Trial

Good
    cjmap: 1

How to fix
  Do this:

  - one thing that takes more words than a line of a terminal holds, so that the rest of it
    stands below its beginning
  - another thing

Options
  - `days`: How many days. Taste.
  - `words`: Which words.

  The defaults, as they would stand in `cjmap.toml`:

    [rules.GAP99]
    days = 30
    words = ["a", "b"]

Source
  A book.
"""


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["rule", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def data(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--output-format", "json"))


def test_page_is_laid_out_for_a_terminal() -> None:
    assert "".join(text for text, _ in render_page(MADE_UP)) == SHOWN


def test_headings_and_severity_have_a_style() -> None:
    styles = dict(render_page(MADE_UP))
    assert (styles["Why"], styles["Options"], styles["info"]) == ("bold", "bold", "info")
    assert "\x1b[1mHow to fix\x1b[0m" in run("MAP01", "--color", "always")
    assert "\x1b" not in run("MAP01")


def test_list_has_a_heading_for_each_category() -> None:
    spans = render_list([MADE_UP, *map(explain, ["MAP01", "MAP12"])])
    assert "".join(text for text, _ in spans) == (
        "GAP  Something is missing\n"
        "  GAP99  made-up       info     strict       a page that has everything\n"
        "\n"
        "MAP  Format, keys and values\n"
        "  MAP01  unknown-key   error    always       a key that the format does not have there\n"
        "  MAP12  yes-for-true  error    always       `yes` where `true` belongs\n"
    )


def test_without_an_id_everything_is_listed() -> None:
    listed = re.findall(r"^  ([A-Z]+\d\d) +(\S+) +(\S+) +(\S+) +(\S.*)$", run(), flags=re.MULTILINE)
    assert {id_: name for id_, name, *_ in listed} == KNOWN
    assert {severity for _, _, severity, *_ in listed} == {"error", "warning", "info"}
    assert {preset for *_, preset, _ in listed} == {"minimal", "recommended", "strict", "always"}
    assert re.findall(r"^([A-Z]+)  (.+)$", run(), flags=re.MULTILINE) == list(CATEGORIES.items())


def test_what_to_do_with_the_list_is_said_beside_it() -> None:
    done = subprocess.run([sys.executable, "-m", "cjmap", "rule"], capture_output=True, text=True, check=True)
    assert done.stdout == run()
    assert done.stderr == "`cjmap rule ID` explains one of them.\n"


@pytest.mark.parametrize("asked", ["MAP01", "map01", "unknown-key", "Unknown-Key"])
def test_id_and_name_explain_whatever_their_case(asked: str) -> None:
    assert run(asked).startswith("MAP01 unknown-key\n")


@pytest.mark.parametrize(("asked", "ids"), [("REF", "REF01 REF02 REF03 REF04 REF05 REF06"), ("yml2", "YML20")])
def test_beginning_of_ids_chooses_those_that_begin_so(asked: str, ids: str) -> None:
    assert find_ids(asked) == ids.split()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("MPA01", "there is no rule `MPA01`; did you mean `MAP01`?"),
        ("unknown-keys", "there is no rule `unknown-keys`; did you mean `unknown-key`?"),
        ("???", "there is no rule `???`; `cjmap rule` lists all rules"),
        ("", "there is no rule ``; `cjmap rule` lists all rules"),
    ],
)
def test_what_is_unknown_is_told(asked: str, said: str) -> None:
    with pytest.raises(CjmapError, match=f"^{re.escape(said)}$"):
        find_ids(asked)
    done = subprocess.run([sys.executable, "-m", "cjmap", "rule", asked], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"cjmap: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lnt"], "there is no command `lnt`; did you mean `lint`?"),
        (
            ["draw"],
            "there is no command `draw`; there is validate, lint, rule, score, render, show, init, schema and cache",
        ),
        (
            ["rule", "-f", "txt"],
            "Invalid value for '--output-format' / '--format' / '-f': there is no `txt`; did you mean `text`?",
        ),
    ],
)
def test_wrong_usage_is_told_in_our_words(arguments: list[str], said: str) -> None:
    done = subprocess.run([sys.executable, "-m", "cjmap", *arguments], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"\nError: {said}\n")


def test_json_holds_the_whole_page() -> None:
    document = data("MAP01")
    assert (document["format"], document["version"]) == ("cjmap-rules", 1)
    (rule,) = document["rules"]
    page = explain("MAP01").page
    assert rule.pop("sections") == page.sections
    assert rule == {
        "id": "MAP01",
        "name": "unknown-key",
        "category": "MAP",
        "severity": "error",
        "preset": "always",
        "folds": False,
        "summary": "A key that the format does not have there.",
        "what": page.what,
        "options": [],
    }


def test_json_lists_everything() -> None:
    assert {rule["id"]: rule["name"] for rule in data()["rules"]} == KNOWN


@pytest.mark.parametrize("id_", KNOWN)
def test_text_of_every_page_fits_the_width(id_: str) -> None:
    shown = "".join(text for text, style in render_page(explain(id_)) if style != "help")
    too_wide = [line for line in shown.splitlines() if len(line) > WIDTH and " " in line.strip()]
    assert too_wide == []
    assert "](" not in shown


def loaded_rules(*arguments: str) -> list[str]:
    code = f"import sys\nfrom cjmap.cli.app import app\napp({['rule', *arguments]}, standalone_mode=False)\n"
    code += "print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return re.findall(r"^cjmap\.rules\.[a-z]+\.(\w+)$", done.stdout, flags=re.MULTILINE)


def test_only_the_file_of_the_rule_is_read() -> None:
    first = next(iter(NAMES))
    assert [name.partition("_")[0].upper() for name in loaded_rules(first)] == [first]
    assert loaded_rules("MAP") == []
