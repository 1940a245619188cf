"""negspacy and medspaCy's ConText over given phrases."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import medspacy as medspacy_library
import spacy
from loguru import logger
from negspacy.negation import Negex  # noqa: F401 - makes "negex" known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.spans import Span

logger.remove()  # it tells of every word
warnings.simplefilter("ignore")


def negspacy(spans: Sequence[Span]) -> list[set[str]]:
    pipeline = _negspacy()
    return [_negated(pipeline, span) for span in spans]


def medspacy(spans: Sequence[Span]) -> list[set[str]]:
    pipeline = _medspacy()
    return [_in_context(pipeline, span) for span in spans]


@cache
def _negspacy() -> Any:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("negex", config={"ent_types": ["PHRASE"]})
    return pipeline


@cache
def _medspacy() -> Any:
    return medspacy_library.load(medspacy_enable=["medspacy_pyrush", "medspacy_context"])


def _negated(pipeline: Any, span: Span) -> set[str]:
    document = _marked(pipeline, span, ["sentencizer"])
    document = pipeline.get_pipe("negex")(document)
    return {"negated"} if any(entity._.negex for entity in document.ents) else set()


def _in_context(pipeline: Any, span: Span) -> set[str]:
    document = pipeline.get_pipe("medspacy_context")(_marked(pipeline, span, ["medspacy_pyrush"]))
    held = {"negated": "is_negated", "historical": "is_historical", "hypothetical": "is_hypothetical", "family": "is_family"}
    return {name for name, flag in held.items() if any(getattr(entity._, flag) for entity in document.ents)}


def _marked(pipeline: Any, span: Span, pipes: list[str]) -> Any:
    """The text in sentences with the phrase as its one entity, at the words that its place falls on."""
    document = pipeline.make_doc(span.text)
    for name in pipes:
        document = pipeline.get_pipe(name)(document)
    entity = document.char_span(span.start, span.end, label="PHRASE", alignment_mode="expand")
    document.ents = [entity]
    return document
