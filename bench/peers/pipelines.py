"""medspaCy and edsnlp as pipelines over whole notes: phrases to look for, and the context of each."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import edsnlp
import medspacy
from loguru import logger
from medspacy.target_matcher import TargetRule

from beside.terms.cancers import cancers
from beside.terms.treatments import treatments

if TYPE_CHECKING:
    from collections.abc import Callable

logger.remove()
warnings.simplefilter("ignore")


def phrases() -> list[str]:
    """What both look for: the names of cancers and of treatments."""
    named = (*cancers().values(), *treatments().values())
    return sorted({synonym for each in named for synonym in each.synonyms if synonym})


def make_medspacy() -> Callable[[str], object]:
    pipeline = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"])
    pipeline.get_pipe("medspacy_target_matcher").add([TargetRule(phrase, "PHRASE") for phrase in phrases()])
    return pipeline


def make_edsnlp() -> Callable[[str], object]:
    pipeline = edsnlp.blank("eds")
    pipeline.add_pipe("eds.normalizer")
    pipeline.add_pipe("eds.sentences")
    pipeline.add_pipe("eds.matcher", config={"terms": {"phrase": phrases()}, "attr": "LOWER"})
    for name in ("eds.negation", "eds.hypothesis", "eds.family"):
        pipeline.add_pipe(name)
    return pipeline


PIPELINES = {"edsnlp": make_edsnlp, "medspaCy": make_medspacy}
