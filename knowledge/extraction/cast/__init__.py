"""Who is who within one document: persons, bodies, places, offices, and every mention of them."""

from __future__ import annotations

from knowledge.extraction.cast.casting import build_cast

__all__ = ["build_cast"]
