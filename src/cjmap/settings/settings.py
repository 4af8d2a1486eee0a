"""What holds for the maps of one project."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from cjmap.cache.looks import look_for
from cjmap.disk.names import is_portable
from cjmap.errors import CjmapError
from cjmap.settings.keys import Paper
from cjmap.settings.layer import Layer
from cjmap.settings.reading import has_git, read_layers
from cjmap.settings.theme import Theme

MIB = 1 << 20


class Settings(Struct, frozen=True):
    """What holds for all maps of a project.

    `root` is the project's folder: files that maps name stay below it. `file` is where the settings come from, None
    for the defaults. `shared` are the shared files, `exclude` the patterns of files that searching a folder leaves
    out, both relative to `root`. `max_size` is the size cap of a map in bytes. Lint fails from the severity `fail_on`
    on, and with more than `max_warnings` warnings; `baseline` is the file of the findings that are known. `theme` is
    the house style, `lanes` are those that the map shows (None: all that somebody started), `paper` is the size of a
    PDF's pages. `layers` are what all this comes from, the strongest last: the files that are extended, the file, the
    flags.
    """

    root: Path
    file: Path | None = None
    shared: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_size: int = MIB
    fail_on: str = "error"
    max_warnings: int | None = None
    baseline: Path | None = None
    theme: Theme = field(default_factory=Theme)
    lanes: tuple[str, ...] | None = None
    paper: Paper = "fit"
    layers: tuple[Layer, ...] = ()


def find_settings(folder: Path) -> Settings:
    """Return the settings that hold for a map in `folder` (absolute).

    The nearest folder upwards with settings is the project; without one its root is the nearest folder with `.git`,
    else `folder` itself. A folder that is closed to us has no settings.

    What a file says wins over what the file says that it extends, key by key; paths and patterns count from the
    project's folder, wherever they are written.

    Raises:
        CjmapError: settings that cannot be read, unknown keys, values of the wrong type, and what else is wrong without
            looking at the rules: `choose` does that.
    """
    for parent in (folder, *folder.parents):
        if (found := read_layers(parent)) is not None:
            file, layers = found
            return _settle(parent, file, layers)
    root = next((parent for parent in (folder, *folder.parents) if has_git(parent)), folder)
    return Settings(root)


def with_flags(settings: Settings, flags: Layer) -> Settings:
    """Return settings with what the flags of a command say on top."""
    return _settle(settings.root, settings.file, (*settings.layers, flags))


def _settle(root: Path, file: Path | None, layers: tuple[Layer, ...]) -> Settings:
    def last(key: str, default: Any) -> Any:
        said = (getattr(layer, key) for layer in reversed(layers))
        return next((value for value in said if value is not None), default)

    render = _joined(layer.render for layer in layers)
    return Settings(
        root=root,
        file=file,
        shared=last("shared", ()),
        exclude=last("exclude", ()),
        max_size=last("max_size_mib", 1) * MIB,
        fail_on=last("fail_on", "error"),
        max_warnings=last("max_warnings", None),
        baseline=_baseline(root, layers),
        theme=Theme(**_joined(layer.theme for layer in layers)),
        lanes=render.get("lanes"),
        paper=render.get("paper", "fit"),
        layers=layers,
    )


def _joined(tables: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    """Return the entries of tables as one table: of equal keys the last counts."""
    return {key: value for table in tables for key, value in (table or {}).items()}


def _baseline(root: Path, layers: tuple[Layer, ...]) -> Path | None:
    """Return the file of the baseline: below the project's folder, except where a flag names it."""
    layer = next((layer for layer in reversed(layers) if layer.baseline is not None), None)
    if layer is None or layer.baseline is None:
        return None
    if not layer.origin:
        return Path(layer.baseline)
    try:
        look_for(root / layer.baseline)
        inside = is_portable(layer.baseline) and (root / layer.baseline).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        raise CjmapError(f"{layer.where('baseline')} is `{layer.baseline}`, which is outside the project")
    return root / layer.baseline
