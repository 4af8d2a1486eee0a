"""Which rules run on the maps of a project, how bad their findings are, and what their options say."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from cjmap.errors import CjmapError
from cjmap.finding import Severity
from cjmap.loader.codes import WARNINGS
from cjmap.loader.spelling import closest, listed
from cjmap.settings.keys import PRESETS
from cjmap.settings.layer import Layer
from cjmap.settings.patterns import covers
from cjmap.settings.selectors import Selector, named_rules, yielding_rules
from cjmap.settings.settings import Settings

DEFAULT_PRESET = "recommended"


class RuleChoice(Struct, frozen=True):
    """What was chosen.

    `rules` are the ids of the rules that run, in the order of the catalogue; `quiet` the warnings of the loader that
    are not told. `severities` has the severity of each rule that runs and of each warning of the loader. `options` are
    the options that are set, by id and option: their values are right, as they stand in the settings. `per_file` are
    patterns of files with the ids that are not told there, both rules and warnings of the loader.
    """

    rules: tuple[str, ...]
    quiet: frozenset[str]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, Any]]
    per_file: tuple[tuple[str, frozenset[str]], ...]


def choose(settings: Settings) -> RuleChoice:
    """Return the choice of rules that settings come to.

    `preset` and `select` say what to begin with; where both are said together, `select` counts. Then `extend-select`
    adds rules and `ignore` takes rules away. Within one settings file, or within the flags, the word that means fewer
    rules wins: `GAP01` over `GAP`, and that over `ALL`. Of two words that weigh the same `ignore` wins.

    Settings come in layers: a file that is extended, the file, the flags. A layer wins over those before it, whatever
    the words: `--extend-select GAP` brings back a `GAP01` that the file ignores. A `select` begins anew, without what
    earlier layers add and ignore; a `preset` only changes what is begun with.

    The tables `severity`, `per-file-ignores` and `rules` are joined: a layer replaces single entries of those before.

    Raises:
        CjmapError: for rules and options that there are not, wrong values of options, and an `ignore` of what is always
            told.
    """
    from cjmap.rules import NAMES, find_rule

    layers = settings.layers
    chosen = _chosen(layers)
    rules = tuple(id_ for id_ in NAMES if id_ in chosen)
    said = _severities(layers)
    usual = dict.fromkeys(sorted(WARNINGS), Severity.WARNING) | {id_: find_rule(id_).rule.severity for id_ in rules}
    return RuleChoice(
        rules=rules,
        quiet=WARNINGS - chosen,
        severities={id_: said.get(id_, severity) for id_, severity in usual.items()},
        options=_options(layers),
        per_file=_per_file(layers),
    )


def ignored_in(choice: RuleChoice, path: str) -> frozenset[str]:
    """Return the ids that are not told in one file; `path` is relative to the project's folder."""
    return choice.quiet.union(*(ids for pattern, ids in choice.per_file if covers((pattern,), path)))


def rule_options(settings: Settings, id_: str, path: str) -> Mapping[str, Any] | None:
    """Return the options that are set of one rule, None if it is not told in a file; no other rule is loaded.

    Raises:
        CjmapError: as `choose` does, for what the settings say of rules.
    """
    layers = settings.layers
    ignored = (ids for pattern, ids in _per_file(layers) if covers((pattern,), path))
    if id_ not in _chosen(layers, (id_,)) or any(id_ in ids for ids in ignored):
        return None
    return _options(layers).get(id_, {})


def deciding_layers(settings: Settings) -> tuple[Layer, ...]:
    """Return the layers that say which rules run: without those before the `select` with which it begins."""
    layers = settings.layers
    base = _base(layers)
    return layers if base is None or base.select is None else layers[layers.index(base) :]


def _preset_rules(preset: str, among: Iterable[str] | None) -> frozenset[str]:
    """Return the ids of the rules of a preset, which holds those of the smaller presets, among some ids or all."""
    from cjmap.rules import NAMES, find_rule

    most = PRESETS.index(preset)
    return frozenset(id_ for id_ in among or NAMES if find_rule(id_).rule.preset.rank <= most)


