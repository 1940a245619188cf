"""What the project says of itself is true, and it speaks of itself alone."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A folder of one machine: a first part no reader of the project has.
MACHINE = re.compile(r"/(?:root|work|home/\w+)/[a-z]")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_path_of_one_machine_stands_in_a_file():
    texts = [path for path in tracked() if path.suffix in {".py", ".md", ".yaml", ".toml", ".csv", ".txt", ".html", ".j2", ".typ", ""} and path.is_file()]
    offenders = [str(path.relative_to(ROOT)) for path in texts if path.name != "test_project.py" and MACHINE.search(path.read_bytes().decode("utf-8", "replace"))]
    assert not offenders


def test_every_word_of_run_is_in_its_help():
    script = (ROOT / "run").read_text("utf-8")
    words = set(re.findall(r"^  (\w+)\)", script, re.MULTILINE)) - {"help"}
    listed = script.split("cat <<'WORDS'")[1].split("\nWORDS")[0]
    assert {word for word in words if f"./run {word}" not in listed} == set()


def test_the_licence_leaves_apache_possible():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    refused = {"pymupdf", "borb", "psycopg", "fpdf2", "pygal"}
    assert not {re.split(r"[<>=\[]", name)[0].lower() for name in project["dependencies"]} & refused
