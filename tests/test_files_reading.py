"""Reading files: those of the project and nothing else, only regular ones, and no more of them than is allowed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cjmap.disk import reading
from cjmap.disk.names import is_portable
from cjmap.disk.reading import WALKS, read_file
from cjmap.disk.writing import replace_file
from tests.test_validate import GOOD, run

MAP = "cjmap: 1\ntitle: T\nstages: [{{name: A, {}}}]\n"
SECRET = "password: secret\n"
walks = pytest.mark.skipif(not WALKS, reason="a system that cannot open a file in a folder that is open")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project; beside it lies a secret."""
    (tmp_path / "secret").write_text(SECRET)
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "a.cjm.yaml").write_text(GOOD)
    return project


def limited(*arguments: str, folder: Path) -> tuple[int, str]:
    """Run cjmap with a minute of time and 2 GiB of memory."""
    import resource

    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (2 << 30, 2 << 30)),
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(10 << 30)


def pipe(file: Path) -> None:
    os.mkfifo(file)


def endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def loop(file: Path) -> None:
    file.symlink_to(file.name)


@pytest.mark.parametrize("make", [sparse, pipe, endless, loop])
@pytest.mark.parametrize(
    ("name", "text", "arguments", "code"),
    [
        ("b.cjm.yaml", "", "validate b.cjm.yaml", (1, 2)),
        ("b.cjm.yaml", "", "validate .", (0, 1, 2)),
        ("b.cjm.yaml", "", "validate . --cache hash", (0, 1, 2)),
        ("cjmap.toml", "", "lint . --cache hash", (0, 1, 2)),
        ("cjmap.toml", "", "validate a.cjm.yaml", (0, 2)),
        ("pyproject.toml", "", "validate a.cjm.yaml", (0, 2)),
        ("b.json", "", "lint a.cjm.yaml --baseline b.json", (2,)),
        ("b.json", "", "lint a.cjm.yaml --baseline b.json --write-baseline", (0, 2)),
        ("b.png", MAP.format("image: b.png"), "render a.cjm.yaml", (0, 1)),
        ("b.cjm.yaml", MAP.format("journey: b.cjm.yaml"), "validate a.cjm.yaml", (0, 1)),
        ("cjmap-1.schema.json", "", "init new.cjm.yaml", (0, 2)),
        ("base.toml", 'extend = "base.toml"\n', "validate a.cjm.yaml", (2,)),
        ("shared.yaml", 'shared = ["shared.yaml"]\n', "validate a.cjm.yaml", (1, 2)),
    ],
)
def test_files_without_an_end_or_a_beginning(
    project: Path, make: Callable[[Path], None], name: str, text: str, arguments: str, code: tuple[int, ...]
) -> None:
    make(project / name)
    if text:
        (project / ("cjmap.toml" if " = " in text else "a.cjm.yaml")).write_text(text)
    found, said = limited(*arguments.split(), folder=project)
    assert found in code, said
    assert "Traceback" not in said
    assert "internal error" not in said


def test_a_pipe_in_the_place_of_the_page_of_contents(project: Path) -> None:
    (project / "b.cjm.yaml").write_text(GOOD)
    (project / "out").mkdir()
    pipe(project / "out" / "index.html")
    code, said = limited("render", ".", "-o", "out", folder=project)
    assert code == 0
    assert "out/index.html is left as it is: it is no page of contents\n" in said


@pytest.mark.parametrize("target", ["../secret", "/etc/passwd", "/proc/self/environ"])
def test_a_named_map_that_is_a_link_out_of_the_project_is_not_shown(project: Path, target: str) -> None:
    (project / "b.cjm.yaml").symlink_to(target)
    code, out, err = run("validate", "b.cjm.yaml", folder=project)
    assert (code, out) == (2, "")
    why = "it is a link to a file outside the project; name that file itself"
    assert f"cjmap: b.cjm.yaml: cannot be read ({why})\n" in err


def test_a_named_map_that_is_a_link_inside_the_project_is_read(project: Path) -> None:
    (project / "maps").mkdir()
    (project / "maps" / "b.cjm.yaml").symlink_to("../a.cjm.yaml")
    assert run("validate", "maps/b.cjm.yaml", folder=project)[0] == 0


