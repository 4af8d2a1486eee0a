"""`cjmap render`: which views, formats and files come of which arguments."""

import base64
import json
import os
import pty
import re
import stat
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
import typer

from cjmap.cli.combinations import choose
from cjmap.cli.drawing import Subject
from cjmap.cli.files import MapFile
from cjmap.cli.pictures import read_picture
from cjmap.cli.render import render
from cjmap.cli.svg_images import LeftOutError
from cjmap.cli.targets import choose_targets, pages_of
from cjmap.cli.writing import _is_device, write_file
from cjmap.errors import CjmapError
from cjmap.renderers.formats import ENDINGS, FORMATS, TOGETHER, Format
from tests.test_validate import GOOD, WRONG, run

LANES = (
    "there is description, goals, actions, touchpoints, artifacts, claims, moments-of-truth, emotions, words, "
    "expectations, pains, opportunities, routes, metrics, frontstage, backstage, support, owner, evidence, events, "
    "more and tags"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.cjm.yaml").write_text(GOOD)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.cjm.yml").write_text(GOOD)
    return tmp_path


def drawn(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ([], "<!doctype html>"),
        (["--format", "markdown"], "# T"),
        (["--view", "flow"], "<svg "),
        (["--view", "flow", "--format", "dot"], "digraph"),
        (["--view", "curve", "-f", "svg"], "<svg "),
        (["--format", "svg"], "<svg "),
        (["--format", "json"], "{"),
        (["-o", "-", "-f", "html"], "<!doctype html>"),
    ],
)
def test_one_map_goes_to_stdout(project: Path, arguments: list[str], begins: str) -> None:
    code, out, err = run("render", "a.cjm.yaml", *arguments, folder=project)
    assert (code, err) == (0, "")
    assert out.lower().startswith(begins.lower())


@pytest.mark.parametrize(
    ("output", "begins"),
    [("x.html", "<!doctype html>"), ("x.md", "# T"), ("x.svg", "<svg "), ("x.dot", "digraph"), ("new/x.gv", "digraph")],
)
def test_the_ending_of_the_output_says_what_is_drawn(project: Path, output: str, begins: str) -> None:
    code, out, err = run("render", "a.cjm.yaml", "-o", output, folder=project)
    assert (code, out, err) == (0, "", f"a.cjm.yaml -> {output}\n")
    assert (project / output).read_text("utf-8").lower().startswith(begins.lower())


def test_several_maps_go_into_a_folder_as_they_lie(project: Path) -> None:
    assert run("render", ".", "-o", "out", folder=project)[0] == 0
    assert run("render", ".", "-o", "out", "--view", "flow", folder=project)[0] == 0
    assert drawn(project / "out") == ["a.flow.svg", "a.html", "index.html", "sub/b.flow.svg", "sub/b.html"]


def test_one_map_goes_into_a_folder_that_exists_or_ends_like_one(project: Path) -> None:
    (project / "there").mkdir()
    for folder in ("there", "new/", "newer"):
        assert run("render", "a.cjm.yaml", "-o", folder, folder=project)[0] == 0
        assert drawn(project / folder) == ["a.html"]


def test_a_picture_never_replaces_the_map(project: Path) -> None:
    (project / "map.html").write_text(GOOD)
    code, _, err = run("render", "map.html", "-o", "./map.html", folder=project)
    assert (code, err) == (2, "cjmap: map.html: this is the map itself, which a picture must not replace\n")
    assert (project / "map.html").read_text() == GOOD


