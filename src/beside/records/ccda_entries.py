"""The entries of a C-CDA document: each statement read by what it is, wherever it stands and whatever it claims to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.records import limits
from beside.records.ccda_allergies import read_allergy
from beside.records.ccda_care import (
    read_encounter,
    read_goal,
    read_note,
    read_procedure,
    read_request,
)
from beside.records.ccda_drugs import read_drug
from beside.records.ccda_findings import read_observation, read_panel, read_problem
from beside.records.ccda_paper import (
    EVENT,
    Where,
    inner_statements,
    is_negated,
    mood_of,
    statement_in,
    status_of,
    templates_of,
)
from beside.records.ccda_people import is_family, is_of_another, read_family
from beside.records.ccda_values import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

ALLERGIES, PROCEDURES, FAMILY = "48765-2", "47519-4", "10157-6"
PROBLEM_SECTIONS = frozenset({
    "11450-4", "11348-0", "75310-3", "46241-6", "11535-2", "10219-4", "10218-6", "59769-0", "29308-4", "42346-7",
})  # fmt: skip
PROCEDURE_ACT, PROCEDURE_OBSERVATION = "4.12", "4.13"
PROBLEM, ALLERGY, ALLERGY_OF_SUBSTANCE = "4.4", "4.7", "4.90"
INSTRUCTION, NOTE = "4.20", "4.202"
# An observation of one of these says no more than that a problem follows: its value is the problem.
ASKS_FOR_PROBLEM = frozenset({
    "55607006", "404684003", "418799008", "282291009", "64572001", "409586006", "248536006", "373930000", "29308-4",
    "75326-9", "75321-0", "75323-6", "75318-6", "75325-1", "75322-8", "75312-9", "75319-4", "75315-2", "ASSERTION",
})  # fmt: skip
# An act of one of these is only there to hold others.
HOLDS = frozenset({"CONC", "48765-2", "11450-4", "75310-3", "29308-4", "46241-6", "11535-2", "10219-4", "10218-6", "10183-2", "42346-7"})


def read_entries(paper: Paper, section: Node, code: str) -> Iterator[Entry]:
    for entry in section.children("entry"):
        statement = statement_in(entry)
        if statement:
            yield from read_statement(paper, statement, Where(code))


def read_statement(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    if paper.is_too_deep(where):
        return
    if is_of_another(node) and not is_family(node):
        paper.of_others += 1
    elif node.name == "act":
        yield from read_act(paper, node, where)
    elif node.name == "observation":
        yield from read_observed(paper, node, where)
    elif node.name == "organizer":
        yield from read_organizer(paper, node, where)
    elif node.name == "procedure":
        yield from read_procedure(paper, node, where)
        yield from read_inner(paper, node, where)
    elif node.name == "substanceAdministration":
        yield from read_drug(paper, node, where)
    elif node.name == "encounter":
        yield from read_encounter(paper, node, where)
        yield from read_inner(paper, node, where)


def read_act(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """An act is something done, something asked for, or no more than what holds others."""
    if mood_of(node) != EVENT:
        if INSTRUCTION not in templates_of(node):
            yield from read_request(paper, node, where)
    elif NOTE in templates_of(node):
        yield from read_note(paper, node, where)
    elif PROCEDURE_ACT in templates_of(node) or is_done_here(node, where):
        yield from read_procedure(paper, node, where)
    yield from read_inner(paper, node, where)


def is_done_here(node: Node, where: Where) -> bool:
    return where.section == PROCEDURES and node.get("code", "code") not in HOLDS


def read_inner(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """What hangs on a statement and is one of its own, in the concern that the statement is."""
    concern = status_of(node) if is_concern(node) else where.concern
    since = where.since or (start_of(node.child("effectiveTime")) if is_concern(node) or node.name == "encounter" else "")
    here = replace(where, concern=concern, deep=where.deep + 1, negated=is_concern(node) and is_negated(node), since=since, ahead=node.name == "encounter" and mood_of(node) != EVENT)
    for relation, inner in inner_statements(node):
        if relation != "RSON" and (node.name == "act" or inner.name != "observation" or is_problem(inner, where)):
            yield from read_statement(paper, inner, here)


def is_concern(node: Node) -> bool:
    """Whether it only holds others; what is negated on it is negated of them."""
    return node.name == "act" and node.get("code", "code") in HOLDS


def read_organizer(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    if is_family(node):
        yield from read_family(paper, node, where)
        return
    members = [inner for _, inner in inner_statements(node)]
    if all(inner.name == "observation" and mood_of(inner) == EVENT and not is_problem(inner, where) for inner in members):
        yield from read_panel(paper, node, where)
        return
    for inner in members:
        yield from read_statement(paper, inner, where.inside(node))


def read_observed(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    if mood_of(node) == "GOL":
        yield from read_goal(paper, node, where)
    elif mood_of(node) != EVENT:
        yield from read_request(paper, node, where)
    elif is_allergy(node, where):
        yield from read_allergy(paper, node, where)
    elif is_problem(node, where):
        yield from read_problem(paper, node, where)
    elif PROCEDURE_OBSERVATION in templates_of(node):
        yield from read_procedure(paper, node, where)
    else:
        yield from read_observation(paper, node, where)


def is_allergy(node: Node, where: Where) -> bool:
    templates = templates_of(node)
    if {ALLERGY, ALLERGY_OF_SUBSTANCE} & templates:
        return True
    return where.section == ALLERGIES and node.child("participant", "participantRole", "playingEntity") is not None


def is_problem(node: Node, where: Where) -> bool:
    """By its template, by what it asks, or where it stands; its value is a code or words, never a number."""
    if node.name != "observation" or node.child("value") is None or is_allergy(node, where):
        return False
    asks = node.get("code", "code")
    if PROBLEM in templates_of(node) or asks in ASKS_FOR_PROBLEM - {"ASSERTION"}:
        return True
    return asks in {"ASSERTION", ""} and where.section in PROBLEM_SECTIONS


def read_sections(paper: Paper, body: Node, deep: int = 0) -> Iterator[tuple[Node, str]]:
    """Every section with its code, in order, those within others too."""
    for component in body.children("component"):
        section = component.child("section")
        if section and deep < limits.SECTIONS_DEEP:
            yield section, section.get("code", "code")
            yield from read_sections(paper, section, deep + 1)
        elif section:
            paper.too_deep += 1
