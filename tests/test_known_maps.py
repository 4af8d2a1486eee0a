"""What was found in a map is remembered, and never told of anything but what is there now."""

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cjmap.cache.findings import KnownMaps
from cjmap.cache.folder import Folder
from cjmap.cache.identity import Identity
from cjmap.checker import Look, Task, Wide
from cjmap.checker.catalogue import look_at_project
from cjmap.checker.packing import ShapeError, pack, unpack
from cjmap.cli import known, looking
from cjmap.cli.app import app
from cjmap.cli.files import MapFile
from cjmap.cli.project import read_map
from cjmap.cli.texts import Origin, Texts, digest_of
from cjmap.loader import load, load_shared
from cjmap.reading.reading import Reading, SharedTables
from cjmap.reading.summary import Project as Maps
from cjmap.reading.summary import pointers_of, summarise, summarise_shared
from cjmap.rules import NAMES, find_rule
from cjmap.rules.rule import Hit
from cjmap.where import Pointer
from tests.rules.test_examples import example_files

MAP = """\
cjmap: 1
title: {title}
reviewed: 2026-01-01
personas: {{starter: {{name: Starter, goals: [Save time]}}}}
evidence: {{talks: {{kind: interview, date: 2025-11-01, sample: 2}}}}
stages:
  - name: Buy
    image: images/shop.png
    journey: pay.cjm.yaml
    evidence: [talks]
    touchpoints: [{{name: Till, owner: {owner}, channels: [shop]}}]
    pains: [{{text: Queues, severity: high, for: [agency]}}]
"""
SHARED = "personas: {agency: {name: Agency, channels: [phone]}}\nchannels: {shop: Shop, phone: Phone}\n"
SETTINGS = 'shared = ["shared.yaml"]\n'
TODAY = "--today=2026-11-22"


class Project:
    """A project with three maps, a shared file and an image; it knows how many maps a run looked at."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = folder / "project"
        self.cache = folder / "cache"
        self.looks: list[str] = []
        (self.root / "images").mkdir(parents=True)
        self.write("cjmap.toml", SETTINGS)
        self.write("shared.yaml", SHARED)
        self.write("images/shop.png", "no picture")
        for name, owner in (("a", "sales"), ("b", "support"), ("pay", "sales")):
            text = MAP.format(title=f"Map {name}", owner=owner)
            self.write(f"{name}.cjm.yaml", text.replace("    journey: pay.cjm.yaml\n", "") if name == "pay" else text)
        run = looking._run_errand

        def counted(errand: looking.Errand, tasks: list[Task]) -> looking.Made:
            self.looks.append(errand.item.path)
            return run(errand, tasks)

        monkeypatch.setattr(looking, "_run_errand", counted)
        monkeypatch.setenv("CJMAP_CACHE_DIR", str(self.cache))
        monkeypatch.setattr("cjmap.cache.identity.SETTLED_NS", -(10**18))  # what was just written counts as settled
        monkeypatch.chdir(self.root)

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run cjmap in this process; `looks` are the maps that were looked at."""
        self.looks.clear()
        done = CliRunner().invoke(app, list(arguments))
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    yield Project(tmp_path, monkeypatch)
    known._program.cache_clear()


LINT = ("lint", TODAY, "--preset=strict")


@pytest.mark.parametrize("command", [("validate",), LINT, ("score",)])
@pytest.mark.parametrize("by", ["stat", "hash"])
def test_what_is_unchanged_is_not_looked_at_again(project: Project, command: tuple[str, ...], by: str) -> None:
    first = project.run(*command, f"--cache={by}")
    assert len(project.looks) == 3
    assert project.run(*command, f"--cache={by}") == first
    assert project.looks == []
    assert project.run(*command, "--no-cache") == first
    assert len(project.looks) == 3


