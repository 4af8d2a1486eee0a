"""What the oracles share: a folder to run commands in, and the projects in it."""

from pathlib import Path

import pytest

from tests.oracles.runs import Cjmap


@pytest.fixture
def cjmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cjmap:
    """Return what runs commands in an empty project."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "cjmap.toml").touch()
    return Cjmap(folder, monkeypatch)