def test_a_format_may_be_written_into_a_file_of_any_other_ending(project: Path) -> None:
    assert run("render", "a.cjm.yaml", "-f", "markdown", "-o", "notes.txt", folder=project)[0] == 0
    assert (project / "notes.txt").read_text().startswith("# T")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["."], "2 maps need a folder to be drawn into: -o FOLDER"),
        ([".", "-o", "x.html"], "2 maps cannot be drawn into the one file x.html: -o FOLDER"),
        (
            ["a.cjm.yaml", "--view", "map", "-f", "dot"],
            "the view `map` is written as html, markdown, svg, png, pdf or json; dot is for flow",
        ),
        (
            ["a.cjm.yaml", "--view", "personas", "-o", "x.mmd"],
            "the view `personas` is written as html, markdown, svg, png, pdf or json; mermaid is for curve and flow",
        ),
        (
            ["a.cjm.yaml", "--view", "all", "-f", "svg"],
            "all views together are written as html, markdown, pdf or json; svg takes one of them: --view NAME",
        ),
        (
            ["a.cjm.yaml", "-o", "x.bmp"],
            "x.bmp: nothing is drawn as `.bmp`; there is .html, .md, .svg, .png, .pdf, .json, .mmd and .dot",
        ),
        (
            ["a.cjm.yaml", "-o", "a.cjm.yaml"],
            "a.cjm.yaml: nothing is drawn as `.yaml`; there is .html, .md, .svg, .png, .pdf, .json, .mmd and .dot",
        ),
        (["a.cjm.yaml", "--paper", "a3"], "--paper: only a pdf has pages, and this is drawn as html"),
        (
            ["a.cjm.yaml", "--portrait"],
            "--portrait: this is for the flow, and not for the view `map`",
        ),
        (["a.cjm.yaml", "--dot", "dot"], "--dot: this is for the flow, and not for the view `map`"),
        (
            ["a.cjm.yaml", "--view", "curve", "--lanes", "pains"],
            "--lanes: the lanes are those of the map, and the view `curve` has none",
        ),
        (["a.cjm.yaml", "--lanes", "pans"], "--lanes: there is no lane `pans`; did you mean `pains`?"),
        (["a.cjm.yaml", "--lanes", ""], f"--lanes: it is empty; {LANES}"),
        (["a.cjm.yaml", "--lanes", " , "], f"--lanes: it is empty; {LANES}"),
        (["a.cjm.yaml", "--lanes", "pains,"], f"--lanes: in `pains,` one has no name; {LANES}"),
        (["a.cjm.yaml", "--lanes", "pains,tags, pains"], "--lanes: `pains` is named twice"),
        (["a.cjm.yaml", "--persona", "x"], "--persona: there is no persona `x`; no personas are named here"),
        (
            ["a.cjm.yaml", "--today", "2026-11-21"],
            "--today: this is the date of findings, which only --findings shows",
        ),
        (["a.cjm.yaml", "-o", "x.html", "-f", "svg"], "x.html: the ending means html, but --format says svg"),
        (["gone.cjm.yaml"], "gone.cjm.yaml: no such file or folder"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    assert run("render", *arguments, folder=project) == (2, "", f"cjmap: {message}\n")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("flwo", "there is no `flwo`; did you mean `flow`?"),
        (
            "x",
            "there is no `x`; there is map, curve, flow, personas, opportunities, channels, blueprint, timeline, "
            "storyboard and all",
        ),
    ],
)
def test_views_that_there_are_not(project: Path, word: str, message: str) -> None:
    code, out, err = run("render", "a.cjm.yaml", "--view", word, folder=project)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: Invalid value for '--view': {message}"


def test_a_map_with_errors_is_told_and_the_others_are_drawn(project: Path) -> None:
    (project / "c.cjm.yaml").write_text(WRONG)
    code, out, err = run("render", ".", "-o", "out", folder=project)
    assert (code, out) == (1, "")
    assert drawn(project / "out") == ["a.html", "index.html", "sub/b.html"]
    assert "c.cjm.yaml:5:5: error[MAP01] unknown key `touchpionts`" in err
    assert err.endswith("3 maps: 2 errors\n")


def test_an_unknown_graphviz_program_is_told(project: Path) -> None:
    code, out, err = run("render", "a.cjm.yaml", "--view", "flow", "--dot", "no-such-program", folder=project)
    assert (code, out) == (2, "")
    assert "no-such-program" in err


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    for arguments in (["-f", "html"], ["-f", "markdown"], ["-f", "svg"], ["-f", "dot"], ["-f", "json"]):
        first = run("render", "a.cjm.yaml", *arguments, folder=project)[1]
        assert first == run("render", str(project / "a.cjm.yaml"), *arguments, folder=project / "sub")[1]


def test_stdin(project: Path) -> None:
    code, out, _ = run("render", "-", "-f", "markdown", stdin=GOOD, folder=project)
    assert (code, out.splitlines()[0]) == (0, "# T")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.html"
    old.write_text("old")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(CjmapError, match=r"old\.html: cannot be written \(No space left on device\)"):
        write_file(old, "new")
    assert drawn(tmp_path) == ["old.html"]
    assert old.read_text() == "old"


