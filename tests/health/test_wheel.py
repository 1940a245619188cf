"""The wheel holds all that is needed, nothing else, and works where nothing of the repository is."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.wheels import build_wheel

SUFFIXES = {".py", ".typed", ".ttf", ".txt", ".csv", ".toml", ".yaml", ".json", ".css", ".typ", ".j2", ".md", ".xml"}
MOST_MB = 6


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_all_files_of_the_package_and_no_others(names):
    home = ROOT / "src"
    ours = {path.relative_to(home).as_posix() for path in (home / "beside").rglob("*") if path.is_file() and "__pycache__" not in path.parts}

    inside = {name for name in names if not name.startswith("beside-")}
    assert inside == ours
    assert {Path(name).suffix for name in inside} <= SUFFIXES


def test_the_wheel_holds_no_tests_and_no_leftovers_but_both_licences(names, wheel):
    assert not [name for name in names if "/test" in name or name.endswith((".pyc", ".part", "~"))]
    assert {"LICENSE", "LICENSE-OFL.txt"} <= {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert wheel.stat().st_size < MOST_MB * 1_000_000


@pytest.mark.parametrize("part", ["app/demo/notes/", "brief/fonts/", "brief/schema/", "knowledge/data/cards/any/", "terms/data/", "facts/data/"])
def test_the_wheel_holds_what_is_read_as_packaged_data(names, part):
    assert [name for name in names if name.startswith(f"beside/{part}") and not name.endswith(".py")]


def test_the_demo_runs_from_the_wheel_alone(wheel, tmp_path):
    """Unpacked as pip would, with no way to the repository; what it depends on comes from this environment."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    libraries = sysconfig.get_path("purelib")
    run = (
        f"import sys; sys.path[:0] = [{str(tmp_path / 'site')!r}, {libraries!r}]; import beside; "
        f"assert beside.__file__.startswith({str(tmp_path)!r}); from beside.cli import main; sys.exit(main(['demo']))"
    )

    done = subprocess.run([sys.executable, "-S", "-I", "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "beside-demo").iterdir()} == {"brief.html", "brief.pdf", "brief.json", "brief.fhir.json", "doctor.html", "doctor.pdf", "doctor.txt"}
