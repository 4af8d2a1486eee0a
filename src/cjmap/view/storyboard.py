"""The storyboard view: the journey as a comic strip, a panel for each step."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from cjmap.model.outline import Spot
from cjmap.view.around import Frame
from cjmap.view.columns import lay_columns
from cjmap.view.frame import write_frame
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.parts import Head, Item
from cjmap.view.registry import Registry
from cjmap.view.spoken import Spoken


class Panel(Struct, frozen=True):
    """What happens at a step, or at a stage as a whole: a picture (its path), what is done, said, thought and felt.

    `unknown` panels say nothing of all that; others may be empty because somebody looked and found nothing.
    """

    head: Head
    image: str
    actions: tuple[Item, ...]
    quotes: tuple[Item, ...]
    thoughts: tuple[Item, ...]
    feelings: tuple[Item, ...]
    unknown: bool


class Scene(Struct, frozen=True):
    """A stage and its panels: one for each step, before them one of the stage if something is told of it as a whole."""

    head: Head
    panels: tuple[Panel, ...]


class StoryboardView(Struct, frozen=True):
    """A map told in pictures, ready to draw."""

    frame: Frame
    scenes: tuple[Scene, ...]


_KEYS = ("image", "actions", "quotes", "thoughts", "emotions")
"""The keys of the format that a panel shows."""


def build_storyboard(registry: Registry, options: Options = Options()) -> StoryboardView:  # noqa: B008 (it is frozen)
    """Return a map as a storyboard: the stages with a panel for each step, or for the stage if it has none."""
    columns = lay_columns(registry)
    heads = write_heads(registry, columns)
    spoken = Spoken(registry)
    scenes = (
        Scene(replace(head, steps=()), tuple(_panels(registry, spoken, strip.stage, head)))
        for strip, head in zip(columns, heads, strict=True)
    )
    return StoryboardView(write_frame(registry), tuple(scenes))


def _panels(registry: Registry, spoken: Spoken, stage: Spot, head: Head) -> Iterator[Panel]:
    whole = _panel(registry, spoken, stage, replace(head, steps=()))
    steps = registry.steps(stage)
    if not steps or whole.image or whole.actions or whole.quotes or whole.thoughts or whole.feelings:
        yield whole
    for step, below in zip(steps, head.steps, strict=True):
        yield _panel(registry, spoken, step, below)


def _panel(registry: Registry, spoken: Spoken, spot: Spot, head: Head) -> Panel:
    contents = [voice.content for voice in registry.voices(spot)]
    return Panel(
        head=head,
        image=_first(content.image for content in contents),
        actions=spoken.sayings(spot, "actions"),
        quotes=spoken.sayings(spot, "quotes", "quote"),
        thoughts=spoken.sayings(spot, "thoughts", "thought"),
        feelings=spoken.feelings(spot),
        unknown=all(getattr(content, key) is None for content in contents for key in _KEYS),
    )


def _first(texts: Iterable[str | None]) -> str:
    return next((text for text in texts if text), "")