def test_a_folder_that_is_a_file_cannot_be_written_into(project: Path) -> None:
    (project / "gone").symlink_to("nowhere")
    for output, obstacle in (
        ("a.cjm.yaml/x.html", "a.cjm.yaml"),
        ("a.cjm.yaml/deep/x.html", "a.cjm.yaml"),
        ("sub/b.cjm.yml/deep/", "sub/b.cjm.yml"),
        ("gone/x.html", "gone"),
    ):
        code, _, err = run("render", "a.cjm.yaml", "-o", output, folder=project)
        target = output if output.endswith(".html") else f"{output}a.html"
        assert (code, err) == (2, f"cjmap: {target}: cannot be written ({obstacle} is no folder)\n")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a system without /proc")
@pytest.mark.parametrize("output", ["/proc/x.html", "/proc/new/x.html"])
def test_a_folder_of_the_system_takes_no_files(project: Path, output: str) -> None:
    assert run("render", "a.cjm.yaml", "-o", output, folder=project) == (
        2, "", f"cjmap: {output}: cannot be written (its folder takes no files)\n",
    )  # fmt: skip


def test_maps_whose_pictures_would_be_one_are_refused(project: Path) -> None:
    (project / "a.cjm.yml").write_text(GOOD)
    assert run("render", ".", "-o", "out", folder=project) == (
        2, "", "cjmap: a.cjm.yaml and a.cjm.yml would both be drawn into out/a.html\n",
    )  # fmt: skip
    assert not (project / "out").exists()


def test_maps_whose_names_differ_in_case_only_are_refused(project: Path) -> None:
    files = [MapFile(name, project / name) for name in ("map.cjm.yaml", "Map.cjm.yaml")]
    message = r"^map.cjm.yaml and Map.cjm.yaml would both be drawn into out/Map.html$"
    with pytest.raises(CjmapError, match=message):
        choose_targets(files, choose("map", Format.HTML, "out"), "out")
    own = [MapFile("a.HTML", project / "a.HTML")]
    with pytest.raises(CjmapError, match=r"a\.html: this is the map itself"):
        choose_targets(own, choose("map", Format.HTML, None), str(project / "a.html"))


def test_a_picture_in_a_folder_never_replaces_the_map(project: Path) -> None:
    (project / "sub" / "map.html").write_text(GOOD)
    code, _, err = run("render", "sub/map.html", "-o", "sub", folder=project)
    assert (code, err) == (2, "cjmap: sub/map.html: this is the map itself, which a picture must not replace\n")
    assert (project / "sub" / "map.html").read_text() == GOOD


def test_what_is_no_file_is_written_as_it_is(project: Path) -> None:
    pipe = project / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, "through the pipe")
        assert os.read(reader, 100) == b"through the pipe"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)


def test_a_link_to_a_device_is_written_through(project: Path) -> None:
    (project / "full.html").symlink_to("/dev/full")
    code, _, err = run("render", "a.cjm.yaml", "-o", "full.html", folder=project)
    assert (code, err) == (2, "cjmap: full.html: cannot be written (No space left on device)\n")
    assert (project / "full.html").readlink() == Path("/dev/full")


def test_a_link_to_a_file_is_replaced_and_not_followed(project: Path) -> None:
    (project / "elsewhere").write_text("theirs")
    (project / "x.html").symlink_to("elsewhere")
    assert run("render", "a.cjm.yaml", "-o", "x.html", folder=project)[0] == 0
    assert (project / "elsewhere").read_text() == "theirs"
    assert not (project / "x.html").is_symlink()


@pytest.mark.skipif(not Path("/dev/stdout").is_symlink(), reason="a system whose /dev/stdout is no link")
def test_the_links_of_the_system_are_never_replaced() -> None:
    assert _is_device(Path("/dev/stdout"))
    assert _is_device(Path("/dev/fd/1"))
    assert _is_device(Path("/dev/null"))


def test_a_folder_is_no_file_to_write(project: Path) -> None:
    (project / "out" / "a.html").mkdir(parents=True)
    code, _, err = run("render", "a.cjm.yaml", "-o", "out", folder=project)
    assert (code, err) == (2, "cjmap: out/a.html: cannot be written (it is a folder)\n")
    code, _, err = run("schema", "-o", "out", folder=project)
    assert (code, err) == (2, "cjmap: out: cannot be written (it is a folder)\n")


