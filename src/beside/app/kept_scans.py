"""Where pages of scans are kept from one run to the next, whether they are, and how they are forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beside.records.kept import KeptPages

if TYPE_CHECKING:
    from collections.abc import Mapping

SWITCH = "BESIDE_NO_CACHE"


def kept_scans(environment: Mapping[str, str], system: str) -> KeptPages | None:
    """None where the environment says that nothing is to be kept, or has no place for it."""
    folder = cache_folder(environment, system)
    return None if environment.get(SWITCH) or folder is None else KeptPages(folder)


def forget_scans(environment: Mapping[str, str], system: str) -> int:
    """Removes every page that was kept; how many there were."""
    folder = cache_folder(environment, system)
    return KeptPages(folder).forget() if folder else 0


def cache_folder(environment: Mapping[str, str], system: str) -> Path | None:
    """The folder this system gives to each person for what can be made again."""
    home = environment.get("HOME", "")
    match system:
        case "win32":
            local = environment.get("LOCALAPPDATA", "")
            return Path(local) / "Beside" / "Cache" / "scans" if local else None
        case "darwin":
            return Path(home) / "Library" / "Caches" / "Beside" / "scans" if home else None
        case _:
            own = environment.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
            return Path(own) / "beside" / "scans" if own else None
