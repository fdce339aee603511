"""An answer and its review in, at most one follow-up out, and why each other one was not asked."""

from mockint.probing.choosing import Prober

__all__ = ["Prober"]
