"""A file in reach: on the disk, in a container, or in hand. It is opened when its turn comes, as often as is needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from beside.records import limits, problems
from beside.records.budget import Budget
from beside.records.held import Held, Said, id_of_file, id_within
from beside.records.sniff import is_gzip
from beside.records.unpack import blocks_of, blocks_of_file, join_up_to, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from beside.errors import Problem


@dataclass(frozen=True, slots=True, repr=False)
class File:
    """`chain` names the file a person holds, then what it is in it; `path` is its place on the disk, where it has one.

    `container`, `inside` and `said` are set where it lies in a document that speaks of a person: whatever is in it is
    that person's too; `outer` then counts the files in the chain. Files in containers belong to nobody but themselves.
    """

    chain: tuple[str, ...]
    blocks: Callable[[], Iterator[bytes]]
    path: Path | None = None
    size: int = 0
    layers: int = 0
    budget: Budget = field(default_factory=Budget)
    container: str = ""
    inside: str = ""
    said: Said = field(default_factory=Said)
    outer: int = 1
    oddities: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " › ".join(self.chain)

    def __repr__(self) -> str:
        return f"<File {self.chain[0]}>"

    def handle(self) -> BinaryIO:
        """Open at any place: on the disk, else taken in hand, which is refused where it is too large."""
        if self.path is not None and not is_gzip(next(blocks_of_file(self.path), b"")):
            return self.path.open("rb")
        data = join_up_to(limits.WHOLE, self.blocks())
        if len(data) > limits.WHOLE:
            raise problems.RefusedRecordError(problems.too_large(self.name, limits.WHOLE))
        return BytesIO(data)

    def held(self, data: bytes) -> Held:
        id_here = id_within(self.container, self.inside, data) if self.container else id_of_file(data)
        return Held(
            self.chain, data, id_here, self.container, self.inside, self.said, self.layers, files=self.files,
            budget=self.budget,
        )  # fmt: skip

    @property
    def files(self) -> int:
        """How many parts of the chain are files; what lies in a document is none."""
        return self.outer if self.container else len(self.chain)

    def over(self, packed: Callable[[], Iterator[bytes]]) -> File:
        """The same file with these bytes, unpacked where they are gzip."""
        return replace(self, blocks=lambda: unpacked(packed(), self.name, self.oddities))

    def member(self, name: str, size: int) -> File:
        """A file that lies in this one; `over` gives it its bytes."""
        inside = f"{self.inside} › {name}" if self.container else ""
        return replace(
            self, chain=(*self.chain, name), blocks=no_blocks, path=None, size=size, layers=self.layers + 1,
            inside=inside, oddities=[],
        )  # fmt: skip


def file_on_disk(path: Path, name: str, size: int) -> File:
    file = File((name,), no_blocks, path, size, budget=Budget(name, size))
    return file.over(lambda: blocks_of_file(path))


def no_blocks() -> Iterator[bytes]:
    return iter(())


def file_in_hand(held: Held) -> File:
    """A container that lies in a document, such as a ZIP among its attachments."""
    size = len(held.data)
    return File(
        held.chain, lambda: blocks_of(held.data), None, size, held.layers, held.budget or Budget(held.name, size),
        held.container, held.path, held.said, held.files,
    )  # fmt: skip
