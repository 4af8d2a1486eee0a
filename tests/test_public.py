"""The public names: there, lazily, and enough to use cjmap from Python."""

import cjmap


def test_every_public_name_is_there() -> None:
    assert all(getattr(cjmap, name) is not None for name in cjmap.__all__)


def test_unknown_names_are_told() -> None:
    assert not hasattr(cjmap, "nothing")


def test_a_map_can_be_loaded_from_python() -> None:
    loaded = cjmap.load("cjmap: 1\ntitle: T\nstages: [Awareness]\n", "map.cjm.yaml")
    assert loaded.outline is not None
    assert [spot.subject for spot in loaded.outline.spots] == ["stages/awareness"]
