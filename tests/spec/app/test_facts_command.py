"""`beside facts`: what the records say, each with its place; `--jsonl` for machines."""

from __future__ import annotations

import json

from beside.cli import main


def test_every_fact_is_listed_with_its_place(tmp_path, capsys):
    (tmp_path / "report.txt").write_text("Invasive ductal carcinoma of the left breast.\nHER2: negative (IHC 1+).\n", "utf-8")

    assert main(["facts", str(tmp_path / "report.txt")]) == 0

    said = capsys.readouterr().out
    assert "HER2 negative" in said
    assert "report.txt" in said


def test_a_line_of_json_is_one_fact_with_schema_and_version(tmp_path, capsys):
    text = "Invasive ductal carcinoma of the left breast.\nHER2: negative (IHC 1+).\n"
    (tmp_path / "report.txt").write_text(text, "utf-8")

    main(["facts", str(tmp_path / "report.txt"), "--jsonl"])

    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    [her2] = [fact for fact in facts if fact["name"] == "HER2"]
    assert (her2["schema"], her2["version"], her2["value"]) == ("beside.fact", 1, "negative")
    source = her2["sources"][0]
    assert text[source["start"] : source["end"]] == source["quote"]


def test_nothing_read_exits_with_3(tmp_path, capsys):
    assert main(["facts", str(tmp_path / "absent")]) == 3
    assert "absent" in capsys.readouterr().err
