"""Medicines and vaccines: what is taken, given and prescribed, since when, until when, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.records.ccda_care import reasons_in
from beside.records.ccda_days import day_in_words
from beside.records.ccda_findings import STATUS
from beside.records.ccda_paper import (
    EVENT,
    inner_statements,
    is_negated,
    mood_of,
    observations_in,
    status_of,
    templates_of,
)
from beside.records.ccda_rows import directions_shown
from beside.records.ccda_values import date_of, period_of, quantity_of, xsi_type
from beside.records.fhir_types import (
    CodeableConcept,
    Dosage,
    DoseAndRate,
    Immunization,
    MedicationAdministration,
    MedicationRequest,
    MedicationStatement,
    Period,
    Quantity,
    Timing,
    TimingRepeat,
)
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper, Where
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

PLAN = "18776-5"
GIVEN_HERE = "29549-3"
TAKEN = {
    "active": "active", "aborted": "stopped", "cancelled": "cancelled", "nullified": "entered-in-error", "held": "on-hold",
    "suspended": "on-hold",
}  # fmt: skip
DRUG_STATES = {
    "55561003": "active", "421139008": "on-hold", "392521001": "completed", "73425007": "completed",
    "active": "active", "on hold": "on-hold", "prior history": "completed", "no longer active": "completed",
    "inactive": "completed", "discontinued": "stopped", "completed": "completed",
}  # fmt: skip
FREE_TEXT_SIG = "4.147"
LONGEST_SIG = 160
DOSING = re.compile(r"\d|\b(?:dai|night|week|month)ly\b|\b(?:day|night|morning|evening|bedtime|meals?|week|month|once|twice|needed|directed|tablets?|puffs?|drops?)\b", re.IGNORECASE)
NO_UNIT = frozenset({"", "1"})  # UCUM writes 1 for what is only counted
STATES = frozenset({"status"})
STARTS = frozenset({"start date", "start", "started", "date started", "begin date", "effective date"})
ENDS = frozenset({"end date", "end", "ended", "stop date", "stop", "stopped", "date stopped", "discontinued", "discontinue date", "date discontinued"})


def read_drug(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    product = node.child("consumable", "manufacturedProduct", "manufacturedMaterial")
    code = drug_code(paper, product) if product else None
    if code is None or (is_negated(node) and paper.is_silent(node)):
        return
    if "4.52" in templates_of(node) or where.section == "11369-6":
        yield paper.entry(node, Immunization(status="completed", vaccine_code=code, patient=paper.patient))
    elif where.section == GIVEN_HERE and mood_of(node) == EVENT:
        yield paper.entry(node, administration_of(paper, node, where, code))
    elif mood_of(node) == EVENT:
        yield paper.entry(node, statement_of(paper, node, where, code))
    else:
        yield paper.entry(node, prescription_of(paper, node, where, code))


def drug_code(paper: Paper, product: Node) -> CodeableConcept | None:
    code = paper.concept(product.child("code"))
    name = product.words("name")
    if code is None:
        return CodeableConcept(text=name) if name else None
    return CodeableConcept(coding=code.coding, text=code.text or name)


def statement_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> MedicationStatement:
    return MedicationStatement(
        status="not-taken" if is_negated(node) else state_of_drug(paper, node),
        medication_codeable_concept=code,
        subject=paper.patient,
        effective_period=period_of_drug(paper, node) or (Period(start=where.time) if where.time else None),
        date_asserted=date_of(node.get("value", "author", "time")),
        reason_code=reasons_in(paper, node),
        dosage=dosages_of(paper, node, code),
    )


def administration_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> MedicationAdministration:
    dosages = dosages_of(paper, node, code)
    return MedicationAdministration(
        status="not-done" if is_negated(node) else "completed",
        medication_codeable_concept=code,
        subject=paper.patient,
        effective_period=time_of_drug(node) or (Period(start=where.time) if where.time else None),
        reason_code=reasons_in(paper, node),
        dosage=dosages[0] if dosages else None,
    )


def prescription_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> MedicationRequest:
    """In a list of medicines an order is what somebody takes; in a plan it is still ahead."""
    ahead = where.section == PLAN or mood_of(node) not in {"INT", "RQO"}
    intent = {"PRP": "proposal"}.get(mood_of(node), "plan") if ahead else "order"
    period = period_of_drug(paper, node)
    return MedicationRequest(
        status=state_of_drug(paper, node),
        intent=intent,
        do_not_perform=is_negated(node) or None,
        medication_codeable_concept=code,
        subject=paper.patient,
        authored_on=(period.start if period else "") or date_of(node.get("value", "author", "time")),
        reason_code=reasons_in(paper, node),
        dosage_instruction=dosages_until(dosages_of(paper, node, code), period),
    )


def state_of_drug(paper: Paper, node: Node) -> str:
    """Its own state first, which its row may give too. An end that has come closes it.

    `completed` alone says that the entry is complete: many systems write it on every medicine, taken or not.
    """
    for status in observations_in(node, STATUS):
        value, named = status.get("code", "value"), status.get("displayName", "value").lower()
        if state := DRUG_STATES.get(value) or DRUG_STATES.get(named):
            return state
    if state := DRUG_STATES.get(paper.cell_beside(node, STATES).lower()):
        return state
    period = period_of_drug(paper, node)
    if period and period.end and has_come(period.end, paper.date):
        return "completed"
    return TAKEN.get(status_of(node), "unknown")


def has_come(end: str, today: str) -> bool:
    """Whether a time lies before the day the document was made; unknown counts as ahead."""
    ended, made = parse_date(end), parse_date(today)
    return bool(ended and made and ended.before(made))


def time_of_drug(node: Node) -> Period | None:
    """The interval in which it is taken; how often it is taken is another time of the same name."""
    for time in node.children("effectiveTime"):
        if xsi_type(time) not in {"PIVL_TS", "EIVL_TS", "SXPR_TS"} and (period := period_of(time)):
            return period
    return None


def period_of_drug(paper: Paper, node: Node) -> Period | None:
    """As coded; an end that only the row of the entry gives is one too."""
    period = time_of_drug(node)
    if period is None or period.end:
        return period
    end = day_in_words(paper.cell_beside(node, ENDS), paper.cell_beside(node, STARTS), period.start)
    return Period(start=period.start, end=end)


def dosages_until(dosages: tuple[Dosage, ...], period: Period | None) -> tuple[Dosage, ...]:
    """An order has its end in its instructions."""
    if period is None or not period.end:
        return dosages
    timing = Timing(repeat=TimingRepeat(bounds_period=period))
    return tuple(Dosage(text=one.text, dose_and_rate=one.dose_and_rate, timing=timing) for one in dosages or (Dosage(),))


def dosages_of(paper: Paper, node: Node, code: CodeableConcept) -> tuple[Dosage, ...]:
    text, dose = sig_of(paper, node), dose_of(node)
    if not text and (shown := directions_shown(paper, node, MedicationStatement(medication_codeable_concept=code))):
        amount = f"{dose.value:f} {dose.unit}" if dose and dose.value is not None and dose.unit not in NO_UNIT else ""
        text = shown if any(sign.isdigit() for sign in shown) else ", ".join(filter(None, (amount, shown)))
    if not text and dose is None:
        return ()
    return (Dosage(text=text, dose_and_rate=(DoseAndRate(dose_quantity=dose),) if dose else ()),)


def sig_of(paper: Paper, node: Node) -> str:
    """How it is to be taken, in the words of the prescriber."""
    for _, inner in inner_statements(node):
        if FREE_TEXT_SIG in templates_of(inner) and (text := inner.child("text")):
            return paper.words_of(text)
    own = node.child("text")
    words = paper.words_of(own) if own else ""
    return words if words and is_sig(paper, node, words) else ""


def is_sig(paper: Paper, node: Node, words: str) -> bool:
    """Not where they name the medicine, or stand for its whole row: these say more than how it is taken."""
    code = node.child("consumable", "manufacturedProduct", "manufacturedMaterial", "code")
    concept = paper.concept(code)
    names = [concept.text, *(coding.display for coding in concept.coding)] if concept else []
    first = {name.lower().split()[0] for name in names if name.split()}
    return len(words) <= LONGEST_SIG and DOSING.search(words) is not None and not any(name in words.lower() for name in first)


def dose_of(node: Node) -> Quantity | None:
    """The amount. Its unit may stand with the form it is given in, or in the words it was made from."""
    dose = quantity_of(node.child("doseQuantity"))
    if dose is None or dose.unit not in NO_UNIT:
        return dose
    written = node.words("doseQuantity", "translation", "originalText")
    unit = node.get("displayName", "administrationUnitCode") or written
    return Quantity(value=dose.value, unit=unit) if unit else dose