def test_a_file_without_an_ending_that_exists_is_no_folder(project: Path) -> None:
    (project / "notes").write_text("")
    assert run("render", "a.cjm.yaml", "-o", "notes", folder=project)[0] == 0
    assert (project / "notes").read_text("utf-8").lower().startswith("<!doctype html>")


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    write_file(tmp_path / ("x" * 250 + ".html"), "long")
    assert drawn(tmp_path) == ["x" * 250 + ".html"]


def test_a_name_that_is_too_long_cannot(project: Path) -> None:
    name = "x" * 300 + ".html"
    code, _, err = run("render", "a.cjm.yaml", "-o", name, folder=project)
    assert (code, err) == (2, f"cjmap: {name}: cannot be written (File name too long)\n")


def test_maps_of_which_none_can_be_read(project: Path) -> None:
    os.mkfifo(project / "pipe")
    assert run("render", "pipe", "-o", "out", folder=project) == (
        2, "", "cjmap: pipe: cannot be read (not a regular file)\n",
    )  # fmt: skip


def test_the_help_names_no_types_of_the_code(project: Path) -> None:
    for command in ("render", "validate", "init"):
        _, out, _ = run(command, "--help", folder=project)
        assert not re.search(r"<(list|str|path)", out)


# One persona, some lanes

PEOPLE = """\
cjmap: 1
title: T
language: en
personas: {starter: Budget-minded starter, manager: Manager, boss: Manager}
stages:
  - name: Awareness
    touchpoints: [Website]
    actions: [We look around]
    emotions: [{feeling: curious, for: [starter]}, {feeling: bored, for: [manager]}]
    pains: [{text: No price anywhere, for: [starter]}, {text: No phone number, for: [manager]}]
"""


LEGAL = PEOPLE.replace("stages:", "lanes: {legal: Legal}\nstages:").replace(
    "    actions:", "    lanes: {legal: [Terms]}\n    actions:"
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "a.cjm.yaml").write_text(PEOPLE)
    return tmp_path


def test_one_persona_by_id_or_name(people: Path) -> None:
    code, by_id, err = run("render", "a.cjm.yaml", "-f", "markdown", "--persona", "starter", folder=people)
    assert (code, err) == (0, "")
    assert ("No price anywhere" in by_id, "No phone number" in by_id) == (True, False)
    assert (
        by_id == run("render", "a.cjm.yaml", "-f", "markdown", "--persona", "budget-minded STARTER", folder=people)[1]
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("stater", "--persona: there is no persona `stater`; did you mean `starter`?"),
        ("x", "--persona: there is no persona `x`; there is starter, manager and boss"),
        ("Manager", None),
    ],
)
def test_personas_that_are_not_meant(people: Path, word: str, message: str | None) -> None:
    code, out, err = run("render", "a.cjm.yaml", "--persona", word, folder=people)
    assert (code, out) == (2, "")
    assert err == f"cjmap: {message or '`--persona Manager` may be `manager` or `boss`; say which'}\n"


def test_maps_without_the_persona_are_told_and_not_drawn(people: Path) -> None:
    (people / "b.cjm.yaml").write_text(GOOD)
    (people / "c.cjm.yaml").write_text(PEOPLE.replace("starter", "runner"))
    assert run("render", ".", "-o", "out", "-f", "markdown", "--persona", "starter", folder=people) == (
        0,
        "",
        "b.cjm.yaml: not drawn: there is no persona `starter`; no personas are named here\n"
        "c.cjm.yaml: not drawn: there is no persona `starter`; there is runner, manager and boss\n"
        "a.cjm.yaml -> out/a.md\n",
    )
    assert drawn(people / "out") == ["a.md"]


def test_lanes_are_those_asked_for_in_their_order(people: Path) -> None:
    out = run("render", "a.cjm.yaml", "-f", "markdown", "--lanes", "pains, touchpoints", folder=people)[1]
    assert "We look around" not in out
    assert out.index("**Pains**") < out.index("**Touchpoints**")
    (people / "cjmap.toml").write_text('render.lanes = ["pains", "touchpoints"]\n')
    assert run("render", "a.cjm.yaml", "-f", "markdown", folder=people) == (0, out, "")
    own = run("render", "a.cjm.yaml", "-f", "markdown", "--lanes", "actions", folder=people)[1]
    assert "We look around" in own


