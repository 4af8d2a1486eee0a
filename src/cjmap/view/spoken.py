"""What is said of one moment and of the touchpoints that hang on it, kind by kind, as items."""

from cjmap.model.outline import Spot
from cjmap.view.items import ItemWriter
from cjmap.view.parts import Item, Role
from cjmap.view.registry import Registry


class Spoken:
    """Finds what is said in one map, for whom is shown."""

    def __init__(self, registry: Registry) -> None:
        """Take what items refer to."""
        self.registry = registry
        self.items = ItemWriter(registry)

    def sayings(self, spot: Spot, key: str, role: Role = "saying") -> tuple[Item, ...]:
        """Return what a list of texts of a moment says; `key` is that of the format."""
        voices = self.registry.voices(spot)
        said = (self.items.sayings(voice, getattr(voice.content, key), role) for voice in voices)
        return tuple(self.registry.only(item for items in said for item in items))

    def feelings(self, spot: Spot) -> tuple[Item, ...]:
        """Return how it feels at a moment."""
        voices = self.registry.voices(spot)
        felt = (self.items.feelings(voice, voice.content.emotions) for voice in voices)
        return tuple(self.registry.only(item for items in felt for item in items))
