"""Small words of questions: what leads up to one, articles, forms of "be" and "have"."""

from __future__ import annotations

# Words that lead up to a question and say nothing of it.
LEADING = frozenset("so and but ok okay well then also now hey hi please".split())
ARTICLES = frozenset({"a", "an", "the"})
COPULAS = frozenset({"is", "are", "was", "were"})
HAVING = frozenset({"has", "have", "had"})
# What makes a verb passive.
PASSIVE = COPULAS | frozenset("be been being get gets got getting".split())
AUXILIARIES = frozenset("did does do has have had is are was were will would can could should".split())
