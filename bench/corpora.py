"""Folders of maps to measure with, outside of every project; each is written once and kept."""

import tempfile
from pathlib import Path

from bench.maps import write_map
from bench.running import apart, say

FOLDER = Path(tempfile.gettempdir(), "cjmap-bench")
"""The folder of all corpora: 10,000 maps take 550 MB."""

LARGE_LINES = 285_000
"""The lines of the large map, which has 11 MB: ten times the size cap of the default settings."""

_DONE = "cjmap.toml"
"""The settings of a corpus, written last: they make it a project, and tell that it is whole."""


def maps(count: int) -> Path:
    """Return a folder with so many maps, the first seeds."""
    folder = FOLDER / f"maps-{count}"
    if not (folder / _DONE).is_file():
        say(f"  writing {count:,} maps")
        apart(_write_maps, folder, count)
    return folder


def large() -> Path:
    """Return a folder with one map of 11 MB, whose settings raise the size cap."""
    folder = FOLDER / "large"
    if not (folder / _DONE).is_file():
        say("  writing a map of 11 MB")
        apart(_write_large, folder)
    return folder


def file_name(seed: int) -> str:
    """Return the name of the map of a seed."""
    return f"map-{seed:05}.cjm.yaml"


def _write_maps(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / file_name(seed)).write_text(write_map(seed), encoding="utf-8")
    (folder / _DONE).write_text("", encoding="utf-8")


def _write_large(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file_name(0)).write_text(write_map(0, LARGE_LINES), encoding="utf-8")
    (folder / _DONE).write_text("max-size-mib = 12\n", encoding="utf-8")
