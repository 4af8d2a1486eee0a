"""cjmap: customer journey maps as source files.

The public names are loaded when they are first used, so that importing the package costs nothing. Nobody inside the
package imports them from here.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cjmap.errors import CjmapError
    from cjmap.finding import Finding, Severity
    from cjmap.loader import Loaded, load
    from cjmap.model.journey import Journey
    from cjmap.model.outline import Outline
    from cjmap.version import __version__
    from cjmap.where import Place

_HOMES = {
    "CjmapError": "cjmap.errors",
    "Finding": "cjmap.finding",
    "Journey": "cjmap.model.journey",
    "Loaded": "cjmap.loader",
    "Outline": "cjmap.model.outline",
    "Place": "cjmap.where",
    "Severity": "cjmap.finding",
    "__version__": "cjmap.version",
    "load": "cjmap.loader",
}

__all__ = [
    "CjmapError",
    "Finding",
    "Journey",
    "Loaded",
    "Outline",
    "Place",
    "Severity",
    "__version__",
    "load",
]


def __getattr__(name: str) -> object:
    """Return a public name from the module where it lives."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'cjmap' has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES[name]), name)
    return found
