"""Why a file or page is not read, as one of a few words."""

from __future__ import annotations


class RefusedError(Exception):
    """`reason` is one of `password`, `broken`, `empty`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
