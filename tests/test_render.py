"""`cjmap render`: which views, formats and files come of which arguments."""

import os
import re
import stat
from pathlib import Path

import pytest

from cjmap.cli.writing import _is_device, write_file
from cjmap.errors import CjmapError
from tests.test_validate import GOOD, WRONG, run


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
        (["--format", "svg"], "<svg "),
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
    assert drawn(project / "out") == ["a.flow.svg", "a.html", "sub/b.flow.svg", "sub/b.html"]


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
            ["a.cjm.yaml", "--view", "flow", "-f", "html"],
            "the view `flow` cannot be written as html; there is map as html or markdown; flow as svg or dot",
        ),
        (
            ["a.cjm.yaml", "--view", "map", "-o", "x.svg"],
            "the view `map` cannot be written as svg; there is map as html or markdown; flow as svg or dot",
        ),
        (["a.cjm.yaml", "-o", "x.pdf"], "x.pdf: nothing is drawn as `.pdf`; there is .html, .md, .svg and .dot"),
        (
            ["a.cjm.yaml", "-o", "a.cjm.yaml"],
            "a.cjm.yaml: nothing is drawn as `.yaml`; there is .html, .md, .svg and .dot",
        ),
        (["a.cjm.yaml", "-o", "x.html", "-f", "svg"], "x.html: the ending means html, but --format says svg"),
        (["gone.cjm.yaml"], "gone.cjm.yaml: no such file or folder"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    assert run("render", *arguments, folder=project) == (2, "", f"cjmap: {message}\n")


def test_a_map_with_errors_is_told_and_the_others_are_drawn(project: Path) -> None:
    (project / "c.cjm.yaml").write_text(WRONG)
    code, out, err = run("render", ".", "-o", "out", folder=project)
    assert (code, out) == (1, "")
    assert drawn(project / "out") == ["a.html", "sub/b.html"]
    assert "c.cjm.yaml:5:5: error[MAP01] unknown key `touchpionts`" in err
    assert err.endswith("3 maps: 2 errors\n")


def test_an_unknown_graphviz_program_is_told(project: Path) -> None:
    code, out, err = run("render", "a.cjm.yaml", "--view", "flow", "--dot", "no-such-program", folder=project)
    assert (code, out) == (2, "")
    assert "no-such-program" in err


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    for arguments in (["-f", "html"], ["-f", "markdown"], ["-f", "svg"], ["-f", "dot"]):
        first = run("render", "a.cjm.yaml", *arguments, folder=project)[1]
        assert first == run("render", str(project / "a.cjm.yaml"), *arguments, folder=project / "sub")[1]


def test_stdin(project: Path) -> None:
    code, out, _ = run("render", "-", "-f", "markdown", stdin=GOOD, folder=project)
    assert (code, out.splitlines()[0]) == (0, "# T")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.html"
    old.write_text("old")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(CjmapError, match=r"old\.html: cannot be written \(No space left on device\)"):
        write_file(old, "new")
    assert drawn(tmp_path) == ["old.html"]
    assert old.read_text() == "old"


def test_a_folder_that_is_a_file_cannot_be_written_into(project: Path) -> None:
    (project / "file").write_text("")
    code, _, err = run("render", "a.cjm.yaml", "-o", "file/x.html", folder=project)
    assert (code, err.count("\n")) == (2, 1)


def test_maps_whose_pictures_would_be_one_are_refused(project: Path) -> None:
    (project / "a.cjm.yml").write_text(GOOD)
    assert run("render", ".", "-o", "out", folder=project) == (
        2, "", "cjmap: a.cjm.yaml and a.cjm.yml would both be drawn into out/a.html\n",
    )  # fmt: skip
    assert not (project / "out").exists()


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
