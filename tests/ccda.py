"""Clinical documents for tests: the words around a few sections, and the entries one meets most, a line each."""

from __future__ import annotations

HEAD = """<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
<code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary of care</title><effectiveTime value="20261110"/>
{person}<component><structuredBody>{sections}</structuredBody></component></ClinicalDocument>"""
PERSON = """<recordTarget><patientRole><id root="1.2.3" extension="77"/><patient><name><given>Ada</given><family>Example</family></name>
<administrativeGenderCode code="F"/><birthTime value="19600401"/></patient></patientRole></recordTarget>"""
ROW = "<table><tbody><tr ID='{id}'>{cells}</tr></tbody></table>"
SNOMED, LOINC, RXNORM = "2.16.840.1.113883.6.96", "2.16.840.1.113883.6.1", "2.16.840.1.113883.6.88"


def ccda(*sections: str, person: str = PERSON) -> str:
    return HEAD.format(person=person, sections="".join(sections))


def section(code: str, title: str, text: str = "", *entries: str) -> str:
    inside = "".join(f'<entry typeCode="DRIV">{entry}</entry>' for entry in entries)
    return f'<component><section><code code="{code}" codeSystem="{LOINC}"/><title>{title}</title><text>{text}</text>{inside}</section></component>'


def code(written: str, display: str = "", system: str = SNOMED, tag: str = "code", inside: str = "") -> str:
    kind = ' xsi:type="CD"' if tag == "value" else ""
    return f'<{tag}{kind} code="{written}" codeSystem="{system}" displayName="{display}">{inside}</{tag}>'


def times(low: str = "", high: str = "") -> str:
    ends = (f'<low value="{low}"/>' if low else "") + (f'<high value="{high}"/>' if high else "")
    return f"<effectiveTime>{ends}</effectiveTime>"


def problem(value: str, *inside: str, concern: str = "active", low: str = "2026", high: str = "", negated: str = "false") -> str:
    """A concern with one problem in it."""
    return f"""<act classCode="ACT" moodCode="EVN"><code code="CONC"/><statusCode code="{concern}"/>
<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" negationInd="{negated}">
<templateId root="2.16.840.1.113883.10.20.22.4.4"/>{code("55607006", "Problem")}<statusCode code="completed"/>
{times(low, high)}{value}{"".join(inside)}</observation></entryRelationship></act>"""


def observation(asks: str, value: str, *inside: str, mood: str = "EVN", status: str = "completed", time: str = "20261101") -> str:
    return f"""<observation classCode="OBS" moodCode="{mood}">{asks}<statusCode code="{status}"/><effectiveTime value="{time}"/>
{value}{"".join(inside)}</observation>"""


def panel(*observations: str) -> str:
    inside = "".join(f"<component>{one}</component>" for one in observations)
    return f'<organizer classCode="BATTERY" moodCode="EVN">{code("24323-8", "Panel", LOINC)}<statusCode code="completed"/>{inside}</organizer>'


def drug(coded: str, *inside: str, mood: str = "INT", status: str = "active", low: str = "20260601", high: str = "", negated: str = "false") -> str:
    return f"""<substanceAdministration classCode="SBADM" moodCode="{mood}" negationInd="{negated}"><statusCode code="{status}"/>
<effectiveTime xsi:type="IVL_TS">{f'<low value="{low}"/>' if low else ""}{f'<high value="{high}"/>' if high else ""}</effectiveTime>
<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="24" unit="h"/></effectiveTime><doseQuantity value="20" unit="mg"/>
<consumable><manufacturedProduct><manufacturedMaterial>{coded}</manufacturedMaterial></manufacturedProduct></consumable>
{"".join(inside)}</substanceAdministration>"""


def part_of(inner: str, relation: str = "REFR") -> str:
    return f'<entryRelationship typeCode="{relation}">{inner}</entryRelationship>'


def row(anchor: str, *cells: str) -> str:
    return ROW.format(id=anchor, cells="".join(f"<td>{cell}</td>" for cell in cells))


def of(anchor: str) -> str:
    return f'<text><reference value="#{anchor}"/></text>'


PSA = code("2857-1", "PSA", LOINC)
