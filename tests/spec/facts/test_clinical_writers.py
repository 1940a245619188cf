"""Who wrote the parts of a clinical document, and when: its author, the one who signed, a paper within it."""

from __future__ import annotations

from base64 import b64encode

import pytest

from beside.facts import facts_in_files
from tests.ccda import (
    ccda,
    section,
)

NOTE = """<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.202"/><code code="34109-9"/>
<text><reference value="#note"/></text><effectiveTime value="20260909"/></act>"""


AUTHOR = """<author><time value="20260909"/><assignedAuthor><assignedPerson><name><given>Nora</given><family>Vale</family></name></assignedPerson></assignedAuthor></author>"""


def test_who_wrote_a_note_is_who_recommends_in_it(facts_in):
    text = "<content ID='note'><paragraph>We recommend radiation. The board recommends surgery.</paragraph></content><paragraph>We recommend tamoxifen.</paragraph>"

    facts = facts_in(section("34109-9", "Notes", text, NOTE.replace("</act>", f"{AUTHOR}</act>")))

    assert {(fact.value, fact.name) for fact in facts if fact.kind == "recommendation"} == {
        ("We recommend radiation.", "Nora Vale"), ("The board recommends surgery.", "team"), ("We recommend tamoxifen.", "team"),
    }  # fmt: skip


def test_a_section_of_another_author_has_their_day_and_name(facts_in):
    written = section("51847-2", "Assessment", "<paragraph>I recommend tamoxifen.</paragraph>").replace("<text>", f"{AUTHOR}<text>")

    facts = facts_in(written, section("18776-5", "Plan", "<paragraph>We recommend radiation.</paragraph>"))

    assert {(fact.name, str(fact.date)) for fact in facts if fact.kind == "recommendation"} == {("Nora Vale", "2026-09-09"), ("team", "2026-11-10")}


def test_who_signed_a_section_is_who_recommends_in_it(facts_in):
    signed = "<paragraph>I recommend tamoxifen.</paragraph><paragraph>Electronically signed by Nora Vale, MD</paragraph>"

    facts = facts_in(section("51847-2", "Assessment", signed), section("18776-5", "Plan", "<paragraph>We recommend radiation.</paragraph>"))

    assert {fact.name for fact in facts if fact.kind == "recommendation"} == {"Nora Vale", "team"}


def test_what_a_note_says_is_of_the_day_it_was_written(facts_in):
    text = "<content ID='note'><paragraph>She has asthma.</paragraph><paragraph>We recommend tamoxifen.</paragraph></content><paragraph>Weight 70 kg.</paragraph>"

    facts = facts_in(section("34109-9", "Notes", text, NOTE))

    assert {(fact.name, str(fact.date)) for fact in facts if fact.kind in {"condition", "treatment", "vital"}} == {
        ("asthma", "2026-09-09"), ("hormone", "2026-09-09"), ("weight", "2026-11-10"),
    }  # fmt: skip


@pytest.mark.parametrize(("head", "day"), [("Date of Discharge: 03/26/2009", "2009-03-26"), ("Date of birth: 03/26/1950", "2026-11-10"), ("Visit date: 12/24/2026", "2026-11-10")])
def test_a_paper_within_a_document_is_of_the_day_it_bears_itself(tmp_path, head, day):
    letter = b64encode(f"Discharge Summary\n{head}\n\nShe has asthma.".encode()).decode()
    body = f'<nonXMLBody><text mediaType="text/plain" representation="B64">{letter}</text></nonXMLBody>'
    path = tmp_path / "care.xml"
    path.write_text(ccda().replace("<structuredBody></structuredBody>", body), encoding="utf-8")

    assert [str(fact.date) for fact in facts_in_files([path]).facts if fact.kind == "condition"] == [day]