@pytest.mark.parametrize("by", ["stat", "hash"])
def test_of_maps_only_the_changed_one_is_looked_at(project: Project, by: str) -> None:
    project.run(*LINT, f"--cache={by}")
    project.edit("b.cjm.yaml", "Queues", "Long queues")
    told = project.run(*LINT, f"--cache={by}")
    assert project.looks == ["b.cjm.yaml"]
    assert "Long queues" in told[1]


def test_a_touched_file_is_the_same_by_content(project: Project) -> None:
    project.run(*LINT, "--cache=hash")
    os.utime(project.root / "b.cjm.yaml", (1, 1))
    project.run(*LINT, "--cache=hash")
    assert project.looks == []


def link_out_of_the_project(project: Project) -> None:
    shutil.move(project.root / "images", project.root.parent / "elsewhere")
    (project.root / "images").symlink_to(project.root.parent / "elsewhere")


def a_folder_for_an_image(project: Project) -> None:
    (project.root / "images/shop.png").unlink()
    (project.root / "images/shop.png").mkdir()


CHANGES: dict[str, Callable[[Project], object]] = {
    "a map": lambda project: project.edit("a.cjm.yaml", "high", "low"),
    "a word that only counts over the project": lambda project: project.edit("a.cjm.yaml", "sales", "support"),
    "a place": lambda project: project.edit("b.cjm.yaml", "cjmap: 1\n", "cjmap: 1\n\n\n"),
    "a comment": lambda project: project.edit("b.cjm.yaml", "cjmap: 1\n", "# cjmap: file-ignore[ALL] why\ncjmap: 1\n"),
    "a shared file": lambda project: project.edit("shared.yaml", "agency", "agent"),
    "a shared file is gone": lambda project: (project.root / "shared.yaml").unlink(),
    "an image is gone": lambda project: (project.root / "images/shop.png").unlink(),
    "an image is a folder": a_folder_for_an_image,
    "images lie outside": link_out_of_the_project,
    "a drill-down comes back": lambda project: project.edit(
        "pay.cjm.yaml", "    image:", "    journey: a.cjm.yaml\n    image:"
    ),
    "a map is gone": lambda project: (project.root / "pay.cjm.yaml").unlink(),
    "a map is new": lambda project: shutil.copy(project.root / "a.cjm.yaml", project.root / "c.cjm.yaml"),
    "a severity": lambda project: project.write("cjmap.toml", SETTINGS + 'severity = {PAIN01 = "error"}\n'),
    "a rule": lambda project: project.write("cjmap.toml", SETTINGS + 'ignore = ["PAIN"]\n'),
    "rules of a file": lambda project: project.write(
        "cjmap.toml", SETTINGS + 'per-file-ignores = {"a.*" = ["PAIN", "INC"]}\n'
    ),
    "an option": lambda project: project.write("cjmap.toml", SETTINGS + "[rules.EVI15]\ninterview = 1\n"),
    "an exclusion": lambda project: project.write("cjmap.toml", SETTINGS + 'exclude = ["a.*"]\n'),
}


