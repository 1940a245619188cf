"""Which Binary an attachment's address means; never one of another server that happens to have the same number."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Kept = TypeVar("Kept")

TAIL = re.compile(r"(?:^|/)(Binary/[A-Za-z0-9.-]{1,64})$")
VERSION = re.compile(r"/_history/[^/]+$")
LOCAL = re.compile(r"urn:(?:uuid|oid):|#|Binary/")


@dataclass(slots=True)
class Binaries(Generic[Kept]):
    at: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    tails: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    homeless: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kept: Kept, addresses: tuple[str, ...]) -> None:
        """`addresses` are its full address, or empty, and `Binary/id`."""
        full, tail = addresses
        self.at[full].append(kept)
        self.tails[tail].append(kept)
        if not _is_web(full):
            self.homeless[tail].append(kept)

    def find(self, url: str) -> list[Kept]:
        """Those it may mean: by the full address, else by `Binary/id` where no other server is spoken of."""
        if found := self.at.get(url):
            return found
        tail = TAIL.search(url)
        if tail is None:
            return []
        return (self.homeless if _is_web(url) else self.tails).get(tail[1], [])


def full_address(url: str, base: str) -> str:
    """`url` as written in the resource at `base`, without the version."""
    plain = VERSION.sub("", url)
    if plain.startswith("#"):
        return base + plain
    if plain.startswith("Binary/") and _is_web(base):
        return f"{base.rsplit('/', 2)[0]}/{plain}"
    return plain


def may_be_given(url: str) -> bool:
    """Whether another file of the same person could hold it."""
    return LOCAL.match(url) is not None or TAIL.search(VERSION.sub("", url)) is not None


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))
