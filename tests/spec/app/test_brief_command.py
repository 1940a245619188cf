"""`beside brief`: any mix of files and folders in, a brief for each person out."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from beside.app.write_brief import write_brief
from beside.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """Oak Hospital
Patient Name: Anna Example
Date of birth: 1 April 1960
12 October 2026

Diagnosis: cancer of the left breast, invasive ductal carcinoma, cT2 cN0 cM0.
HER2 result pending.
"""
OTHER = """Patient Name: Berta Sample
Date of birth: 9 September 1971

Diagnosis: colon cancer.
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    return folder


def brief(*arguments: object) -> int:
    return main(["brief", *map(str, arguments)])


def test_a_letter_becomes_a_brief_in_three_forms(records, tmp_path, capsys):
    assert brief(records, "-o", tmp_path / "out") == 0

    assert {path.name for path in (tmp_path / "out").iterdir()} == {"brief.html", "brief.pdf", "brief.json", "brief.fhir.json", "doctor.html", "doctor.pdf", "doctor.txt"}
    assert "Three questions to bring" in capsys.readouterr().out


def test_the_making_of_each_file_is_told(records, tmp_path):
    told = []

    write_brief([records], tmp_path / "out", today=date(2026, 11, 22), on_progress=lambda *progress: told.append(progress))

    assert [name for _, total, name in told if total == 7] == ["brief.json", "brief.fhir.json", "brief.html", "doctor.html", "doctor.txt", "brief.pdf", "doctor.pdf"]


def test_the_decision_and_its_day_can_be_stated(records, tmp_path):
    brief(records, "-o", tmp_path / "out", "--decision", "Chemotherapy first or surgery first", "--decide-by", "2026-12-04")

    page = (tmp_path / "out" / "brief.html").read_text("utf-8")
    assert "Chemotherapy first or surgery first" in page
    assert "4 December 2026" in page


def test_a_day_that_is_no_date_is_refused_with_a_sentence(records, tmp_path, capsys):
    assert brief(records, "-o", tmp_path / "out", "--decide-by", "next week") == 2
    assert "takes a date such as 2026-12-04" in capsys.readouterr().err


def test_wrong_usage_exits_with_2():
    with pytest.raises(SystemExit) as stopped:
        main(["brief"])
    assert stopped.value.code == 2


def test_where_nothing_could_be_read_it_says_so_and_exits_with_3(tmp_path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")

    assert brief(tmp_path / "empty.txt", tmp_path / "absent.txt", "-o", tmp_path / "out") == 3

    said = capsys.readouterr().err
    assert "empty.txt" in said
    assert "absent.txt" in said
    assert not (tmp_path / "out").exists()


def test_a_record_that_cannot_be_read_stops_nothing_and_is_named(records, tmp_path, capsys):
    (records / "broken.json").write_text('{"resourceType": "Bundle", "entry": [', "utf-8")
    (records / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")

    assert brief(records, "-o", tmp_path / "out") == 0

    page = (tmp_path / "out" / "brief.html").read_text("utf-8")
    assert "broken.json" in page
    assert "scan.pdf" in page
    assert "broken.json" in capsys.readouterr().err


def test_records_of_two_people_become_two_briefs_and_no_name_stands_in_a_path(records, tmp_path):
    (records / "stray.txt").write_text(OTHER, "utf-8")

    assert brief(records, "-o", tmp_path / "out") == 0

    folders = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert folders == ["person-1", "person-2"]
    pages = [(tmp_path / "out" / folder / "brief.html").read_text("utf-8") for folder in folders]
    assert sum("Anna Example" in page for page in pages) <= 1
    assert not any("HER2" in page and "Berta" in page for page in pages)


def test_where_no_cancer_is_found_page_one_says_so(tmp_path):
    (tmp_path / "note.txt").write_text("Patient Name: Anna Example\nBlood pressure 120/80. Feels well.\n", "utf-8")

    assert brief(tmp_path / "note.txt", "-o", tmp_path / "out") == 0
    page = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert page["schema"] == "beside.brief"


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(records, tmp_path, capsys):
    (tmp_path / "taken").write_text("a file", "utf-8")

    assert brief(records, "-o", tmp_path / "taken") == 4
    assert "Choose another folder" in capsys.readouterr().err


def test_a_gzipped_record_is_read_whatever_its_name(records, tmp_path):
    (records / "letter.txt").unlink()
    (records / "download.bin").write_bytes(gzip.compress(LETTER.encode("utf-16")))

    assert brief(records, "-o", tmp_path / "out") == 0
    assert "HER2" in (tmp_path / "out" / "brief.html").read_text("utf-8")


@pytest.mark.parametrize("show", ["plan", "results", "all"])
def test_what_is_folded_is_never_left_out(records, tmp_path, show):
    brief(records, "-o", tmp_path / "out", "--show", show)

    assert "T2" in (tmp_path / "out" / "brief.html").read_text("utf-8")


def test_an_earlier_brief_is_replaced_whole(records, tmp_path):
    brief(records, "-o", tmp_path / "out")
    brief(records, "-o", tmp_path / "out")

    assert not list((tmp_path / "out").glob(".*"))
