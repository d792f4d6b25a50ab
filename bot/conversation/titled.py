"""Whether a word before a surname is what somebody is, or meant to be: "sherrif Reed"."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.extraction.cast.lexicon import PERSON_NOUNS

HONORIFIC = frozenset(
    """mr mrs ms miss dr sir dame lord lady prof professor judge justice rev reverend ald alderman alderperson
    alderwoman rep representative congressman congresswoman sen senator gov governor mayor president sheriff chief
    officer detective sgt sergeant capt captain lt lieutenant minister secretary attorney ceo king queen prince princess
    pope emperor""".split()
)
# So alike are a title and its misspelling (0 to 100): "govenor", "sherrif", "comissioner".
_ALIKE = 75
_TITLES = sorted(HONORIFIC | PERSON_NOUNS)


@lru_cache(maxsize=4096)
def is_title_or_slip(word: str) -> bool:
    """Whether a folded word is a title, a role, or one misspelt."""
    return process.extractOne(word, _TITLES, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
