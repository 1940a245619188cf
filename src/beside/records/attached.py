"""The attachments of one document of entries: read from the resource, from a Binary beside it, or awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.attachments import (
    Attached,
    check_attachment,
    data_in_url,
    decode_base64,
    shown_address,
    take_attachments,
    take_binary,
)
from beside.records.binaries import Binaries, full_address, may_be_given
from beside.records.fhir_types import Binary
from beside.records.held import Awaited, Held, id_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.document import Entry
    from beside.records.fhir_types import Resource


class AttachedDocuments:
    """Takes the bytes out of the entries when it is made; `documents` decodes them, one at a time."""

    def __init__(self, held: Held, entries: Sequence[tuple[Entry, Resource | None]]) -> None:
        self.held = held
        self.attached: list[Attached] = []
        self.binaries: Binaries[Attached] = Binaries()
        self.unclaimed: dict[str, Attached] = {}
        for entry, outer in entries:
            self._take(entry, outer)

    def _take(self, entry: Entry, outer: Resource | None) -> None:
        if isinstance(entry.resource, Binary):
            binary = take_binary(entry, entry.resource)
            self.binaries.add(binary, (binary.address, binary.tail))
            self.unclaimed[binary.path] = binary
        else:
            self.attached += take_attachments(entry, outer)

    def documents(self) -> Iterator[Held | Awaited | Problem]:
        for attached in self.attached:
            yield from self._guarded(attached)
        for binary in self.unclaimed.values():
            yield from self._guarded(binary)

    def _guarded(self, attached: Attached) -> Iterator[Held | Awaited | Problem]:
        """One attachment that cannot be taken out does not stop the others."""
        try:
            yield from self._read(attached)
        except problems.RefusedRecordError as refused:
            yield refused.problem

    def _read(self, attached: Attached) -> Iterator[Held | Awaited | Problem]:
        data = attached.data or data_in_url(attached.url)
        if data:
            yield from self._unpack(attached, data)
        elif attached.tail:
            yield problems.broken_attachment(self._where(attached), "it has no bytes")
        else:
            yield from self._from_elsewhere(attached)

    def _from_elsewhere(self, attached: Attached) -> Iterator[Held | Awaited | Problem]:
        url = full_address(attached.url, attached.address)
        found = self.binaries.find(url)
        if len(found) == 1:
            self.unclaimed.pop(found[0].path, None)
            yield from self._unpack(attached, found[0].data)
        elif found:
            yield problems.two_documents_at(self._where(attached), shown_address(attached.url))
        elif may_be_given(attached.url) and not attached.url.startswith("#"):
            yield self._awaited(attached, url)
        else:
            yield problems.elsewhere(
                self._where(attached), attached.said.title, shown_address(attached.url)
            )

    def _unpack(self, attached: Attached, written: str) -> Iterator[Held | Problem]:
        where = self._where(attached)
        if self.held.layers >= limits.LAYERS:
            yield problems.too_many_layers(where, "Documents", limits.LAYERS)
            return
        data = decode_base64(written, where)
        yield from check_attachment(attached, data, where)
        yield Held(
            chain=(*self.held.chain, attached.label),
            data=data,
            id=id_within(self.held.id, attached.path, data),
            container=self.held.id,
            path=attached.path,
            said=attached.said,
            layers=self.held.layers + 1,
            addresses=(attached.address, attached.tail) if attached.tail else (),
            files=self.held.files,
        )

    def _awaited(self, attached: Attached, url: str) -> Awaited:
        return Awaited(
            chain=(*self.held.chain, attached.label),
            address=url,
            shown=shown_address(attached.url),
            container=self.held.id,
            path=attached.path,
            said=attached.said,
            layers=self.held.layers + 1,
            files=self.held.files,
        )

    def _where(self, attached: Attached) -> str:
        return " › ".join((*self.held.chain, attached.label))
