"""PDFs made at test time: from Typst, from a form of our own, and some that are made to break readers."""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import TYPE_CHECKING

import typst
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def pdf_of(source: str) -> bytes:
    """A PDF from Typst's markup."""
    return bytes(typst.compile(source.encode()))


@cache
def pdf_of_note(note: str, size: float = 10) -> bytes:
    """A note as its writer saw it: every line and every blank where it was."""
    fence = "`" * 8
    return pdf_of(f'#set page(paper: "a4", margin: 1.5cm)\n#set text(size: {size}pt)\n{fence}\n{note}\n{fence}\n')


def changed(pdf: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def locked(pdf: bytes, password: str) -> bytes:
    return changed(pdf, lambda writer: writer.encrypt(password, algorithm="RC4-128"))


def with_attachment(pdf: bytes, name: str, data: bytes) -> bytes:
    return changed(pdf, lambda writer: writer.add_attachment(name, data))


def with_field(pdf: bytes, value: str, place: tuple[float, float, float, float]) -> bytes:
    """With a field of a form on the first page, filled in; `place` from the lower left corner."""

    def add(writer: PdfWriter) -> None:
        page = writer.pages[0]
        left, bottom, right, top = place
        look = StreamObject()
        look.set_data(f"BT /Helv 10 Tf 2 3 Td ({value}) Tj ET".encode())
        font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")})
        look.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(0), FloatObject(0), FloatObject(right - left), FloatObject(top - bottom)]),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}),
        })  # fmt: skip
        field = DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/F"): FloatObject(4),
            NameObject("/T"): TextStringObject("field"),
            NameObject("/V"): TextStringObject(value),
            NameObject("/Rect"): ArrayObject([FloatObject(side) for side in place]),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        })  # fmt: skip
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(field)])

    return changed(pdf, add)


def raw_pdf(*objects: bytes) -> bytes:
    """The objects, numbered from 1; the first is the catalogue."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(body) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf_of_pages(*pages: bytes) -> bytes:
    """One page for each of these contents; `/F` is a font and `/Own` a form that draws itself twice, without an end."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * place) for place in range(len(pages)))
    own = stream(b"/Own Do /Own Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Own 4 0 R >> >>")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)), FONT, own]
    for place, content in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> /XObject << /Own 4 0 R >> >> >>" % (6 + 2 * place),
            content,
        ]
    return raw_pdf(*objects)


def words(text: str) -> bytes:
    return stream(f"BT /F 12 Tf 50 700 Td ({text}) Tj ET".encode())


BREAKS_OFF = stream(b"/Own Do /Own Do")
TAKES_LONG = stream(b"BT /F 9 Tf 50 700 Td " + b"(HER2) Tj 1 0 Td " * 400_000 + b"ET")


def bomb(size: int) -> bytes:
    """A page whose content unpacks to so many bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(b" " * (1 << 20)) for _ in range(size >> 20)), packer.flush()])
    return stream(packed, b"/Filter /FlateDecode")
