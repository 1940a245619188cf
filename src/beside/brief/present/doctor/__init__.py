"""The page for a doctor: what a colleague asks in the first minutes, in ten parts, each line with its date and record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import short_date
from beside.brief.doctor import DoctorPage
from beside.brief.messages import frame, message
from beside.brief.page import Show
from beside.brief.present.doctor.biomarkers import present_biomarkers
from beside.brief.present.doctor.case_line import present_case
from beside.brief.present.doctor.fitness import present_fitness
from beside.brief.present.doctor.fitting import SPACIOUS, height_of, on_one_sheet, records_of
from beside.brief.present.doctor.imaging import present_imaging
from beside.brief.present.doctor.open_things import present_open
from beside.brief.present.doctor.pathology import present_pathology
from beside.brief.present.doctor.plan import present_decision, present_matters, present_plan
from beside.brief.present.doctor.treatment import present_treatment
from beside.terms.dates import date_from

if TYPE_CHECKING:
    from beside.brief.messages import Sentence
    from beside.guide import Guide

PRESENTERS = {
    "decision": present_decision,
    "case": present_case,
    "plan": present_plan,
    "pathology": present_pathology,
    "treatment": present_treatment,
    "imaging": present_imaging,
    "biomarkers": present_biomarkers,
    "fitness": present_fitness,
    "matters": present_matters,
    "open": present_open,
}


def present_doctor(guide: Guide, show: Show) -> DoctorPage:
    """One sheet of everything a doctor asks first. What the person chose to see decides the door, not the page."""
    parts = on_one_sheet({name: tuple(present_part(guide)) for name, present_part in PRESENTERS.items()}, len(guide.case.documents))
    return DoctorPage(
        language="en",
        show=show,
        prepared_on=guide.today,
        document_title=frame(wording.DOCUMENT_TITLE),
        title=frame(wording.TITLE),
        about=about_this(guide),
        door=() if show is Show.ALL else tuple(frame(words) for words in wording.DOOR),
        parts=parts,
        records=records_of(parts, guide),
        records_title=frame(wording.RECORDS_TITLE),
        foot=frame(wording.FOOT),
        is_dense=height_of(parts) > SPACIOUS,
    )


def about_this(guide: Guide) -> Sentence:
    """How many files; where files hold more documents, how many of those."""
    documents = [document for document in guide.case.documents if document.chain]
    records = len({document.chain[0] for document in documents})
    within = message(wording.WITHIN, count=len(documents)) if len(documents) > records else ""
    return frame(wording.PREPARED, date=short_date(date_from(guide.today)), count=records, within=within)
