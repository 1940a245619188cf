"""What passes between the readers: bytes in hand with what is known of them, and bytes that are still awaited."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside.records.budget import Budget
    from beside.terms.dates import PartialDate


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a resource says of a document that lies in it."""

    subject: str = ""
    title: str = ""
    date: PartialDate | None = None

    def __repr__(self) -> str:
        return "<Said>"


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """Bytes to be read. `container` and `path` say which document they lie in, and where in it.

    `lines` and `first_line` belong to a chunk of a long file of lines; `addresses` are those of a Binary that another
    file may refer to: its full address, or empty, and `Binary/id`. `files` counts the parts of the chain that are files;
    `budget` is that of the file a person holds, where something may be unpacked from it.
    """

    chain: tuple[str, ...]
    data: bytes
    id: str
    container: str = ""
    path: str = ""
    said: Said = Said()
    layers: int = 0
    lines: bool = False
    first_line: int = 1
    addresses: tuple[str, ...] = ()
    files: int = 1
    budget: Budget | None = None

    @property
    def name(self) -> str:
        return " › ".join(self.chain)

    def __repr__(self) -> str:
        return f"<Held {self.chain[0]} {self.id[:8]}>"


@dataclass(frozen=True, slots=True, repr=False)
class Awaited:
    """A document that a resource speaks of, and whose bytes stand in a Binary somewhere else.

    `shown` is that place as it may be shown: an address without what could be a secret in it.
    """

    chain: tuple[str, ...]
    address: str
    shown: str
    container: str
    path: str
    said: Said
    layers: int
    files: int = 1

    def __repr__(self) -> str:
        return f"<Awaited {self.chain[0]} {self.path}>"


def id_of_file(data: bytes) -> str:
    return sha256(data).hexdigest()


def id_of_part(whole: str, part: int) -> str:
    """Of one chunk of a file too long to be one document; `whole` is the id of the file."""
    return sha256(f"{whole}\x1fpart {part}".encode()).hexdigest()


def id_within(container: str, path: str, data: bytes) -> str:
    """Of a document in a document: two notes may have the same words and still be two."""
    return sha256(f"{container}\x1f{path}\x1f".encode() + data).hexdigest()
