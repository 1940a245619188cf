"""Records are parted by person: two people are never mixed, and a record of nobody is never lost."""

from __future__ import annotations

from dataclasses import replace

from beside.case import make_cases
from beside.errors import Problem
from beside.records.document import Document, DocumentKind, Entry
from beside.records.fhir_types import ImagingStudy
from tests.builders import document, fact, reading


def person(name: str, born: str, where: str):
    return [fact("person", "name", name, document=where), fact("person", "birth date", born, document=where)]


def test_one_person_written_in_several_ways_is_one():
    facts = [
        *person("Mrs. Anna Example", "1960-04-01", "letter"),
        *person("EXAMPLE, ANNA", "1960-04-01", "report"),
        fact("cancer", "breast", document="letter"),
        fact("biomarker", "ER", "positive", document="report"),
    ]

    [case] = make_cases(reading(*facts))

    assert {one.kind for one in case.facts} >= {"cancer", "biomarker"}


def test_a_record_of_another_person_is_left_out_and_named():
    facts = [*person("Anna Example", "1960-04-01", "letter"), *person("Berta Sample", "1971-09-09", "stray"), fact("cancer", "breast", document="letter"), fact("cancer", "colon", document="stray")]

    cases = make_cases(reading(*facts))

    assert len(cases) == 2
    for case in cases:
        assert len({one.source.document for one in case.facts}) == 1
        assert len(case.apart) == 1


def test_the_same_name_with_another_birth_date_is_another_person():
    facts = [*person("Anna Example", "1960-04-01", "one"), *person("Anna Example", "1988-12-30", "two")]

    assert len(make_cases(reading(*facts))) == 2


def test_names_that_share_no_word_part_people_even_at_one_number_and_day():
    """Two records of one system were seen to carry the same number and birth date for two women."""
    facts = [
        *(one for name, where in (("Anna Example", "one"), ("Berta Sample", "two")) for one in person(name, "1960-04-01", where)),
        *(fact("person", "identifier", "998991", document=where) for where in ("one", "two")),
    ]

    assert len(make_cases(reading(*facts))) == 2


def test_a_family_name_that_changed_or_an_initial_parts_nobody():
    facts = [
        *(one for name, where in (("Anna Example", "one"), ("Anna Sample", "two"), ("A. Elsewhere", "three")) for one in person(name, "1960-04-01", where)),
        *(fact("person", "identifier", "998991", document=where) for where in ("one", "two", "three")),
    ]

    assert len(make_cases(reading(*facts))) == 1


def test_a_name_without_a_birth_date_that_fits_two_people_is_mixed_into_neither():
    facts = [*person("Anna Example", "1960-04-01", "one"), *person("Anna Example", "1988-12-30", "two"), fact("person", "name", "Anna Example", document="three"), fact("lab", "PSA", 3, document="three")]

    for case in make_cases(reading(*facts)):
        assert {one.source.document for one in case.facts} != {"one", "three"}
        assert {one.source.document for one in case.facts} != {"two", "three"}


def test_a_note_that_names_nobody_belongs_to_the_only_person_there_is():
    facts = [*person("Anna Example", "1960-04-01", "letter"), fact("lab", "creatinine", 0.8, document="table")]

    [case] = make_cases(reading(*facts))

    assert any(one.kind == "lab" for one in case.facts)


def test_a_note_that_names_nobody_is_apart_where_there_are_two():
    facts = [*person("Anna Example", "1960-04-01", "one"), *person("Berta Sample", "1971-09-09", "two"), fact("lab", "creatinine", 0.8, document="table")]

    cases = make_cases(reading(*facts))

    assert len(cases) == 2
    assert all("table.txt" in case.apart for case in cases)


def test_a_scan_that_names_nobody_is_the_only_persons_and_else_apart():
    scan = Document("scan", DocumentKind.CODED, ("scan.dcm",), entries=(Entry("study", "", ImagingStudy(resource_type="ImagingStudy")),))
    anna, berta = person("Anna Example", "1960-04-01", "one"), person("Berta Sample", "1971-09-09", "two")

    [alone] = make_cases(reading(*anna, documents=(document("one"), scan)))
    both = make_cases(reading(*anna, *berta, documents=(document("one"), document("two"), scan)))

    assert [one.id for one in alone.documents] == ["one", "scan"]
    assert [case.apart for case in both] == [("scan.dcm", "two.txt"), ("one.txt", "scan.dcm")]


def test_what_could_not_be_read_of_another_persons_record_is_told_to_them_alone():
    given = reading(*person("Anna Example", "1960-04-01", "one"), *person("Berta Sample", "1971-09-09", "two"), documents=(document("one"), document("two")))
    page = Problem("two.txt › page 3", "This page could not be read.", "Ask for it again.")
    lost = Problem("three.pdf", "This file could not be opened.", "Ask for it again.")

    anna, berta = make_cases(replace(given, problems=(page, lost)))

    assert (anna.problems, berta.problems) == ((lost,), (page, lost))


def test_a_letter_within_a_coded_record_is_of_the_person_the_record_names():
    facts = [
        fact("person", "name", "Anna Example", document="bundle", subject="Patient/1"),
        fact("person", "name", "Berta Sample", document="bundle", subject="Patient/2"),
        fact("cancer", "breast", document="letter"),
    ]
    documents = (document("bundle", text=""), document("letter", container="bundle", subject="Patient/2"))

    cases = make_cases(reading(*facts, documents=documents))

    [berta] = [case for case in cases if case.identity.names == ("Berta Sample",)]
    assert [one.kind for one in berta.facts if one.kind != "person"] == ["cancer"]


def test_the_order_of_the_records_decides_nothing():
    facts = [*person("Anna Example", "1960-04-01", "one"), fact("person", "name", "Anna Example", document="two"), *person("Anna Example", "1988-12-30", "three")]

    def parted(given):
        return sorted(sorted({one.source.document for one in case.facts}) for case in make_cases(reading(*given)))

    assert parted(facts) == parted(facts[::-1])


def test_a_person_is_the_same_by_either_of_their_references():
    facts = [
        fact("person", "name", "Anna Example", document="bundle", subject="Patient/12"),
        fact("cancer", "breast", document="bundle", subject="urn:uuid:12"),
    ]

    [case] = make_cases(reading(*facts, documents=(document("bundle", text=""),)))

    assert [one.kind for one in case.facts if one.kind != "person"] == ["cancer"]


def test_what_refers_to_somebody_no_record_identifies_is_mixed_into_nobody():
    facts = [
        fact("person", "name", "Anna Example", document="bundle", subject="Patient/12"),
        fact("cancer", "colon", document="bundle", subject="Patient/99"),
    ]

    [case] = make_cases(reading(*facts, documents=(document("bundle", text=""),)))

    assert not any(one.kind == "cancer" for one in case.facts)
    assert case.apart == ("bundle.txt",)


def test_records_of_two_people_in_one_zip_are_parted_and_named_each_by_itself():
    inside = [replace(document(name), chain=("portal.zip", f"{name}.txt"), files=2) for name in ("letter", "stray")]
    facts = [*person("Anna Example", "1960-04-01", "letter"), *person("Berta Sample", "1971-09-09", "stray")]

    cases = make_cases(reading(*facts, documents=tuple(inside)))

    assert sorted(case.apart for case in cases) == [("portal.zip › letter.txt",), ("portal.zip › stray.txt",)]
