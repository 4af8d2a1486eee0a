"""What is shown of a map: one persona alone, some lanes only, as the flags say or the settings."""

from collections.abc import Iterable, Sequence

from cjmap.cli.usage import no_such
from cjmap.errors import CjmapError
from cjmap.loader.spelling import closest, listed
from cjmap.model.outline import Outline
from cjmap.settings import Settings
from cjmap.view.registry import Registry


def find_persona(outline: Outline, word: str) -> str | None:
    """Return the id of the persona that an id or a name means, None if there is none.

    Raises:
        CjmapError: for a name that several personas have.
    """
    ids = outline.personas.find(word)
    if len(ids) > 1:
        raise CjmapError(f"`--persona {word}` may be {listed(f'`{id_}`' for id_ in ids)}; say which")
    return ids[0] if ids else None


def check_persona(word: str | None, outlines: Sequence[Outline]) -> None:
    """Raise an error if a persona is asked for that no map has, or that may be several."""
    found = [] if word is None else [find_persona(outline, word) for outline in outlines]
    if word is not None and found and not any(found):
        raise CjmapError(f"--persona: {without_persona(word, outlines)}")


def without_persona(word: str, outlines: Iterable[Outline]) -> str:
    """Return that maps do not have a persona, and which ones they have."""
    tables = [outline.personas for outline in outlines]
    meant = closest(word, dict.fromkeys(each for table in tables for each in table.words))
    ids = dict.fromkeys(id_ for table in tables for id_ in table.ids)
    known = f"there is {listed(ids, 'and')}" if ids else "no personas are named here"
    return f"there is no persona `{word}`; {f'did you mean `{meant}`?' if meant else known}"


def read_lanes(text: str) -> tuple[str, ...]:
    """Return the lanes that a flag names, with commas between.

    Raises:
        CjmapError: for a lane without a name, and for one that is named twice.
    """
    words = tuple(word.strip() for word in text.split(","))
    if not all(words):
        from cjmap.view.grid.kinds import KINDS

        reason = f"in `{text}` one has no name" if any(words) else "it is empty"
        raise CjmapError(f"--lanes: {reason}; there is {listed((kind.key for kind in KINDS), 'and')}")
    if repeated := next((word for word in words if words.count(word) > 1), None):
        raise CjmapError(f"--lanes: `{repeated}` is named twice")
    return words


def known_lanes(outline: Outline) -> tuple[str, ...]:
    """Return the keys of the lanes that a map can have: those of the format, and its own."""
    from cjmap.view.grid.lanes import LaneWriter

    return LaneWriter(Registry(outline)).keys()


def possible_lanes(lanes: Iterable[str], outline: Outline) -> tuple[str, ...]:
    """Return those of some lanes that a map can have: another map of the run, or of the project, may have more."""
    known = known_lanes(outline)
    return tuple(lane for lane in lanes if lane in known)


def check_lanes(lanes: Sequence[str], outlines: Sequence[Outline]) -> None:
    """Raise an error if a lane is asked for that none of the maps can have."""
    if outlines and (unknown := _unknown(lanes, outlines)):
        raise CjmapError(f"--lanes: {unknown[0]}")


def idle_lanes(maps: Iterable[tuple[Outline, Settings]]) -> tuple[str, ...]:
    """Return what to say of the lanes that settings name and that no map of their project here can have.

    It may be the lane of a map that is not drawn now, so this is no error.
    """
    outlines: dict[str, tuple[Settings, list[Outline]]] = {}
    for outline, settings in maps:
        if settings.lanes is not None:
            outlines.setdefault(str(settings.file), (settings, []))[1].append(outline)
    return tuple(
        f"{_origin(settings)}: {hint}"
        for settings, found in outlines.values()
        for hint in _unknown(settings.lanes or (), found)
    )


def _origin(settings: Settings) -> str:
    layer = next(layer for layer in reversed(settings.layers) if "lanes" in (layer.render or {}))
    return layer.where("render", "lanes")


def _unknown(lanes: Iterable[str], outlines: Iterable[Outline]) -> list[str]:
    """Return what to say of each lane that none of the maps can have."""
    known = dict.fromkeys(key for outline in outlines for key in known_lanes(outline))
    return [no_such(lane, known, "lane ") for lane in lanes if lane not in known]
