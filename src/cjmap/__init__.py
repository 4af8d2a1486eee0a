"""cjmap: customer journey maps as source files.

The public names are loaded when they are first used: `cjmap.load`, `cjmap.Loaded`, `cjmap.Journey`, `cjmap.Outline`,
`cjmap.Finding`, `cjmap.Severity`, `cjmap.Place`, `cjmap.CjmapError`. Nobody inside the package imports them from here.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "CjmapError": "cjmap.errors",
    "Finding": "cjmap.finding",
    "Journey": "cjmap.model.journey",
    "Loaded": "cjmap.loader",
    "Outline": "cjmap.model.outline",
    "Place": "cjmap.where",
    "Severity": "cjmap.finding",
    "load": "cjmap.loader",
    "__version__": "cjmap.version",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    """Return a public name from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cjmap' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