@pytest.mark.parametrize("name", ["cjmap.toml", "pyproject.toml"])
def test_settings_that_are_a_link_out_of_the_repository_are_refused(project: Path, name: str) -> None:
    (project.parent / "secret").write_text("[tool.cjmap]\ntoken = 1\n")
    (project / name).symlink_to("../secret")
    code, out, err = run("validate", "a.cjm.yaml", folder=project)
    assert (code, out) == (2, "")
    assert err == f"cjmap: {name}: cannot be read (it lies outside the project)\n"


def test_hard_links_are_files_like_others(project: Path) -> None:
    os.link(project.parent / "secret", project / "b.cjm.yaml")  # no commit can hold one
    assert run("validate", "b.cjm.yaml", folder=project)[0] == 1


@pytest.mark.parametrize(
    "name",
    [
        *(
            "/etc/passwd",
            "//host/share/a.png",
            "\\\\host\\share\\a.png",
            "..\\a.png",
            "a\\b.png",
            "C:a.png",
            "C:/a.png",
        ),
        *("file:///etc/passwd", "file:a.png", "javascript:alert(1)", "data:,a", "http://x.example/a.png", "", "a\0b"),
        *("nul", "NUL", "con.png", "images/AUX.svg", "com1", "LPT9.png", "lpt¹.png", "nul .png", "CONIN$", "prn/a.png"),
    ],
)
def test_paths_that_some_systems_read_otherwise(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.png",
        "../a.png",
        "images/a b.png",
        "%2e%2e/a.png",
        "console.png",
        "null",
        "com10.png",
        "日本.png",
        "a/c:d",
        "~/a",
    ],
)
def test_paths_that_mean_the_same_everywhere(name: str) -> None:
    assert is_portable(name)


@pytest.mark.parametrize("key", ["image", "journey"])
@pytest.mark.parametrize("name", ["C:secret", "..\\secret", "file:../secret", "images/nul.png"])
def test_a_path_that_is_none_everywhere_is_an_error(project: Path, key: str, name: str) -> None:
    (project / "a.cjm.yaml").write_text(MAP.format(f"{key}: '{name}'"))
    code, out, _ = run("validate", "-f", "concise", "a.cjm.yaml", folder=project)
    assert code == 1
    assert f"error[REF05] `{key}` is `{name}`, which is no relative path that means the same everywhere\n" in out


@pytest.mark.parametrize("name", ["..%2fsecret", "%2e%2e/secret", "file%3a///etc/passwd", "A.CJM.YAML.png"])
def test_a_path_is_taken_as_it_is_written(project: Path, name: str) -> None:
    (project / "a.cjm.yaml").write_text(MAP.format(f"image: '{name}'"))
    code, out, _ = run("validate", "-f", "concise", "a.cjm.yaml", folder=project)
    assert code == 1
    assert f"error[REF04] `image` is `{name}`, and there is no such file" in out


def test_a_folder_that_is_called_like_a_map_is_searched(project: Path) -> None:
    (project / "maps.cjm.yaml").mkdir()
    (project / "maps.cjm.yaml" / "b.cjm.yaml").write_text(GOOD)
    code, out, _ = run("lint", "--show-files", folder=project)
    assert (code, out) == (0, "a.cjm.yaml\nmaps.cjm.yaml/b.cjm.yaml\n")


@walks
@pytest.mark.parametrize("deep", [False, True])
def test_a_link_that_comes_between_the_look_and_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deep: bool
) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    for folder in (root / "maps", elsewhere):
        folder.mkdir(parents=True)
        (folder / "a").write_text(folder.name)
    walk_down = reading.walk_down

    def exchange(folder: str | Path, steps: tuple[str, ...], make: bool = False) -> int:
        if deep:
            shutil.rmtree(root / "maps")
            (root / "maps").symlink_to(elsewhere)
        else:
            (root / "maps" / "a").unlink()
            (root / "maps" / "a").symlink_to(elsewhere / "a")
        return walk_down(folder, steps, make)

    monkeypatch.setattr(reading, "walk_down", exchange)
    with pytest.raises(OSError, match=r"Too many levels|Not a directory"):
        read_file(root / "maps" / "a", 100, root)


