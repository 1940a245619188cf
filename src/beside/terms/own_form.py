"""The names of Beside's own extensions in FHIR: what the writer of the brief and the reader of records agree on."""

from __future__ import annotations

OWN = "urn:beside:fhir:"
FACT = f"{OWN}fact"
STATEMENT = f"{OWN}statement"
PAPER = f"{OWN}paper"
PLACE = f"{OWN}place"
QUOTE = f"{OWN}quote"
DISPUTED = f"{OWN}disputed"
MARK = f"{OWN}mark"
# Parts of a fact beside its kind, name, value, unit, date and codes stand under the name of their group.
STATUS, ABOUT, DETAIL = "status.", "about.", "detail."
