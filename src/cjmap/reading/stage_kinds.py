"""Which canonical stages the stages of a map are."""

from collections.abc import Sequence

from cjmap.vocabulary import recognise_stage


def kinds_of(name: str, kind: Sequence[str] | None) -> tuple[str, ...]:
    """Return the canonical stages that a stage is: those that its `kind` says, else those that its name means."""
    return recognise_stage(name) if kind is None else tuple(kind)
