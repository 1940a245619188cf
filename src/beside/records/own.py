"""What Beside wrote itself in a brief, so that it is not read a second time as somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.terms.own_form import OWN, PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.records.fhir_types import Extension, Resource


def own_words(resource: Resource) -> frozenset[str]:
    """Every text in Beside's own extensions: the same text elsewhere in the resource says nothing more."""
    return frozenset(_texts(extension for extension in resource.extension if extension.url.startswith(OWN)))


def names_a_paper(resource: Resource) -> bool:
    """A document that a brief stands on: its content stayed with whoever holds it."""
    return any(extension.url == PAPER for extension in resource.extension)


def _texts(extensions: Sequence[Extension] | Iterator[Extension]) -> Iterator[str]:
    for extension in extensions:
        if extension.value_string:
            yield extension.value_string
        yield from _texts(extension.extension)