def test_a_pipe_that_comes_between_the_look_and_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_text("text")
    opened = os.open

    def exchange(path: str | Path, flags: int) -> int:
        file.unlink()
        pipe(file)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", exchange)
    with pytest.raises(OSError, match="not a regular file"):
        read_file(file, 100)


def test_a_file_that_grows_meanwhile_is_read_as_far_as_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_text("text")
    opened = os.open

    def grow(path: str | Path, flags: int) -> int:
        sparse(file)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", grow)
    assert len(read_file(file, 100)) == 100


def test_a_map_that_is_replaced_while_it_is_checked(project: Path) -> None:
    command = [sys.executable, "-m", "cjmap", "validate", "a.cjm.yaml"]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        for text in (GOOD, GOOD[:20], ""):
            (project / "new").write_text(text)
            (project / "new").replace(project / "a.cjm.yaml")
    said = "".join(process.communicate())
    assert process.returncode in (0, 1), said
    assert "internal error" not in said


def test_a_folder_that_changes_while_it_is_searched(project: Path) -> None:
    for number in range(50):
        (project / f"maps{number}").mkdir()
        (project / f"maps{number}" / "b.cjm.yaml").write_text(GOOD)
    command = [sys.executable, "-m", "cjmap", "validate", "."]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        for number in range(50):
            (project / f"maps{number}").rename(project / f"moved{number}")
        for number in range(50):
            (project / f"moved{number}").rename(project / f"maps{number}")
    said = "".join(process.communicate())
    assert process.returncode in (0, 2), said
    assert "internal error" not in said


@pytest.mark.parametrize("on_path", ["", "."])
def test_a_program_that_lies_in_the_project_is_not_run(
    project: Path, monkeypatch: pytest.MonkeyPatch, on_path: str
) -> None:
    for name in ("graphviz-pure", "dot"):
        (project / name).write_text("#!/bin/sh\ntouch run\n")
        (project / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{on_path}{os.pathsep}{os.environ['PATH']}")
    code, _, _ = run("render", "a.cjm.yaml", "--view", "flow", "-o", "a.svg", folder=project)
    assert code == 0
    run("render", "a.cjm.yaml", "--view", "flow", "--dot", "dot", "-o", "a.svg", folder=project)
    assert not (project / "run").exists()


def test_runs_on_one_cache_at_once(project: Path, tmp_path: Path) -> None:
    for number in range(5):
        (project / f"m{number}.cjm.yaml").write_text(GOOD if number % 2 else "cjmap: 1\nstages: [A]\n")
    command = [sys.executable, "-m", "cjmap", "lint", ".", "-f", "concise"]
    alone = subprocess.run([*command, "--no-cache"], cwd=project, capture_output=True, check=False)
    environment = {**os.environ, "CJMAP_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):
        runs = [
            subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        for each in runs:
            assert each.communicate() == (alone.stdout, alone.stderr)
            assert each.returncode == alone.returncode == 1
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.name.endswith(".part")]


@walks
def test_a_folder_that_shows_no_names_is_gone_through() -> None:
    nobody = 65534 if os.geteuid() == 0 else os.geteuid()  # root may look into everything
    top = Path(tempfile.mkdtemp(prefix="cjmap-test-"))
    closed = top / "closed"
    closed.mkdir()
    (closed / "a").write_text("text")
    closed.chmod(0o300)
    for folder in (top, closed):
        os.chown(folder, nobody, -1)
    before = os.geteuid()
    os.seteuid(nobody)
    try:
        assert read_file(closed / "a", 9, top) == b"text"
        replace_file(closed / "b", b"new", top)
    finally:
        os.seteuid(before)
        closed.chmod(0o700)
        found = {file.name: file.read_text() for file in closed.iterdir()}
        shutil.rmtree(top)
    assert found == {"a": "text", "b": "new"}
