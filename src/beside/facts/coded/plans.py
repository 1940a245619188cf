"""What is asked for, planned and awaited: requests, care plans, appointments, trials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.about import about_condition, about_resource
from beside.facts.coded.biomarkers import biomarker_of_concept
from beside.facts.coded.course import ASKED, NO_RECORD, status_asked, status_given
from beside.facts.coded.goals import read_intent
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.labs import lab_of_concept
from beside.facts.coded.people import name_in_words
from beside.facts.coded.procedures import procedure_in, read_known, read_treatments, treatments_in
from beside.facts.coded.radiotherapy import is_radiotherapy, read_radiotherapy
from beside.facts.coded.references import own_name
from beside.facts.coded.said import Said, say_concept, words_of
from beside.facts.fact import About, Course, Status, Time
from beside.records.fhir_types import Practitioner, ServiceRequest
from beside.terms.biomarkers import genes_in_words
from beside.terms.questions import answer_in_words
from beside.terms.tables import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import (
        ActivityDetail,
        Appointment,
        CarePlan,
        CodeableConcept,
        Reference,
        ResearchSubject,
    )

OPEN = frozenset({"active", "on-hold", "draft"})
NO_APPOINTMENT = frozenset({"cancelled", "noshow", "entered-in-error"})


def read_request(here: Here, request: ServiceRequest) -> Iterator[Fact]:
    if request.status in NO_RECORD or request.code is None or is_part_of_another(here, request):
        return
    here = here.having(
        about=about_resource(
            here, request, request.reason_reference, reasons=request.reason_code,
            places=request.body_site, specimens=request.specimen,
        ),
        date=first_date(request.occurrence_date_time, start_of(request.occurrence_period), request.authored_on),
        status=status_asked(request.status, request.intent, forbidden=bool(request.do_not_perform)),
    )  # fmt: skip
    asks_another = answer_in_words("referral", words_of(request.code)) is not None
    treatments = [] if asks_another else list(treatments_in("code", request.code))
    if treatments and is_radiotherapy(request, [meaning.value for meaning in treatments]):
        yield from read_radiotherapy(here, request, treatments[0])
        yield from read_intent(here, request)
    elif treatments:
        yield from read_treatments(here, treatments)
        yield from read_intent(here, request)
    elif not request.do_not_perform:
        yield from read_test(here, request, request.code)


def read_test(here: Here, request: ServiceRequest, concept: CodeableConcept) -> Iterator[Fact]:
    """A test that is asked for and has no result among the records is awaited; an operation is planned."""
    inherited = answer_in_words("test", words_of(concept))
    if inherited:
        yield from read_inherited(here, request, concept, inherited)
        return
    known = procedure_in(concept)
    name = name_of_test(concept) or (known.id if known else "")
    if known is not None and known.kind == "procedure" and not name_of_test(concept):
        yield read_known(here, known, concept)
        return
    if not name and request.intent in ASKED:
        return
    if request.status not in OPEN or here.references.has_result(own_name(here.entry)):
        return
    if name or here.about.cancer:
        said = say_concept("code", concept)
        since = first_date(request.authored_on)
        due = first_date(request.occurrence_date_time, start_of(request.occurrence_period))
        yield here.fact(
            "pending", name or words_of(concept), "awaited", said,
            status=Status(time=Time.PENDING), since=since, due=due,
        )  # fmt: skip


def read_inherited(here: Here, request: ServiceRequest, concept: CodeableConcept, name: str) -> Iterator[Fact]:
    """A test of what was inherited is of the person, and of no tumour; it is awaited under the name of each gene too."""
    if request.status not in OPEN or request.intent in ASKED or here.references.has_result(own_name(here.entry)):
        return
    for one in (name, *genes_in_words(words_of(concept))):
        yield here.fact(
            "pending", one, "awaited", say_concept("code", concept),
            about=About(), status=Status(time=Time.PENDING), since=first_date(request.authored_on),
        )  # fmt: skip


def name_of_test(concept: CodeableConcept) -> str:
    lab = lab_of_concept(concept)
    return biomarker_of_concept(concept) or (lab.id if lab else "") or answer_in_words("panel", words_of(concept)) or ""


def is_part_of_another(here: Here, request: ServiceRequest) -> bool:
    """A phase of a planned course that is among the records too: the course tells of it."""
    found = (here.find(reference) for reference in request.based_on)
    return any(entry is not None and isinstance(entry.resource, ServiceRequest) for entry in found)


def read_care_plan(here: Here, plan: CarePlan) -> Iterator[Fact]:
    """Treatments among its activities; in words, what a plan for a cancer says."""
    if plan.status in NO_RECORD:
        return
    here = here.having(about=about_condition(here, plan.addresses), date=first_date(start_of(plan.period), plan.created))
    here = here.until(end_of(plan.period))
    if here.about.cancer and plan.description:
        yield here.fact("recommendation", "team", plan.description, Said("description", plan.description), speaker=writer_named(here, plan.author))
    for place, activity in enumerate(plan.activity):
        if activity.detail is not None and activity.detail.status not in NO_RECORD:
            yield from read_activity(here, plan, activity.detail, f"activity[{place}].detail")


def writer_named(here: Here, reference: Reference | None) -> str:
    """`Fern Imaginary, Medical oncology`, as the record of the person who wrote says."""
    found = here.find(reference)
    if found is None or not isinstance(found.resource, Practitioner):
        return reference.display if reference else ""
    names = [" ".join(filter(None, (name_in_words(name), *name.suffix))) for name in found.resource.name[:1]]
    posts = [words_of(one.code) for one in found.resource.qualification if one.code]
    return ", ".join(filter(None, (*names, *posts[:1])))


def read_activity(here: Here, plan: CarePlan, detail: ActivityDetail, path: str) -> Iterator[Fact]:
    status = status_given(detail.status, plan.intent)
    if detail.do_not_perform:
        status = status_asked("", "", forbidden=True)
    here = here.having(
        status=status, date=first_date(start_of(detail.scheduled_period)), about=about_detail(here, detail)
    )
    concepts = [(f"{path}.code", detail.code), (f"{path}.productCodeableConcept", detail.product_codeable_concept)]
    found = [meaning for where, concept in concepts if concept for meaning in treatments_in(where, concept)]
    yield from read_treatments(here, found)
    if not found and detail.description and here.about.cancer:
        yield here.fact("recommendation", "team", detail.description, Said(f"{path}.description", detail.description))


def about_detail(here: Here, detail: ActivityDetail) -> About:
    about = about_condition(here, detail.reason_reference)
    return about if about.cancer else here.about


def read_appointment(here: Here, appointment: Appointment) -> Iterator[Fact]:
    if appointment.status in NO_APPOINTMENT:
        return
    concepts = (*appointment.service_type, *appointment.specialty, *appointment.reason_code)
    what = next(filter(None, map(words_of, concepts)), "") or words_of(appointment.appointment_type)
    words = appointment.description or what
    what = what or appointment.description
    over = appointment.status == "fulfilled"
    if answer_in_words("setting", words):  # when it was found the visit does not say: its own day may still be to come
        yield here.fact("recurrence", "", "new", Said("description" if appointment.description else "serviceType", words))
    here = here.having(date=first_date(appointment.start))
    yield here.fact(
        "appointment",
        plain_words(what),
        words,
        Said("description" if appointment.description else "serviceType", words),
        status=Status(time=Time.PAST if over else Time.PLANNED),
        end=first_date(appointment.end),
        note=whom_it_is_with(here, appointment),
    )


def whom_it_is_with(here: Here, appointment: Appointment) -> str:
    """Who takes part besides the person, by the names the appointment gives them."""
    actors = [participant.actor for participant in appointment.participant if participant.actor is not None]
    names = [actor.display for actor in actors if actor.display and here.name(actor) != here.subject]
    return f"with {'; '.join(dict.fromkeys(names))}" if names else ""


def read_trial(here: Here, subject: ResearchSubject) -> Iterator[Fact]:
    """A study the person is in or was in."""
    course = {"on-study": Course.ONGOING, "on-study-intervention": Course.ONGOING, "completed": Course.COMPLETED,
              "off-study": Course.STOPPED, "withdrawn": Course.STOPPED, "eligible": Course.DISCUSSED,
              "candidate": Course.DISCUSSED}.get(subject.status)  # fmt: skip
    if course is None or subject.study is None:
        return
    number = subject.study.identifier.value if subject.study.identifier else ""
    words = subject.study.display or number or subject.study.reference
    status = Status(time=Time.PAST if course in {Course.COMPLETED, Course.STOPPED} else Time.CURRENT, course=course)
    here = here.having(date=first_date(start_of(subject.period)))
    yield here.fact("treatment", "trial", words, Said("study", words), status=status, end=end_of(subject.period))
