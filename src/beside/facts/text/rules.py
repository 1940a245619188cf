"""Rules from data: where an anchor stands, its pattern is tried, and its groups make a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Details
from beside.facts.text.make import Found
from beside.facts.text.tables import rules, values
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.fact import Value
    from beside.facts.text.context import Context
    from beside.facts.text.tables import Rule

BLANKS = re.compile(r"\s+")
LOOK_BACK = 40  # characters before an anchor in which a word may forbid a rule
NUMBERS = frozenset({"tumour.size", "nodes.positive", "nodes.examined", "vital", "performance", "lab"})
REACH = 400  # characters a pattern may look at from its anchor on


def read_rules(context: Context) -> Iterator[Found]:
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
            yield fact


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
