"""Every sentence about words that a program read off a picture of a page."""

from __future__ import annotations

from beside.brief.messages import N_

ORIGIN = N_("{place} (read from a scan)")
KIND = N_("{kind}, read from a scan")
KIND_SURE = N_("{kind}, read from a scan ({sure} percent sure of the words)")
INTRO = N_(
    "Where “read from a scan” stands, a program read the words off a picture of the page. It can misread a letter or a "
    "number: check these words beside the paper."
)
