"""What the records do not hold of what a colleague asks first about this cancer, this plan and this day, part by part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import checks, drug_genes, items, short_date, spoken_of
from beside.brief.messages import frame, in_general, message
from beside.brief.present.doctor.awaited import part_of_awaited
from beside.brief.present.doctor.papers import days_of, reports_of
from beside.brief.present.doctor.ways import ways_ahead
from beside.brief.present.items import tumour_name
from beside.brief.present.page_one import rank
from beside.brief.visible import visible
from beside.facts.fact import Course
from beside.guide.guide import State
from beside.terms.cancers import kinds_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.brief.clinical import Check
    from beside.brief.messages import Sentence
    from beside.guide import Guide
    from beside.guide.guide import Item
    from beside.knowledge.cards import ItemCard

# The part of the page in which an item of each factor would stand.
PART_OF = {
    "pathology": "pathology", "stage": "imaging", "imaging": "imaging", "biomarkers": "biomarkers", "genetics": "biomarkers",
    "organ-function": "fitness", "prior-treatment": "treatment", "other-conditions": "fitness",
}  # fmt: skip
BOARD = frozenset({"tumour board"})
OTHER_WAYS = frozenset({"other-way", "left-open"})
MOST_NAMES = 18  # of one part


def absent(guide: Guide) -> Iterator[Sentence]:
    """A sentence a part: what this cancer, plan or emergency raises, then the items by their weight, then what is always asked."""
    written = " ".join(_all_words(guide)).casefold()
    missing = sorted(missing_items(guide, written), key=rank)
    wanted = [check for check in checks() if is_asked(check, guide, written) and not check.words.search(written)]
    told: set[str] = set()
    for part in wording.PARTS:
        names: dict[str, ItemCard | None] = dict.fromkeys(of_the_plan(guide) if part == "plan" else ())
        names |= dict.fromkeys(check.says for check in wanted if check.part == part and not check.is_general)
        names |= {name_of(item) + of_which(item, guide): item.card for item in missing if PART_OF[item.card.factor] == part}
        names |= {check.says: None for check in wanted if check.part == part and check.is_general and check.says not in names}
        left = {name: card for name, card in names.items() if name not in told}
        told |= {*left}
        if left:
            yield in_part(part, left)


def in_part(part: str, names: Mapping[str, ItemCard | None]) -> Sentence:
    shown = [*names][:MOST_NAMES]
    said = message(wording.ABSENT, part=message(wording.PARTS[part]), names="; ".join(visible(name) for name in shown))
    if len(names) > len(shown):
        said = message(wording.ABSENT_MORE, said=said, more=message(wording.MORE, count=len(names) - len(shown)))
    cards = [card for name in shown if (card := names[name])]
    return in_general(said, *cards) if cards else frame(wording.ABSENT_ALONE, said=said)


def name_of(item: Item) -> str:
    return items().get(item.card.id, item.card.title)


def of_which(item: Item, guide: Guide) -> str:
    """The tumour it is missing of, where there are several."""
    return f" ({tumour_name(item.tumour)})" if item.tumour and len(guide.case.tumours) > 1 else ""


def missing_items(guide: Guide, written: str) -> list[Item]:
    return [item for item in guide.items if item.state is State.MISSING and item.applies_surely and not is_spoken_of(item, written)]


def is_spoken_of(item: Item, written: str) -> bool:
    """Whether words that answer it stand in the records, though no fact was read from them."""
    words = spoken_of().get(item.card.id)
    return bool(words and words.search(written))


def is_asked(check: Check, guide: Guide, written: str) -> bool:
    """Of these cancers, with one of these urgent things, where one of these words stands: as far as the check says so."""
    cancers = {kind for tumour in guide.case.tumours for kind in kinds_above(tumour.cancer)}
    urgent = {one.card.id for one in guide.time.urgent}
    return (
        (not check.cancers or bool(check.cancers & cancers))
        and (not check.urgent or bool(check.urgent & (urgent | ({"any"} if urgent else set()))))
        and (check.only_if is None or check.only_if.search(written) is not None)
    )


def of_the_plan(guide: Guide) -> Iterator[str]:
    """Other ways than the one that is planned; and word to the patient of what a board said last."""
    ahead = ways_ahead(guide)
    named = [fact for fact in guide.case.facts if fact.kind in OTHER_WAYS or fact.status.course in (Course.DISCUSSED, Course.DECLINED)]
    if ahead and not named:
        yield wording.NO_OTHER_WAYS
    waited = [fact for fact in guide.case.of_kind("pending") if part_of_awaited(fact) == "biomarkers"]
    if ahead and waited and not any(fact.kind == "depends" or (fact.kind == "remark" and fact.name == "depends on") for fact in guide.case.facts):
        yield wording.NOT_DEPENDING
    boards = reports_of(guide.case, BOARD)
    if boards and (day := boards[0].date) and not any(str(later) > str(day) for later in days_of(guide.case).values()):
        yield str(message(wording.NOT_TOLD, date=short_date(day)))


def _all_words(guide: Guide) -> Iterator[str]:
    """A line that many papers share need be looked through once."""
    yield "\n".join(dict.fromkeys(line for document in guide.case.documents for line in document.text.split("\n")))
    for fact in guide.case.facts:
        kind = "" if fact.name in drug_genes() else f"{fact.kind}: "
        yield f"{kind}{fact.name} {fact.value} {fact.unit} {fact.source.quote}"
