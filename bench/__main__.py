"""`./run bench [PART...]`: the table of figures, each beside its peers, measured in this run."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from bench.shared import DATA
from bench.table import print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

PARTS = {"pathology": "pathology", "notes": "facts_in_notes", "status": "spans", "speed": "speed", "bundles": "bundles", "pages": "pages"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    parser.add_argument("--develop", action="store_true", help="the half that rules are written by, with each case that is not right")
    options = parser.parse_args()
    asked = options.parts or list(PARTS)
    if unknown := [part for part in asked if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    if not DATA.exists():
        sys.exit(f"The records that are measured on are not here: {DATA} is missing. They lie beside the project, in shared/data.")
    modules = [import_module(f"bench.{PARTS[part]}") for part in asked]
    if options.develop:
        print_cases(modules)
    else:
        print_lines(line for module in modules for line in module.measure())


def print_cases(modules: Sequence[ModuleType]) -> None:
    """Ids, places and values alone for the shared reports: their text stays where it is."""
    for module in modules:
        if hasattr(module, "develop"):
            print_lines(module.measure(half="develop"))
            for case in module.develop():
                print(case)


if __name__ == "__main__":
    main()
