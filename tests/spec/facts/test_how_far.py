"""Looking for facts in long records tells how far it is: by entry, by paper, by look at a long text."""

from __future__ import annotations

import json
from dataclasses import replace

from beside.facts import facts_in_files, read_documents
from beside.records.document import Page
from beside.records.read import read_records


def told_of(*paths):
    told = []
    facts_in_files(paths, on_progress=lambda *progress: told.append(progress))
    return told


def test_a_long_coded_record_counts_its_entries(tmp_path):
    entries = [{"resource": {"resourceType": "Observation", "id": str(number), "status": "final", "code": {"text": "x"}}} for number in range(1_200)]
    path = tmp_path / "long.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), "utf-8")

    assert [(done, total, name) for done, total, name in told_of(path) if "entry" in name] == [
        (0, 1, "long.json, entry 500 of 1,200"), (0, 1, "long.json, entry 1,000 of 1,200"),
    ]  # fmt: skip


def test_each_paper_is_counted_when_it_is_read_and_when_its_facts_are_looked_for(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Note {name}: HER2 negative.", "utf-8")

    read = [(0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt"), (3, 3, "")]
    assert told_of(*sorted(tmp_path.iterdir())) == [*read, *read]


def test_a_text_of_many_pages_counts_the_looks_at_it(tmp_path):
    (tmp_path / "long.txt").write_text("HER2 negative.", "utf-8")
    [note] = read_records([tmp_path / "long.txt"])
    told = []

    list(read_documents([replace(note, pages=[Page(1, 0, 14)] * 50)], on_progress=lambda *progress: told.append(progress[2])))

    looks = [name for name in told if "look" in name]
    assert looks == [f"long.txt, look {number} of {len(looks)}" for number in range(1, len(looks) + 1)]
    assert len(looks) > 10