def test_lanes_of_another_map_are_left_out(people: Path) -> None:
    (people / "b.cjm.yaml").write_text(LEGAL)
    code, _, err = run("render", ".", "-f", "markdown", "-o", "out", "--lanes", "legal,pains", folder=people)
    assert (code, err) == (0, "a.cjm.yaml -> out/a.md\nb.cjm.yaml -> out/b.md\n")
    assert ("Terms" in (people / "out" / "a.md").read_text(), "Terms" in (people / "out" / "b.md").read_text()) == (
        False,
        True,
    )


def test_words_that_only_a_broken_map_may_know_are_no_mistakes(people: Path) -> None:
    (people / "b.cjm.yaml").write_text(WRONG)
    flags = ("--lanes", "legal,pains", "--persona", "boss", "-f", "markdown", "-o", "out")
    code, _, err = run("render", ".", *flags, folder=people)
    assert (code, err.splitlines()[0]) == (1, "a.cjm.yaml -> out/a.md")
    code, _, err = run("render", ".", *flags, "--persona", "other", folder=people)
    known = "there is starter, manager and boss"
    assert (code, err.splitlines()[0]) == (1, f"a.cjm.yaml: not drawn: there is no persona `other`; {known}")


def test_lanes_of_the_settings_that_no_map_has_are_told(people: Path) -> None:
    (people / "cjmap.toml").write_text('[render]\nlanes = ["pans", "touchpoints"]\n')
    code, out, err = run("render", "a.cjm.yaml", "-f", "markdown", folder=people)
    assert (code, err) == (0, "cjmap: cjmap.toml: `render.lanes`: there is no lane `pans`; did you mean `pains`?\n")
    assert "**Touchpoints**" in out
    assert run("render", "a.cjm.yaml", "--view", "curve", folder=people)[2] == ""


# Findings


def test_findings_are_shown_as_lint_tells_them(people: Path) -> None:
    (people / "cjmap.toml").write_text('select = ["PAIN01", "GAP05"]\n')
    (people / "a.cjm.yaml").write_text(PEOPLE + "  - Purchase # cjmap: ignore[GAP05] as agreed\n")
    plain = run("render", "a.cjm.yaml", "-f", "json", folder=people)[1]
    code, out, err = run("render", "a.cjm.yaml", "-f", "json", "--findings", "--today", "2026-11-21", folder=people)
    assert (code, err) == (0, "")
    found = [(flag["rule"], flag["file"], flag["line"]) for flag in frame(out)["findings"]]
    assert found == [("PAIN01", "a.cjm.yaml", 10), ("PAIN01", "a.cjm.yaml", 10)]
    assert frame(plain).get("findings", []) == []


def frame(document: str) -> dict[str, Any]:
    """Return the frame in a JSON document, wherever in it the view stands."""
    waiting: list[Any] = [json.loads(document)]
    for each in waiting:
        if isinstance(each, dict) and "frame" in each:
            found: dict[str, Any] = each["frame"]
            return found
        waiting += each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
    raise AssertionError("no frame")


def test_findings_of_other_files_stay_there(people: Path) -> None:
    (people / "cjmap.toml").write_text('select = ["PAIN01"]\n')
    (people / "b.cjm.yaml").write_text(GOOD)
    assert run("render", ".", "-f", "json", "--findings", "-o", "out", folder=people)[0] == 0
    assert frame((people / "out" / "b.json").read_text()).get("findings", []) == []
    assert len(frame((people / "out" / "a.json").read_text())["findings"]) == 2


def test_findings_name_the_file_as_the_project_knows_it(people: Path) -> None:
    (people / "sub").mkdir()
    for arguments, folder in (((str(people / "a.cjm.yaml"),), people / "sub"), (("../a.cjm.yaml",), people / "sub")):
        out = run("render", *arguments, "-f", "json", "--findings", "--today", "2026-11-21", folder=folder)[1]
        assert {flag["file"] for flag in frame(out)["findings"]} == {"a.cjm.yaml"}


