"""`beside demo`: the brief of a made-up person; `beside cards`: the knowledge."""

from __future__ import annotations

from beside.cli import main


def test_the_demo_writes_a_brief_and_says_what_to_do_next(tmp_path, capsys):
    assert main(["demo", "-o", str(tmp_path)]) == 0

    said = capsys.readouterr().out
    assert "Decide by: 4 December 2026" in said
    assert "HER2" in said
    assert "Next:" in said
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_the_cards_are_counted_by_cancer_and_kind_and_pass_their_check(capsys):
    assert main(["cards", "--check"]) == 0

    said = capsys.readouterr().out
    assert "breast" in said
    assert "prostate" in said
    assert "All examples come out as their cards say" in said
