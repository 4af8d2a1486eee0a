"""What a view can be asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What a view is asked for: the `lanes` of the map, in order (None: all); a flow `portrait`, from top to bottom."""

    lanes: tuple[str, ...] | None = None
    portrait: bool = False
