"""Rules from data: where an anchor stands, its pattern is tried, and its groups make a fact."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.fact import Details
from beside.facts.text.make import Found
from beside.facts.text.node_groups import without_groups
from beside.facts.text.tables import rules, values
from beside.facts.text.tumours import BOTH, about_at, part_at, sides_in
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.fact import Value
    from beside.facts.text.context import Context
    from beside.facts.text.tables import Rule

BLANKS = re.compile(r"\s+")
LOOK_BACK = 40  # characters before an anchor in which a word may forbid a rule
NUMBERS = frozenset({"tumour.size", "nodes.positive", "nodes.examined", "vital", "performance", "lab"})
NODES = frozenset({"nodes.positive", "nodes.examined"})
IN_SITU = "in situ"
WORDED = frozenset({"grade-words", "grade-range"})
SIDE = 70  # characters before a count in which its side may stand
REACH = 400  # characters a pattern may look at from its anchor on


def read_rules(context: Context) -> Iterator[Found]:
    """Of a grade that one sentence tells twice, the one by its scale stands, or the one in numbers."""
    found = with_their_part(context, [*without_groups(context, [*tried_rules(context)])])
    grades: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        if one.kind == "grade":
            grades[context.note.sentence(one.start)[0]].append(one)
    better = {first: {one.value for one in told if one.name} for first, told in grades.items()}
    counted = {first for first, told in grades.items() if any(one.rule not in WORDED and str(one.value).isdigit() for one in told)}
    for one in found:
        first = context.note.sentence(one.start)[0] if one.kind == "grade" and not one.name else -1
        if first < 0 or not (one.value in better[first] or (one.rule in WORDED and first in counted)):
            yield one


def with_their_part(context: Context, found: list[Found]) -> list[Found]:
    """Beside an invasive cancer the grade of the part in situ is not the grade of the cancer: it bears its name."""
    if not any("invasive" in hit.term.value for hit in context.note.hits("histology")):
        return found
    return [replace(one, name=f"{one.name} {IN_SITU}".strip()) if one.kind == "grade" and is_of_in_situ(context, one) else one for one in found]


def is_of_in_situ(context: Context, grade: Found) -> bool:
    types = context.note.hits_in("histology", context.note.sentence(grade.start)[0], grade.start)
    return bool(types) and IN_SITU in types[-1].term.value


def tried_rules(context: Context) -> Iterator[Found]:
    """Every rule once per anchor, or once per sentence with its anchor in it."""
    seen: set[tuple[str, int]] = set()
    for hit in context.note.hits("anchor"):
        rule = rules()[hit.term.name]
        first, last = context.note.sentence(hit.start)
        start = hit.start if rule.look == "from" else first
        if (rule.id, start) in seen or not in_its_section(context, rule, start):
            continue
        seen.add((rule.id, start))
        end = min(len(context.note.plain.text), start + REACH) if rule.look == "from" else last
        yield from matches(context, rule, start, end)


def in_its_section(context: Context, rule: Rule, start: int) -> bool:
    return not rule.sections or context.note.section(start).name in rule.sections


def matches(context: Context, rule: Rule, start: int, end: int) -> Iterator[Found]:
    text = context.note.plain.text if rule.case else context.note.plain.low
    if rule.look == "from":
        match = rule.pattern.match(text, start, end)
        found = [match] if match else []
    else:
        found = list(rule.pattern.finditer(text, start, end))
    for match in found:
        if not forbidden(rule, text, match.start()) and (fact := fact_from(rule, match)) is not None:
            yield with_its_side(context, fact)


def with_its_side(context: Context, found: Found) -> Found:
    if found.kind in NODES:
        return on_its_side(context, found)
    if found.kind == "laterality":
        about = about_at(context.note, context.tumours, context.parts, context.only, found.start)
        return replace(found, about=replace(about, side=str(found.value)))
    return found


def on_its_side(context: Context, nodes: Found) -> Found:
    """Nodes are counted a side where the words or the part's label name one; it is the nodes' side, and the tumour's only where that has it."""
    first = min(context.note.sentence(nodes.start)[0], context.note.plain.text.rfind("\n", 0, nodes.start) + 1)  # a label begins the line
    own = sides_in(context.note, nodes.start, nodes.end)
    sides = [side for side in own or sides_in(context.note, max(first, nodes.start - SIDE), nodes.start) if side.term.name != BOTH]
    part = part_at(context.parts, nodes.start)
    side = sides[-1].term.name if sides else part.side if part and part.side != BOTH and is_node(part.organ) else ""
    about = about_at(context.note, context.tumours, context.parts, context.only, nodes.start)
    if about.side and about.side not in {tumour.side for tumour in context.tumours}:
        about = replace(about, side="")
    return replace(nodes, name=nodes.name or side, about=about)


def is_node(organ: str) -> bool:
    return "node" in organ or not organ


def forbidden(rule: Rule, text: str, start: int) -> bool:
    return rule.not_after is not None and rule.not_after.search(text, max(0, start - LOOK_BACK), start) is not None


def fact_from(rule: Rule, match: re.Match[str]) -> Found | None:
    groups = mapped_groups(rule, match)
    if groups is None:
        return None
    written = rule.value.format_map(groups).strip()
    value: Value | None = parse_number(written) if is_number(rule) else written
    if value is None:
        return None
    start, end = match.span("quote") if "quote" in match.groupdict() else match.span()
    return Found(
        kind=rule.kind, name=rule.name.format_map(groups).strip(), value=value, start=start, end=end, rule=rule.id,
        unit=rule.unit.format_map(groups), polar=rule.polar,
        details=Details(method=rule.details.get("method", "").format_map(groups), score=rule.details.get("score", "").format_map(groups)),
    )  # fmt: skip


def is_number(rule: Rule) -> bool:
    return rule.kind in NUMBERS and "/" not in rule.value


def mapped_groups(rule: Rule, match: re.Match[str]) -> Mapping[str, str] | None:
    """The words of each group, through its table where it has one; nothing where a table does not know them."""
    groups = {name: words or "" for name, words in match.groupdict().items()}
    for name, table in rule.maps.items():
        words = BLANKS.sub(" ", groups[name]).strip(" .:")
        meaning = values()[table].get(words, words if words.isdigit() and table == "number" else None)
        if meaning is None:
            return None
        groups[name] = meaning
    return groups if counts_fit(groups) else None


def counts_fit(groups: Mapping[str, str]) -> bool:
    """Of the nodes examined no more can be positive: else the numbers are of something else."""
    positive, examined = groups.get("positive", ""), groups.get("examined", "")
    return not (positive.isdigit() and examined.isdigit()) or int(positive) <= int(examined) > 0
