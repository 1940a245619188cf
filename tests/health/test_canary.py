"""A patient named Canary never shows in errors, logs, tracebacks, names of files, or what is left behind."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import msgspec
import pytest

from beside import facts_in_files, make_cases
from beside.app import write_brief as app_write_brief
from beside.case import Statement
from beside.cli import main
from beside.records import read
from tests.canary import signs_in, write_records

BESIDE = (sys.executable, "-X", "dev", "-c", "import sys; from beside.cli import main; sys.exit(main())")
READS = [["facts"], ["facts", "--jsonl"], ["brief", "-o", "out"]]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write_records(tmp_path / "records")


@pytest.mark.parametrize("verb", READS, ids=" ".join)
def test_neither_what_is_said_nor_what_is_left_behind_names_her(records, tmp_path, verb):
    """As a process of its own, warnings and development mode on, with a folder of its own for temporary files."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONWARNINGS": "always", "HOME": str(tmp_path / "home")}

    done = subprocess.run([*BESIDE, *verb, str(records)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert len(done.stderr.splitlines()) > 10
    assert signs_in(done.stderr) == []
    assert list(temporary.iterdir()) == []
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert signs_in("\n".join(names)) == []
    assert {path.parts[0] for path in map(Path, names)} <= {"records", "temporary", "out"}


def test_nothing_is_written_but_the_brief(records, tmp_path):
    before = set(Path(tempfile.gettempdir()).iterdir())

    main(["brief", str(records), "-o", str(tmp_path / "out")])

    written = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert written == {"brief.html", "brief.pdf", "brief.json", "brief.fhir.json", "doctor.html", "doctor.pdf", "doctor.txt"}
    assert not [path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if path.stat().st_uid == os.getuid() and _names_her(path)]


def _names_her(path: Path) -> bool:
    return path.is_file() and bool(signs_in(path.read_bytes().decode("latin-1")))


def test_no_log_names_her(records, tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        main(["brief", str(records), "-o", str(tmp_path / "out")])

    assert signs_in(caplog.text) == []


def stumble(*_: object, **__: object) -> None:
    canary = "Carla Canary, 1957-03-09"
    raise ValueError(canary) from KeyError("MRN7731904")


def test_a_fault_of_a_reader_is_a_problem_without_her(records, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(read.READERS, "text", stumble)
    monkeypatch.setattr("beside.facts.read.facts_in_entry", stumbling_in_the_middle)

    assert main(["brief", str(records), "-o", str(tmp_path / "out")]) == 0

    said = capsys.readouterr().err
    assert "letter.txt: Beside's own reader stopped at this record (ValueError)" in said
    assert "bundle.json, Bundle.entry[0].resource and 2 more: Beside's own reader stopped" in said
    assert signs_in(said) == []


def stumbling_in_the_middle(*_: object) -> object:
    yield from ()
    stumble()


@pytest.mark.parametrize("place", ["render_pdf", "make_cases", "present"])
def test_a_fault_beyond_the_readers_is_told_by_its_class_and_place_alone(records, tmp_path, monkeypatch, capsys, place):
    monkeypatch.setattr(app_write_brief, place, stumble)

    assert main(["brief", str(records), "-o", str(tmp_path / "out")]) == 70

    said = capsys.readouterr().err
    assert "(ValueError at app/write_brief.py, line " in said
    assert "Traceback" not in said
    assert signs_in(said) == []


def test_nothing_that_passes_between_the_rooms_shows_her_when_it_is_printed(records):
    """From what is read to what the guide is made of: every value that is not text itself."""
    reading = facts_in_files([records])
    cases = make_cases(reading, [Statement("goal", "Carla Canary wants time", "Carla Canary", "2026-11-22")])
    seen = [one for root in (reading, *cases) for one in _all_of(root)]

    kinds = {type(one).__name__ for one in seen}
    assert {"Fact", "Document", "Entry", "Case", "Identity", "Source", "Problem", "Statement", "Patient", "Reading"} <= kinds
    assert sorted({type(one).__name__ for one in seen if signs_in(repr(one)) and not _is_a_value(one)}) == []


def _all_of(value: object) -> list[object]:
    if isinstance(value, (tuple, list)):
        return [inner for one in value for inner in _all_of(one)]
    if is_dataclass(value):
        return [value, *(inner for field in fields(value) for inner in _all_of(getattr(value, field.name)))]
    if isinstance(value, msgspec.Struct):
        return [value, *(inner for name in value.__struct_fields__ for inner in _all_of(getattr(value, name)))]
    return []


def _is_a_value(one: object) -> bool:
    """Dates and codes are words of the record themselves; what holds them must not show them."""
    return type(one).__module__.startswith("beside.terms.") and type(one).__name__ in {"PartialDate", "Code"}
