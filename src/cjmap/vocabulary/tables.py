"""Reading the data files that lie beside this module."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read_text(name: str) -> str:
    """Return the text of the data file `name`, a path below this folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def read_json(name: str) -> Any:
    """Return the data of the JSON file `name`, a path below this folder."""
    return json.loads(read_text(name))
