"""Fuzzes the whole reading, records to facts, with inputs grown from seeds: `./run fuzz --minutes 60 SEEDS...`.

Seeds are files or folders of one format; what they grow into is recognised by content like any file. A finding is an
input at which a reader of ours stopped, that took over 10 s of work, or over 1 GiB: it is kept under --findings, one a
place in the code, with what went wrong beside it. Exits 1 where there are findings. Needs Python 3.11 on Linux.
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

import atheris

with atheris.instrument_imports(include=["beside"]):
    from beside import facts
    from beside.records import problems

MOST_SECONDS = 10.0
MOST_MIB = 1024
LONGEST = 200_000  # bytes of one input
PATIENT = ("-timeout=900", "-report_slow_units=900", "-verbosity=0")  # work is measured here, by the processor's clock


def main() -> None:
    options = read_options()
    options.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(Path(scratch), options.findings)
        seeds = run.gather(options.seeds)
        print(f"{seeds} seeds", flush=True)
        limits = [f"-max_total_time={options.minutes * 60}", f"-max_len={LONGEST}", f"-rss_limit_mb={2 * MOST_MIB}", *PATIENT]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={options.findings}/", str(run.corpus)], run.read_one)
        pid = os.fork()  # the fuzzer ends its process where it stops
        if pid == 0:
            atheris.Fuzz()
        _, status, used = os.wait4(pid, 0)
        found = sorted(options.findings.iterdir())
        work = (used.ru_utime + used.ru_stime) / 60
        print(f"{run.count()} inputs read in {work:.0f} minutes of work, {len(found)} files of findings in {options.findings}")
        sys.exit(1 if found or os.waitstatus_to_exitcode(status) not in (0, 1) else 0)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seeds", nargs="+", type=Path)
    parser.add_argument("--minutes", type=int, default=60, choices=range(1, 10_000), metavar="N")
    parser.add_argument("--findings", type=Path, default=Path("out/findings"))
    return parser.parse_args()


class Run:
    """One run: where the input under test lies, what was found, how many were read."""

    def __init__(self, scratch: Path, findings: Path) -> None:
        self.corpus = scratch / "corpus"
        self.input = scratch / "record"
        self.counted = scratch / "counted"
        self.findings = findings
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
            self.counted.write_text(str(self.read), "utf-8")

    def keep(self, data: bytes, stop: str) -> None:
        """Told apart by the last place in our own code."""
        places = [line for line in stop.splitlines() if "beside" in line or not line.startswith(" ")]
        name = sha256("\n".join(places[-2:]).encode()).hexdigest()[:12]
        if not (self.findings / name).exists():
            (self.findings / name).write_bytes(data)
            (self.findings / f"{name}.txt").write_text(stop, "utf-8")

    def count(self) -> str:
        return self.counted.read_text("utf-8") if self.counted.exists() else "under 50"


if __name__ == "__main__":
    main()
