"""Dates are read strictly: nothing is filled in, and day and month are not guessed."""

from __future__ import annotations

import pytest

from beside.facts.text import read_text
from beside.facts.text.context import make_context
from beside.terms.dates import parse_date
from tests.reading import of_kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 2026-11-18", "2026-11-18"), ("on 18 November 2026", "2026-11-18"), ("on Nov 18, 2026", "2026-11-18"),
        ("in November 2026", "2026-11"), ("in Mar 2025", "2025-03"), ("in 2019", "2019"), ("on 12/24/2007", "2007-12-24"),
        ("on 24.12.2007", "2007-12-24"), ("on 03-Nov-2026", "2026-11-03"), ("in 06/2024", "2024-06"),
        ("on 7/10/2010", "2010"), ("on 7/7/2010", "2010-07-07"),
    ],
)  # fmt: skip
def test_a_date_is_what_is_written(words, expected, document):
    [found] = make_context(document(f"Seen {words}.")).dates

    assert found.date == parse_date(expected)


@pytest.mark.parametrize("words", ["90%", "2/14 nodes", "12:30", "30 February 2026", "on 7/10/10", "may 2 tablets", "1,960 cells"])
def test_what_is_no_date_or_has_no_year_stays_unknown(words, document):
    assert [found.date for found in make_context(document(f"Seen {words}.")).dates if found.date] == []


def test_another_date_settles_the_order(note):
    """Mammogram on 12/24/2007. Biopsy on 01/02/2008."""
    assert [str(found.date) for found in make_context(note).dates] == ["2007-12-24", "2008-01-02"]


def test_two_figures_are_a_year_only_beside_the_documents_own(note):
    """
    Date: 15 March 2011
    Mastectomy on 7/30/10. Born 4/30/60.
    """
    [mastectomy] = [found for found in make_context(note).dates if found.start > 20]

    assert str(mastectomy.date) == "2010-07-30"


def test_a_fact_takes_the_date_beside_it_else_the_documents(note):
    """
    Date: 15 March 2026
    PSA 6.1 ng/mL (Mar 2025). ECOG 0.
    """
    dates = {fact.name: str(fact.date) for fact in of_kind(note, "lab", "performance")}

    assert dates == {"PSA": "2025-03", "ECOG": "2026-03-15"}


def test_when_the_past_was_is_not_filled_in(note):
    """
    Date: 15 March 2026
    Status post mastectomy.
    """
    [found] = of_kind(note, "treatment")

    assert found.date is None


def test_a_birth_date_is_never_the_documents_date(note):
    """
    Patient: Imaginary Person   DOB: 4 May 1960
    Stage IIA.
    """
    assert make_context(note).today is None
    assert {(fact.name, str(fact.value)) for fact in of_kind(note, "person")} == {
        ("birth date", "1960-05-04"), ("name", "Imaginary Person"),
    }  # fmt: skip


def test_the_year_of_the_first_cancer_is_not_that_of_its_return(document):
    facts = read_text(document("November 16, 2026\n\nHer colon cancer of 2024 has come back in the liver (two metastases)."))

    assert {fact.kind: str(fact.date) for fact in facts if fact.kind in {"cancer", "recurrence", "metastasis"}} == {
        "cancer": "2024", "recurrence": "2026-11-16", "metastasis": "2026-11-16",
    }  # fmt: skip


def test_nobody_has_metastases_on_the_day_a_treatment_is_to_start(document):
    facts = read_text(document("November 16, 2026\n\nPlan: FOLFIRI, to start on December 1, 2026, to shrink the metastases."))

    assert [(str(fact.date), str(fact.status.time)) for fact in facts if fact.kind == "metastasis"] == [("2026-11-16", "current")]


def test_a_date_that_ends_the_sentence_before_is_not_that_of_a_row(document):
    facts = read_text(document("November 18, 2025\n\nCT November 11, 2025: no evidence of disease. CEA 2.4 ng/mL."))

    assert [str(fact.date) for fact in facts if fact.kind == "lab"] == ["2025-11-18"]


def test_since_when_somebody_is_ill_is_not_the_day_of_what_comes_after(note):
    """
    November 13, 2026

    She has had rheumatoid arthritis since 2004, quiet on methotrexate 15 mg once a week.
    """
    assert [str(fact.date) for fact in of_kind(note, "condition", "medication")] == ["2004", "2026-11-13"]
