"""How fast pages are read, and how well: `python tools/pages.py` prints text pages a second, OCR pages a second, and the
share of words that OCR reads right, over scans of the made-up people's notes. Needs tesseract's English data.
"""

from __future__ import annotations

import sys
import time
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.pdfs import pdf_of, pdf_of_note  # noqa: E402
from tests.scans import scanned_pdf  # noqa: E402

from beside.records import Document, read_records  # noqa: E402 - our tests make the scans

PAGES = 1000
PLAIN_FONT = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 11pt)\n'


def main() -> int:
    notes = [document.text for document in read_records([ROOT / "src" / "beside" / "app" / "demo" / "notes", *sorted((ROOT / "cases").glob("*/notes"))]) if isinstance(document, Document)]
    speed_of_text(notes[1])
    quality("a typewriter's letters", notes, [pdf_of_note(note) for note in notes])
    quality("a book's letters", notes, [pdf_of(PLAIN_FONT + "#raw(block: false, " + quoted(note) + ")") for note in notes])
    return 0


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def speed_of_text(note: str) -> None:
    fence = "`" * 8
    pages = "\n#pagebreak()\n".join(f"{fence}\n{note}\n{fence}\n#lorem(250) page {number}" for number in range(PAGES))
    seconds, [document] = read(pdf_of(f'#set page(paper: "a4", margin: 1.5cm)\n#set text(size: 9pt)\n{pages}'))
    words = len(document.text.split())
    print(f"text: {PAGES / seconds:.0f} pages a second ({PAGES} pages, {words:,} words, {seconds:.1f} s)")


def quality(name: str, notes: list[str], pdfs: list[bytes]) -> None:
    right = words = pages = 0
    spent = 0.0
    for note, pdf in zip(notes, pdfs, strict=True):
        seconds, documents = read(scanned_pdf(pdf))
        found = [word for document in documents for word in document.text.split()]
        wanted = [word for word in note.split() if word.strip("-=_")]
        right += sum(block.size for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())
        words, pages, spent = words + len(wanted), pages + sum(len(document.pages) for document in documents), spent + seconds
    print(f"scans in {name}: {right / words:.3f} of {words:,} words right, {pages / spent:.2f} pages a second ({pages} pages)")


def read(pdf: bytes) -> tuple[float, list[Document]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.pdf"
        path.write_bytes(pdf)
        started = time.perf_counter()
        documents = [document for document in read_records([path]) if isinstance(document, Document)]
        return time.perf_counter() - started, documents


if __name__ == "__main__":
    sys.exit(main())
