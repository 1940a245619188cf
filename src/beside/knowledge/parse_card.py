"""A card as written, into its type. Every offence against the grammar is gathered, none is silently mended."""

from __future__ import annotations

import hashlib
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from beside.knowledge.cards import (
    FACTORS,
    REASONS,
    SEVEN,
    WEIGHTS,
    Card,
    DelayCard,
    Example,
    GeneralAnswer,
    ItemCard,
    OptionCard,
    QuestionCard,
    ReasonCard,
    Review,
    TermCard,
    TreatmentCard,
    WarningCard,
)
from beside.knowledge.conditions import Always, Condition, FactPattern, TreatmentPattern
from beside.knowledge.fields import Fields
from beside.knowledge.parse_condition import (
    ConditionError,
    parse_condition,
    parse_fact,
    parse_treatment,
)
from beside.terms.places import Citation
from beside.terms.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Pattern = TypeVar("Pattern")
WORDS_IN_A_PASSAGE = 25
TEAMS = ("treating", "second", "both", "primary-care")
STEPS = ("goal", "options", "items", "second-opinion", "bring-back", "practical", "follow-up")
NOBODY = ("n/a", "none", "unknown", "tbd", "")


def parse_card(fields: Fields, cancer: str) -> Card | None:
    """The card, or None where its kind is not known; what offends stands in `fields.offences`."""
    kind = fields.text("kind")
    if kind not in KINDS:
        fields.offend(f"kind {kind!r} is not one of {', '.join(KINDS)}")
        return None
    card = KINDS[kind](fields, common_fields(fields, cancer, kind))
    fields.name_leftovers()
    return card