def test_a_rule_that_there_is_not_matters_to_findings_only(people: Path) -> None:
    (people / "cjmap.toml").write_text('select = ["NOPE01"]\n')
    assert run("render", "a.cjm.yaml", "-f", "markdown", folder=people)[0] == 0
    code, out, err = run("render", "a.cjm.yaml", "-f", "markdown", "--findings", folder=people)
    assert (code, out) == (2, "")
    assert "NOPE01" in err


# Images

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURED = "cjmap: 1\ntitle: T\nstages:\n  - name: Awareness\n    image: {image}\n    actions: [We look]\n"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", PNG, "image/png"),
        ("named-wrong.txt", PNG, "image/png"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    ],
)
def test_images_are_told_by_what_is_in_them(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    shown = read_picture(name, [tmp_path], tmp_path)
    assert shown == f"data:{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("text.png", "it is no PNG, JPEG, GIF, WebP or SVG"),
        ("page.svg", "it is no PNG, JPEG, GIF, WebP or SVG"),
        ("large.png", "it has more than 1 MiB"),
        ("gone.png", "there is no such file"),
        ("../outside.png", "it is outside the project"),
        ("link.png", "it is outside the project"),
        ("https://example.org/a.png", "it is outside the project"),
        ("folder", "it cannot be read (not a regular file)"),
    ],
)
def test_images_that_are_left_out(tmp_path: Path, name: str, why: str) -> None:
    root = tmp_path / "project"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(PNG)
    (root / "link.png").symlink_to(tmp_path / "outside.png")
    (root / "text.png").write_text("not an image")
    (root / "page.svg").write_text("<html><svg></svg></html>")
    (root / "large.png").write_bytes(PNG.ljust((1 << 20) + 1, b"\0"))
    with pytest.raises(LeftOutError, match=f"^{re.escape(why)}$"):
        read_picture(name, [root], root)


def test_an_image_of_exactly_the_cap_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG.ljust(1 << 20, b"\0"))
    assert read_picture("a.png", [tmp_path], tmp_path).startswith("data:image/png;base64,")


def test_images_stand_in_the_page_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "a.cjm.yaml").write_text(PICTURED.format(image="a.png"))
    code, out, err = run("render", "a.cjm.yaml", "--view", "storyboard", folder=tmp_path)
    assert (code, err) == (0, "")
    assert base64.b64encode(PNG).decode() in out
    (tmp_path / "a.png").write_text("no image")
    code, out, err = run("render", "a.cjm.yaml", "--view", "storyboard", folder=tmp_path)
    assert (code, err) == (
        0, "a.cjm.yaml: the image `a.png` is left out: it is no PNG, JPEG, GIF, WebP or SVG\n",
    )  # fmt: skip
    assert "data:image" not in out
    assert run("render", "a.cjm.yaml", "-f", "markdown", folder=tmp_path)[2] == ""


def test_an_image_of_too_many_pixels_is_left_out_of_what_would_unpack_it(tmp_path: Path) -> None:
    header = b"IHDR" + struct.pack(">II5B", 30_000, 30_000, 8, 6, 0, 0, 0)
    (tmp_path / "a.png").write_bytes(PNG[:12] + header + struct.pack(">I", zlib.crc32(header)) + PNG[33:])
    (tmp_path / "a.cjm.yaml").write_text(PICTURED.format(image="a.png"))
    code, _, err = run("render", "a.cjm.yaml", "-o", "a.png.svg", folder=tmp_path)
    told = "a.cjm.yaml: the image `a.png` is left out: it has more than 25 megapixels\n"
    assert (code, err) == (0, f"{told}a.cjm.yaml -> a.png.svg\n")
    assert "data:image" not in (tmp_path / "a.png.svg").read_text()


def test_markdown_shows_images_where_their_paths_lead_to_them(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "a.cjm.yaml").write_text(PICTURED.format(image="a.png"))
    for output in ("a.md", "elsewhere/a.md"):
        assert run("render", "a.cjm.yaml", "--view", "storyboard", "-o", output, folder=tmp_path)[0] == 0
    assert "](<a.png>)" in (tmp_path / "a.md").read_text()
    assert "](<a.png>)" not in (tmp_path / "elsewhere" / "a.md").read_text()


