"""The one border that no exception crosses: around one record or one part of it, so that the rest is still read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from beside.records import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem

Found = TypeVar("Found")


def guarded(name: str, results: Iterator[Found]) -> Iterator[Found | Problem]:
    """The results up to where they stop, and a problem that says why they did.

    A refusal is a problem with a sentence of its own. Anything else is a fault of ours: it is named with the record
    and the class of the exception, never with its text, which could hold words of the record.
    """
    try:
        yield from results
    except problems.RefusedRecordError as refused:
        yield refused.problem
    except OSError as error:
        yield problems.not_opened(name, error)
    except MemoryError:
        yield problems.too_little_memory(name)
    except Exception as error:  # noqa: BLE001 - see above
        yield problems.reader_stopped(name, error)
