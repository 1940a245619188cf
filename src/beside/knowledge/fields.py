"""Taking a card's fields apart, gathering every offence instead of stopping at the first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Fields:
    """One mapping of a card file. What was asked for is remembered, so that leftovers can be named."""

    where: str
    content: Mapping[str, Any]
    offences: list[str]
    asked: set[str] = field(default_factory=set)

    def offend(self, what: str) -> None:
        self.offences.append(f"{self.where}: {what}")

    def take(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return self.content.get(name, default)

    def text(self, name: str, *, needed: bool = True) -> str:
        found = self.take(name)
        if found is None or found == "":
            if needed:
                self.offend(f"{name} is missing")
            return ""
        if not isinstance(found, str):
            self.offend(f"{name} is not words")
            return str(found)
        return " ".join(found.split())

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        found = self.text(name)
        if found and found not in choices:
            self.offend(f"{name} is {found!r}, not one of {', '.join(choices)}")
        return found

    def day(self, name: str) -> date:
        found = self.take(name)
        if isinstance(found, date):
            return found
        self.offend(f"{name} is not a date")
        return date.min

    def list_of(self, name: str, *, needed: bool = False) -> list[Any]:
        found = self.take(name)
        if found is None:
            found = []
        if not isinstance(found, list):
            self.offend(f"{name} is not a list")
            return []
        if needed and not found:
            self.offend(f"{name} is empty")
        return found

    def mapping(self, name: str) -> dict[str, Any]:
        found = self.take(name)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.offend(f"{name} is not a mapping")
            return {}
        return found

    def name_leftovers(self) -> None:
        for name in self.content:
            if name not in self.asked:
                self.offend(f"{name} is not a field of this kind of card")
