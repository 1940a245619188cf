"""A file in a child's hand: opened once for each child that needs it, and again after one was stopped."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.records import limits, page_problems
from beside.records.child import ChildStoppedError
from beside.records.messages import Open, Opened, Refused
from beside.records.problems import RefusedRecordError, empty, not_read_yet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.child import Child
    from beside.records.held import Held
    from beside.records.work import Work

THINGS = {"pdf": "PDF", "picture": "picture"}


@dataclass(frozen=True, slots=True)
class InHand:
    """`kind` is `pdf` or `picture`."""

    held: Held
    kind: str
    work: Work

    @property
    def name(self) -> str:
        return self.held.name

    def open(self) -> Opened:
        """Raises RefusedRecordError where it cannot be opened."""
        try:
            with self.work.children.one() as child:
                return self._hand_to(child)
        except ChildStoppedError as stop:
            raise RefusedRecordError(page_problems.stopped(self.name, THINGS[self.kind], stop.reason)) from None

    @contextmanager
    def in_child(self) -> Iterator[Child]:
        """A child that has it open. Raises ChildStoppedError."""
        with self.work.children.one(self.held.id) as child:
            if child.holds != self.held.id:
                self._hand_to(child)
            yield child

    def _hand_to(self, child: Child) -> Opened:
        child.holds = ""
        replies = list(child.ask(Open(self.kind, self.held.data), limits.OPENING))
        match replies:
            case [Opened() as opened]:
                child.holds = self.held.id
                return opened
            case [Refused() as refused]:
                raise RefusedRecordError(self._problem(refused.reason))
            case _:
                raise ChildStoppedError("crashed")

    def _problem(self, reason: str) -> Problem:
        match reason:
            case "password":
                return page_problems.locked(self.name)
            case "empty":
                return empty(self.name)
            case "unknown":
                return not_read_yet(self.name, "a photo of a telephone (HEIC), and what opens it is not installed")
            case "memory":
                return page_problems.stopped(self.name, THINGS[self.kind], "memory")
            case _:
                return page_problems.broken_file(self.name, THINGS[self.kind])
