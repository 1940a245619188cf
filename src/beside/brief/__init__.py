"""The guide written out for people and machines: one page of sentences, and one for a doctor, in several forms. It adds no medicine."""

from beside.brief.fhir import render_fhir
from beside.brief.html import render_html
from beside.brief.json import render_json
from beside.brief.page import BriefPage, Show
from beside.brief.pdf import render_pdf
from beside.brief.present import present
from beside.brief.present.doctor import present_doctor
from beside.brief.render_doctor import render_doctor_html, render_doctor_pdf, render_doctor_text

__all__ = [
    "BriefPage", "Show", "present", "present_doctor", "render_doctor_html", "render_doctor_pdf", "render_doctor_text",
    "render_fhir", "render_html", "render_json", "render_pdf",
]  # fmt: skip
