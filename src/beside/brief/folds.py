"""Where each folded thing stands, and under which number it is found on paper: docs/decisions/0020-one-notice-a-part.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from beside.brief.messages import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beside.brief.messages import Sentence

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the brief something stands: the part, what it is about there, and the number of its place in a record."""

    part: str = ""
    topic: str = ""
    place: str = ""


@dataclass(slots=True)
class Folds:
    """What was folded so far. Where `tells_once`, what is folded again leads to where it was folded first."""

    tells_once: bool = False
    entries: list[Plain] = field(default_factory=list)
    told: dict[str, Plain] = field(default_factory=dict)

    def add(self, spot: Spot, said: Sequence[Sentence], blocks: Callable[[], Any]) -> tuple[list[Plain], Any]:
        """The entries it is found under, and its blocks where they are not told there already."""
        if not spot.place and (found := self._told_already(said)):
            return [_once_more(entry) for entry in found], []
        entry = self._entry(spot)
        inside = blocks()
        entry["places"].append({"place": spot.place, "blocks": inside})
        if not spot.place:
            for key in _keys(said):
                self.told.setdefault(key, entry)
        return [_once_more(entry)], inside

    def _told_already(self, said: Sequence[Sentence]) -> list[Plain]:
        """The entries that hold all of it, or none."""
        keys = list(_keys(said)) if self.tells_once else []
        if not keys or any(key not in self.told for key in keys):
            return []
        return list({self.told[key]["id"]: self.told[key] for key in keys}.values())

    def _entry(self, spot: Spot) -> Plain:
        """Its own; the folded places of one record share one."""
        last = self.entries[-1] if self.entries else {}
        if spot.place and (last.get("part"), last.get("topic")) == (spot.part, spot.topic):
            return last
        number = len(self.entries) + 1
        self.entries.append({"id": f"fold-{number}", "number": f"F{number}", "part": spot.part, "topic": spot.topic, "times": 0, "places": []})
        return self.entries[-1]


def _keys(said: Sequence[Sentence]) -> Iterator[str]:
    """What is told: the facts, else the words; labels and places tell nothing new."""
    for sentence in said:
        if sentence.facts:
            yield from sentence.facts
        elif sentence.voice is not Voice.FRAME:
            yield sentence.text


def _once_more(entry: Plain) -> Plain:
    entry["times"] += 1
    return entry
