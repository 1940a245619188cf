"""The card grammar, the loader, and the cards themselves. It knows no patient."""

from beside.knowledge.cards import Knowledge
from beside.knowledge.load import load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
