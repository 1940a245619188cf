"""Telephone numbers of those who treat the person, from the head of a clinical document and from FHIR."""

from __future__ import annotations

import pytest

from beside.facts import facts_in_files
from tests.ccda import PERSON, ccda
from tests.coded import concept, facts_in, resource

EVENT = """<documentationOf><serviceEvent classCode="PCPR"><performer typeCode="PRF">{post}<assignedEntity>{numbers}
<assignedPerson><name><given>Nora</given><family>Vale</family></name></assignedPerson>
<representedOrganization><name>Clinic</name><telecom value="tel:555-0100" use="WP"/></representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>"""
POST = '<functionCode code="PP" displayName="Primary Care Provider"/>'


@pytest.mark.parametrize(
    ("post", "numbers", "told"),
    [
        (POST, '<telecom value="tel:555-0111" use="WP"/>', ("Primary Care Provider: Nora Vale", "555-0111")),
        ("", '<telecom value="tel:555-0111"/>', ("Nora Vale", "555-0111")),
        (POST, '<telecom value="tel:555-0199" use="HP"/>', ("Primary Care Provider: Nora Vale", "555-0100")),
        (POST, '<telecom value="tel:555-0100" use="HP"/>', ("Primary Care Provider: Nora Vale", "555-0100")),
        (POST, '<telecom value="mailto:nora@example.org"/>', ("Primary Care Provider: Nora Vale", "555-0100")),
    ],
)
def test_who_treats_somebody_can_be_called_at_work(tmp_path, post, numbers, told):
    path = tmp_path / "care.xml"
    path.write_text(ccda(person=PERSON + EVENT.format(post=post, numbers=numbers)), encoding="utf-8")

    [fact] = [fact for fact in facts_in_files([path]).facts if fact.kind == "contact"]

    assert (fact.name, fact.value, fact.source.quote) == (*told, told[0])
    assert fact.source.path.endswith("performer.telecom[0].value")


def test_in_fhir_the_number_of_a_relative_or_a_home_is_none_to_call():
    name = [{"given": ["Nora"], "family": "Vale"}]
    phone = {"system": "phone", "value": "555-0111"}
    post = [{"code": concept(text="Oncologist")}]

    at_work = facts_in(resource("Practitioner", name=name, telecom=[{**phone, "use": "work"}], qualification=post))
    at_home = facts_in(resource("Practitioner", name=name, telecom=[{**phone, "use": "home"}]))
    relative = facts_in(resource("RelatedPerson", name=name, telecom=[phone]))

    assert [(fact.kind, fact.name, fact.value) for fact in at_work] == [("contact", "Oncologist: Nora Vale", "555-0111")]
    assert not at_home
    assert not relative
