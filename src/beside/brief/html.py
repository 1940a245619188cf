"""The brief as one self-contained HTML file: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from beside.brief import wording
from beside.brief.plain import MOST_MARKS, plain_page

if TYPE_CHECKING:
    from beside.brief.page import BriefPage


def render_html(page: BriefPage) -> str:
    """The whole brief; a strict content security policy can show it, for its one style is named by its hash."""
    style = _style()
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(page=plain_page(page), words=wording, most_marks=MOST_MARKS, style=style, style_hash=_hash(style))
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("beside.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (files("beside.brief") / "templates" / "style.css").read_text("utf-8")


def _hash(style: str) -> str:
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
