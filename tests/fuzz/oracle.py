"""What ruamel.yaml's own parser, which is written in Python and shares nothing with libyaml, reads in a text."""

import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from cjmap.source import Source

NOTHING = ("", "~", "null", "Null", "NULL")
TRUTH = {True: ("true", "True", "TRUE"), False: ("false", "False", "FALSE")}


class RefusedError(Exception):
    """The other parser does not accept the text, or fails over it."""


def nodes_of(text: str) -> Any:
    """Return the root node of the one document in a text, None for a text without any.

    Raises:
        RefusedError: if there is none to be had.
    """
    reader = YAML(typ="safe", pure=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # an anchor that stands twice is only a warning there
            return reader.compose(text)
    except (YAMLError, Warning, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise RefusedError from error


def difference(source: Source, node: Any) -> str:
    """Return where the data of a text is not what the other parser's nodes say; nothing where all is the same."""
    if node is None:
        return "" if source.data is None else "a document, where there should be none"
    return _difference(source.data, node, "$")


def _difference(data: Any, node: Any, at: str) -> str:
    if isinstance(node, ScalarNode):
        return "" if is_scalar(data, node) else f"{at}: {data!r}, not {node.value!r}"
    if isinstance(node, SequenceNode):
        if not isinstance(data, list) or len(data) != len(node.value):
            return f"{at}: {data!r}, not a list of {len(node.value)}"
        pairs = (
            _difference(item, inner, f"{at}/{n}") for n, (item, inner) in enumerate(zip(data, node.value, strict=True))
        )
        return next(filter(None, pairs), "")
    return _table_difference(data, node, at)


def _table_difference(data: Any, node: MappingNode, at: str) -> str:
    values = entries(node)
    if not isinstance(data, dict) or list(data) != list(values):
        return f"{at}: {data!r}, not a table with {list(values)}"
    return next(filter(None, (_difference(data[key], inner, f"{at}/{key}") for key, inner in values.items())), "")


def is_scalar(data: Any, node: ScalarNode) -> bool:
    """Tell whether data is what a scalar says, to the letter."""
    if node.style in ("'", '"', "|", ">"):
        return isinstance(data, str) and data == node.value
    if data is None:
        return node.value in NOTHING
    if isinstance(data, bool):
        return node.value in TRUTH[data]
    return str(data) == node.value and node.value not in (*NOTHING, *TRUTH[True], *TRUTH[False])


def entries(node: MappingNode) -> dict[str, Any]:
    """Return the values of a mapping by the text of their keys, what `<<` brings in behind them."""
    own: dict[str, Any] = {}
    merged: dict[str, Any] = {}
    for key, value in node.value:
        if key.value == "<<" and key.style is None:
            for table in value.value if isinstance(value, SequenceNode) else [value]:
                if isinstance(table, MappingNode):
                    merged = {**entries(table), **merged}
        else:
            own[key.value] = value
    return own | {key: value for key, value in merged.items() if key not in own}
