"""Times `beside brief` on large records, each as a whole process: `./run python tools/benchmark.py [--runs N]`.

The records are made from the shipped case (tools/large_records.py): a text PDF of 1,000 pages and a FHIR bundle of 20 MB.
The time to the first word of progress on a scan of 20 pages is told as well, where OCR is installed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import large_records as inputs

BESIDE = [sys.executable, "-c", "import sys; from beside.cli import main; sys.exit(main())"]
SCAN_PAGES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pdf, bundle = inputs.write_long_pdf(folder / "long.pdf"), inputs.write_bundle(folder / "bundle.json")
        for name, record in (("1,000 pages of text (PDF)", pdf), ("FHIR bundle", bundle)):
            took = [brief(record, folder / "out") for _ in range(runs)]
            print(f"{name}, {record.stat().st_size / 1e6:.1f} MB: {min(took):.1f} to {max(took):.1f} s, median {statistics.median(took):.1f} s")
        print(f"A scan of {SCAN_PAGES} pages: first progress after {first_progress(inputs.write_scan(folder / 'scan.pdf', SCAN_PAGES)):.1f} s")


def brief(record: Path, out: Path) -> float:
    begun = time.monotonic()
    subprocess.run([*BESIDE, "brief", str(record), "-o", str(out), "--no-cache"], check=True, capture_output=True)  # noqa: S603 - our own command
    return time.monotonic() - begun


def first_progress(record: Path) -> float:
    """Until a page is named; the reading is ended then."""
    begun = time.monotonic()
    with subprocess.Popen([*BESIDE, "facts", str(record), "--no-cache"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:  # noqa: S603
        for line in child.stderr or ():
            if "page" in line:
                break
        took = time.monotonic() - begun
        child.terminate()
    return took


if __name__ == "__main__":
    main()
