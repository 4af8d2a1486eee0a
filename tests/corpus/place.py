"""Where the corpus is: beside the project, or where the environment variable CJMAP_CORPUS says."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def read(name: str) -> str:
    """Return the text of a file of the corpus; without the corpus the test is skipped."""
    file = Path(os.environ.get("CJMAP_CORPUS") or _BESIDE) / name
    if not file.is_file():
        pytest.skip(f"the corpus of real maps is not here (no {name}); CJMAP_CORPUS can say where it is")
    return file.read_text(encoding="utf-8")
