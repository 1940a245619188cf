"""What a person bears in the body or uses: it stands with the illnesses, for scans and radiation have to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.conditions import NO_RECORD
from beside.facts.coded.said import Said, say_concept, words_of
from beside.facts.fact import Status, Time
from beside.terms.tables import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Device

QUALIFIED = ", device"  # as names of devices in SNOMED end


def read_device(here: Here, device: Device) -> Iterator[Fact]:
    """A device that names no patient is a machine, and says nothing of anybody."""
    said = name_of(device)
    if device.patient is None or device.status == NO_RECORD or not said.quote:
        return
    status = Status(time=Time.PAST if device.status == "inactive" else Time.CURRENT)
    yield here.fact("condition", plain_words(said.quote.removesuffix(QUALIFIED)), "present", said, status=status)


def name_of(device: Device) -> Said:
    """By its kind, else by the first name it bears."""
    if words_of(device.type):
        return say_concept("type", device.type)
    return Said("deviceName[0].name", device.device_name[0].name if device.device_name else "")
