"""Code systems by the number (OID) that HL7 gives them, as the addresses FHIR writes."""

from __future__ import annotations

ADDRESSES = {
    "2.16.840.1.113883.6.1": "http://loinc.org",
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
    "2.16.840.1.113883.6.4": "http://hl7.org/fhir/sid/icd-10-pcs",
    "2.16.840.1.113883.6.103": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.2": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.104": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.43.1": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "2.16.840.1.113883.3.520.3.2": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "2.16.840.1.113883.6.69": "http://hl7.org/fhir/sid/ndc",
    "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
    "2.16.840.1.113883.6.12": "http://www.ama-assn.org/go/cpt",
    "2.16.840.1.113883.3.26.1.1": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
    "2.16.840.1.113883.6.281": "http://www.genenames.org",
    "2.16.840.1.113883.6.282": "http://varnomen.hgvs.org",
    "2.16.840.1.113883.15.6": "http://cancerstaging.org",
    "2.16.840.1.113883.12.292": "http://hl7.org/fhir/sid/cvx",
    "2.16.840.1.113883.5.83": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
    "2.16.840.1.113883.5.111": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
    "2.16.840.1.113883.5.4": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "1.2.840.10008.2.16.4": "http://dicom.nema.org/resources/ontology/DCM",
}
# Where a record gives no number, or one of its own, for a system that it calls by name.
NAMES = {
    "loinc": "http://loinc.org",
    "snomed ct": "http://snomed.info/sct",
    "snomed-ct": "http://snomed.info/sct",
    "snomed": "http://snomed.info/sct",
    "icd-10-cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd10": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd-10": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd-9-cm": "http://hl7.org/fhir/sid/icd-9-cm",
    "icd9": "http://hl7.org/fhir/sid/icd-9-cm",
    "icd-9": "http://hl7.org/fhir/sid/icd-9-cm",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "ndc": "http://hl7.org/fhir/sid/ndc",
    "cpt": "http://www.ama-assn.org/go/cpt",
    "cpt-4": "http://www.ama-assn.org/go/cpt",
}


def address_of(number: str, name: str = "") -> str:
    """The address of a code system; its number as a urn where nobody else has a name for it."""
    if number in ADDRESSES:
        return ADDRESSES[number]
    return NAMES.get(name.strip().lower(), "") or (f"urn:oid:{number}" if number else "")
