"""`--show-settings`: what holds, and where it comes from, as TOML."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import asdict

from cjmap.cli.batches import Batch
from cjmap.finding import Severity
from cjmap.loader.codes import WARNINGS
from cjmap.reports.json_text import in_escapes
from cjmap.reports.text import printable
from cjmap.rules import find_rule
from cjmap.settings import MIB, Layer, RuleChoice, Settings, deciding_layers, shown_path
from cjmap.settings.choice import DEFAULT_PRESET

_CHOOSING = ("preset", "select", "extend-select", "ignore")
"""The keys that choose rules."""


def settings_text(batches: Iterable[Batch]) -> str:
    """Return a table `[[project]]` for each project; behind each value stands what it comes from.

    The keys are those of the settings: `select` has all rules that run, `ignore` the warnings of the loader that
    are not told. How these were chosen stands before them as a comment: the words as they are set, layer by layer.
    """
    return "\n".join("".join(f"{line}\n" for line in _project(batch)) for batch in batches)


def _project(batch: Batch) -> Iterator[str]:
    settings, choice = batch.settings, batch.choice
    yield "[[project]]"
    yield _line("root", shown_path(settings.root))
    if settings.file is not None:
        yield _line("settings", shown_path(settings.file))
    for key, value in _values(settings).items():
        yield _line(key, value, _origins(settings.layers, key).rpartition(", ")[2])
    deciding = _origins(deciding_layers(settings), *_CHOOSING)
    yield from _as_set(settings.layers)
    yield from _select(choice, deciding)
    if choice.quiet:
        yield _line("ignore", sorted(choice.quiet), deciding)
    severities = {id_: severity.value for id_, severity in choice.severities.items() if severity is not _usual(id_)}
    yield from _table("severity", severities, _origins(settings.layers, "severity"))
    per_file = {pattern: sorted(ids) for pattern, ids in choice.per_file}
    yield from _table("per-file-ignores", per_file, _origins(settings.layers, "per-file-ignores"))
    for key, values in _drawing(settings).items():
        yield from _table(key, values, _origins(settings.layers, key))
    for id_ in choice.rules:
        options = find_rule(id_).rule.options
        said = choice.options.get(id_, {})
        values = {option.name: said.get(option.name, option.default) for option in options}
        yield from _table(f"rules.{id_}", values, _origins(settings.layers, "rules") if said else "default")


def _values(settings: Settings) -> dict[str, Any]:
    """Return the values of the settings that are no choice of rules; what is not set and has no default is left out."""
    values = {
        "shared": list(settings.shared),
        "exclude": list(settings.exclude),
        "max-size-mib": settings.max_size // MIB,
        "fail-on": settings.fail_on,
        "max-warnings": settings.max_warnings,
        "baseline": settings.baseline and shown_path(settings.baseline),
    }
    return {key: value for key, value in values.items() if value is not None}


def _drawing(settings: Settings) -> dict[str, dict[str, Any]]:
    """Return the tables of what is drawn and how, with what is set in them."""
    theme = {key: value for key, value in asdict(settings.theme).items() if value}
    said = {key for layer in settings.layers for key in layer.render or {}}
    render = {key: value for key, value in {"lanes": settings.lanes, "paper": settings.paper}.items() if key in said}
    return {"theme": theme, "render": render}


def _origins(layers: Iterable[Layer], *keys: str) -> str:
    """Return what says something of some keys: "cjmap.toml, --ignore"."""
    said = [_origin(layer, key) for layer in layers for key in keys if _says(layer, key)]
    return printable(", ".join(dict.fromkeys(said))) or "default"


def _says(layer: Layer, key: str) -> bool:
    return getattr(layer, key.replace("-", "_")) is not None


def _origin(layer: Layer, key: str) -> str:
    return layer.origin or layer.where(key).strip("`")


def _table(name: str, values: Mapping[str, Any], origin: str) -> Iterator[str]:
    if values:
        yield ""
        yield f"[project.{name}] # {origin}"
        for key, value in values.items():
            yield _line(key if key.replace("-", "").isalnum() and key.isascii() else _toml(key), value)


def _as_set(layers: Iterable[Layer]) -> Iterator[str]:
    """Yield what chooses the rules as it is set, the strongest last; the preset that is usual where nothing begins."""
    said = [(layer, key, getattr(layer, key.replace("-", "_"))) for layer in layers for key in _CHOOSING]
    if not any(value is not None for _, key, value in said if key in ("preset", "select")):
        yield f"# {_line('preset', DEFAULT_PRESET, 'default')}"
    for layer, key, value in said:
        if value is not None:
            yield f"# {_line(key, value, printable(_origin(layer, key)))}"


def _select(choice: RuleChoice, origin: str) -> Iterator[str]:
    """Yield the list of the rules that run, each with its name and severity."""
    yield f"select = [ # {origin}"
    for id_ in choice.rules:
        yield f'    "{id_}", # {find_rule(id_).name}: {choice.severities[id_].value}'
    yield "]"


def _usual(id_: str) -> Severity:
    """Return the severity of a rule, or of a warning of the loader, where the settings give it none."""
    return Severity.WARNING if id_ in WARNINGS else find_rule(id_).rule.severity


def _line(key: str, value: Any, origin: str = "") -> str:
    return f"{key} = {_toml(value)}" + (f" # {origin}" if origin else "")


def _toml(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return in_escapes(json.dumps(value, ensure_ascii=False))
