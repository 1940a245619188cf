"""Whether OCR is installed, and where its data is; and what to paste where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGE = "eng"
OURS = 1  # of how we use Tesseract; a page that was kept with another number is read anew
# Where systems put Tesseract's data, besides what TESSDATA_PREFIX says.
FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/share/tessdata",  # Arch, openSUSE
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/opt/homebrew/share/tessdata",  # macOS
    "/usr/local/share/tessdata",
    "/opt/local/share/tessdata",
)
WINDOWS_PARENTS = ("PROGRAMFILES", "LOCALAPPDATA", "LOCALAPPDATA")
WINDOWS_FOLDERS = ("Tesseract-OCR/tessdata", "Programs/Tesseract-OCR/tessdata", "Tesseract-OCR/tessdata")
INSTALL = {
    "linux": "sudo apt install tesseract-ocr-eng (Debian, Ubuntu) or sudo dnf install tesseract-langpack-eng (Fedora)",
    "darwin": "brew install tesseract",
    "win32": "winget install UB-Mannheim.TesseractOCR",
}
LIBRARY = "python -m pip install tesserocr"


@dataclass(frozen=True, slots=True)
class Engine:
    """`oriented` where there is data to tell up from down; `version` tells one reading from another."""

    folder: str
    version: str
    oriented: bool
    languages: str = LANGUAGE


@dataclass(frozen=True, slots=True)
class Missing:
    """What is to be pasted into a terminal, so that there is OCR."""

    lines: tuple[str, ...]


def find_engine(environment: Mapping[str, str], system: str) -> Engine | Missing:
    folder = next(filter(_has_data, _folders(environment)), None)
    library = _library()
    if folder is not None and library:
        size = (folder / f"{LANGUAGE}.traineddata").stat().st_size
        return Engine(str(folder), f"{library}/{LANGUAGE}/{size}/{OURS}", (folder / "osd.traineddata").is_file())
    install = INSTALL.get(system, INSTALL["linux"])
    return Missing((*([LIBRARY] if not library else []), *([install] if folder is None else [])))


@cache
def _library() -> str:
    try:
        return version("tesserocr")
    except PackageNotFoundError:
        return ""


def _folders(environment: Mapping[str, str]) -> Iterable[Path]:
    said = environment.get("TESSDATA_PREFIX", "")
    if said:
        yield Path(said)
        yield Path(said) / "tessdata"
    for parent, folder in zip(WINDOWS_PARENTS, WINDOWS_FOLDERS, strict=True):
        if environment.get(parent):
            yield Path(environment[parent]) / folder
    yield from map(Path, FOLDERS)


def _has_data(folder: Path) -> bool:
    return (folder / f"{LANGUAGE}.traineddata").is_file()
