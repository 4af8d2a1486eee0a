"""The items of the grid: a saying, pain, opportunity, way … of the map as one line of a cell."""

import datetime
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cjmap.model.graph import find_target
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.quantities import Share, parse_share
from cjmap.model.routes import END, Exit, Next
from cjmap.model.sayings import Claim, Emotion, Experiment, Metric, Objective, Opportunity, Pain, Saying
from cjmap.view.numbers import write_day, write_score
from cjmap.view.parts import Fact, Item, Part, Plan, Reading, Role, Who
from cjmap.view.registry import Registry, Voice, write_links
from cjmap.vocabulary import feeling_score


class ItemWriter:
    """Writes the items of one map."""

    def __init__(self, registry: Registry) -> None:
        """Take what items refer to."""
        self.registry = registry
        self.language = registry.language

    def _who(self, voice: Voice | None, claim: Claim) -> Who:
        return self.registry.who_of(voice, claim.for_) if voice else self.registry.who(claim.for_)

    def _item(self, voice: Voice | None, claim: Claim, role: Role, text: str, facts: Iterable[Fact] = ()) -> Item:
        return Item(
            role=role,
            text=text,
            who=self._who(voice, claim),
            at=voice.at if voice else "",
            description=claim.description or "",
            notes=self.registry.notes(claim.evidence),
            tags=claim.tags or (),
            links=write_links(claim.links),
            facts=tuple(facts),
        )

    def _day(self, day: datetime.date | None) -> str | None:
        return write_day(day, self.language) if day else None

    def sayings(self, voice: Voice | None, sayings: Iterable[Saying] | None, role: Role = "saying") -> Iterator[Item]:
        """Yield the items of a list of sayings."""
        for saying in sayings or ():
            yield replace(self._item(voice, saying, role, saying.text), actor=saying.actor or "")

    def pains(self, voice: Voice | None, pains: Iterable[Pain] | None) -> Iterator[Item]:
        """Yield pains with their marks, severity and frequency."""
        for pain in pains or ():
            facts = _facts({"rating.frequency": pain.frequency.text if pain.frequency else None})
            item = self._item(voice, pain, "pain", pain.text, facts)
            mark, anchor = self.registry.pain_marks[id(pain)], self.registry.pain_anchors[id(pain)]
            yield replace(item, actor=pain.actor or "", mark=mark, rating=pain.severity, anchor=anchor)

    def opportunities(self, voice: Voice | None, found: Iterable[Opportunity] | None) -> Iterator[Item]:
        """Yield opportunities with their marks, ratings, status and the pains they answer."""
        spot = voice.spot if voice else None
        for opportunity in found or ():
            facts = _facts(
                {
                    "lane.owner": opportunity.owner,
                    "header.due": self._day(opportunity.by),
                }
            )
            facts += tuple(self._experiment(opportunity.experiment))
            answers = self.registry.answers(opportunity, spot)
            plan = Plan(opportunity.impact, opportunity.effort, opportunity.status or "", answers)
            item = self._item(voice, opportunity, "opportunity", opportunity.text, facts)
            notes = self.registry.notes(opportunity.experiment.evidence if opportunity.experiment else None)
            mark = self.registry.opportunity_marks[id(opportunity)]
            notes = tuple(dict.fromkeys((*item.notes, *notes)))
            anchor = f"opportunities/{opportunity.id or mark}"
            yield replace(item, actor=opportunity.actor or "", mark=mark, plan=plan, notes=notes, anchor=anchor)

    def _experiment(self, experiment: Experiment | None) -> Iterator[Fact]:
        if experiment is None:
            return
        days = [self._day(day) or "" for day in (experiment.start, experiment.end)]
        yield from _facts(
            {
                "opportunity.hypothesis": experiment.hypothesis,
                "header.metric": experiment.metric,
                "opportunity.before": experiment.before,
                "opportunity.after": experiment.after,
                "opportunity.experiment": " – ".join(days) if any(days) else None,
            }
        )

    def feelings(self, voice: Voice, emotions: Iterable[Emotion] | None) -> Iterator[Item]:
        """Yield feelings; `unit` is the written score from -1 to 1, else the lexicon's, `score` the written one."""
        scale = self.registry.journey.scale
        for emotion in emotions or ():
            unit = feeling_score(emotion.feeling, self.language) if emotion.feeling else None
            score = ""
            if emotion.score is not None:
                unit, score = scale.unit(emotion.score), write_score(emotion.score, scale, self.language)
            yield replace(self._item(voice, emotion, "feeling", emotion.feeling or ""), unit=unit, score=score)

    def metrics(self, voice: Voice | None, metrics: Iterable[Metric] | None) -> Iterator[Item]:
        """Yield metrics with value and target."""
        for metric in metrics or ():
            reading = _reading(metric.value, metric.target)
            yield replace(self._item(voice, metric, "metric", metric.name), reading=reading)

    def objectives(self, objectives: Iterable[Objective] | None) -> Iterator[Item]:
        """Yield the objectives of the map with their metric and who takes care of it."""
        for objective in objectives or ():
            facts = _facts(
                {
                    "header.metric": objective.metric,
                    "header.value": objective.value,
                    "header.target": objective.target,
                    "header.due": self._day(objective.by),
                    "lane.owner": objective.owner,
                }
            )
            item = self._item(None, objective, "objective", objective.text, facts)
            yield replace(item, actor=objective.actor or "")

    def exits(self, voice: Voice, exits: Iterable[Exit] | None) -> Iterator[Item]:
        """Yield where customers leave, and why."""
        for exit_ in exits or ():
            item = self._item(voice, exit_, "exit", exit_.text)
            yield replace(item, actor=exit_.actor or "", share=_share(exit_.share))

    def ways(self, spot: Spot, ways: Iterable[Next] | None) -> Iterator[Item]:
        """Yield where customers go from here: the name of the target (empty at the end of the journey), and when.

        Whoever goes to a stage comes to the first of its steps, as in the flow. The mark is the number of the target
        where it has one, the verdict "back" where it came before.
        """
        numbers = self.registry.numbers
        last = (self.registry.steps(spot) or (spot,))[-1]  # the ways of a stage itself begin at its last step
        here = _order(numbers.get(last.pointer, ""))
        for way in ways or ():
            found = find_target(self.registry.outline, spot, way.to) if way.to != END else ()
            target = (self.registry.steps(found[0]) or found)[0] if len(found) == 1 else None
            mark = numbers.get(target.pointer, "") if target else ""
            back = bool(mark) and _order(mark) <= here
            yield Item(
                role="next",
                text="" if way.to == END else target.name if target else way.to,
                who=self.registry.who(way.for_),
                mark=mark,
                facts=_facts({"route.when": way.when}),
                share=_share(way.share),
                verdict="back" if back else "",
            )

    def touchpoint(self, spot: Spot) -> Item:
        """Return a touchpoint: its name, channels, who begins the contact, what happens to what they told us."""
        moment = spot.moment
        facts: list[Fact] = []
        if isinstance(moment, Touchpoint):
            named = {"category": moment.category, "initiator": moment.initiator, "handover": moment.handover}
            facts += (Fact(f"{group}.{value}") for group, value in named.items() if value)
        for content, persona in self.registry.cells(spot):
            who = self.registry.who((persona,)) if persona is not None else ()
            times = {"lane.duration": content.duration, "lane.wait": content.wait}
            facts += (Fact(label, time.text, who) for label, time in times.items() if time)
            if persona is not None and content.description:
                facts.append(Fact("", content.description, who))
        return Item(
            role="touchpoint",
            text=spot.name,
            who=self.registry.who(moment.for_),
            description=moment.description or "",
            channels=self.registry.channels_of(spot),
            facts=tuple(facts),
            anchor=spot.subject,
        )


def _order(number: str) -> tuple[int, ...]:
    """Return what to compare the numbers of stages and steps by."""
    return tuple(int(part) for part in number.split(".") if part)


def _facts(texts: dict[str, str | None]) -> tuple[Fact, ...]:
    return tuple(Fact(label, text) for label, text in texts.items() if text)


def _share(share: Share | None) -> Part | None:
    return Part(share.text, share.percent) if share else None


def _reading(value: str | None, target: str | None) -> Reading | None:
    if value is None and target is None:
        return None
    now, wanted = _percent(value), _percent(target)
    return Reading(value or "", target or "", (now, wanted) if now is not None and wanted is not None else None)


def _percent(text: str | None) -> float | None:
    try:
        return parse_share(text).percent
    except ValueError:
        return None
