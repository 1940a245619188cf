"""Promises of the case, generated: the order of the records decides nothing, and nothing is lost on the way."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from beside.case import make_cases
from tests.builders import document, fact, reading

NAMES = st.sampled_from(["Anna Example", "Example, Anna", "Berta Sample", "BERTA SAMPLE"])
BIRTHS = st.sampled_from(["1960-04-01", "1971-09-09", "1960"])
DATES = st.sampled_from(["", "2024", "2026-10", "2026-10-30", "2026-11-10"])
DOCUMENTS = st.sampled_from(["letter", "report", "board", "stray"])


def clinical(kind: str, names, values):
    return st.builds(lambda name, value, date, where: (kind, name, value, date, where), names, values, DATES, DOCUMENTS)


STATEMENTS = st.one_of(
    clinical("person", st.just("name"), NAMES),
    clinical("person", st.just("birth date"), BIRTHS),
    clinical("cancer", st.sampled_from(["breast", "colon", "lung", "lung-non-small-cell"]), st.just("as written")),
    clinical("stage.t", st.sampled_from(["c", "p", ""]), st.sampled_from(["T1", "T2", "T2a"])),
    clinical("biomarker", st.sampled_from(["ER", "HER2"]), st.sampled_from(["positive", "negative", "equivocal"])),
    clinical("lab", st.just("PSA"), st.sampled_from([Decimal("4.8"), Decimal("6.1")])),
    clinical("tumour.size", st.sampled_from(["MRI", "pathology"]), st.sampled_from([Decimal(23), Decimal(31)])),
)


def facts_from(statements):
    return [
        fact(kind, name, value, date=date, document=where, place=place, unit="mm" if kind == "tumour.size" else "")
        for place, (kind, name, value, date, where) in enumerate(statements)
    ]


def described(cases):
    return sorted(
        (
            sorted(one.id for one in case.facts), sorted(tumour.id for tumour in case.tumours),
            sorted((conflict.kind, conflict.tumour) for conflict in case.conflicts), sorted(case.apart),
        )
        for case in cases
    )  # fmt: skip


@given(st.lists(STATEMENTS, max_size=12), st.randoms())
def test_the_order_of_documents_and_facts_does_not_change_the_case(statements, random):
    facts = facts_from(statements)
    documents = [document(name) for name in sorted({one.source.document for one in facts})]
    shuffled, other = facts[:], documents[:]
    random.shuffle(shuffled)
    random.shuffle(other)

    assert described(make_cases(reading(*facts, documents=tuple(documents)))) == described(make_cases(reading(*shuffled, documents=tuple(other))))


@given(st.lists(STATEMENTS, max_size=12))
def test_every_place_of_every_statement_is_kept_in_some_case_or_its_record_is_named_apart(statements):
    facts = facts_from(statements)

    cases = make_cases(reading(*facts))

    kept = {source for case in cases for one in case.facts for source in one.sources}
    apart = set.intersection(*(set(case.apart) for case in cases))
    assert all(one.source in kept or f"{one.source.document}.txt" in apart for one in facts)


@given(st.lists(STATEMENTS, max_size=12))
def test_no_fact_stands_in_two_cases(statements):
    cases = make_cases(reading(*facts_from(statements)))

    kept = [one.id for case in cases for one in case.facts]
    assert len(kept) == len(set(kept))
