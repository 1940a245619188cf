"""Pages of scans are kept for the next time, where nobody else can read them, until they are forgotten."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from beside.app.kept_scans import cache_folder, forget_scans, kept_scans
from beside.cli import main
from beside.records.kept import DAY, DAYS, KeptPages
from beside.records.messages import PageWords
from tests.pdfs import pdf_of_note
from tests.scans import require_ocr, scanned_pdf

PAGE = PageWords(1, "HER2: negative")


def test_each_system_has_its_place_for_what_can_be_made_again():
    assert cache_folder({"HOME": "/home/anna"}, "linux") == Path("/home/anna/.cache/beside/scans")
    assert cache_folder({"HOME": "/home/anna", "XDG_CACHE_HOME": "/caches"}, "linux") == Path("/caches/beside/scans")
    assert cache_folder({"HOME": "/Users/anna"}, "darwin") == Path("/Users/anna/Library/Caches/Beside/scans")
    assert cache_folder({"LOCALAPPDATA": "C:/Local"}, "win32") == Path("C:/Local/Beside/Cache/scans")
    assert cache_folder({}, "linux") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards the folder above it")
def test_nobody_else_may_open_the_folder_or_a_page(tmp_path):
    kept = KeptPages(tmp_path / "scans")

    kept.keep("key", PAGE)

    assert stat.S_IMODE((tmp_path / "scans").stat().st_mode) == 0o700
    [page] = (tmp_path / "scans").glob("*.page")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert (tmp_path / "scans" / "CACHEDIR.TAG").exists()


def test_a_page_comes_back_as_it_was_kept(tmp_path):
    kept = KeptPages(tmp_path / "scans")
    kept.keep("key", PAGE)

    assert kept.find("key") == PAGE
    assert kept.find("other") is None


def test_a_page_that_was_not_used_for_thirty_days_is_forgotten(tmp_path):
    kept = KeptPages(tmp_path / "scans")
    kept.keep("old", PAGE)
    kept.keep("new", PAGE)
    [old] = (tmp_path / "scans").glob("old.page")
    before = time.time() - (DAYS + 1) * DAY
    os.utime(old, (before, before))

    kept.forget_old()

    assert (kept.find("old"), kept.find("new")) == (None, PAGE)


def test_the_environment_can_say_that_nothing_is_kept():
    assert kept_scans({"HOME": "/home/anna", "BESIDE_NO_CACHE": "1"}, "linux") is None
    assert kept_scans({"HOME": "/home/anna"}, "linux") is not None


def test_forget_removes_every_kept_page(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    folder = cache_folder(dict(os.environ), sys.platform)
    KeptPages(folder).keep("key", PAGE)

    assert main(["forget"]) == 0

    assert capsys.readouterr().out == "Removed: 1 kept page of scans.\n"
    assert forget_scans(dict(os.environ), sys.platform) == 0


@pytest.mark.parametrize(("option", "pages"), [([], 1), (["--no-cache"], 0)])
def test_no_cache_keeps_nothing(tmp_path, monkeypatch, option, pages):
    require_ocr()
    monkeypatch.delenv("BESIDE_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "scan.pdf").write_bytes(scanned_pdf(pdf_of_note("HER2: negative (IHC 1+).", size=11)))

    assert main(["facts", str(tmp_path / "scan.pdf"), *option]) == 0

    assert sum(1 for _ in tmp_path.rglob("*.page")) == pages
