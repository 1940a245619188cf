"""The lines of the table, and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("what", "data", "measure", "Beside", "peers", "to reach", "reached")


@dataclass(frozen=True)
class Line:
    """One figure. `ours` and the peers' are given as they are to be read; `reached` is None where no figure is asked for."""

    what: str
    data: str
    measure: str
    ours: str
    peers: dict[str, str] = field(default_factory=dict)
    target: str = ""
    reached: bool | None = None

    def cells(self) -> tuple[str, ...]:
        peers = "; ".join(f"{name} {figure}" for name, figure in self.peers.items())
        reached = {True: "yes", False: "NO", None: ""}[self.reached]
        return self.what, self.data, self.measure, self.ours, peers, self.target, reached


def print_lines(lines: Iterable[Line]) -> None:
    """As a table of Markdown, each line the moment it is known: the whole takes minutes."""
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + "---|" * len(COLUMNS))
    for line in lines:
        print("| " + " | ".join(line.cells()) + " |", flush=True)