def test_an_image_of_a_shared_persona_lies_beside_the_shared_file(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "face.png").write_bytes(PNG)
    (tmp_path / "shared" / "people.yaml").write_text("personas: {starter: {name: Starter, image: face.png}}\n")
    (tmp_path / "cjmap.toml").write_text('shared = ["shared/people.yaml"]\n')
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.cjm.yaml").write_text(GOOD)
    code, out, err = run("render", "maps/a.cjm.yaml", "--view", "personas", folder=tmp_path)
    assert (code, err) == (0, "")
    assert base64.b64encode(PNG).decode() in out


# Other maps


def test_maps_of_the_same_run_are_linked_to_each_other(tmp_path: Path) -> None:
    for name in ("a.cjm.yaml", "deep/b c.cjm.yaml", "d.cjm.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    files = [MapFile(name, tmp_path / name) for name in ("a.cjm.yaml", "deep/b c.cjm.yaml")]
    drawing = choose("all", Format.HTML, "out")
    targets = choose_targets(files, drawing, str(tmp_path / "out"))
    names = ["deep/b c.cjm.yaml", "./deep/../deep/b c.cjm.yaml", "d.cjm.yaml", "gone.cjm.yaml", "\0"]
    assert pages_of(files[0], names, files, targets) == {
        "deep/b c.cjm.yaml": "deep/b%20c.html",
        "./deep/../deep/b c.cjm.yaml": "deep/b%20c.html",
    }
    assert pages_of(files[1], ["../a.cjm.yaml"], files, targets) == {"../a.cjm.yaml": "../a.html"}
    assert pages_of(files[0], names, files[:1], choose_targets(files[:1], drawing, None)) == {}


def test_a_folder_of_pages_has_a_page_of_contents(project: Path) -> None:
    (project / "c d.cjm.yaml").write_text(
        "cjmap: 1\ntitle: <b>Sign-up</b>\nowner: Growth team\nlanguage: en\npersonas: {p: Starter}\nstages: []\n"
    )
    (project / "cjmap.toml").write_text('theme.logo = "Acme maps"\n')
    code, _, err = run("render", ".", "-o", "out", folder=project)
    assert (code, err.splitlines()[-1]) == (0, "3 maps -> out/index.html")
    page = (project / "out" / "index.html").read_text()
    assert re.findall('<a href="([^"]+)">([^<]+)</a>', page) == [
        ("a.html", "T"), ("c%20d.html", "&lt;b&gt;Sign-up&lt;/b&gt;"), ("sub/b.html", "T"),
    ]  # fmt: skip
    assert "Acme maps" in page
    assert "Owner: Growth team" in page
    assert run("render", ".", "-o", "out", "--view", "all", folder=project)[0] == 0
    assert (project / "out" / "index.html").read_text() == page


def test_a_page_of_contents_names_the_persona_that_the_maps_are_drawn_for(people: Path) -> None:
    (people / "b.cjm.yaml").write_text(PEOPLE)
    assert run("render", ".", "-o", "all", folder=people)[0] == 0
    assert run("render", ".", "-o", "one", "--persona", "budget-minded STARTER", folder=people)[0] == 0
    pages = [(people / name / "index.html").read_text() for name in ("all", "one")]
    assert [page.count("Budget-minded starter") for page in pages] == [2, 2]
    assert ["Manager" in page for page in pages] == [True, False]


@pytest.mark.parametrize("theirs", ["", "<!DOCTYPE html><title>Home</title>", "cjmap"])
def test_a_page_of_contents_never_replaces_what_is_none(project: Path, theirs: str) -> None:
    (project / "out").mkdir()
    (project / "out" / "index.html").write_text(theirs)
    code, _, err = run("render", ".", "-o", "out", folder=project)
    assert (code, err.splitlines()[-1]) == (0, "out/index.html is left as it is: it is no page of contents")
    assert (project / "out" / "index.html").read_text() == theirs


@pytest.mark.parametrize("name", ["index", "Index"])
def test_a_map_that_is_called_index_keeps_its_page(project: Path, name: str) -> None:
    (project / f"{name}.cjm.yaml").write_text(GOOD.replace("title: T", "title: The map of all maps"))
    code, _, err = run("render", ".", "-o", "out", folder=project)
    assert (code, err.splitlines()[-1]) == (
        0, f"out has no page of contents: {name}.cjm.yaml takes its name, index.html",
    )  # fmt: skip
    assert "The map of all maps" in (project / "out" / f"{name}.html").read_text()
    assert drawn(project / "out") == sorted(["a.html", f"{name}.html", "sub/b.html"])


@pytest.mark.parametrize("arguments", [["-f", "svg"], ["--view", "personas"], ["-f", "markdown"]])
def test_only_whole_maps_as_pages_have_contents(project: Path, arguments: list[str]) -> None:
    assert run("render", ".", "-o", "out", *arguments, folder=project)[0] == 0
    assert "index.html" not in drawn(project / "out")


# Bytes


def test_bytes_go_to_stdout_as_they_are(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", "render", "a.cjm.yaml", "-f", "png"],
        capture_output=True,
        cwd=project,
        env={**os.environ, "GITHUB_ACTIONS": "true"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_bytes_are_nothing_for_a_terminal(project: Path, form: str) -> None:
    master, slave = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cjmap", "render", "a.cjm.yaml", "-f", form],
            stdout=slave,
            stderr=subprocess.PIPE,
            cwd=project,
            check=False,
        )
    finally:
        os.close(slave)
        os.close(master)
    assert (done.returncode, done.stderr.decode()) == (
        2, f"cjmap: {form} is nothing for a terminal; name a file for it: -o FILE\n",
    )  # fmt: skip


# What stops one map does not stop the others


def test_a_map_that_cannot_be_drawn_is_told_and_the_others_are_drawn(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_at_first(subject: Subject, *_: object) -> str:
        if subject.item.path == "a.cjm.yaml":
            raise CjmapError("no glyph for it")
        return "drawn"

    monkeypatch.setattr("cjmap.cli.render.draw", fail_at_first)
    monkeypatch.chdir(project)
    with pytest.raises(typer.Exit) as left:
        render([Path()], form=Format.SVG, output="out")
    assert left.value.exit_code == 2
    assert capsys.readouterr().err == (
        "cjmap: a.cjm.yaml: no glyph for it\nsub/b.cjm.yml -> out/sub/b.svg\ncjmap: not written: out/a.svg\n"
    )
    assert drawn(project / "out") == ["sub/b.svg"]


def test_what_is_missing_for_all_maps_is_told_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> str:
        raise CjmapError("not installed")

    monkeypatch.setattr("cjmap.cli.render.draw", fail)
    monkeypatch.chdir(project)
    with pytest.raises(typer.Exit) as left:
        render([Path()], form=Format.SVG, output="out")
    missed = "cjmap: not written: out/a.svg, out/sub/b.svg\n"
    assert (left.value.exit_code, capsys.readouterr().err) == (2, f"cjmap: a.cjm.yaml: not installed\n{missed}")


# Every combination

COMBINATIONS = [(view.value, form) for view, forms in FORMATS.items() for form in forms]
COMBINATIONS += [("all", form) for form in TOGETHER]
BEGINNINGS = {
    Format.HTML: b"<!DOCTYPE html>",
    Format.MARKDOWN: b"# ",
    Format.SVG: b"<svg ",
    Format.PNG: b"\x89PNG\r\n\x1a\n",
    Format.PDF: b"%PDF-",
    Format.JSON: b"{",
    Format.DOT: b"digraph",
    Format.MERMAID: b"",
}


@pytest.mark.parametrize(("view", "form"), COMBINATIONS)
def test_every_combination_is_drawn(view: str, form: Format, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(people)
    with pytest.raises(typer.Exit) as left:
        render([Path("a.cjm.yaml")], view=view, form=form, output="x")
    assert left.value.exit_code == 0
    name = f"a{'' if view in ('map', 'all') else f'.{view}'}{ENDINGS[form]}"
    assert (people / "x" / name).read_bytes().startswith(BEGINNINGS[form])


@pytest.mark.parametrize("form", ["svg", "html", "markdown"])
def test_nobody_is_said_to_have_looked_for_pains_that_a_map_does_not_name(form: str) -> None:
    text = "cjmap: 1\ntitle: T\nlanguage: en\nstages:\n- {name: A, opportunities: [{text: Faster}]}\n"
    drawings = [
        run("render", "-", "--view", "opportunities", "-f", form, stdin=map_)[1]
        for map_ in (text, text.replace("Faster}]", "Faster}], pains: [Slow]"))
    ]
    assert ["Faster" in drawing for drawing in drawings] == [True, True]
    assert "looked, none" not in drawings[0]
    assert "Slow" in drawings[1]
