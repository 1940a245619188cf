"""Runs `beside facts` over every file of some folders, one by one, then `beside brief` over all of them at once.

`python tools/hostile.py FOLDER...` prints a line for each: exit code, seconds, peak memory, and what was read or why
not. It exits 1 if anything crashed, took over 10 s or over 1 GiB, or was refused without a reason. Linux only.
Memory is that of Beside and its children together.

Seconds are those the processor worked, so that a busy computer makes nothing slow; what hangs is stopped by the clock.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SECONDS = 10.0
MOST_SECONDS_IN_ALL = 120.0
HANGS_AFTER = 6  # times as long by the clock
MOST_MIB = 1024
LOOK_EVERY = 0.02  # seconds
ADDRESS_SPACE = 4 << 30  # so that what goes wrong stops before the computer does
BESIDE = (sys.executable, "-c", "import sys; from beside.cli import main; sys.exit(main())")
READ, NOTHING_READ = 0, 3
FAULTS = ("Traceback (most recent call last)", "That is a fault of Beside")


@dataclass(frozen=True)
class Run:
    name: str
    code: int
    seconds: float
    mib: float
    lines: int
    said: str
    most_seconds: float = MOST_SECONDS

    @property
    def reasons(self) -> list[str]:
        """What stands below the heading of what was not read: each line names a file and says why."""
        _, heading, listed = self.said.partition("Not read, or read with doubts (")
        return [line.strip() for line in listed.splitlines()[1:] if ": " in line] if heading else []

    @property
    def fault(self) -> str:
        """What is wrong with how this went; empty where all is well."""
        if self.seconds > self.most_seconds:
            return f"took over {self.most_seconds:.0f} s"
        if self.mib > MOST_MIB:
            return f"took over {MOST_MIB} MiB"
        if self.code not in (READ, NOTHING_READ) or any(fault in self.said for fault in FAULTS):
            return "crashed"
        return "refused without a reason" if self.code == NOTHING_READ and not self.reasons else ""

    @property
    def outcome(self) -> str:
        if self.code not in (READ, NOTHING_READ):
            return self.said.strip()[-200:].replace("\n", " ")
        read = f"read: {self.lines} lines" if self.code == READ else "refused"
        return f"{read}; {self.reasons[0][:150]}" if self.reasons else read

    def __str__(self) -> str:
        fault = f"  <-- {self.fault}" if self.fault else ""
        return f"{self.code:4} {self.seconds:6.1f} s {self.mib:6.0f} MiB  {self.name}  {self.outcome}{fault}"


def run_beside(name: str, arguments: Sequence[object], most_seconds: float = MOST_SECONDS) -> Run:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([*BESIDE, *map(str, arguments)], stdout=out, stderr=err)  # noqa: S603 - our own command
        resource.prlimit(child.pid, resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        clock = threading.Timer(most_seconds * HANGS_AFTER, child.kill)
        clock.start()
        meter = Meter(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        clock.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds, mib = used.ru_utime + used.ru_stime, max(used.ru_maxrss / 1024, meter.most)
        return Run(name, child.returncode, seconds, mib, _text_of(out).count("\n"), _text_of(err), most_seconds)


class Meter(threading.Thread):
    """The most memory that a process and its children had at one time."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most = psutil.Process(process), 0.0
        self.start()

    def run(self) -> None:
        with contextlib.suppress(psutil.Error):
            while True:
                self.most = max(self.most, sum(map(_size_of, [self.process, *self.process.children(recursive=True)])))
                time.sleep(LOOK_EVERY)


def _size_of(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.Error):
        return float(process.memory_info().rss) / (1 << 20)
    return 0.0


def _text_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def run_all(folders: Sequence[Path]) -> list[Run]:
    runs = []
    for file in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        runs.append(run_beside(f"{file.parent.name}/{file.name}", ["facts", file, "--jsonl"]))
        print(runs[-1], flush=True)
    with tempfile.TemporaryDirectory() as out:
        name = f"brief of {' '.join(folder.name for folder in folders)}"
        runs.append(run_beside(name, ["brief", *folders, "-o", out], MOST_SECONDS_IN_ALL))
    print(runs[-1], flush=True)
    return runs


def main(folders: Sequence[Path]) -> int:
    runs = run_all(folders)
    faults = [run for run in runs if run.fault]
    slowest, largest = (max(runs, key=lambda run: run.seconds), max(runs, key=lambda run: run.mib))
    read = sum(run.code == READ for run in runs)
    print(f"\n{len(runs)} runs: {read} read, {len(runs) - read} not, {len(faults)} at fault")
    print(f"slowest {slowest.name} ({slowest.seconds:.1f} s), largest {largest.name} ({largest.mib:.0f} MiB)")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("Usage: python tools/hostile.py FOLDER...")
    sys.exit(main([Path(folder) for folder in sys.argv[1:]]))
