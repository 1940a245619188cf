"""What a marker's score says, and the ticked box among the boxes that follow its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.text.tables import marker_tables, value_pattern, values
from beside.terms.biomarkers import value_of_score

if TYPE_CHECKING:
    from beside.facts.fact import Value
    from beside.facts.text.context import Context
    from beside.facts.text.layout import Box
    from beside.facts.text.scan import Hit

AFTER = 24  # characters further on in which the name of a score may stand: "ER 8, PR 7 (Quick score)"
WIDEST = 120  # characters a row of boxes may be long
MARKS = " :=\t-*_[]()xX☐☑☒✓✔✗"
SCORED_WORDS = ("ihc", "score", ",")


@dataclass(frozen=True, slots=True)
class Result:
    """What a marker's words say; `looked_for` is the variant that was not found, `score` what the value was read from."""

    value: Value
    end: int
    unit: str = ""
    start: int = -1
    looked_for: str = ""
    score: str = ""


def score_at(hit: Hit, low: str, place: int, end: int) -> Result | None:
    if hit.term.name == "HER2":
        return her2_score(hit, low, place, end)
    found = marker_tables().patterns["allred"].match(low, place, end + AFTER)
    if found is None or found.end() > end:
        return None
    return result_of(hit, f"{found['named'] or found['over'] or found['told']}/8", found.end())


def her2_score(hit: Hit, low: str, place: int, end: int) -> Result | None:
    """"IHC 2+", "score 0"; a figure alone counts where nothing but it follows the name: "HER2 0, ER 90%"."""
    patterns = marker_tables().patterns
    bare = patterns["bare_score"].match(low, hit.end, end)
    if bare is not None:
        return result_of(hit, with_plus(bare["score"]), bare.end())
    score = patterns["score"].match(low, place, end)
    if score is None:
        return None
    plus = "+" in score.group() or low[score.end() : score.end() + 1] == "+"
    told = plus or low[max(0, place - 8) : place].strip().endswith(SCORED_WORDS)
    return result_of(hit, with_plus(score["score"]), score.end()) if told else None


def with_plus(score: str) -> str:
    return score if score == "0" else f"{score}+"


def result_of(hit: Hit, score: str, end: int) -> Result | None:
    value = value_of_score(hit.term.name, score)
    return Result(value, end, score=score) if value else None


def ticked_after(context: Context, hit: Hit, start: int) -> Result | None:
    """"ER: [x] pos [ ] neg": the one that is ticked; where none is, or two are, nothing is said."""
    note = context.note
    line = note.plain.text.find("\n", start, start + WIDEST)
    boxes = note.boxes_in(start, line if line >= 0 else min(start + WIDEST, len(note.plain.text)))
    if not boxes or boxes[0].start == start or note.plain.text[start : boxes[0].start].strip(MARKS):
        return None
    answers = [(box, value) for box in boxes if (value := value_in(context, hit, box))]
    ticked = [(box, value) for box, value in answers if box.ticked]
    if not answers:
        return None
    return Result(ticked[0][1], ticked[0][0].end) if len(ticked) == 1 else Result("", answers[-1][0].end)


def value_in(context: Context, hit: Hit, box: Box) -> str:
    """What the words of a box mean of this marker; empty where they are of something else."""
    words = context.note.plain.low[box.start : box.end].strip(MARKS)
    table = marker_tables().kinds.get(hit.term.name, "receptor")
    if value_pattern(table).fullmatch(words):
        return values()[table][words]
    score = marker_tables().patterns["score"].match(f"{words} ")
    return value_of_score(hit.term.name, with_plus(score["score"])) or "" if score else ""
