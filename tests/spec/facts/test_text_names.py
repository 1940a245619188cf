"""A name a card looks for and no reader gives is a card that never speaks: every one of them is found here."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest
import yaml

from beside.facts.text.lexicon import all_words
from beside.facts.text.tables import rules
from beside.facts.text.tables import values as tables
from tests.reading import statuses, values

# Names a card looks for beside another that readers give for the same thing.
SAME_AS = {
    ("condition", "Crohn's disease"),  # read as inflammatory bowel disease
    ("condition", "ulcerative colitis"),
    ("condition", "hypercalcemia"),  # read as hypercalcaemia
    ("condition", "tumor lysis syndrome"),  # read as tumour lysis syndrome
    ("condition", "neutropenic fever"),  # read as febrile neutropenia
    ("condition", "intestinal obstruction"),  # read as bowel obstruction
    ("condition", "increased intracranial pressure"),  # read as raised intracranial pressure
    ("condition", "urinary retention"),  # read as a symptom, which the same card looks for
    ("condition", "erectile dysfunction"),
    ("condition", "incontinence"),
    ("imaging", "DEXA"),  # read as bone density scan
    ("grade", "ISUP"),  # read as grade.group
}
ROLES = {
    "condition": ("condition",), "symptom": ("symptom",), "toxicity": ("symptom", "condition"), "medication": ("medicine",),
    "allergy": ("allergen",), "imaging": ("imaging",), "procedure": ("procedure",), "lab": ("lab",), "biomarker": ("marker",),
    "germline": ("marker",), "treatment": ("treatment",), "metastasis": ("organ",), "family": ("cancer", "condition"),
    "pending": ("marker", "awaited", "imaging"), "not-yet": ("marker", "awaited", "open-thing", "imaging"), "cancer": ("cancer",),
}  # fmt: skip


def cards():
    for folder in sorted((files("beside.knowledge") / "data" / "cards").iterdir(), key=lambda item: item.name):
        for file in sorted(folder.iterdir(), key=lambda item: item.name):
            yield from yaml.safe_load(file.read_text("utf-8"))


def patterns_in(part):
    """Every `fact` and `treatment` pattern of a card, as (kind, name, value)."""
    if isinstance(part, list):
        for one in part:
            yield from patterns_in(one)
    elif isinstance(part, dict):
        if "fact" in part:
            yield part["fact"], part.get("name", ""), ""
        if isinstance(part.get("treatment"), str) and "." not in part["treatment"]:
            yield "treatment", part["treatment"].replace("any", ""), part.get("value", "")
        for key, one in part.items():
            if key != "examples":
                yield from patterns_in(one)


def given():
    """The names the reader of free text gives, by kind; of treatments also the values, as kind `treatment.value`."""
    words = [term for _, term in all_words()]
    found = {kind: {term.name for term in words if term.role in roles} for kind, roles in ROLES.items()}
    found["treatment.value"] = {term.value for term in words if term.role == "treatment"} | {drug["id"] for drug in rows("treatments.csv")}
    for rule in rules().values():
        maps = [tables()[table].values() for group, table in rule.maps.items() if f"{{{group}}}" in rule.name]
        found.setdefault(rule.kind, set()).update(maps[0] if maps else [rule.name])
    found["person"] |= {"birth date", "name"}
    found["tumour.size"] = {"pathology"} | found["imaging"]
    return found


def rows(name):
    return csv.DictReader((files("beside.terms") / "data" / name).read_text("utf-8").splitlines())


def test_every_name_a_card_looks_for_is_one_a_reader_gives():
    known = given()
    unknown = {
        (card["id"], kind, name)
        for card in cards()
        for kind, name, _ in patterns_in(card)
        if name and name not in known.get(kind, ()) and (kind, name) not in SAME_AS
    }

    assert sorted(unknown) == []


def test_every_treatment_a_card_names_is_one_a_reader_gives():
    known = given()["treatment.value"]

    assert sorted((card["id"], value) for card in cards() for _, _, value in patterns_in(card) if value and value not in known) == []


def test_no_name_is_excused_that_no_card_looks_for():
    asked = {(kind, name) for card in cards() for kind, name, _ in patterns_in(card)}

    assert sorted(SAME_AS - asked) == []


def test_a_pressed_spinal_cord_is_no_broken_bone(note):
    """MRI: spinal cord compression at T8, with a compression fracture."""
    assert values(note, "condition") == [("spinal cord compression", "present"), ("compression fracture", "present")]


def test_a_fever_without_white_cells_is_more_than_few_white_cells(note):
    """
    Admitted with febrile neutropenia after cycle 2.
    Two years before, neutropenic sepsis.
    No neutropenia today.
    """
    assert values(note, "condition", "symptom") == [
        ("febrile neutropenia", "present"), ("neutropenic sepsis", "present"), ("neutropenia", "present"),
    ]  # fmt: skip


def test_signs_of_a_pressed_cord_are_read_by_the_names_the_cards_look_for(note):
    """
    New neck pain, difficulty walking, unsteadiness, weakness in both legs.
    Loss of bladder control, loss of bowel control, urinary retention.
    """
    assert {name for name, _ in values(note, "symptom")} == {
        "neck pain", "difficulty walking", "unsteadiness", "leg weakness", "loss of bladder control", "loss of bowel control",
        "urinary retention",
    }  # fmt: skip


def test_bleeding_inside_is_read_by_the_names_the_cards_look_for(note):
    """
    Chief complaint: dark stools.
    One episode of melena, then hematemesis.
    Assessment: recurrent GI bleed. She also saw rectal bleeding in June.
    """
    assert {name for name, _ in values(note, "symptom")} == {"black stools", "vomiting blood", "gastrointestinal bleeding", "blood in the stool"}


def test_what_cannot_wait_is_read(note):
    """
    Superior vena cava obstruction. Malignant bowel obstruction. Bowel perforation.
    Hypercalcaemia with confusion. Raised intracranial pressure. Tumor lysis syndrome.
    """
    assert {name for name, _ in values(note, "condition")} == {
        "superior vena cava obstruction", "bowel obstruction", "bowel perforation", "hypercalcaemia", "raised intracranial pressure",
        "tumour lysis syndrome",
    }  # fmt: skip


def test_what_is_watched_for_is_not_there(note):
    """We will watch for spinal cord compression. No urinary retention."""
    assert statuses(note, "condition", "symptom") == {"spinal cord compression": "hypothetical", "urinary retention": "ruled-out"}


def test_intraductal_carcinoma_is_in_situ_in_the_breast_alone(note):
    """
    A. Left breast, core biopsy: intraductal carcinoma, high grade.
    """
    assert values(note, "histology") == [("", "ductal carcinoma in situ")]


def test_intraductal_carcinoma_of_the_prostate_has_its_own_name(note):
    """
    Prostate, needle biopsy: adenocarcinoma. Cribriform pattern: present. Intraductal carcinoma: not identified.
    """
    assert values(note, "histology")[1:] == [("", "intraductal carcinoma")]
    assert values(note, "invasion") == [("cribriform", "present"), ("intraductal", "absent")]


@pytest.mark.parametrize("words", ["dabigatran 150 mg twice daily", "edoxaban 60 mg daily"])
def test_newer_blood_thinners_are_medicines(words, document):
    assert [name for name, _ in values(document(words), "medication")] == [re.match(r"\w+", words).group()]


def test_a_test_of_many_inherited_genes_is_read_as_a_panel(note):
    """
    Germline genetic testing was negative.
    """
    assert values(note, "germline") == [("panel", "negative")]


def test_a_test_of_inherited_genes_that_is_only_talked_about_has_no_result(note):
    """
    Germline testing was discussed. Hereditary cancer panel: pending. Genetic testing for hemochromatosis was negative.
    """
    assert values(note, "germline") == []


def test_tests_before_drugs_are_read(note):
    """
    Audiogram in March 2026: normal. FEV1 2.1 L. Pulmonary function tests were done.
    A MUGA scan showed an ejection fraction of 60%.
    """
    assert {name for name, _ in values(note, "procedure", "vital", "imaging")} == {
        "hearing test", "FEV1", "lung function test", "MUGA scan", "LVEF",
    }  # fmt: skip


def test_the_score_for_passing_urine_is_read(note):
    """He gets up twice at night; IPSS 9."""
    assert values(note, "vital", "symptom") == [("getting up at night", "present"), ("IPSS", "9")]
