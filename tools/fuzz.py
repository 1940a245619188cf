"""Fuzzes the whole reading, records to facts, with inputs grown from seeds: `./run fuzz --minutes 60 SEEDS...`.

Seeds are files or folders of one format; what they grow into is recognised by content like any file. A finding is an
input at which a reader of ours stopped, that took over 10 s of work, or over 1 GiB: it is kept under --findings, one a
place in the code, with what went wrong beside it. Exits 1 where there are findings. Needs Python 3.11 on Linux.

What a child reads in Beside, PDFs and pictures, is read in this process, so that the fuzzer sees the way an input takes.
A library that crashes on one ends the fuzzer; the input is then read as Beside reads it, behind a child, and only what
stops Beside there is a finding. The fuzzer starts again with all it has learnt.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.messages import Reply, Request

with atheris.instrument_imports(include=["beside"]):
    from beside import facts
    from beside.records import child, problems
    from beside.records.inside.desk import Desk

MOST_SECONDS = 10.0
MOST_MIB = 1024
LONGEST = 200_000  # bytes of one input
PATIENT = ("-timeout=900", "-report_slow_units=900", "-verbosity=0")  # work is measured here, by the processor's clock


def main() -> None:
    options = read_options()
    options.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(Path(scratch), options.findings)
        print(f"{run.gather(options.seeds)} seeds", flush=True)
        ends, work = time.monotonic() + options.minutes * 60, 0.0
        while (left := ends - time.monotonic()) > 1:
            code, worked = fuzz(run, int(left))
            work += worked
            if code < 0 or run.crashes():
                run.read_crashes_behind_child()
            elif code not in (0, 1):
                sys.exit(f"the fuzzer ended with {code}")
        found = sorted(options.findings.iterdir())
        print(f"{run.count()} inputs read in {work / 60:.0f} minutes of work, {len(found)} files of findings in {options.findings}")
        sys.exit(1 if found else 0)


def fuzz(run: Run, seconds: int) -> tuple[int, float]:
    """How it ended, and its seconds of work: it ends its process where it stops, so it has one of its own."""
    pid = os.fork()
    if pid == 0:
        child.Child = OnTheSpot  # type: ignore[assignment,misc]
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-rss_limit_mb={2 * MOST_MIB}", *PATIENT]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={run.crashed}/", str(run.corpus)], run.read_one)
        atheris.Fuzz()
    _, status, used = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seeds", nargs="+", type=Path)
    parser.add_argument("--minutes", type=int, default=60, choices=range(1, 10_000), metavar="N")
    parser.add_argument("--findings", type=Path, default=Path("out/findings"))
    return parser.parse_args()


class OnTheSpot:
    """Answers as a child does, in this process."""

    def __init__(self) -> None:
        self.holds = ""
        self.well = True
        self.process = SimpleNamespace(returncode=None)
        self.desk = Desk()

    def ask(self, request: Request, seconds: float, seconds_each: float = 0.0) -> Iterator[Reply]:  # noqa: ARG002 - a child's
        return self.desk.answer(request)

    def close(self) -> None:
        self.well = False


class Run:
    """One run: where the input under test lies, what was found, how many were read."""

    def __init__(self, scratch: Path, findings: Path) -> None:
        self.corpus = scratch / "corpus"
        self.input = scratch / "record"
        self.counted = scratch / "counted"
        self.crashed = scratch / "crashed"
        self.findings = findings
        self.crashed.mkdir()
        self.read = 0
        self.stops: list[str] = []
        told = problems.reader_stopped

        def listen(where: str, error: BaseException) -> problems.Problem:
            self.stops.append("".join(traceback.format_exception(error)[-12:]))
            return told(where, error)

        problems.reader_stopped = listen

    def gather(self, seeds: list[Path]) -> int:
        self.corpus.mkdir()
        files = [file for seed in seeds for file in ([seed] if seed.is_file() else sorted(seed.rglob("*"))) if file.is_file()]
        for number, file in enumerate(files):
            (self.corpus / str(number)).write_bytes(file.read_bytes()[:LONGEST])
        return len(files)

    def read_one(self, data: bytes) -> None:
        self.input.write_bytes(data)
        self.stops.clear()
        begun = time.process_time()
        try:
            facts.facts_in_files([self.input])
        except Exception:  # noqa: BLE001 - any exception at all is what is looked for
            self.stops.append(traceback.format_exc())
        if time.process_time() - begun > MOST_SECONDS:
            self.stops.append(f"over {MOST_SECONDS} s")
        for stop in self.stops:
            self.keep(data, stop)
        self.read += 1
        if self.read % 50 == 0:
            self.counted.write_text(str(self.count() + 50), "utf-8")

    def crashes(self) -> list[Path]:
        return sorted(self.crashed.iterdir())

    def read_crashes_behind_child(self) -> None:
        for crash in self.crashes():
            data = crash.read_bytes()
            self.read_one(data)
            self.forget(data)
            print(f"a library crashed at {crash.name}; behind a child: {'a finding' if self.stops else 'named, and read on'}", flush=True)
            crash.unlink()

    def forget(self, data: bytes) -> None:
        """Else a seed that crashes a library is the end of each start."""
        for grown in self.corpus.iterdir():
            if grown.stat().st_size == len(data) and grown.read_bytes() == data:
                grown.unlink()

    def keep(self, data: bytes, stop: str) -> None:
        """Told apart by the last place in our own code."""
        places = [line for line in stop.splitlines() if "beside" in line or not line.startswith(" ")]
        name = sha256("\n".join(places[-2:]).encode()).hexdigest()[:12]
        if not (self.findings / name).exists():
            (self.findings / name).write_bytes(data)
            (self.findings / f"{name}.txt").write_text(stop, "utf-8")

    def count(self) -> int:
        return int(self.counted.read_text("utf-8")) if self.counted.exists() else 0


if __name__ == "__main__":
    main()
