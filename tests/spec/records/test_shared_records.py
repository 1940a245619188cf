"""Records that nobody here wrote: whole patients, examples of the profiles, and files made to break readers."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import Counter

import pytest

from beside.records.fhir_types import MedicationRequest
from tests.spec.records.conftest import read_paths

pytestmark = pytest.mark.shared

FOLDERS = {
    "camino": 2, "codex-rt": 112, "genomics": 30, "mcode-cql": 2, "mcode-ctm-app": 2, "mcode-ctms": 4,
    "mcode-ig": 179, "synthea": 4, "us-core": 15,
}  # fmt: skip
# Four answers to questions about whole populations hold numbers and no resource: `empty`.
EXPECTED = {"unknown-type", "administrative", "older-form", "elsewhere", "not-read-yet", "empty"}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_fhir_file_is_read_and_nothing_in_it_is_lost_without_a_reason(shared, name):
    reading = read_paths(shared / "fhir" / name)

    assert sum(not document.container for document in reading.documents) == FOLDERS[name]
    assert set(reading.kinds) <= EXPECTED


def test_a_patient_in_an_older_form_is_read_whole(shared):
    reading = read_paths(shared / "fhir" / "camino" / "Maureen.json")

    kinds = Counter(entry.resource.resource_type for entry in reading.entries)
    assert (kinds["Observation"], kinds["Procedure"], kinds["MedicationOrder"]) == (68, 45, 2)
    orders = [
        entry.resource for entry in reading.entries if isinstance(entry.resource, MedicationRequest)
    ]
    assert all(
        order.subject.reference == "Patient/126040" and order.authored_on for order in orders
    )
    assert len(reading.notes) == 2


def test_files_made_to_break_readers_get_an_answer_in_little_memory(shared):
    """Each of the folders in one process of 1 GiB: the memory of one file is given back before the next."""
    script = (
        "import sys, pathlib; from beside.records import read_records; "
        "found = list(read_records([pathlib.Path(sys.argv[1])])); "
        "print(len(found), [one.where for one in found if getattr(one, 'kind', '') == 'reader-stopped'])"
    )
    for name in ("json", "fhir", "bombs", "ccda-negative"):
        run = subprocess.run(
            [sys.executable, "-c", script, str(shared / "hostile" / name)],
            capture_output=True, check=True, timeout=120, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
        )  # fmt: skip
        assert run.stdout.endswith(" []\n"), name
        assert (
            int(run.stdout.split()[0]) >= sum(1 for _ in (shared / "hostile" / name).iterdir()) - 1
        )


CLINICAL_DOCUMENTS = {"emerge": 6, "ms": 4, "onc": 2, "vendors": 12}


@pytest.mark.parametrize("name", CLINICAL_DOCUMENTS)
def test_every_clinical_document_is_read_and_each_file_in_it_has_an_answer(shared, name):
    """They come from eight makers, and most break a rule of HL7 somewhere."""
    paths = [path for path in (shared / "ccda" / name).iterdir() if path.suffix in {".xml", ".ccda"}]

    reading = read_paths(*paths)

    assert sum(bool(document.entries) for document in reading.documents) == CLINICAL_DOCUMENTS[name]
    assert not {"reader-stopped", "broken-xml", "limit", "of-others"} & set(reading.kinds)


def test_what_is_left_out_of_what_breaks_the_rules_is_damaged_xml_alone(shared):
    reading = read_paths(shared / "hostile" / "ccda-negative")

    assert (reading.kinds, sum(bool(document.entries) for document in reading.documents)) == (["broken-xml"], 6)
