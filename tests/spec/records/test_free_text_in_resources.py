"""Free text inside a resource is a text document of its own, so that a fact in it has an exact place.

The narrative that systems generate from a coded resource is not: it says again what the codes say.
"""

from __future__ import annotations

from beside.terms.dates import PartialDate


def test_each_note_is_a_document(record):
    """
    {"resourceType": "Procedure", "id": "op", "subject": {"reference": "Patient/ann"},
     "code": {"text": "Lumpectomy"}, "performedDateTime": "2024-05-03",
     "note": [{"text": "Margins clear."}, {"text": "Clips left.", "time": "2024-05-04T09:00:00Z"}]}
    """
    first, second = record.notes
    assert first.name == "record › Procedure/op note 1"
    assert first.path == "Procedure.note[0].text"
    assert (first.text, first.title, first.subject) == (
        "Margins clear.",
        "Lumpectomy",
        "Patient/ann",
    )
    assert first.date == PartialDate(2024, 5, 3)
    assert second.date.day == 4


def test_the_same_words_in_two_notes_are_two_documents(record):
    """
    [{"resourceType": "Observation", "id": "a", "note": [{"text": "Stable."}]},
     {"resourceType": "Observation", "id": "b", "note": [{"text": "Stable."}]}]
    """
    assert [note.text for note in record.notes] == ["Stable.", "Stable."]
    assert len({note.id for note in record.notes}) == 2


def test_a_conclusion_is_a_document(record):
    """
    {"resourceType": "DiagnosticReport", "id": "r", "conclusion": "Invasive ductal carcinoma, grade 2."}
    """
    [note] = record.notes
    assert (note.chain[-1], note.path) == (
        "DiagnosticReport/r conclusion",
        "DiagnosticReport.conclusion",
    )


def test_a_long_value_is_prose_and_a_short_one_an_answer(record):
    """
    {"resourceType": "Observation", "valueString": "negative", "component": [{"valueString":
      "Sections show an invasive carcinoma with tubule formation in less than a tenth of the tumour."}]}
    """
    [note] = record.notes
    assert note.text.startswith("Sections show")
    assert note.path == "Observation.component[0].valueString"


def test_plans_impressions_messages_and_appointments_speak_too(record):
    """
    [{"resourceType": "CarePlan", "description": "Surgery first.", "activity": [
       {"progress": [{"text": "Seen by the surgeon."}], "detail": {"description": "Sentinel node biopsy."}}]},
     {"resourceType": "ClinicalImpression", "description": "Fit for surgery.", "summary": "Early disease."},
     {"resourceType": "Communication", "payload": [{"contentString": "HER2 is still awaited."}]},
     {"resourceType": "Appointment", "comment": "Tumour board.", "patientInstruction": "Bring the films."},
     {"resourceType": "ServiceRequest", "patientInstruction": "Fast from midnight."},
     {"resourceType": "AllergyIntolerance", "reaction": [{"note": [{"text": "Rash after penicillin."}]}]}]
    """
    assert [note.text for note in record.notes] == [
        "Surgery first.", "Seen by the surgeon.", "Sentinel node biopsy.", "Fit for surgery.", "Early disease.",
        "HER2 is still awaited.", "Tumour board.", "Bring the films.", "Fast from midnight.", "Rash after penicillin.",
    ]  # fmt: skip


def test_the_generated_narrative_of_a_coded_resource_is_left_out(record):
    """
    {"resourceType": "Condition", "text": {"status": "generated", "div": "<div>Breast cancer</div>"}}
    """
    assert record.notes == []


def test_a_narrative_that_says_more_than_the_codes_is_read(record):
    """
    {"resourceType": "Condition", "id": "c", "text": {"status": "additional", "div": "<div>Ki-67 <b>30%</b></div>"}}
    """
    [note] = record.notes
    assert (note.text, note.chain[-1]) == ("Ki-67 30%", "Condition/c narrative")


def test_a_section_without_entries_is_read_and_one_with_entries_only_when_it_says_more(record):
    """
    {"resourceType": "Composition", "id": "letter", "subject": {"reference": "Patient/ann"}, "date": "2024-05-03",
     "section": [
      {"title": "Plan", "text": {"status": "generated", "div": "<div><p>Surgery first.</p></div>"}},
      {"title": "Problems", "entry": [{"reference": "Condition/1"}],
       "text": {"status": "generated", "div": "<div>Breast cancer</div>"}},
      {"title": "History", "entry": [{"reference": "Condition/1"}],
       "text": {"status": "additional", "div": "<div>Found by screening.</div>"},
       "section": [{"title": "Family", "text": {"div": "<div>Mother: breast cancer at 41.</div>"}}]}]}
    """
    assert [(note.title, note.text) for note in record.notes] == [
        ("Plan", "Surgery first."),
        ("History", "Found by screening."),
        ("Family", "Mother: breast cancer at 41."),
    ]
    assert record.notes[2].path == "Composition.section[2].section[0].text.div"


def test_what_a_contained_resource_says_is_of_the_person_of_the_outer_one(record):
    """
    {"resourceType": "Condition", "subject": {"reference": "Patient/ann"},
     "contained": [{"resourceType": "Observation", "note": [{"text": "Stable."}]}]}
    """
    [note] = record.notes
    assert note.subject == "Patient/ann"