def _chosen(layers: tuple[Layer, ...], among: Iterable[str] | None = None) -> frozenset[str]:
    """Return the ids of the rules that run and the loader's warnings that are told.

    For the sake of time only some ids may be looked for `among` the rules of a preset.
    """
    wishes = [_wishes(layer) for layer in layers]  # of all layers: a mistake is told whatever flags are given
    base = _base(layers)
    if base is not None and base.select is not None:
        chosen, wishes = WARNINGS, wishes[layers.index(base) :]
        wishes[0] += [(named_rules(word, base.where("select")), True) for word in base.select]
    else:
        chosen = WARNINGS | _preset_rules((base and base.preset) or DEFAULT_PRESET, among)
    for layer in wishes:
        for selector, wanted in sorted(layer, key=lambda wish: (wish[0].weight, not wish[1])):
            chosen = chosen | selector.ids if wanted else chosen - selector.ids
    return chosen


def _base(layers: tuple[Layer, ...]) -> Layer | None:
    """Return the layer that says what to begin with: the last one with a `preset` or a `select`."""
    return next((layer for layer in reversed(layers) if layer.preset or layer.select is not None), None)


def _wishes(layer: Layer) -> list[tuple[Selector, bool]]:
    """Return what a layer adds and what it ignores."""
    added = [(named_rules(word, layer.where("extend-select")), True) for word in layer.extend_select or ()]
    return added + [(yielding_rules(word, layer.where("ignore")), False) for word in layer.ignore or ()]


def _severities(layers: Iterable[Layer]) -> dict[str, Severity]:
    """Return the severities that are set, by id."""
    found: dict[str, Severity] = {}
    for layer in layers:
        wishes = [
            (yielding_rules(word, layer.where("severity"), "have another severity"), severity)
            for word, severity in (layer.severity or {}).items()
        ]
        for selector, severity in sorted(wishes, key=lambda wish: wish[0].weight):
            found.update(dict.fromkeys(selector.ids, Severity(severity)))
    return found


def _per_file(layers: Iterable[Layer]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the patterns of files with the ids that are ignored there."""
    found: dict[str, frozenset[str]] = {}
    for layer in layers:
        for pattern, words in (layer.per_file_ignores or {}).items():
            selectors = [yielding_rules(word, layer.where("per-file-ignores")) for word in words]
            found[pattern] = frozenset().union(*(selector.ids for selector in selectors))
    return tuple(found.items())


def _options(layers: Iterable[Layer]) -> dict[str, dict[str, Any]]:
    """Return the options that are set, by id and option."""
    found: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for word, table in (layer.rules or {}).items():
            id_ = _one_rule(word, layer.where("rules", word))
            for name, value in table.items():
                _check_option(id_, name, value, layer.where("rules", word, name))
                found.setdefault(id_, {})[name] = value
    return found


def _one_rule(word: str, where: str) -> str:
    ids = named_rules(word, where).ids
    if len(ids) > 1:
        raise CjmapError(f"{where}: options belong to one rule, and `{word}` means {len(ids)}")
    return next(iter(ids))


def _check_option(id_: str, name: str, value: Any, where: str) -> None:
    from cjmap.rules import NAMES, find_rule

    options = {option.name: option for option in find_rule(id_).rule.options} if id_ in NAMES else {}
    if not options:
        raise CjmapError(f"{where}: {id_} has no options")
    if name not in options:
        meant = closest(name, options)
        quoted = [f"`{each}`" for each in options]
        known = f"its options are {listed(quoted, 'and')}" if len(quoted) > 1 else f"its option is {quoted[0]}"
        hint = f"did you mean `{meant}`?" if meant else known
        raise CjmapError(f"{where}: {id_} has no option `{name}`; {hint}")
    try:
        options[name].read(value)
    except ValueError as error:
        raise CjmapError(f"{where} {error}") from None
