"""A repeated run is answered from the cache, and only if nothing that it depends on has changed."""

import os
import pty
import shutil
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from cjmap.cache import folder as folders
from cjmap.cache.folder import Folder, folder_path, why_not
from cjmap.cache.identity import ABSENT, identity
from cjmap.cache.looks import Looks, look_at, look_for
from cjmap.cache.remembering import remember
from cjmap.cache.replay import Asked, answer
from cjmap.cache.run import Run, packed, unpack
from tests.replaying import PACKAGE, Project

MAP = """\
cjmap: 1
title: Signup
evidence:
  talks: {kind: interview, date: 2026-01-01}
stages:
  - name: Start
    touchpoints: [Home page]
    image: pictures/start.png
    journey: deeper.cjm.yaml
    pains: [{text: Slow, evidence: [talks, shared-talks]}]
"""
DEEPER = "cjmap: 1\ntitle: Deeper\nstages: [First, Second]\n"
WRONG = "cjmap: 1\ntitle: Wrong\nstages: [Start]\nowners: me\n"
SHARED = "evidence:\n  shared-talks: {kind: interview, date: 2026-01-01}\n"
SETTINGS = 'shared = ["shared.yaml"]\nextend = "house.toml"\nbaseline = "baseline.json"\nexclude = ["old"]\n'
BASELINE = """\
{
  "format": "cjmap-baseline",
  "version": 1,
  "entries": [{"file": "maps/deeper.cjm.yaml", "rule": "EVI01", "subject": "title", "count": 1}]
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write("cjmap.toml", SETTINGS)
    made.write("house.toml", 'preset = "strict"\n')
    made.write("shared.yaml", SHARED)
    made.write("maps/signup.cjm.yaml", MAP)
    made.write("maps/deeper.cjm.yaml", DEEPER)
    made.write("maps/wrong.cjm.yaml", WRONG)
    made.write("maps/pictures/start.png", "no picture, but there")
    made.write("more/more.cjm.yaml", DEEPER)
    made.write("other/notes.txt", "nothing")
    made.write("baseline.json", BASELINE)
    return made


COMMANDS = [
    ["validate", "maps"],
    ["validate", "-f", "json", "maps"],
    ["validate", "-f", "github", "maps"],
    ["validate", "--color", "always", "maps"],
    ["lint", "maps"],
    ["lint", "-f", "concise", "maps"],
    ["lint", "-f", "sarif", "maps"],
    ["lint", "-f", "gitlab", "maps"],
    ["lint", "-f", "junit", "maps"],
    ["lint", "-f", "markdown", "maps"],
    ["lint", "--statistics", "maps"],
    ["lint", "--show-settings"],
    ["lint", "--show-files"],
    ["score", "maps"],
    ["score", "-f", "badge", "maps/deeper.cjm.yaml"],
    ["rule", "GAP01"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_replayed_run_says_the_same_bytes(project: Project, command: list[str]) -> None:
    first, second = project.run(*command), project.run(*command)
    assert (first.replayed, second.replayed) == (False, True)
    assert first[:3] == second[:3]
    assert first.out


def _rewrite_unseen(project: Project) -> None:
    """Change a map to another text of the same length, and set the time back."""
    file = project.root / "maps/deeper.cjm.yaml"
    before = file.stat()
    file.write_text(DEEPER.replace("Deeper", "Higher"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(project: Project) -> None:
    other = project.write("maps/new", DEEPER.replace("Deeper", "Higher"))
    os.replace(other, project.root / "maps/deeper.cjm.yaml")


def _picture_leads_outside(project: Project) -> None:
    outside = project.root.parent / "outside.png"
    (project.root / "maps/pictures/start.png").rename(outside)
    (project.root / "maps/pictures/start.png").symlink_to(outside)


def _pictures_lead_outside(project: Project) -> None:
    outside = project.root.parent / "outside"
    (project.root / "maps/pictures").rename(outside)
    (project.root / "maps/pictures").symlink_to(outside)


CHANGES: dict[str, Callable[[Project], object]] = {
    "a map": lambda project: project.write("maps/signup.cjm.yaml", MAP.replace("Slow", "Very slow")),
    "a map, same size and time": _rewrite_unseen,
    "a map, by another file": _replace,
    "a map is removed": lambda project: (project.root / "maps/wrong.cjm.yaml").unlink(),
    "a map is new": lambda project: project.write("maps/new.cjm.yaml", DEEPER),
    "a map is new in a new folder": lambda project: project.write("maps/new/new.cjm.yaml", DEEPER),
    "a map is new in an old folder": lambda project: project.write("other/new.cjm.yml", DEEPER),
    "a shared file": lambda project: project.write("shared.yaml", SHARED.replace("shared-", "other-")),
    "a shared file is removed": lambda project: (project.root / "shared.yaml").unlink(),
    "the settings": lambda project: project.write("cjmap.toml", SETTINGS + 'select = ["GAP"]\n'),
    "the settings that they extend": lambda project: project.write("house.toml", 'preset = "minimal"\n'),
    "settings are new below": lambda project: project.write("maps/cjmap.toml", 'preset = "minimal"\n'),
    "settings are new in a pyproject.toml": lambda project: project.write("maps/pyproject.toml", "[tool.cjmap]\n"),
    "settings are removed": lambda project: (project.root / "cjmap.toml").unlink(),
    "the baseline": lambda project: project.write("baseline.json", BASELINE.replace("EVI01", "EVI04")),
    "a picture is removed": lambda project: (project.root / "maps/pictures/start.png").unlink(),
    "a picture leads outside": _picture_leads_outside,
    "the folder of pictures leads outside": _pictures_lead_outside,
    "a drill-down comes back": lambda project: project.write(
        "maps/deeper.cjm.yaml", DEEPER + "  - {name: Back, journey: signup.cjm.yaml}\n"
    ),
    "a folder becomes an environment": lambda project: project.write("more/pyvenv.cfg", ""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_looked_at_again(project: Project, change: str) -> None:
    before = project.run("lint", "-f", "json", ".")
    assert project.run("lint", "-f", "json", ".").replayed
    CHANGES[change](project)
    after, fresh = project.run("lint", "-f", "json", "."), project.run("lint", "-f", "json", ".", "--no-cache")
    assert not after.replayed
    assert after[:3] == fresh[:3]
    assert before.code == 1
    assert project.run("lint", "-f", "json", ".").replayed


@pytest.mark.parametrize("above", ["cjmap.toml", "pyproject.toml"])
def test_settings_that_appear_above_a_named_map_count(tmp_path: Path, above: str) -> None:
    project = Project(tmp_path)
    project.write("far/maps/a.cjm.yaml", DEEPER)
    assert not project.run("lint", "far/maps/a.cjm.yaml").replayed
    assert project.run("lint", "far/maps/a.cjm.yaml").replayed
    project.write(
        f"far/{above}", 'preset = "minimal"\n' if above == "cjmap.toml" else '[tool.cjmap]\nignore = ["GAP"]\n'
    )
    after = project.run("lint", "far/maps/a.cjm.yaml")
    assert not after.replayed
    assert after[:3] == project.run("lint", "far/maps/a.cjm.yaml", "--no-cache")[:3]


def test_a_link_to_the_folder_that_leads_elsewhere_now(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("one/a.cjm.yaml", DEEPER)
    project.write("two/a.cjm.yaml", WRONG)
    link = project.root / "current"
    link.symlink_to("one")
    project.run("validate", "current")
    assert project.run("validate", "current").code == 0
    link.unlink()
    link.symlink_to("two")
    after = project.run("validate", "current")
    assert (after.code, after.replayed) == (1, False)


FACTS: dict[str, dict[str, str]] = {
    "CI": {"GITHUB_ACTIONS": "true"},
    "no colour": {"NO_COLOR": "1"},
    "terminal": {"TERM": "dumb"},
    "width": {"COLUMNS": "40"},
    "language": {"LC_ALL": "C"},
    "summary of the job": {"GITHUB_STEP_SUMMARY": "summary.md"},
}


def test_another_environment_is_another_run(project: Project) -> None:
    project.run("validate", "maps")
    for facts in FACTS.values():
        project.env = facts
        assert not project.run("validate", "maps").replayed
    project.env = {}
    assert project.run("validate", "maps").replayed


PATCHES = {
    "day": "import time; time.localtime = lambda: (2030, 1, 1)",
    "version": "import cjmap.version; cjmap.version.__version__ = '99'",
    "python": "sys.version = 'another one'",
}


def test_another_day_or_version_is_another_run(project: Project) -> None:
    project.run("lint", "maps")
    for patch in PATCHES.values():
        assert not project.run("lint", "maps", patch=patch).replayed


@pytest.mark.parametrize(
    "other",
    [["lint", "maps", "--option", "EVI03.months=1"], ["lint", "maps", "--today", "2030-01-01"], ["lint", "./maps"]],
)
def test_other_arguments_are_another_run(project: Project, other: list[str]) -> None:
    project.run("lint", "maps")
    after = project.run(*other)
    assert not after.replayed
    assert after[:3] == project.run(*other, "--no-cache")[:3]


def test_another_folder_is_another_run(project: Project) -> None:
    project.run("validate", ".")
    project.folder = project.root / "maps"
    assert not project.run("validate", ".").replayed


def test_a_terminal_is_another_run(project: Project) -> None:
    project.run("validate", "maps")
    leader, follower = pty.openpty()
    assert not project.run("validate", "maps", stdout=follower).replayed
    assert b"\x1b[" in os.read(leader, 1 << 16)
    os.close(follower)
    os.close(leader)
    assert project.run("validate", "maps").replayed


def test_another_cjmap_of_the_same_version_is_another_run(project: Project) -> None:
    copy = project.root.parent / "copy"
    shutil.copytree(PACKAGE / "cjmap", copy / "cjmap", ignore=shutil.ignore_patterns("__pycache__"))
    project.package = copy
    project.run("validate", "maps")
    assert project.run("validate", "maps").replayed
    (copy / "cjmap/loader/codes.py").touch()
    assert not project.run("validate", "maps").replayed
    (copy / "cjmap/vocabulary/keys.json").touch()
    assert not project.run("validate", "maps").replayed


NEVER = [
    ["validate", "maps", "-o", "report.txt"],
    ["validate", "maps", "--report", "json=report.json"],
    ["lint", "maps", "--write-baseline"],
    ["lint", "maps", "--prune-baseline"],
    ["validate", "-"],
    ["validate", "nowhere"],
    ["lint", "maps", "--select", "NONE99"],
    ["validate", "--help"],
    ["validate", "maps", "--no-cache"],
    ["validate", "maps", "--cache-dir", "maps"],
]


@pytest.mark.parametrize("command", NEVER, ids=" ".join)
def test_what_is_more_than_looking_is_done_each_time(project: Project, command: list[str]) -> None:
    project.run(*command)
    assert not project.entries()


def test_a_map_that_was_just_written_is_looked_at_again(project: Project) -> None:
    """Within the steps of a coarse clock a second change would not be seen."""
    settled = "cjmap.cache.identity.SETTLED_NS = 2_000_000_000"
    project.run("validate", "maps", patch=settled)
    assert not project.entries()
    time.sleep(2.1)
    project.run("validate", "maps", patch=settled)
    assert project.run("validate", "maps", patch=settled).replayed


def test_with_hashes_only_the_content_counts(project: Project) -> None:
    command = ("lint", "maps", "--cache", "hash")
    first = project.run(*command)
    for file in (project.root / "maps").iterdir():
        file.touch()
    second = project.run(*command)
    assert second.replayed
    assert first[:3] == second[:3]
    _rewrite_unseen(project)
    assert not project.run(*command).replayed
    project.write("maps/new.cjm.yaml", WRONG)
    assert not project.run(*command).replayed


def test_the_flag_for_the_folder_is_heeded(project: Project) -> None:
    elsewhere = project.root.parent / "elsewhere"
    for flags in (["--cache-dir", str(elsewhere)], [f"--cache-dir={elsewhere}"]):
        project.run("validate", "maps", *flags)
        assert project.run("validate", "maps", *flags).replayed
    assert len(list(elsewhere.glob("run-*"))) == 2
    assert not project.entries()


def test_without_a_cache_nothing_is_read(project: Project) -> None:
    project.run("validate", "maps")
    assert not project.run("validate", "maps", "--no-cache").replayed


def test_runs_at_once_do_not_disturb_each_other(project: Project) -> None:
    processes = [project.start("lint", "maps") for _ in range(6)]
    said = {(*process.communicate(timeout=120), process.returncode) for process in processes}
    assert len(said) == 1
    assert project.run("lint", "maps").replayed
    assert len(project.entries()) == 1
    assert not list(project.cache.glob("*.part"))


def test_a_closed_pipe_ends_a_replayed_run(project: Project) -> None:
    project.run("validate", "maps")
    reader, writer = os.pipe()
    os.close(reader)
    assert project.run("validate", "maps", stdout=writer).code == 141
    os.close(writer)


@pytest.mark.parametrize("damage", ["torn", "empty", "noise", "flipped", "longer", "another's"])
def test_a_damaged_entry_does_no_harm(project: Project, damage: str) -> None:
    first = project.run("validate", "maps")
    (entry,) = project.entries()
    data = entry.read_bytes()
    middle = len(data) // 2
    if damage == "another's":
        project.run("score", "maps")
        data = next(each for each in project.entries() if each != entry).read_bytes()
    entry.write_bytes(
        {
            "torn": data[:middle],
            "empty": b"",
            "noise": os.urandom(4096),
            "flipped": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "longer": data + b"\0",
            "another's": data,
        }[damage]
    )
    second = project.run("validate", "maps")
    assert not second.replayed
    assert first[:3] == second[:3]
    assert project.run("validate", "maps").replayed


def a_run() -> Run:
    return Run(b"key", [b"a", b"b"], [b"c"], packed([(1, 2, 3, 4)] * 3), [(1, b"out"), (2, b"err\xff")], 1)


def test_an_entry_is_read_as_it_was_written() -> None:
    run = a_run()
    again = unpack(run.pack())
    assert again is not None
    assert all(getattr(run, name) == getattr(again, name) for name in Run.__slots__)


def test_no_flipped_or_missing_byte_makes_a_run() -> None:
    data = a_run().pack()
    for at in range(len(data)):
        assert unpack(data[:at]) is None
        assert unpack(data[:at] + bytes([data[at] ^ 0x40]) + data[at + 1 :]) is None


def forged(rest: bytes) -> bytes:
    return struct.pack("<12sL", b"cjmap run 1\n", zlib.crc32(rest)) + rest


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        struct.pack("<B5L", 2, 0, 0, 0, 0, 0),
        struct.pack("<B5L", 0, 1, 0, 0, 0, 0),
        struct.pack("<B5L", 0, 0, 0, 0, 0, 0xFFFFFFFF),
        struct.pack("<B5L", 0, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 0),
        struct.pack("<B5LBL", 0, 0, 0, 0, 0, 1, 3, 0),
        struct.pack("<B5LBL", 0, 0, 0, 0, 0, 1, 1, 9),
        struct.pack("<B5L", 0, 0, 0, 0, 0, 0) + b"more",
    ],
)
def test_a_forged_entry_with_the_right_checksum_is_none(rest: bytes) -> None:
    assert unpack(forged(rest)) is None


def _remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]) -> bool:
    """Tell whether a run is remembered that looked at a file, a folder and a link, of which one changed meanwhile."""
    monkeypatch.setenv("CJMAP_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/a").write_text("one")
    (tmp_path / "link").symlink_to("maps")
    time.sleep(0.01)
    asked = Asked(["validate"])
    asked.began_ns += 10**18  # all that is there counts as settled
    with Looks() as looks:
        look_at(tmp_path / "maps/a", tmp_path / "maps", tmp_path / "cjmap.toml")
        look_for(tmp_path / "link")
        change(tmp_path)
    remember(asked, looks, [(1, b"done")], 0)
    return answer(asked) is not None


def test_what_stays_as_it_is_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _remembered(tmp_path, monkeypatch, lambda _: None)


def _relink(folder: Path) -> None:
    (folder / "link").unlink()
    (folder / "link").symlink_to(".")


MEANWHILE: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: (folder / "maps/a").write_text("two"),
    "removed": lambda folder: (folder / "maps/a").unlink(),
    "new": lambda folder: (folder / "maps/b").write_text(""),
    "settings": lambda folder: (folder / "cjmap.toml").write_text(""),
    "link": _relink,
}


@pytest.mark.parametrize("change", MEANWHILE)
def test_what_changes_while_a_run_goes_on_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    assert not _remembered(tmp_path, monkeypatch, MEANWHILE[change])


def test_one_part_of_a_run_tells_the_whole(tmp_path: Path) -> None:
    with Looks() as whole:
        with Looks() as part:
            look_at(tmp_path)
        look_at(tmp_path / "nothing")
    assert list(part.contents) == [str(tmp_path)]
    assert whole.contents == {str(tmp_path): identity(str(tmp_path)), str(tmp_path / "nothing"): ABSENT}


def test_the_folder_is_for_its_user_alone(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    assert Folder(str(place)).write("run-1", b"data")
    assert (place.stat().st_mode & 0o777, (place / "run-1.cjmap").stat().st_mode & 0o777) == (0o700, 0o600)
    assert why_not(str(place)) is None
    place.chmod(0o777)
    assert why_not(str(place)) == "others than you may write there"


def test_an_entry_that_others_may_write_is_not_read(tmp_path: Path) -> None:
    cache = Folder(str(tmp_path / "cache"))
    cache.write("run-1", b"data")
    assert cache.read("run-1") == b"data"
    (tmp_path / "cache/run-1.cjmap").chmod(0o666)
    assert cache.read("run-1") is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    Folder(str(place)).write("run-1", b"data")
    link = tmp_path / "link"
    link.symlink_to(place)
    assert why_not(str(link)) is None
    os.lchown(link, 12345, 12345)
    assert why_not(str(link)) == "others than you may write there"
    os.chown(place / "run-1.cjmap", 12345, 12345)
    assert Folder(str(place)).read("run-1") is None
    os.chown(place, 12345, 12345)
    assert why_not(str(place)) == "others than you may write there"


@pytest.mark.parametrize("marker", [".git", "cjmap.toml", "pyproject.toml"])
def test_a_folder_in_a_project_is_refused(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).touch()
    inside = "it lies inside a project, where a stranger could forge what it says"
    assert why_not(str(tmp_path / "deep/cache")) == inside


def test_a_folder_below_the_current_one_is_refused(project: Project) -> None:
    project.cache = project.root / "cache"
    for name in ("cjmap.toml", "house.toml", "baseline.json"):
        (project.root / name).unlink()
    project.run("validate", "maps")
    assert not project.cache.exists()


def test_a_home_under_version_control_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.delenv("CJMAP_CACHE_DIR", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert folder_path() == str(tmp_path / ".cache/cjmap")
    assert why_not(folder_path()) is None


def test_the_folder_of_each_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CJMAP_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/to/be/ignored")
    monkeypatch.setattr("sys.platform", "linux")
    assert folder_path() == str(tmp_path / ".cache/cjmap")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert folder_path() == str(tmp_path / "xdg/cjmap")
    monkeypatch.setattr("sys.platform", "darwin")
    assert folder_path() == str(tmp_path / "Library/Caches/cjmap")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert folder_path() == str(tmp_path / "local/cjmap")
    monkeypatch.setenv("CJMAP_CACHE_DIR", str(tmp_path / "set"))
    assert folder_path() == str(tmp_path / "set")
    assert folder_path("/asked") == os.path.abspath("/asked")


def test_a_folder_that_cannot_be_made_means_no_cache(project: Project) -> None:
    project.cache = Path("/proc/nothing/cache")
    first, second = project.run("validate", "maps"), project.run("validate", "maps")
    assert not second.replayed
    assert first[:3] == second[:3]


def test_a_folder_with_other_things_is_neither_used_nor_cleaned(project: Project) -> None:
    project.cache.mkdir()
    other = project.cache / "run-12345678.cjmap"
    other.write_bytes(b"somebody's own")
    project.run("validate", "maps")
    assert list(project.cache.iterdir()) == [other]
    cleaned = project.run("cache", "clean")
    assert (cleaned.code, other.exists()) == (2, True)
    assert b"not cleaned: it holds something else than a cache" in cleaned.err


def test_the_cache_can_be_found_and_cleaned(project: Project) -> None:
    project.run("validate", "maps")
    project.run("lint", "maps")
    assert project.run("cache", "dir")[:3] == (0, f"{project.cache}\n".encode(), b"")
    cleaned = project.run("cache", "clean")
    assert cleaned.code == 0
    assert cleaned.err.startswith(f"{project.cache}: ".encode())
    assert not project.cache.exists()
    assert not project.run("validate", "maps").replayed


def test_the_oldest_entries_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_TOTAL", 1000)
    monkeypatch.setattr(folders, "MAX_ENTRY", 600)
    cache = Folder(str(tmp_path / "cache"))
    for number in range(6):
        assert cache.write(f"run-{number}", bytes(300))
        os.utime(tmp_path / f"cache/run-{number}.cjmap", ns=(number, number))
    assert cache.read("run-0") is None
    assert cache.read("run-5") is not None
    assert not cache.write("run-6", bytes(601))
    assert cache.read("run-6") is None


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Folder(str(tmp_path / "cache"))
    cache.write("run-1", b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert not cache.write("run-1", b"new")
    assert cache.read("run-1") == b"old"
    assert not list((tmp_path / "cache").glob("*.part"))


@pytest.mark.parametrize("command", [["validate", "."], ["validate", "a.cjm.yaml"], ["lint", "--cache", "hash", "."]])
def test_a_link_on_the_way_that_leads_elsewhere_now(tmp_path: Path, command: list[str]) -> None:
    made = Project(tmp_path)
    made.write("cjmap.toml", "")
    made.write("a.cjm.yaml", "cjmap: 1\ntitle: A\npersonas: {p: {name: P, image: img/p.png}}\nstages: [One]\n")
    made.write("b.cjm.yaml", "cjmap: 1\ntitle: B\nstages: [One]\n")
    made.write("img/z.png", "a picture")
    (tmp_path / "outside.png").write_text("another")
    (made.root / "img/y.png").symlink_to("z.png")
    (made.root / "img/p.png").symlink_to("y.png")
    made.run(*command)
    assert made.run(*command).replayed
    (made.root / "img/y.png").unlink()
    (made.root / "img/y.png").symlink_to("../../outside.png")
    again = made.run(*command)
    assert not again.replayed
    assert b"REF05" in again.out


@pytest.mark.parametrize("moved", ["a.cjm.yaml", "img", "sub"])
def test_with_hashes_what_becomes_a_link_is_looked_at_again(tmp_path: Path, moved: str) -> None:
    made = Project(tmp_path)
    made.write("cjmap.toml", "")
    made.write("a.cjm.yaml", "cjmap: 1\ntitle: A\npersonas: {p: {name: P, image: img/p.png}}\nstages: [One]\n")
    made.write("sub/b.cjm.yaml", "cjmap: 1\ntitle: B\nstages: [One]\n")
    made.write("sub/c.cjm.yaml", "cjmap: 1\ntitle: C\nstages: [One]\n")
    made.write("img/p.png", "a picture")
    command = ["validate", "--cache", "hash", "."]
    made.run(*command)
    assert made.run(*command).replayed
    (made.root / moved).rename(tmp_path / "moved")
    (made.root / moved).symlink_to(tmp_path / "moved")
    again = made.run(*command)
    assert not again.replayed
    assert again[:3] == made.run(*command, "--no-cache")[:3]


def test_an_entry_that_is_a_pipe_is_none(project: Project) -> None:
    project.run("validate", "maps")
    for entry in project.entries():
        entry.unlink()
        os.mkfifo(entry)
    assert not project.run("validate", "maps").replayed


def test_a_folder_that_is_named_and_refused_is_told(project: Project) -> None:
    told = project.run("lint", "--cache-dir", "kept", ".").err.decode()
    assert "cjmap: --cache-dir kept: nothing is remembered there: " in told
