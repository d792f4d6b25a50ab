"""Which language a question is in, where it is plainly another than English: by its function words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_LISTS = {
    "Spanish": "el la los las que quien cuando donde por como esta este una uno un del y es dijo hay sobre en con "
    "fue han cual cuantos cuantas quienes",
    "French": "le la les qui que quand ou pourquoi comment est une un des du et dit sur dans avec ce cette il elle "
    "sont pas ont au aux quel quelle combien",
    "German": "der die das wer was wann wo warum wie ist ein eine und hat gesagt uber mit von den dem nicht "
    "wurde wurden haben sind wird kann auf im zu sich bei nach aus",
    "Portuguese": "o os as que quem quando onde porque como esta uma um do da e disse sobre em com nao foi",
    "Italian": "il lo la gli che chi quando dove perche come una un della del e ha detto su con non sono",
    "Dutch": "de het een wie wat wanneer waar waarom hoe is en heeft gezegd over met van niet zijn voor",
    "Polish": "kto co kiedy gdzie dlaczego jak jest i powiedzial w na z nie czy sie o",
}
_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
# What asks in one of these and is no English word, nor likely a name.
_ASKING = frozenset(
    "quien cuando donde qui quand pourquoi wer wann warum wie quem onde perche chi wanneer waar waarom kto kiedy gdzie"
    " dlaczego".split()
)
_ENGLISH = frozenset(
    """the a an of to in on is are was were did does do who what when where why how which and or for with about say
    said by has have it that this there any""".split()
)
_ENOUGH = 2
# German past participles are made so: "hat Falk geschossen?".
_PARTICIPLE = re.compile(r"ge\w{3,}(?:t|en)")
_GERMAN = "German"


def foreign(words: Iterable[str], *, known: Callable[[str], bool] = lambda _: True) -> str | None:
    """Name the language of folded words, as they were typed; None for English and wherever it is not plain.

    Two function words of the language are needed, and more than there are English ones; or a word that asks, where
    none of the others is `known` ("wer ermittelt?") or no English is heard and it is not known itself; or one and a
    German participle.
    """
    found = list(words)
    english = sum(w in _ENGLISH for w in found)
    counts = {language: len(known_words.intersection(found) - _ENGLISH) for language, known_words in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    others = [w for w in found if w not in _WORDS[best]]
    asking = _ASKING.intersection(found)
    asks = bool(asking and others) and (not any(map(known, others)) or not (english or any(map(known, asking))))
    if counts[_GERMAN] > english and any(_PARTICIPLE.fullmatch(w) and not known(w) for w in found):
        return _GERMAN
    return best if counts[best] > english and (counts[best] >= _ENOUGH or asks) else None
