"""The closed lists of the format: categories of touchpoints, kinds of channels and of evidence.

What a value is called in a language is a label: `category.sales`, `channel-kind.human`,
`evidence-kind.survey`.
"""

from functools import cache

from cjmap.vocabulary.tables import read_json


def categories() -> tuple[str, ...]:
    """Return the categories of touchpoints."""
    return _kinds()["categories"]


def channel_kinds() -> tuple[str, ...]:
    """Return the kinds of channels."""
    return _kinds()["channel kinds"]


def evidence_kinds() -> tuple[str, ...]:
    """Return the kinds of evidence."""
    return _kinds()["evidence kinds"]


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in read_json("kinds.json").items()}
