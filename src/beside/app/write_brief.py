"""The main job: records in, brief out, one folder a person."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.brief import (
    Show,
    present,
    present_doctor,
    render_doctor_html,
    render_doctor_pdf,
    render_doctor_text,
    render_fhir,
    render_html,
    render_json,
    render_pdf,
)
from beside.case import Statement, make_cases
from beside.errors import NothingReadError, OutputError, UsageError
from beside.facts import facts_in_files
from beside.guide import make_guide
from beside.knowledge import load_knowledge
from beside.records.steps import Steps
from beside.terms.dates import date_from, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from beside.brief.page import BriefPage
    from beside.case import Case
    from beside.errors import Problem
    from beside.guide import Guide
    from beside.records.kept import KeptPages


FILES = ("brief.html", "brief.pdf", "doctor.html", "doctor.pdf", "doctor.txt", "brief.json", "brief.fhir.json")


@dataclass(frozen=True, slots=True)
class Brief:
    """One person's brief: what it was made of and where it was written."""

    guide: Guide
    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of the records: a brief for each person, and what could not be read."""

    briefs: tuple[Brief, ...]
    problems: tuple[Problem, ...]


def write_brief(
    records: Sequence[Path],
    folder: Path,
    *,
    today: date,
    show: Show = Show.PLAN,
    decision: str = "",
    decide_by: str = "",
    on_progress: Callable[[int, int, str], None] | None = None,
    kept: KeptPages | None = None,
) -> Written:
    """Writes the files of `write_one`; where the records are of several people, one folder each.

    `decision` is what is being decided, in the person's words; `decide_by` a date such as 2026-12-04.
    `on_progress` is told how far the reading is, and then how many of the files are made.
    Raises NothingReadError, OutputError or UsageError.
    """
    statements = state_decision(decision, decide_by, today)
    with ThreadPoolExecutor(1) as beside:  # while children read the pages of a PDF, this process has nothing to do
        loading = beside.submit(load_knowledge)
        reading = facts_in_files(records, on_progress=on_progress, kept=kept)
    if not reading.documents:
        raise NothingReadError(reading.problems)
    cases = make_cases(reading, statements)
    knowledge = loading.result()
    guides = [make_guide(case, knowledge, today) for case in cases]
    return Written(
        tuple(write_one(guide, target, show, on_progress) for guide, target in zip(guides, folders_for(cases, folder), strict=True)),
        tuple(reading.problems),
    )


def state_decision(decision: str, decide_by: str, today: date) -> list[Statement]:
    """What the person said on the command line, as statements of their own, with the day they said it."""
    if decide_by and parse_date(decide_by) is None:
        raise UsageError(f"--decide-by takes a date such as 2026-12-04, not {decide_by!r}.")
    said = {"decision": decision, "decide-by": decide_by}
    return [Statement(kind, words, "you", str(date_from(today))) for kind, words in said.items() if words]


def folders_for(cases: Sequence[Case], folder: Path) -> list[Path]:
    """The folder itself for one person; numbered ones for several, so that no name stands in a path."""
    if len(cases) == 1:
        return [folder]
    return [folder / f"person-{number}" for number in range(1, len(cases) + 1)]


def write_one(guide: Guide, folder: Path, show: Show, on_progress: Callable[[int, int, str], None] | None = None) -> Brief:
    """The brief for the person, one page for a doctor, and both for machines."""
    contents = render_all(guide, present(guide, show), Steps(len(FILES), on_progress))
    return Brief(guide, folder, tuple(write_files(folder, contents)))


def render_all(guide: Guide, page: BriefPage, steps: Steps) -> Mapping[str, bytes]:
    """Each file by its name. Typesetting takes as long as all the others together, and needs only another core."""
    with ThreadPoolExecutor(1) as typesetter:
        brief_pdf = typesetter.submit(render_pdf, page)
        doctor = present_doctor(guide, page.show)
        doctor_pdf = typesetter.submit(render_doctor_pdf, doctor)
        makers: Mapping[str, Callable[[], bytes]] = {
            "brief.json": lambda: render_json(guide, page, doctor),
            "brief.fhir.json": lambda: render_fhir(guide),
            "brief.html": lambda: render_html(page).encode(),
            "doctor.html": lambda: render_doctor_html(doctor).encode(),
            "doctor.txt": lambda: render_doctor_text(doctor).encode(),
            "brief.pdf": brief_pdf.result,
            "doctor.pdf": doctor_pdf.result,
        }
        made = {name: _made(name, make, steps) for name, make in makers.items()}
    return {name: made[name] for name in FILES}


def _made(name: str, make: Callable[[], bytes], steps: Steps) -> bytes:
    steps.begin(name)
    content = make()
    steps.end()
    return content


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Written aside and renamed, so that a brief is whole or not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_whole(folder / name, content) for name, content in contents.items()]
    except OSError as error:
        raise OutputError(folder, error.strerror or type(error).__name__) from None


def write_whole(path: Path, content: bytes) -> Path:
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path
