"""Promises of clinical documents, generated: the order of sections decides nothing, and no shape of XML stops the reader."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from beside.errors import Problem
from beside.facts import facts_in_files
from beside.records import read_records
from tests.cases import FOLDERS

TEXTS = [
    path.read_text("utf-8")
    for name in ("early-breast", "prostate-watch-or-treat")
    for path in sorted((FOLDERS[name] / "ccda").glob("*.xml"))
]
SECTION = re.compile(r"    <component><section>.*?</section></component>\n", re.DOTALL)
TAG = re.compile(r"<[^<>]+>")


def said_in(text: str) -> set[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "care.xml"
        path.write_text(text, "utf-8")
        return {(fact.kind, fact.name, str(fact.value), str(fact.date), str(fact.status)) for fact in facts_in_files([path]).facts}


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(range(len(TEXTS))), st.integers(2, 1008))
@example(0, 145)
@example(1, 147)
def test_the_order_of_the_sections_does_not_change_what_is_said(which, step):
    text = TEXTS[which]
    sections = SECTION.findall(text)
    assert len(sections) > 8
    order = iter([sections[place] for place in sorted(range(len(sections)), key=lambda place: (place + 1) * step % 1009)])

    assert said_in(SECTION.sub(lambda _: next(order), text)) == said_in(text)


CHANGES = st.sampled_from(["cut", "twice", "empty", "other"])


def change(text: str, where: int, how: str) -> str:
    """One attribute or pair of tags fewer, more or other than there was; what is left may be no XML at all."""
    tags = list(TAG.finditer(text))
    tag = tags[where % len(tags)]
    written = tag.group()
    changed = {
        "cut": "",
        "twice": written * 2,
        "empty": re.sub(r'="[^"]*"', '=""', written),
        "other": re.sub(r'(code|value|moodCode|xsi:type|root)="[^"]*"', r'\1="GOL"', written),
    }[how]
    return text[: tag.start()] + changed + text[tag.end() :]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(range(len(TEXTS))), st.lists(st.tuples(st.integers(0, 10_000), CHANGES), min_size=1, max_size=6))
def test_no_shape_of_xml_stops_the_reader(which, changes):
    text = TEXTS[which]
    for where, how in changes:
        text = change(text, where, how)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "care.xml"
        path.write_text(text, "utf-8")
        found = list(read_records([path]))
        reading = facts_in_files([path])

    assert found
    assert not [problem for problem in (*reading.problems, *found) if isinstance(problem, Problem) and problem.kind == "reader-stopped"]
