"""The guide written out for people and machines: one page of sentences, three formats. It adds no medicine."""

from beside.brief.html import render_html
from beside.brief.json import render_json
from beside.brief.page import BriefPage, Show
from beside.brief.pdf import render_pdf
from beside.brief.present import present

__all__ = ["BriefPage", "Show", "present", "render_html", "render_json", "render_pdf"]
