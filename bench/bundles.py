"""FHIR bundles to facts: megabytes a second on one core, and memory as the bundle grows.

The bundle is made from the shipped case: of its resources, by count, over half are clinical (laboratory values, reports
with a note in them), the others visits and claims, as in a portal's download.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from bench.shared import ROOT
from bench.table import Line
from beside import facts_in_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

sys.path.append(str(ROOT / "tools"))
import large_records as inputs

MEGABYTE = 1_000_000
NOT_CLINICAL = ("Claim", "Encounter", "Patient", "Organization", "Practitioner", "ExplanationOfBenefit")
PEAK = """
import resource, sys
from pathlib import Path
from beside import read_facts
count = sum(1 for _ in read_facts([Path(sys.argv[1])]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def measure() -> Iterator[Line]:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - takes seconds to load

    with tempfile.TemporaryDirectory() as scratch:
        path = inputs.write_bundle(Path(scratch) / "bundle.json")
        data, size = path.read_bytes(), path.stat().st_size / MEGABYTE
        mix = Counter(entry["resource"]["resourceType"] for entry in json.loads(data)["entry"])
        clinical = 1 - sum(mix[name] for name in NOT_CLINICAL) / mix.total()
        ours = size / seconds(lambda: facts_in_files([path]))
        peers = {"orjson, parsing alone": f"{size / seconds(lambda: orjson.loads(data)):.0f} MB/s"}
        some = json.dumps({**json.loads(data), "entry": json.loads(data)["entry"][:2000]})
        peers["fhir.resources, parsing alone"] = f"{len(some) / MEGABYTE / seconds(lambda: Bundle.model_validate_json(some)):.0f} MB/s"
        what = f"{size:.0f} MB, {mix.total()} resources, {clinical:.0%} clinical"
        yield Line("FHIR bundle to facts", what, "MB/s, one core", f"{ours:.1f}", peers, ">= 60", ours >= 60)
        small, large = (peak(inputs.write_bundle(Path(scratch) / "grown.json", each * MEGABYTE)) for each in (30, 300))
        yield Line("memory of read_facts", "30 and 300 MB", "MB at most", f"{small} and {large}", {}, "within 50 of each other", large - small <= 50)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def peak(path: Path) -> int:
    done = subprocess.run([sys.executable, "-c", PEAK, str(path)], check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    return int(done.stdout.split()[1])
