"""What SECURITY.md promises: its numbers are those of the code, and no setting names a program."""

import re
from pathlib import Path

import pytest

from cjmap.checker import baseline
from cjmap.cli import pictures, svg_images
from cjmap.disk.writing import TEMPORARY
from cjmap.loader import crowd, files
from cjmap.renderers import png
from cjmap.renderers.flow import engine
from cjmap.renderers.paper import apart, program
from cjmap.settings import keys, reading
from cjmap.source import MAX_SIZE, composer

ROOT = Path(__file__).parents[1]
MIB, MEGA = 1 << 20, 1_000_000


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        (
            "a map or shared file",
            f"{MAX_SIZE // MIB} MiB; the settings may allow up to {keys.MOST_MIB} MiB",
        ),
        ("collections inside collections", f"{composer.MAX_DEPTH}"),
        ("values of a map, its aliases expanded", f"{composer.MAX_NODES:,} for each MiB that it may have"),
        (
            "what is said of each persona at each moment; cells of lanes of one's own",
            f"{composer.MAX_NODES:,} for each MiB; at most {crowd.MANY:,} personas",
        ),
        ("a settings file", f"{reading.MOST // MIB} MiB"),
        ("a baseline", f"{baseline.MOST // MIB} MiB"),
        (
            "maps that are followed as drill-downs from one",
            f"{files.MAX_DRILL_DOWNS}, with {files.MAX_FOLLOWED // MIB} MiB together",
        ),
        ("an image", f"{pictures.MOST // MIB} MiB, {pictures.MOST_PIXELS // MEGA} megapixels"),
        ("all images of a map, as often as it names them", f"{pictures.MOST_OF_ALL // MIB} MiB"),
        (
            "an SVG image, with what it repeats",
            f"{svg_images.DEEPEST} levels, {svg_images.MOST_ELEMENTS:,} elements, "
            f"{pictures.MOST_PIXELS // MEGA} megapixels of images inside",
        ),
        ("a picture as PNG", f"{png.MOST // MEGA} megapixels"),
        (
            "drawing one map as PNG or PDF",
            f"{program.MOST_TIME} seconds of a processor, {apart.TIMEOUT:g} in all, {program.MOST_MEMORY >> 30} GiB",
        ),
        ("laying out one flow", f"{engine.TIMEOUT:g} seconds"),
    ],
)
def test_a_limit_is_that_of_the_code(what: str, limit: str) -> None:
    rows = dict(re.findall(r"^\| (.+) \| (.+) \|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE))
    assert rows[what] == limit


def test_the_name_of_what_stays_behind_is_told() -> None:
    assert f"`{TEMPORARY}`" in (ROOT / "SECURITY.md").read_text("utf-8")


def test_the_keys_of_the_settings_name_no_program() -> None:
    """Whoever adds a key thinks of a stranger who sets it."""
    assert set(keys.KEYS) == {
        *("shared", "exclude", "max-size-mib", "preset", "select", "extend-select", "ignore", "severity"),
        *("per-file-ignores", "rules", "fail-on", "max-warnings", "baseline", "theme", "render", "extend"),
        "required-version",
    }
    assert {name for key in ("theme", "render") for name in group(key)} == {
        *("accent", "positive", "negative", "personas", "font", "logo", "lanes", "paper"),
    }


def group(key: str) -> set[str]:
    found = keys.KEYS[key]
    assert isinstance(found, keys.Group)
    return set(found.keys)
