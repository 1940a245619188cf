"""Codes by system, under one short name each."""

from __future__ import annotations

from dataclasses import dataclass

SYSTEMS = {
    "http://loinc.org": "LOINC",
    "http://snomed.info/sct": "SNOMED",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://hl7.org/fhir/sid/icd-9-cm": "ICD-9-CM",
    "http://terminology.hl7.org/codesystem/icd-o-3": "ICD-O-3",
    "http://hl7.org/fhir/sid/icd-o-3": "ICD-O-3",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://varnomen.hgvs.org": "HGVS",
    "http://www.genenames.org": "HGNC",
    "http://www.genenames.org/geneid": "HGNC",
    "http://ncithesaurus-stage.nci.nih.gov": "NCIt",
    "http://ncicb.nci.nih.gov/xml/owl/evs/thesaurus.owl": "NCIt",
    "http://cancerstaging.org": "AJCC",
    "http://www.ama-assn.org/go/cpt": "CPT",
    "http://unitsofmeasure.org": "UCUM",
    "http://www.whocc.no/atc": "ATC",
    "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://hl7.org/fhir/sid/icd-10-pcs": "ICD-10-PCS",
    "http://www.cms.gov/medicare/coding/icd10": "ICD-10-PCS",
    "urn:oid:2.16.840.1.113883.6.96": "SNOMED",
    "urn:oid:2.16.840.1.113883.6.1": "LOINC",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "urn:oid:2.16.840.1.113883.6.88": "RxNorm",
}


@dataclass(frozen=True, slots=True)
class Code:
    """`system` is a short name from SYSTEMS, or the address as written where it is not known."""

    system: str
    code: str
    display: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.system, self.code


def system_name(address: str) -> str:
    return SYSTEMS.get(address) or SYSTEMS.get(address.rstrip("/").lower(), address)