@pytest.mark.parametrize("by", ["stat", "hash"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_never_answered_from_the_cache(project: Project, change: str, by: str) -> None:
    before = project.run(*LINT, "-f", "json", f"--cache={by}")
    CHANGES[change](project)
    after = project.run(*LINT, "-f", "json", f"--cache={by}")
    assert after == project.run(*LINT, "-f", "json", "--no-cache")
    assert after != before


@pytest.mark.parametrize(
    "flags",
    [
        ("--today=2027-12-31",),
        ("--select=ALL", "--severity=PAIN01=error"),
        ("--option=EVI15.interview=1",),
        ("--ignore=INC12",),
        ("--no-ignores",),
        ("--no-fold",),
        ("--per-file-ignores=a.*:ALL",),
    ],
)
def test_flags_are_never_answered_from_a_run_with_others(project: Project, flags: tuple[str, ...]) -> None:
    project.edit("b.cjm.yaml", "cjmap: 1\n", "# cjmap: file-ignore[PAIN01] why\ncjmap: 1\n")
    project.run(*LINT, "-f", "json")
    assert project.run(*LINT, *flags, "-f", "json") == project.run(*LINT, *flags, "-f", "json", "--no-cache")
    project.run(*LINT, "-f", "json")
    assert project.run(*LINT, *flags, "-f", "json") == project.run(*LINT, *flags, "-f", "json", "--no-cache")


def test_another_version_looks_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run(*LINT)
    monkeypatch.setattr(known, "__version__", "0.0.0")
    known._program.cache_clear()
    project.run(*LINT)
    assert len(project.looks) == 3


def test_another_folder_has_its_own_paths(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run(*LINT)
    monkeypatch.chdir(project.root.parent)
    _, out, _ = project.run(*LINT, "project", "-f", "concise")
    assert all(line.startswith("project/") for line in out.splitlines())


def test_a_file_that_was_just_written_is_not_trusted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjmap.cache.identity.SETTLED_NS", 10**12)
    project.run("validate")
    project.run("validate")
    assert len(project.looks) == 3


@pytest.mark.parametrize("by", ["stat", "hash"])
def test_a_file_that_is_changed_while_it_is_read_is_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    def read_and_change(item: MapFile, task: Task) -> bytes:
        data = read_map(item, task)
        if item.path == "a.cjm.yaml":
            item.file.write_bytes(data.replace(b"Queues", b"Other"))
        return data

    monkeypatch.setattr(looking, "read_map", read_and_change)
    project.run(*LINT, f"--cache={by}")
    monkeypatch.setattr(looking, "read_map", read_map)
    told = project.run(*LINT, f"--cache={by}")
    assert "Other" in told[1]
    assert told == project.run(*LINT, "--no-cache")


def spoil_nothing_but(spoil: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def every(cache: Path) -> None:
        files = [file for file in cache.iterdir() if file.suffix == ".cjmap"]
        assert files
        for file in files:
            file.write_bytes(spoil(file.read_bytes()))

    return every


SPOILED = {
    "empty": lambda data: b"",
    "torn": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-1],
    "longer": lambda data: data + b"x",
    "another byte behind": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "another byte before": lambda data: data[:30] + b"\xff" + data[31:],
    "nested": lambda data: b"[" * 100_000,
    "another table": lambda data: b'{"key": 1}\n',
    "no lengths": lambda data: data.replace(b'"lengths":[', b'"lengths":[-1,'),
    "no text": bytes.swapcase,
}


@pytest.mark.parametrize("way", SPOILED)
def test_a_spoiled_cache_does_no_harm(project: Project, way: str) -> None:
    wanted = project.run(*LINT)
    spoil_nothing_but(SPOILED[way])(project.cache)
    assert project.run(*LINT) == wanted
    assert len(project.looks) == 3
    assert project.run(*LINT) == wanted
    assert project.looks == []


FORGED = [b"", b"\0", pack({}), pack([1]), pack("x"), pack(None)]


@pytest.mark.parametrize(
    ("number", "piece"),  # only a map that no rule looked at has nothing in third place
    [(number, piece) for number in range(3) for piece in FORGED if number < 2 or piece],
)
def test_forged_pieces_are_looked_at_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, number: int, piece: bytes
) -> None:
    wanted = project.run(*LINT)
    find = KnownMaps.find

    def forged(self: KnownMaps, map_: str) -> object:
        pieces, contents, kinds = find(self, map_) or pytest.fail("nothing is remembered")
        return (*pieces[:number], piece, *pieces[number + 1 :]), contents, kinds

    monkeypatch.setattr(KnownMaps, "find", forged)
    assert project.run(*LINT) == wanted


def test_a_folder_that_cannot_be_written_is_no_error(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.cache.write_text("no folder")
    assert project.run(*LINT) == project.run(*LINT, "--no-cache")


def test_two_runs_at_once_leave_something_that_can_be_read(tmp_path: Path) -> None:
    nothing: dict[str, Identity] = {}
    file = tmp_path / "map"
    file.write_text("")
    names = [f"{number}\0{file}" for number in range(60)]
    runs = [KnownMaps(Folder(str(tmp_path / "cache")), "p", "key", 0) for _ in range(2)]
    for turn, name in enumerate(names):
        runs[turn % 2].keep(name, (name.encode(), b"2", b"3"), nothing, nothing)
    for run in runs:
        run.save()
    after = KnownMaps(Folder(str(tmp_path / "cache")), "p", "key", 0)
    for name in names:
        assert after.find(name) in (None, ((name.encode(), b"2", b"3"), {}, {}))
    assert all(after.find(name) for name in names[1::2]), "the last one to write is complete"


def test_a_map_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "map"
    file.write_text("")
    cache = Folder(str(tmp_path / "cache"))
    for _ in range(2):
        maps = KnownMaps(cache, "p", "key", 0)
        maps.keep(f"a\0{file}", (b"1",), {}, {})
        maps.save()
    assert maps.find(f"a\0{file}")
    file.unlink()
    maps.keep(f"a\0{file}", (b"1",), {}, {})
    maps.save()
    assert KnownMaps(cache, "p", "key", 0).find(f"a\0{file}") is None


def test_a_changed_file_has_no_frames(tmp_path: Path) -> None:
    file = tmp_path / "map"
    file.write_bytes(b"one\ntwo\n")
    origin = Origin(file, tmp_path, 100, digest_of(b"one\ntwo\n"))
    texts = Texts(origins={"map": origin})
    assert texts["map"].line(2) == "two"
    file.write_bytes(b"one\nten\n")
    assert texts["map"].line(2) == "two", "what was read stays"
    assert Texts(origins={"map": origin}).get("map") is None


def test_what_is_packed_comes_back_or_is_refused() -> None:
    look = Look((), 3, is_right=True)
    assert unpack(Look, pack(look)) == look
    for data in (b"", pack(look)[:-1], pack(look) + b"x", pack([]), pack({"findings": 1})):
        with pytest.raises(ShapeError):
            unpack(Look, data)
    with pytest.raises(ShapeError):
        unpack(Wide, pack(look))
    with pytest.raises(ShapeError, match="Unicode"):
        pack("\udc80")


PROJECT_RULES = [id_ for id_ in NAMES if find_rule(id_).rule.check_project is not None]


@pytest.mark.parametrize("rule", PROJECT_RULES)
def test_rules_over_a_project_speak_of_what_is_noted(rule: str) -> None:
    """What they point at is among the places that are kept of a map: else they would be shown at what is around."""
    noted: dict[str, set[Pointer]] = {}
    maps, shared = [], []
    for name, text in example_files(find_rule(rule).page.sections["Bad"]):
        if not name.endswith(".cjm.yaml"):
            shared.append(load_shared(text, name, incomplete=True))
    tables = tuple(SharedTables(each.source.path, each.tables) for each in shared)
    for name, text in example_files(find_rule(rule).page.sections["Bad"]):
        if name.endswith(".cjm.yaml"):
            outline = load(text, name, [each.tables for each in shared]).outline
            assert outline is not None
            maps.append(summarise(Reading(outline, datetime.date(2026, 11, 21), tables), name))
            noted[name] = set(pointers_of(maps[-1]))
    project = Maps(tuple(maps), tuple(summarise_shared(each) for each in tables))
    hits = look_at_project(project, [rule], {})
    pointers = [(file, pointer) for file, found in hits.items() for item in found for pointer in spoken_of(item.hit)]
    pointers += [
        (near.file or file, near.pointer) for file, found in hits.items() for item in found for near in item.hit.related
    ]
    assert pointers
    assert [pointer for file, pointer in pointers if file in noted and pointer not in noted[file]] == []


def spoken_of(hit: Hit) -> list[Pointer]:
    return [hit.pointer] if hit.at is None else [hit.pointer, hit.at]
