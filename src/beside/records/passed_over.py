"""What lies among records and is none: left by the system, part of how a page looks, a program that shows pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.records import container_problems as problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beside.errors import Problem

# What systems leave behind in folders: nobody needs to be told of it.
SYSTEM_FILES = frozenset((".DS_Store", ".localized", ".directory", ".Trashes", ".Spotlight-V100", ".fseventsd",
                          "Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX", ".git", ".gitignore",
                          ".gitattributes"))  # fmt: skip
SYSTEM_PREFIXES = ("._", ".~lock.", "~$")
QUIETLY = ""

PROGRAMS = "Programs on a disc, left alone"
LOOKS = "Parts of how a page looks, passed over"
MEASURED = "What a phone or watch measured beat by beat and step by step, passed over"
SEALS = "Electronic signatures of senders, passed over"
INDEX = "Pages that only list what lies beside them, passed over"
BY_NAME = (
    (re.compile(r"\.(?:exe|dll|msi|cab|bat|cmd|com|sys|ocx|jar|class|so|dylib|dmg|deb|chm|ico|icns|cur|inf|ini|manifest|lnk)$"), PROGRAMS),
    (re.compile(r"\.(?:css|js|mjs|map|xsl|xslt|dtd|xsd|woff2?|ttf|eot|otf)$"), LOOKS),
    (re.compile(r"\.(?:p7s|asc|sig)$"), SEALS),
    (re.compile(r"(?:^|/)(?:electrocardiograms/[^/]*\.csv|workout-routes/[^/]*\.gpx)$"), MEASURED),
)  # fmt: skip
# IHE's layout of a download (XDM): the folder, and beside it a page and a note that explain the medium.
MEDIUM = "ihe_xdm"
OF_THE_MEDIUM = frozenset(("index.htm", "index.html", "readme.txt"))


def is_of_the_system(name: str) -> bool:
    return any(part in SYSTEM_FILES or part.startswith(SYSTEM_PREFIXES) for part in name.split("/"))


def why_passed_over(name: str) -> str | None:
    """The reason as a sentence, empty where nobody needs to be told; None where it may be a record."""
    if is_of_the_system(name):
        return QUIETLY
    small = name.lower()
    return next((reason for pattern, reason in BY_NAME if pattern.search(small)), None)


def passed_over_among(names: Iterable[str]) -> dict[str, str]:
    """Of the files in one place, those to pass over, and why."""
    listed = list(names)
    around = {_folder_of(name.lower(), MEDIUM) for name in listed}
    found = {name: INDEX if _is_index(name.lower(), around) else why_passed_over(name) for name in listed}
    return {name: reason for name, reason in found.items() if reason is not None}


def _folder_of(name: str, part: str) -> str | None:
    """The folder in which `part` lies, if it is on the way to this file."""
    parts = name.split("/")
    return "/".join(parts[: parts.index(part)]) if part in parts else None


def _is_index(name: str, around: set[str | None]) -> bool:
    folder, _, last = name.rpartition("/")
    return last in OF_THE_MEDIUM and folder in around


def tell(where: str, reasons: Mapping[str, str]) -> list[Problem]:
    """One line a reason, however many the files."""
    told = dict.fromkeys(reason for reason in reasons.values() if reason != QUIETLY)
    return [
        problems.passed_over(where, reason, [name for name, why in reasons.items() if why == reason])
        for reason in told
    ]
