"""Tells in one line what is alike about many files in one container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records import container_problems as problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.document import Document


def together(name: str, results: Iterator[Document | Problem]) -> Iterator[Document | Problem]:
    """The results; then what was passed over, and what had been read before, once for all."""
    again: list[Problem] = []
    left: dict[str, list[Problem]] = {}
    for result in results:
        if isinstance(result, Problem) and result.kind == "same-bytes":
            again.append(result)
        elif isinstance(result, Problem) and result.kind == "passed-over":
            left.setdefault(result.what, []).append(result)
        else:
            yield result
    yield from again if len(again) < 2 else [problems.same_as_others(name, [inner(name, one) for one in again])]
    for what, alike in left.items():
        yield alike[0] if len(alike) < 2 else problems.passed_over(name, what.rstrip("."), [inner(name, one) for one in alike])


def inner(name: str, problem: Problem) -> str:
    """The name within the container."""
    return problem.where.removeprefix(f"{name} › ")
