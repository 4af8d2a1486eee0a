"""Writing files: whole or not at all, whatever happens; never over what people write, never out of the folder."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.cli.writing import place_of, write_file
from cjmap.disk import writing
from cjmap.disk.reading import WALKS
from cjmap.disk.writing import TEMPORARY, replace_file
from cjmap.errors import CjmapError
from tests.signals import heeding
from tests.test_validate import GOOD, run

LARGE = GOOD + "description: |\n" + "  What a large map says.\n" * 3_000
IMAGE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a map."""
    (tmp_path / "a.cjm.yaml").write_text(GOOD)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))


def limited(*arguments: str, folder: Path, most: int) -> tuple[int, str]:
    """Run cjmap where no file may have more than so many bytes: as on a disk that is full.

    Python keeps no compiled modules there: it would keep the first bytes of them, and every later test would fail.
    """
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ("render a.cjm.yaml -o old.html", "old.html"),
        ("render a.cjm.yaml -f svg -o old", "old"),
        ("schema -o old.json", "old.json"),
        ("init old.cjm.yaml --force --no-schema", "old.cjm.yaml"),
        ("lint a.cjm.yaml -f json -o old.json", "old.json"),
        ("lint a.cjm.yaml --report sarif=old.sarif", "old.sarif"),
        ("validate a.cjm.yaml --report junit=old.xml", "old.xml"),
        ("score a.cjm.yaml --format json -o old.json", "old.json"),
    ],
)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(project: Path, arguments: str, file: str) -> None:
    (project / file).write_text("old")
    before = names(project)
    code, err = limited(*arguments.split(), folder=project, most=100)
    assert code == 2
    assert f"{file}: cannot be written (File too large)" in err
    assert (project / file).read_text() == "old"
    assert names(project) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 64 KiB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_fills_up_in_the_middle_of_a_folder(small_disk: Path, tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    for name in "abc":
        (maps / f"{name}.cjm.yaml").write_text(GOOD)
    (small_disk / "b.html").write_text("old")
    code, _, err = run("render", str(maps), "-o", str(small_disk))
    assert code == 2
    assert "cannot be written (No space left on device)" in err
    (missed,) = (line for line in err.splitlines() if line.startswith("cjmap: not written: "))
    for name in "abc":
        file = small_disk / f"{name}.html"
        if str(file) not in missed:
            assert file.read_text().endswith("</html>\n")
        else:
            assert not file.exists() or file.read_text() == "old"
    assert not [file for file in small_disk.iterdir() if file.name.startswith(TEMPORARY)]


def test_what_can_be_written_is_and_the_rest_is_named(project: Path) -> None:
    (project / "b.cjm.yaml").write_text(LARGE)
    (project / "c.cjm.yaml").write_text(GOOD)
    code, err = limited("render", ".", "-f", "json", "-o", "out", folder=project, most=60_000)
    assert code == 2
    assert "a.cjm.yaml -> out/a.json\n" in err
    assert "c.cjm.yaml -> out/c.json\n" in err
    assert err.endswith("cjmap: not written: out/b.json\n")
    assert names(project / "out") == ["a.json", "c.json"]


def test_one_report_that_cannot_be_written_keeps_no_other_from_it(project: Path) -> None:
    (project / "gone").write_text("")
    code, out, err = run(
        "lint", "a.cjm.yaml", "--report", "json=gone/a.json", "--report", "sarif=b.sarif", folder=project
    )
    assert code == 2
    assert "cjmap: gone/a.json: cannot be written (gone is no folder); written: b.sarif\n" in err
    assert (project / "b.sarif").stat().st_size
    assert out


def test_a_disk_that_takes_nothing(project: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("a system without /dev/full")
    code, _, err = run("render", "a.cjm.yaml", "-f", "html", "-o", "/dev/full", folder=project)
    assert (code, err) == (2, "cjmap: /dev/full: cannot be written (No space left on device)\n")


@pytest.mark.skipif(not Path("/dev/stdout").is_symlink(), reason="a system whose /dev/stdout is no link")
def test_stdout_by_its_name_keeps_what_the_file_behind_it_has(project: Path) -> None:
    with open(project / "log", "wb") as log:
        log.write(b"before\n")
        log.flush()
        command = [sys.executable, "-m", "cjmap", "render", "a.cjm.yaml", "-f", "markdown", "-o", "/dev/stdout"]
        subprocess.run(command, cwd=project, stdout=log, stderr=subprocess.DEVNULL, check=True)
    assert (project / "log").read_text().startswith("before\n# T")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "a.html"
    file.write_text("old")
    file.chmod(mode)
    write_file(file, "new")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", mode)


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_those_of_the_user(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "deep" / "a.html", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "deep" / "a.html").stat().st_mode & 0o777 == mode


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.html"
    file.write_text("old")
    file.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write all
    with pytest.raises(CjmapError, match=r"cannot be written \(it is protected from being written\)"):
        write_file(file, "new")
    assert file.read_text() == "old"


def test_the_other_name_of_a_file_keeps_what_it_has(project: Path) -> None:
    os.link(project / "a.cjm.yaml", project / "a.html")
    assert run("render", "a.cjm.yaml", "-o", "a.html", folder=project)[0] == 0
    assert (project / "a.cjm.yaml").read_text() == GOOD


WRITING = """
import sys
from pathlib import Path
from cjmap.disk.writing import replace_file
print("ready", flush=True)
number = 0
while True:
    number += 1
    replace_file(Path(sys.argv[1]), bytes([number % 256]) * 3_000_000)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_a_run_that_is_ended_at_any_moment(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"\xff" * 3_000_000)
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITING, str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=heeding(number),
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random.uniform(0, 0.2))
            process.send_signal(number)
        data = file.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1
        left = [each for each in tmp_path.iterdir() if each != file]
        if number is signal.SIGKILL:  # nobody can clean up then: what stays has a name that tells it
            assert all(each.name.startswith(TEMPORARY) for each in left)
        else:
            assert left == []


def test_two_runs_into_one_folder(project: Path, tmp_path: Path) -> None:
    for name in "bcd":
        (project / f"{name}.cjm.yaml").write_text(GOOD)
    command = [sys.executable, "-m", "cjmap", "render", ".", "-o", "out"]
    runs = [subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait() for each in runs] == [0, 0]
    assert names(project / "out") == ["a.html", "b.html", "c.html", "d.html", "index.html"]
    assert all(file.read_text().endswith("</html>\n") for file in (project / "out").iterdir())


def test_a_folder_that_is_gone_in_the_meantime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def clean_up(_: int) -> bytes:
        shutil.rmtree(folder)
        return b"0"

    monkeypatch.setattr(os, "urandom", clean_up)
    with pytest.raises(CjmapError, match=r"a\.html: cannot be written \(its folder takes no files\)"):
        write_file(folder / "a.html", "new")


def test_a_link_in_the_folder_leads_nowhere_else(project: Path) -> None:
    for folder in ("maps/sub", "maps/other", "out", "elsewhere"):
        (project / folder).mkdir(parents=True, exist_ok=True)
    for name in ("maps/a", "maps/sub/b", "maps/other/deep/c"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / f"{name}.cjm.yaml").write_text(GOOD)
    (project / "out" / "sub").symlink_to(project / "elsewhere")
    (project / "out" / "other").symlink_to("../elsewhere")
    (project / "out" / "a.html").symlink_to("/dev/null")
    code, _, err = run("render", "maps", "-o", "out", folder=project)
    assert code == 2
    assert "out/sub/b.html: cannot be written (a link leads out of out)" in err
    assert err.endswith("cjmap: not written: out/other/deep/c.html, out/sub/b.html\n")
    assert names(project / "elsewhere") == []
    assert (project / "out" / "a.html").is_file()


def test_a_link_that_stays_in_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "out" / "real").mkdir(parents=True)
    (tmp_path / "out" / "sub").symlink_to("real")
    write_file(tmp_path / "out" / "sub" / "a.html", "new", tmp_path / "out")
    assert (tmp_path / "out" / "real" / "a.html").read_text() == "new"


@pytest.mark.skipif(not WALKS, reason="a system that cannot open a file in a folder that is open")
def test_a_folder_that_becomes_a_link_in_the_meantime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out" / "sub").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    below = writing._below

    def exchange(folder: Path, top: Path) -> Path:
        found = below(folder, top)
        (tmp_path / "out" / "sub").rmdir()
        (tmp_path / "out" / "sub").symlink_to(tmp_path / "elsewhere")
        return found

    monkeypatch.setattr(writing, "_below", exchange)
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        replace_file(tmp_path / "out" / "sub" / "a.html", b"new", tmp_path / "out")
    assert names(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("anna.svg", "an image"),
        ("ANNA.svg", "an image"),
        ("people", "a shared file"),
        ("known", "the baseline"),
    ],
)
def test_a_picture_never_replaces_what_it_is_drawn_from(project: Path, output: str, what: str) -> None:
    (project / "anna.svg").write_text(IMAGE)
    (project / "people").write_text("channels: {shop: Shop}\n")
    (project / "known").write_text("{}")
    (project / "cjmap.toml").write_text('baseline = "known"\nshared = ["people"]\n')
    (project / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, image: anna.svg}]\n")
    before = {file.name: file.read_bytes() for file in project.iterdir()}
    code, _, err = run("render", "a.cjm.yaml", "-f", "svg", "-o", output, folder=project)
    assert (code, err) == (2, f"cjmap: {output}: this is {what} of a.cjm.yaml, which is not replaced\n")
    assert {file.name: file.read_bytes() for file in project.iterdir()} == before


def test_names_that_some_systems_take_for_one(project: Path) -> None:
    maps = project / "maps"
    maps.mkdir()
    for form in ("NFC", "NFD"):
        (maps / unicodedata.normalize(form, "café.cjm.yaml")).write_text(GOOD)
    if len(names(maps)) == 1:
        pytest.skip("a file system that takes them for one")
    code, _, err = run("render", "maps", "-o", "out", folder=project)
    assert code == 2
    assert "would both be drawn into" in err
    assert place_of("É") == place_of("e\u0301")


@pytest.mark.parametrize("flag", ["--write-baseline", "--prune-baseline"])
def test_a_baseline_stays_as_it_was_if_a_report_cannot_be_written(project: Path, flag: str) -> None:
    known = project / "known.json"
    known.write_text('{"format": "cjmap-baseline", "version": 1, "entries": []}')
    before = known.read_bytes()
    arguments = ("lint", "a.cjm.yaml", "--baseline", "known.json", flag)
    (project / "gone").write_text("")
    code, _, err = run(*arguments, "-f", "json", "-o", "gone/a.json", folder=project)
    assert (code, known.read_bytes()) == (2, before)
    assert "in the baseline" not in err
    code, _, err = run(*arguments, folder=project)
    assert "in the baseline" in err
    assert known.read_bytes() != before


@pytest.mark.parametrize("command", ["schema", "score", "lint", "validate", "render -f html"])
def test_no_command_replaces_a_map(project: Path, command: str) -> None:
    first, *rest = command.split()
    maps = [] if first == "schema" else ["a.cjm.yaml"]
    for output in ("a.cjm.yaml", "A.CJM.YAML", "./a.cjm.yaml"):
        code, _, err = run(first, *maps, *rest, "-o", output, folder=project)
        assert code == 2, err
        assert names(project) == ["a.cjm.yaml"]
        assert (project / "a.cjm.yaml").read_text() == GOOD


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_full_disk_for_temporary_files(project: Path, form: str) -> None:
    pytest.importorskip({"png": "resvg_py", "pdf": "typst"}[form], reason="the extra is not installed")
    code, err = limited("render", "a.cjm.yaml", "-o", f"a.{form}", folder=project, most=100)
    assert code == 2
    assert f"a.cjm.yaml: {form}: " in err
    assert "File too large" in err
    assert names(project) == ["a.cjm.yaml"]


def test_a_folder_that_takes_no_files_from_us() -> None:
    nobody = 65534 if os.geteuid() == 0 else os.geteuid()  # root may write everywhere
    folder = Path(tempfile.mkdtemp(prefix="cjmap-test-"))
    (folder / "a.html").write_text("old")
    os.chown(folder, nobody, -1)
    folder.chmod(0o500)
    before = os.geteuid()
    os.seteuid(nobody)
    try:
        for top in (None, folder):
            with pytest.raises(CjmapError, match=r"a\.html: cannot be written \(.*(Permission denied|protected)"):
                write_file(folder / "a.html", "new", top)
    finally:
        os.seteuid(before)
        folder.chmod(0o700)
        found = {file.name: file.read_text() for file in folder.iterdir()}
        shutil.rmtree(folder)
    assert found == {"a.html": "old"}
