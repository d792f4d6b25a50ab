"""Who said what: every reported statement with its content, its cue, its source and who that is."""

from __future__ import annotations

from knowledge.extraction.statements.extraction import extract_statements

__all__ = ["extract_statements"]