def common_fields(fields: Fields, cancer: str, kind: str) -> dict[str, Any]:
    is_term = kind == "term"
    content = content_hash(fields.content)
    return {
        "id": fields.text("id"),
        "title": fields.text("title", needed=not is_term),
        "says": fields.text("says"),
        "cancer": cancer,
        "applies_when": Always() if is_term else parse_applies_when(fields),
        "asks": fields.text("asks", needed=kind in ("item", "option", "question", "delay")),
        "because": tuple(parse_citation(fields, written) for written in fields.list_of("because", needed=True)),
        "written_on": fields.day("written_on"),
        "review_due": fields.day("review_due"),
        "reviewed_by": tuple(parse_review(fields, written) for written in fields.list_of("reviewed_by")),
        "examples": parse_examples(fields, needed=not is_term),
        "content": content,
    }


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 over all a clinician signs: everything but the signatures."""
    signed = {name: value for name, value in content.items() if name != "reviewed_by"}
    return hashlib.sha256(json.dumps(signed, sort_keys=True, default=str).encode()).hexdigest()


def parse_applies_when(fields: Fields) -> Condition:
    try:
        return parse_condition(fields.take("applies_when"))
    except ConditionError as error:
        fields.offend(f"applies_when: {error}")
        return Always()


def parse_citation(fields: Fields, written: Any) -> Citation:
    inner = Fields(f"{fields.where} because", written if isinstance(written, dict) else {}, fields.offences)
    passage = inner.text("passage")
    if len(passage.split()) > WORDS_IN_A_PASSAGE:
        inner.offend(f"the passage has more than {WORDS_IN_A_PASSAGE} words")
    address = inner.text("address")
    if address and not address.startswith(("https://", "http://")):
        inner.offend("the address does not start with https:// or http://")
    citation = Citation(
        key=inner.text("key"),
        title=inner.text("title"),
        publisher=inner.text("publisher"),
        address=address,
        section=inner.text("section", needed=False),
        passage=passage,
        read_on=inner.day("read_on").isoformat(),
        licence=inner.text("licence"),
        copy_address=inner.text("copy_address", needed=False),
        copy_dated=str(inner.take("copy_dated") or ""),
    )
    inner.name_leftovers()
    return citation


def parse_review(fields: Fields, written: Any) -> Review:
    inner = Fields(f"{fields.where} reviewed_by", written if isinstance(written, dict) else {}, fields.offences)
    review = Review(inner.text("name"), inner.text("registration"), inner.day("date").isoformat(), inner.text("content"))
    if review.name.strip().lower() in NOBODY or review.registration.strip().lower() in NOBODY:
        inner.offend("is signed by nobody: leave reviewed_by empty until a clinician signs")
    return review


def parse_examples(fields: Fields, *, needed: bool) -> tuple[Example, ...]:
    examples = tuple(
        Example(
            tuple(MappingProxyType({name: str(value) for name, value in given.items()}) for given in written["given"]),
            parse_verdict(fields, written["verdict"]),
        )
        for written in fields.list_of("examples", needed=needed)
        if well_formed_example(fields, written)
    )
    if needed and Verdict.YES not in {example.verdict for example in examples}:
        fields.offend("has no example that comes out as yes")
    return examples


def well_formed_example(fields: Fields, written: Any) -> bool:
    shaped = isinstance(written, dict) and isinstance(written.get("given"), list) and "verdict" in written
    if shaped and all(isinstance(given, dict) and given for given in written["given"]):
        return True
    fields.offend("an example is {given: [...], verdict: yes|no|unknown}")
    return False


def parse_verdict(fields: Fields, written: Any) -> Verdict:
    if isinstance(written, bool):  # YAML reads yes and no as true and false
        return Verdict.YES if written else Verdict.NO
    if written in tuple(Verdict):
        return Verdict(written)
    fields.offend(f"verdict {written!r} is not yes, no or unknown")
    return Verdict.UNKNOWN


def parse_patterns(fields: Fields, name: str, *, needed: bool = True) -> tuple[FactPattern, ...]:
    found = (parse_part(fields, name, "fact", written, parse_fact) for written in fields.list_of(name, needed=needed))
    return tuple(pattern for pattern in found if pattern is not None)


def parse_matches(fields: Fields) -> tuple[TreatmentPattern, ...]:
    listed = fields.list_of("matches", needed=True)
    found = (parse_part(fields, "matches", "treatment", written, parse_treatment) for written in listed)
    return tuple(pattern for pattern in found if pattern is not None)


def parse_part(
    fields: Fields, name: str, key: str, written: Any, parse: Callable[[Mapping[str, Any]], Pattern],
) -> Pattern | None:
    """One pattern of a list, or None with the offence noted."""
    if not isinstance(written, dict) or not ({key, "class"} & set(written)):
        fields.offend(f"{name}: a part names a {key}")
        return None
    try:
        return parse(written)
    except ConditionError as error:
        fields.offend(f"{name}: {error}")
        return None


def parse_item(fields: Fields, common: dict[str, Any]) -> Card:
    return ItemCard(
        **common,
        factor=fields.choice("factor", FACTORS),
        looks_for=parse_patterns(fields, "looks_for"),
        could_change=fields.text("could_change").rstrip("."),
        weight=fields.choice("weight", WEIGHTS),
        old_after=fields.text("old_after"),
        held_by=fields.text("held_by"),
        only_if=fields.text("only_if", needed=False),
    )


def parse_option(fields: Fields, common: dict[str, Any]) -> Card:
    questions = fields.mapping("questions")
    expect_seven(fields, questions)
    order = fields.take("order")
    if not isinstance(order, int):
        fields.offend("order is not a whole number")
        order = 0
    return OptionCard(
        **common,
        treatment=fields.text("treatment"),
        matches=parse_matches(fields),
        order=order,
        questions=MappingProxyType({name: str(asks) for name, asks in questions.items()}),
    )


def parse_treatment_card(fields: Fields, common: dict[str, Any]) -> Card:
    answers = fields.mapping("answers")
    expect_seven(fields, answers)
    keys = {citation.key: citation for citation in common["because"]}
    return TreatmentCard(
        **common,
        modality=fields.text("modality"),
        answers=MappingProxyType({name: parse_answer(fields, name, written, keys) for name, written in answers.items()}),
    )


def parse_answer(fields: Fields, name: str, written: Any, keys: Mapping[str, Citation]) -> GeneralAnswer:
    inner = Fields(f"{fields.where} answers.{name}", written if isinstance(written, dict) else {}, fields.offences)
    cited = inner.list_of("from", needed=True)
    for key in cited:
        if key not in keys:
            inner.offend(f"from names {key!r}, which is not among the card's citations")
    answer = GeneralAnswer(inner.text("says"), tuple(keys[key] for key in cited if key in keys))
    inner.name_leftovers()
    return answer


def expect_seven(fields: Fields, named: Mapping[str, Any]) -> None:
    for name in named:
        if name not in SEVEN:
            fields.offend(f"{name!r} is not one of the seven questions ({', '.join(SEVEN)})")


def parse_delay(fields: Fields, common: dict[str, Any]) -> Card:
    return DelayCard(**common, level=fields.choice("level", ("today", "soon")))


def parse_warning(fields: Fields, common: dict[str, Any]) -> Card:
    return WarningCard(
        **common,
        level=fields.choice("level", ("emergency", "today")),
        looks_for=parse_patterns(fields, "looks_for", needed=False),
        on_page_one=bool(fields.take("on_page_one", default=False)),
    )


def parse_reason(fields: Fields, common: dict[str, Any]) -> Card:
    return ReasonCard(**common, reason=fields.choice("reason", REASONS))


def parse_question(fields: Fields, common: dict[str, Any]) -> Card:
    return QuestionCard(
        **common,
        step=fields.choice("step", STEPS),
        team=fields.choice("team", TEAMS),
        weight=fields.choice("weight", WEIGHTS),
    )


def parse_term(fields: Fields, common: dict[str, Any]) -> Card:
    return TermCard(**common, words=tuple(map(str, fields.list_of("words", needed=True))))


KINDS: Mapping[str, Callable[[Fields, dict[str, Any]], Card]] = {
    "item": parse_item,
    "option": parse_option,
    "treatment": parse_treatment_card,
    "delay": parse_delay,
    "warning": parse_warning,
    "reason": parse_reason,
    "question": parse_question,
    "term": parse_term,
}
