"""What a view can be asked for."""

from msgspec import Struct


class Options(Struct, frozen=True):
    """What a view is asked for: the `lanes` of the map, in order (None: all); a flow `portrait`, from top to bottom."""

    lanes: tuple[str, ...] | None = None
    portrait: bool = False
