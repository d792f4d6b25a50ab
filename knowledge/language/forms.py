"""Parts of speech and lemmas, looked up: spaCy's own rules, asked once for each kind of token.

The attribute ruler and the lemmatizer of `en_core_web_sm` decide by a token's word and tag, for some words
also by its dependency label, and by its neighbour in a few pairs ("gonna", "there's"). Their answers
are kept, so that a token costs a table look-up instead of two hundred patterns. Morphological features,
which nothing here reads, are not set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.pipeline import AttributeRuler, Lemmatizer

NAME = "onrecord_forms"
RULES, LEMMAS = "attribute_ruler", "lemmatizer"
MOST_KEPT = 300_000  # kinds of token; then the tables start anew
APART = ","  # stands between words that are asked for together; no rule pairs it with a neighbour

Kind = tuple[int, int, int]  # word, tag, dependency label
Values = tuple[int, int, int, int]  # tag, label, part of speech, lemma


@dataclass(frozen=True, slots=True)
class Word:
    """What the rules make of a word with a tag; whether its label matters to them, and whether the next token may."""

    tag: int
    pos: int
    lemma: int
    by_label: bool
    opens: bool


class Forms:
    """Sets tag, label, part of speech and lemma of every token as the two components would."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler, self._lemmatizer, self._vocab = ruler, lemmatizer, ruler.vocab
        rules = cast("list[dict[str, Any]]", ruler.patterns)
        patterns: list[list[dict[str, Any]]] = [p for rule in rules for p in rule["patterns"]]
        first = [p[0] for p in patterns if len(p) > 1]
        self._open_labels = {self._vocab.strings[spec["DEP"]] for spec in first if spec.keys() == {"DEP"}}
        self._openers = self._matcher(spec for spec in first if spec.keys() != {"DEP"})
        self._labelled = self._matcher(s for p in patterns for s in p if "DEP" in s and s.keys() != {"DEP"})
        self._words: dict[tuple[int, int], Word] = {}
        self._labels: dict[Kind, Values] = {}
        self._pairs: dict[tuple[Kind, Kind], list[Values]] = {}

    def _matcher(self, specs: Iterable[dict[str, Any]]) -> Matcher:
        """A matcher of single tokens that does not look at labels."""
        matcher = Matcher(self._vocab)
        for spec in specs:
            matcher.add("rule", [[{key: value for key, value in spec.items() if key != "DEP"}]])
        return matcher

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a tagged and parsed document in place."""
        if not len(doc):
            return doc
        kinds: list[Kind] = [(word, tag, dep) for word, tag, dep in doc.to_array([ORTH, TAG, DEP]).tolist()]
        self._learn(kinds)
        alone = [self._alone(kind) for kind in kinds]
        values = list(alone)
        for i in range(len(kinds) - 1):
            if self._words[kinds[i][:2]].opens or kinds[i][2] in self._open_labels:
                for k, both in enumerate(self._pair(kinds[i], kinds[i + 1]), start=i):
                    if both != alone[k]:
                        values[k] = both
        doc.from_array([TAG, DEP, POS, LEMMA], _cells(values))
        return doc

    def _alone(self, kind: Kind) -> Values:
        """What the rules make of a token that they know, whatever stands beside it."""
        word = self._words[kind[:2]]
        return self._labels[kind] if word.by_label else (word.tag, kind[2], word.pos, word.lemma)

    def _pair(self, first: Kind, second: Kind) -> list[Values]:
        """What the rules make of two neighbours."""
        if (first, second) not in self._pairs:
            self._pairs[first, second] = self._ask(self._written([first, second]))
        return self._pairs[first, second]

    def _learn(self, kinds: Sequence[Kind]) -> None:
        """Ask for the kinds of token that were not seen before."""
        if len(self._words) + len(self._labels) > MOST_KEPT:
            for table in (self._words, self._labels, self._pairs):
                table.clear()
        new: list[Kind] = []
        for kind in dict.fromkeys(kinds):
            word = self._words.get(kind[:2])
            if word is None or (word.by_label and kind not in self._labels):
                new.append(kind)
        if not new:
            return
        doc = self._written(new)
        labelled, openers = ({at for _, at, _ in m(doc, allow_missing=True)} for m in (self._labelled, self._openers))
        apart = (self._vocab.strings.add(APART), self._vocab.strings.add(APART), 0)
        opening = openers | {at for at, kind in enumerate(new) if kind[2] in self._open_labels}
        asked = [k for at, kind in enumerate(new) for k in ([kind, apart] if at in opening else [kind])]
        answers = iter(self._ask(self._written(asked)))
        for at, kind in enumerate(new):
            tag, _, pos, lemma = self._labels[kind] = next(answers)
            self._words[kind[:2]] = Word(tag, pos, lemma, at in labelled, at in openers)
            if at in opening:
                next(answers)

    def _written(self, kinds: Sequence[Kind]) -> Doc:
        """A document of these tokens."""
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word, _, _ in kinds])
        doc.from_array([TAG, DEP], _cells([kind[1:] for kind in kinds]))
        return doc

    def _ask(self, doc: Doc) -> list[Values]:
        """Run the two components."""
        self._lemmatizer(self._ruler(doc))
        return [(tag, dep, pos, lemma) for tag, dep, pos, lemma in doc.to_array([TAG, DEP, POS, LEMMA]).tolist()]


def _cells(rows: Sequence[tuple[int, ...]]) -> Any:
    """Rows of hashes as the library wants them."""
    return np.array(rows, dtype=np.uint64)


def install(nlp: Language) -> None:
    """Put the look-up in the place of the two components of a loaded pipeline."""
    ruler, lemmatizer = cast("AttributeRuler", nlp.get_pipe(RULES)), cast("Lemmatizer", nlp.get_pipe(LEMMAS))
    index = lemmatizer.lookups.get_table("lemma_index")
    for part in list(index):
        index[part] = frozenset(index[part])  # the model's are lists, searched from the front for every word
    Language.component(NAME, func=Forms(ruler, lemmatizer))
    nlp.add_pipe(NAME, before=RULES)
    nlp.remove_pipe(RULES)
    nlp.remove_pipe(LEMMAS)
