"""What a card of the flow says: the step's number and name, where customers meet us, how they feel, what hurts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import copysign, floor

from cjmap.model.graph import WayOut
from cjmap.model.outline import Spot
from cjmap.model.quantities import Share
from cjmap.reading.moods import emotions_of, scores
from cjmap.view.flow.parts import Card, Leaving, Meeting, Mood
from cjmap.view.numbers import write_score
from cjmap.view.parts import Who
from cjmap.view.registry import Registry
from cjmap.vocabulary import label
from cjmap.where import Pointer


def write_share(share: Share) -> str:
    """Return a share in the words of its author; its number and its sign stay in one line."""
    return "\u00a0".join(share.text.split())


class CardWriter:
    """Writes the cards of one map, for everybody or for one persona."""

    def __init__(self, registry: Registry) -> None:
        """Take what is shown of the map."""
        self.registry = registry
        self.outline, self.persona, self.language = registry.outline, registry.persona, registry.language
        self.numbers = registry.numbers
        self.pains: Counter[Pointer] = Counter(self._written_pains())

    def word(self, key: str) -> str:
        """Return a label in the language of the map."""
        return label(key, self.language)

    def persona_name(self, persona: str) -> str:
        """Return what to call a persona."""
        entry = (self.outline.tables.personas or {}).get(persona)
        return entry.name or persona if entry else persona

    def title(self, node: Spot) -> str:
        """Return number and name of a node."""
        return f"{self.numbers[node.pointer]} {node.name}"

    def who(self, personas: Sequence[str]) -> Who:
        """Return the places of some personas; none where that is everybody, or one is shown alone."""
        everybody = self.persona is not None or len(personas) == len(self.registry.people)
        return () if everybody else tuple(self.registry.places[persona] for persona in personas)

    def card(self, id_: str, node: Spot, arrivals: Sequence[Spot], exits: Sequence[WayOut]) -> Card:
        """Return the card of a node; `arrivals` lead to it from other rows."""
        optional = getattr(node.moment, "optional", None)
        pains = sum(self.pains[spot.pointer] for spot in (node, *self._touchpoints(node)))
        return Card(
            id=id_,
            number=self.numbers[node.pointer],
            name=node.name,
            is_stage=node.level == "stage",
            arrivals=tuple(self.numbers[spot.pointer] for spot in arrivals),
            meetings=tuple(self._meetings(node)),
            mood=self._mood(node),
            pains=self.word("count.pains").format(count=pains) if pains else "",
            moment_of_truth=self.word("moment.moment-of-truth") if self.registry.is_truth(node) else "",
            optional=self.word("cell.optional") if optional else "",
            leaving=tuple(self._leaving(way) for way in exits),
            who=self.who(node.personas),
        )

    def _holds(self, cell: str | None) -> bool:
        """Tell whether what is said of everybody (None) or of one persona belongs in this picture."""
        return cell is None or self.persona is None or self.persona in self.outline.personas.find(cell)

    def _leaving(self, way: WayOut) -> Leaving:
        share: Share | None = way.exit.share
        who = self.who(self.outline.narrow(way.node.personas, way.exit.for_)) if way.exit.for_ is not None else ()
        if share is None:
            return Leaving("", None, way.exit.text, who)
        text = self.word("route.leave").format(share=write_share(share))
        return Leaving(text, share.percent / 100, way.exit.text, who)

    def _meetings(self, node: Spot) -> Iterator[Meeting]:
        for spot in self._touchpoints(node):
            names = self.registry.channels_of(spot)
            channels = self.word("text.comma").join(names)
            # A touchpoint that is called like its step, or like its channel, says nothing new; its channels do.
            known = {name.casefold() for name in (node.name, *names)}
            yield Meeting(channels, "") if channels and spot.name.casefold() in known else Meeting(spot.name, channels)

    def _touchpoints(self, node: Spot) -> tuple[Spot, ...]:
        found = self.outline.touchpoints(node)
        return found if self.persona is None else tuple(spot for spot in found if self.persona in spot.personas)

    def _concerns(self, for_: tuple[str, ...] | None) -> bool:
        return self.persona is None or bool(self.outline.narrow((self.persona,), for_))

    def _written_pains(self) -> Iterator[Pointer]:
        """Yield where each pain of this picture stands."""
        for pain in self.outline.pains:
            if pain.spot is not None and self._holds(pain.persona) and self._concerns(pain.pain.for_):
                yield pain.spot.pointer

    def _mood(self, node: Spot) -> Mood | None:
        """Return how customers feel at a node: by its own emotions, else by those of its touchpoints."""
        people: Sequence[str | None] = [self.persona] if self.persona else (node.personas or [None])
        for spots in ((node,), self._touchpoints(node)):
            heard = [self._feelings(spots, person) for person in people]
            values = [sum(value for _, value in found) / len(found) for found in heard if found]
            if values:
                words = dict.fromkeys(word for found in heard for word, _ in found if word)
                return self._shown(sum(values) / len(values), words)
        return None

    def _shown(self, unit: float, words: Iterable[str]) -> Mood:
        scale = self.outline.journey.scale
        band = int(copysign(floor(abs(unit) * 2 + 0.5), unit))
        score = scale.low + (unit + 1) / 2 * (scale.high - scale.low)
        text = write_score(score, scale, self.language)
        return Mood(band, text, tuple(words), self.word("text.comma"))

    def _feelings(self, spots: Sequence[Spot], person: str | None) -> list[tuple[str, float]]:
        """Return each feeling that counts for a person with its value from -1 to 1."""
        return scores(self.outline, (each for spot in spots for each in emotions_of(self.outline, spot, person)))
