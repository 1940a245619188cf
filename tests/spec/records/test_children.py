"""PDFs and pictures are opened in a child: a process of its own, watched for memory and time, that may start nothing."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest

from beside.records import child as children
from beside.records import limits
from beside.records.child import Child, Children, ChildStoppedError
from beside.records.messages import Open, Opened, ReadText, Refused
from tests.pdfs import BREAKS_OFF, TAKES_LONG, bomb, pdf_of_pages, words
from tests.spec.records.conftest import read_paths

PDF = pdf_of_pages(words("HER2: negative"))


@pytest.fixture
def child():
    started = Child()
    yield started
    started.close()


def ask(child, request, seconds=20.0):
    return list(child.ask(request, seconds))


def test_one_child_reads_many_files(child):
    assert ask(child, Open("pdf", PDF)) == [Opened(1)]
    assert ask(child, Open("pdf", b"no PDF at all")) == [Refused("broken")]
    assert ask(child, Open("pdf", PDF)) == [Opened(1)]
    assert [page.text for page in ask(child, ReadText(1, 1))] == ["HER2: negative"]
    assert child.well


def read_first_page(all_children, pdf):
    with all_children.one() as child:
        ask(child, Open("pdf", pdf))
        ask(child, ReadText(1, 1))


@pytest.mark.parametrize(
    ("page", "seconds", "memory", "reasons"),
    [
        (BREAKS_OFF, 20.0, limits.CHILD_MEMORY, {children.CRASHED, children.TOO_LARGE}),  # whichever comes first
        (TAKES_LONG, 0.02, limits.CHILD_MEMORY, {children.TOO_SLOW}),
        (bomb(1 << 30), 20.0, 150 << 20, {children.TOO_LARGE}),
    ],
    ids=["breaks off", "takes too long", "grows too large"],
)
def test_a_child_that_goes_wrong_is_ended_with_its_reason(child, monkeypatch, page, seconds, memory, reasons):
    ask(child, Open("pdf", pdf_of_pages(page)))
    monkeypatch.setattr(limits, "CHILD_MEMORY", memory)

    with pytest.raises(ChildStoppedError) as stopped:
        ask(child, ReadText(1, 1), seconds)

    assert stopped.value.reason in reasons
    assert child.process.returncode is not None


def test_a_child_that_hangs_is_ended_by_the_clock(child, monkeypatch):
    monkeypatch.setattr(children, "CLOCK", 0.01)
    psutil.Process(child.process.pid).suspend()

    with pytest.raises(ChildStoppedError, match=children.TOO_SLOW):
        ask(child, Open("pdf", PDF))


def test_after_a_child_was_ended_the_next_request_gets_a_new_one():
    with Children() as all_children:
        with pytest.raises(ChildStoppedError):
            read_first_page(all_children, pdf_of_pages(BREAKS_OFF))
        with all_children.one() as second:
            assert ask(second, Open("pdf", PDF)) == [Opened(1)]
        with all_children.one() as third:
            assert third is second


def test_a_child_starts_without_the_readers_it_does_not_need():
    program = "import sys, beside.records.inside.__main__; sys.exit('beside.records.read' in sys.modules or 'lxml' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_no_child_outlives_the_reading(write):
    before = psutil.Process().children()

    read_paths(write("report.pdf", PDF))

    assert psutil.Process().children() == before


def test_no_child_outlives_a_reading_that_was_stopped(write):
    from beside.records import read_records

    before = psutil.Process().children()
    reading = read_records([write("1.pdf", PDF), write("2.pdf", PDF)])
    next(reading)
    assert len(psutil.Process().children()) == len(before) + 1

    reading.close()

    assert psutil.Process().children() == before


def test_a_child_ends_by_itself_when_its_parent_is_gone():
    parent = subprocess.Popen(
        [sys.executable, "-c", "from beside.records.child import Child; import time; print(Child().process.pid, flush=True); time.sleep(60)"],
        stdout=subprocess.PIPE,
    )
    child = psutil.Process(int(parent.stdout.readline()))

    parent.kill()
    parent.communicate()

    child.wait(timeout=20)


def test_a_child_can_neither_connect_nor_start_a_program():
    script = (
        "import socket, subprocess, os, sys\n"
        "from beside.records.inside.walls import put_up_walls\n"
        "put_up_walls()\n"
        "for attempt in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: subprocess.run(['true']), lambda: os.system('true')):\n"
        "    try:\n        attempt()\n"
        "    except PermissionError as refused:\n        print('refused', refused)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.count("refused") == 3


def test_a_module_in_the_folder_of_the_records_is_not_run(tmp_path, monkeypatch):
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('ran')", "utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.pdf").write_bytes(PDF)

    [document] = read_paths(tmp_path / "report.pdf").documents

    assert document.text.strip() == "HER2: negative"
