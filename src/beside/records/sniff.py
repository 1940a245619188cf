"""What a file is, decided from its content and never from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.records.encodings import decode_marked
from beside.records.mail_sign import is_mail, is_mailbox

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Content:
    """`reader` is the key in the table of readers, empty where there is none; `name` is what people call it."""

    reader: str
    name: str


PASSED_OVER = "passed over"
JSON = Content("json", "JSON")
TEXT = Content("text", "text")
HTML = Content("html", "a web page (HTML)")
XML = Content("xml", "XML")  # its reader tells a clinical document from the rest
EMPTY = Content("", "an empty file")
ZIP = Content("zip", "a ZIP archive")
DICOM = Content("dicom", "a medical image (DICOM)")
TAR = Content("tar", "a TAR archive")
PDF = Content("pdf", "a PDF")
RTF = Content("rtf", "a word-processor text (RTF)")
MAIL = Content("mail", "an e-mail")
MAILBOX = Content("mailbox", "a mailbox")
OLDER = "an older Word, Excel or Outlook file"
# What Microsoft's older format holds, by the name of a stream in it, as it is written there.
OLDER_KINDS = (
    ("__substg1.0_", "an Outlook message (MSG)"),
    ("WordDocument", "an older Word document (DOC)"),
    ("Workbook", "an older spreadsheet (XLS)"),
    ("PowerPoint Document", "older slides (PPT)"),
    ("EncryptedPackage", "an Office document locked with a password"),
)

# Pictures that may show a page: where the mark stands, the mark, and what carries it.
PICTURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (0, b"II*\0", "a picture or scan (TIFF)"),
    (0, b"MM\0*", "a picture or scan (TIFF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (4, b"ftypheic", "a photo (HEIC)"),
    (4, b"ftypmif1", "a photo (HEIF)"),
    (4, b"ftypheix", "a photo (HEIC)"),
)
# Where the mark stands, the mark, and what carries it. The first that fits is taken.
MARKS: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "a film or sound recording (MP4)"),
    (0, b"ID3", "a sound recording (MP3)"),
    (0, b"RIFF", "a sound recording or film (RIFF)"),
    (0, b"OggS", "a sound recording (Ogg)"),
    (0, b"\x78\x9f\x3e\x22", "the attachments of an Outlook message (winmail.dat)"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an XZ archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"SQLite format 3\0", "a database (SQLite)"),
    (0, b"PAR1", "a table (Parquet)"),
)
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype html|(?:html|head|body|div|p|table|h[1-6]|span|ul|ol|pre|font|style|meta|title|br|b|strong|i|em|u|a|hr|img|center|section|article|script)(?![\w:.-])[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
JSON_START = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[\[\]{"\d-]|true|false|null|$))')
XML_START = re.compile(r"\s*<(?:\?xml[\s-]|!DOCTYPE|!--|([A-Za-z_][\w.:-]{0,80})[\s/>])")
START = 4096
# Without its preamble, a medical image begins with one of the first fields: its number, and its type or its length.
DICOM_START = re.compile(rb"(?:\x02\x00[\x00\x02]|\x08\x00[\x00\x01\x05\x08\x12\x16])\x00(?:CS|UI|UL|DA|[\x02-\x40]\x00\x00\x00)")
OLDER_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAM = Content(PASSED_OVER, "This is a program. It was left alone.")
PROGRAMS = (b"\x7fELF", b"MZ\x90\0", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
OF_A_PHONE = "This is what a phone or watch measured, step by step (Apple Health). It was passed over; what doctors sent to the phone lies beside it and was read."
XML_PASSED_OVER = (
    ('"http://www.w3.org/1999/XSL/Transform"', "This tells a browser how a page looks (XSL). It was passed over."),
    ("<HealthData", OF_A_PHONE),
    ('"Health Export CDA"', OF_A_PHONE),  # the same once more, as a clinical document
    ("SubmitObjectsRequest", "This only lists the papers beside it (IHE XDM). It was passed over."),
    ("<gpx", "These are places on a map (GPX). They were passed over."),
)  # fmt: skip

# A TAR may begin with a PDF, and a mail may speak of one. Readers of PDF take one that starts late.
BY_TEST: tuple[tuple[Callable[[bytes], bool], Content], ...] = (
    (lambda data: data.startswith(PROGRAMS), PROGRAM),
    (lambda data: data.startswith((b"PK\x03\x04", b"PK\x05\x06")), ZIP),
    (lambda data: data.startswith(b"DICM", 128) or any(DICOM_START.match(data, place) for place in (0, 1)), DICOM),
    (lambda data: data.startswith(b"ustar", 257), TAR),
    (lambda data: data[:64].lstrip()[:5] == b"{\\rtf", RTF),
    (is_mail, MAIL),
    (is_mailbox, MAILBOX),
    (lambda data: b"%PDF-" in data[:1024], PDF),
)


def recognise(data: bytes) -> Content:
    if not data:
        return EMPTY
    return _by_mark(data) or _by_words(_start_of(data), data[-START:])


def is_gzip(data: bytes) -> bool:
    return data.startswith(b"\x1f\x8b\x08")


def _by_mark(data: bytes) -> Content | None:
    for fits, content in BY_TEST:
        if fits(data):
            return content
    if data.startswith(OLDER_MARK):
        return Content("", _older_kind(data))
    pictured = next((name for place, mark, name in PICTURES if data.startswith(mark, place)), None)
    if pictured:
        return Content("picture", pictured)
    found = (name for place, mark, name in MARKS if data.startswith(mark, place))
    name = next(found, None)
    return None if name is None else Content("", name)


def _older_kind(data: bytes) -> str:
    return next((name for stream, name in OLDER_KINDS if stream.encode("utf-16-le") in data), OLDER)


def _start_of(data: bytes) -> str:
    start = data[:START]
    marked = decode_marked(start)
    return marked[0] if marked else start.decode("utf-8", "replace").lstrip("\0")


def _by_words(start: str, end: bytes) -> Content:
    if not start.strip():
        return TEXT
    if JSON_START.match(start):
        return JSON
    if HTML_START.match(start):
        return HTML
    if XML_START.match(start):
        for words, sentence in XML_PASSED_OVER:
            if words in start:
                return Content(PASSED_OVER, sentence)
    return XML if _is_xml(start, end) else TEXT


def _is_xml(start: str, end: bytes) -> bool:
    """A note may begin with `<Name> was seen`; what is XML also says so, or closes what it opens."""
    found = XML_START.match(start)
    root = found[1] if found else None
    closed = f"</{root}".encode() in end or end.rstrip().endswith(b"/>")
    return found is not None and (root is None or " xmlns" in start or closed)

