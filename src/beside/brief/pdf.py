"""The brief as a tagged PDF (PDF/UA-1), set by typst with the fonts that ship with Beside."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import typst

from beside.brief import wording
from beside.brief.plain import MOST_MARKS, plain_page
from beside.brief.visible import plainly_printable, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from beside.brief.page import BriefPage

WORDS = (
    "UNREVIEWED", "DAGGER", "IN_BRACKETS", "PUBLICATIONS", "CONTENTS", "FOLDED_TITLE", "FOLDED_INTRO",
    "FOLD_PAGE", "FOLDED_AT", "FOLDED_FROM",
)  # fmt: skip
MAIN_FONT = "Noto Sans"


def render_pdf(page: BriefPage, paper: str = "a4") -> bytes:
    """The whole brief on `a4` or `us-letter`.

    Every character is one the fonts have; should a sequence of them still not be set, the narrowest form is tried.
    """
    try:
        return _compile(page, paper, printable)
    except typst.TypstError:
        return _compile(page, paper, plainly_printable)


def _compile(page: BriefPage, paper: str, show: Callable[[str], str]) -> bytes:
    return typeset("brief.typ", {"page": json.dumps(plain_page(page, show, tells_once=True)), "words": json.dumps(_words()), "paper": paper})


def typeset(template: str, inputs: dict[str, str]) -> bytes:
    """A tagged PDF of one of the packaged templates. Each has a compiler of its own: threads cannot share one."""
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    pdf = compiler.compile(_template(template), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single file")
    return pdf


def _words() -> dict[str, object]:
    return {name: getattr(wording, name) for name in WORDS} | {"fonts": font_names(), "MOST_MARKS": MOST_MARKS}


def font_names() -> list[str]:
    """The packaged fonts beside the main one."""
    return sorted(set(_fonts().families()) - {MAIN_FONT})


@cache
def _template(name: str) -> bytes:
    return (files("beside.brief") / "templates" / name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    with as_file(files("beside.brief") / "fonts") as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)],
        )
