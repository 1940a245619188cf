"""How much of one record is taken in; whoever is refused is told the limit.

Reading one file stays under 1 GiB of memory and 10 seconds; these figures were measured to keep to that, with the
costliest file we could build for each.
"""

MIB = 1 << 20

WHOLE = 96 * MIB  # one file read in one piece, after unpacking
WEB_PAGE = 16 * MIB
LINES = 2048 * MIB  # a file of one resource per line (NDJSON), read in chunks
CHUNK = 16 * MIB  # of such a file: what becomes one document
BLOCK = 64 << 10

GZIP_LAYERS = 3
GZIP_RATIO = 250  # records of patients pack to a tenth or a fortieth of their size
GZIP_RATIO_FROM = 8 * MIB  # small files may pack as well as they like

LAYERS = 5  # a document in an attachment in a document ...
DEPTH = 100  # brackets within brackets in JSON; FHIR needs about 20
VALUES = 2_000_000  # commas in one JSON document; decoded, each costs about 170 bytes
XML_TAGS = 1_000_000  # in one XML document: a tree takes about 200 bytes for each
XML_ATTRIBUTES = 3_000_000
SECTIONS_DEEP = 20  # sections in sections, and entries in entries
NARRATIVE_DEEP = 60  # tags within tags in the words of a section
RESOURCES = 200_000  # in one document, and as many notes
WAITING = 64 * MIB  # attachments kept until the resource that names them has been read

RTF_WORDS = 3_000_000  # control words, brackets and stretches between them
OFFICE_XML = 32 * MIB  # the words of one Word or OpenDocument text, unpacked
OFFICE_PARTS = 50  # footnotes, headers and footers of such a text

DICOM_HEAD = 2 * MIB  # of a medical image: all but the picture

FOLDERS_DEEP = 40

UNPACKED_FROM = 64 * MIB  # so that one file made to grow does not cost the others in a small archive
UNPACKED = 2048 * MIB  # all that is taken out of one file that holds others
MEMBERS = 20_000  # files in it, and in what lies in it; a disc with scans of the whole body holds some thousands
CHILD_MEMORY = 640 * MIB  # a child and the file in it; a page at 300 dots per inch with its OCR takes about 250
OPENING = 3.0  # seconds of the processor until a PDF or picture is open
TEXT_PAGE = 2.5  # ... until the first page of text is read, and, for each further one:
TEXT_PAGE_EACH = 0.02  # some ten times what a page takes
OCR_PAGE = 40.0  # ... until the words of a picture are read; a full page takes 2
OCR_DEADLINE = 120.0  # seconds by the clock, for the same
PIXELS = 80_000_000  # of one picture; a good telephone takes 50 million
PAGES = 5_000  # of one PDF or picture
PAGE_WORDS = 50_000
ATTACHED = 96 * MIB  # all the files that lie in one PDF
STOPS = 2  # times a file may stop a child before the rest of it is given up


def in_words(size: int) -> str:
    """1536 is 1.5 KiB."""
    if size < 1 << 10:
        return f"{size} bytes"
    unit, scale = ("KiB", 1 << 10) if size < MIB else ("MiB", MIB)
    return f"{size / scale:.1f}".removesuffix(".0") + f" {unit}"
