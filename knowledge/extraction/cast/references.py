"""Pronouns and noun phrases that refer back: "she", "the mayor", "the agency"."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Span

from knowledge.entities import Mention
from knowledge.extraction.cast.lexicon import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    LAWYERS,
    MALE_NOUNS,
    OUTLET_WORDS,
    PERSON_NOUNS,
)
from knowledge.extraction.cast.name_span import all_words
from knowledge.extraction.cast.organisations import words_of
from knowledge.extraction.cast.quotations import Quotation, inside, lead_in
from knowledge.extraction.cast.roles import described
from knowledge.extraction.cast.standing import (
    SUBJECTS,
    circumstance,
    complement,
    doers,
    introduced,
    kin_surname,
    opens,
    set_apart,
    speaks,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

GENDERED = {
    **dict.fromkeys(["he", "him", "his", "himself"], "male"),
    **dict.fromkeys(["she", "her", "hers", "herself"], "female"),
}
WINDOW = 14  # sentences a reference looks back
_GOES_ON = frozenset({"add", "continue"})  # so does whoever spoke
_MADE = frozenset({"make", "tell", "give", "write"})  # "claims made by Quist" are what she says
_MAIN = frozenset(["ROOT", "ccomp", "conj", "parataxis"])
_CLEARLY = 1.2  # score that tells one person from the next
_AHEAD = 0.9  # of whom a clause tells that stands before their name
_GUESSED = 0.65  # right in all of seven cases on the open development sets, which is too few to speak plainly
# What a text may call somebody who holds no office, or another one besides.
_NO_OFFICE = frozenset(
    """mr mrs ms miss mx man woman candidate nominee contender hopeful front-runner frontrunner rival opponent
    republican democrat conservative liberal""".split()
)
# Whom a text calls so it mostly does not name, and there are several of them.
_ANY_OF_THEM = frozenset(
    """official officer diplomat lawyer attorney agent aide adviser advisor resident neighbor neighbour witness expert
    analyst reporter journalist spokesperson spokesman spokeswoman representative soldier manager lawmaker""".split()
)
# The lawyers of these are nobody's.
_PUBLIC = frozenset("u.s. us district state federal county city".split())
# What makes another office of the one it stands before.
_CHANGING = frozenset("former ex vice vice-president deputy assistant associate onetime ousted outgoing shadow".split())
# A body whose name ends so is of people, and nothing else that its name has: of an airline's pilots, and no airline.
_OF_PEOPLE = frozenset(["association", "union", "guild", "federation", "brotherhood"])
_VAGUE_BODIES = frozenset(["group", "organization", "organisation", "body", "watchdog", "nonprofit", "charity"])
_SETTLED_KINDS = frozenset(["department", "bureau", "court", "university", "college", "council", "city", "party"])
# What says that a body is a company, and is hardly called a group.
_FIRMS, _CALLED_FIRMS = frozenset(["inc", "corp", "llc"]), frozenset(["company", "firm", "retailer", "manufacturer"])


@dataclass(slots=True)
class Candidate:
    """One entity while a document is read: what it is and where it was mentioned so far."""

    index: int
    name: str
    type: EntityType
    gender: str | None
    heads: frozenset[str]
    role_words: frozenset[str]
    last: list[Seen] = field(default_factory=list)
    count: int = 0
    ground: float = 1.0  # how surely what it was last referred to by is its own

    @property
    def outlet(self) -> bool:
        """Whether the name is a news outlet's."""
        return bool(set(words_of(self.name)) & OUTLET_WORDS)


# What a mention counts less that the main clause is not about: the subject of a clause that only says when or why
# ("after Reed left"), and, for the sentences behind, what stands in a relative clause or between dashes or brackets.
_ASIDE, _SET_APART = 0.8, 2.0
_OPENING = 0.4  # what the subject of a clause that leads up to the pronoun's own counts more: "When Reed left, she ..."
_LED_UP = 1.6  # the subject of what leads up to the words before it: "Quist objected: “I will not,” he said"
_NAMESAKE = 2.5  # and, of "his wife, Ada Quist", whoever has that surname, too
_TOGETHER = 0.5  # what a mention counts more that stands before in the same paragraph
_NOT_SURELY = 1.0  # and a surname that may be another's, of two who share it


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention already read: its token, its sentence, whether it was a subject, and inside a quotation.

    `aside` tells of a subject in a clause that only says when or why, `apart` of what stands apart from the sentence,
    `sure` how surely the mention, or the name that it leads back to, is this entity's.
    """

    token: int
    sentence: int
    paragraph: int
    subject: bool
    aside: bool
    apart: bool
    quoted: bool
    possessive: bool
    speaking: bool
    sure: float = 1.0


@dataclass(slots=True)
class Reader:
    """Reads a document once from the front, linking each reference to what stands before it."""

    analysis: Analysis
    quotations: tuple[Quotation, ...]
    people: list[Candidate]
    bodies: list[Candidate]
    names: list[Mention]
    found: list[Mention] = field(default_factory=list)

    def read(self) -> list[Mention]:
        """All pronoun and nominal mentions, in order."""
        doc = self.analysis.doc
        by_index = {c.index: c for c in [*self.people, *self.bodies]}
        covered = {t.i for m in self.names for t in self.analysis.tokens(m.start, m.end)}
        events: list[tuple[int, int, Mention | Span | Token]] = [
            (self.analysis.tokens(m.start, m.end).start, 0, m) for m in self.names if m.entity in by_index
        ]
        for chunk in doc.noun_chunks:
            if chunk[0].lower_ in ("the", "this", "that") and chunk.root.i not in covered:
                events.append((chunk.start, 1, chunk))
        gendered = (doc[i] for i, word in enumerate(all_words(doc).text) if word.lower() in GENDERED)
        events.extend((t.i, 2, t) for t in gendered if t.pos_ in ("PRON", "DET"))
        for _, _, event in sorted(events, key=lambda e: e[:2]):
            if isinstance(event, Mention):
                token = self.analysis.tokens(event.start, event.end).root
                self._note(by_index[event.entity], token, event.confidence)
            elif isinstance(event, Span):
                self._nominal(event, by_index)
            else:
                self._pronoun(event)
        return self.found

    def _sentence(self, token: Token) -> tuple[int, int]:
        """Which sentence a token stands in, and which paragraph."""
        sentence = self.analysis.sentence_at(token.idx)
        return (sentence.index, sentence.paragraph) if sentence else (0, 0)

    def _note(self, candidate: Candidate, token: Token, sure: float) -> None:
        possessive = token.dep_ == "poss"
        main = described(token) if token.dep_ == "appos" else token
        apart = set_apart(token)
        # "Quist's success tells how he won": of the two he is Quist.
        thing = token.head.lower_ not in PERSON_NOUNS and token.head.lower_ not in BODY_NOUNS
        owner = possessive and thing and token.head.dep_ in SUBJECTS and token.head.head.dep_ == "ROOT"
        doer = main.dep_ == "pobj" and main.head.dep_ == "agent" and main.head.head.lemma_.lower() in _MADE
        subject = main.dep_ in SUBJECTS or introduced(main) or owner or doer
        quoted = inside(self.quotations, token.idx) is not None
        speaking = speaks(main) and not quoted
        aside = subject and circumstance(main)
        seen = Seen(token.i, *self._sentence(token), subject, aside, apart, quoted, possessive, speaking, sure)
        candidate.last.append(seen)
        candidate.count += 1

    def _add(self, candidate: Candidate, start: int, end: int, kind: str, sure: float, token: Token) -> None:
        mention = Mention(
            start=start,
            end=end,
            kind="pronoun" if kind == "pronoun" else "nominal",
            entity=candidate.index,
            confidence=round(min(sure, candidate.ground), 3),
        )
        self.found.append(mention)
        self._note(candidate, token, candidate.ground)

    def _pronoun(self, token: Token) -> None:
        gender = GENDERED[token.lower_]
        if (ahead := self._named_ahead(token, gender)) is not None:
            self._add(ahead, token.idx, token.idx + len(token), "pronoun", _AHEAD, token)
            return
        others = doers(token)
        pool = (
            [c for c in self.people if not any(seen.token in others for seen in c.last[-2:])] if others else self.people
        )
        scored = self._scores(token, pool, gender)
        if not scored:
            return
        (best, top), rest = scored[0], scored[1:]
        margin = best - rest[0][0] if rest else 3.0
        sure = 1 / (1 + math.exp(-(0.9 * margin + 0.35 * min(best, 4))))
        self._add(top, token.idx, token.idx + len(token), "pronoun", min(sure, 0.97), token)
        if top.gender is None and sure > 0.8:
            top.gender = gender

    def _named_ahead(self, token: Token, gender: str | None) -> Candidate | None:
        """Who is named as the subject behind a clause that opens the sentence: "While he said no, Quist left"."""
        clause = token.head
        main = clause.head
        leads = token.dep_ in SUBJECTS and clause.dep_ == "advcl" and clause.i < main.i
        if not leads or inside(self.quotations, token.idx) is not None:
            return None
        subject = next((c for c in main.children if c.dep_ in SUBJECTS and c.i > clause.i), None)
        named = next((m for m in self.names if subject is not None and m.start <= subject.idx < m.end), None)
        fits = (c for c in self.people if named is not None and c.index == named.entity)
        ahead = next((c for c in fits if not gender or c.gender in (None, gender)), None)
        if ahead is not None:
            ahead.ground = 1.0
        return ahead

    def _scores(self, token: Token, pool: list[Candidate], gender: str | None) -> list[tuple[float, Candidate]]:
        """Candidates mentioned not far before, best first."""
        here, paragraph = self._sentence(token)
        quote = inside(self.quotations, token.idx)
        subject = token.dep_ in SUBJECTS
        speaking = speaks(token) and quote is None
        fits = [c for c in pool if not gender or c.gender in (None, gender)]
        turned = _turned(fits, here, paragraph)
        surname = kin_surname(token)
        led = lead_in(self.analysis, self.quotations, token.idx) if speaking else None
        told_of = None if token.head.lemma_ in _GOES_ON else _told_of_alone(fits, here, paragraph)
        scored = []
        for candidate in fits:
            best = -9.0
            for seen in candidate.last[-6:]:
                if here - seen.sentence > WINDOW:
                    continue
                score = 3.0 - 0.8 * min(here - seen.sentence, 4) - 0.1 * max(0, here - seen.sentence - 4)
                apart = seen.apart and here > seen.sentence
                was_subject = seen.subject and not apart
                score += _TOGETHER * (seen.paragraph == paragraph and seen.sentence < here)
                score += 0.9 * was_subject + 0.5 * (was_subject and subject) - 0.6 * seen.possessive
                leads = here == seen.sentence and seen.aside and opens(self.analysis.doc[seen.token], token)
                score += _OPENING if leads else -_SET_APART if apart else -_ASIDE * seen.aside
                score -= 1.6 if seen.quoted and quote is None else 0.0
                score -= 0.8 if quote is not None and not seen.quoted else 0.0
                goes_on = seen.speaking and speaking and seen.sentence >= turned
                score += 0.9 * goes_on + 0.4 * (seen.speaking and not seen.subject)
                score -= _NOT_SURELY * (1 - seen.sure)
                within = led is not None and led[0] <= self.analysis.doc[seen.token].idx < led[1]
                score += _LED_UP * (within and was_subject and not seen.aside)
                if score > best:
                    best, candidate.ground = score, seen.sure
            if best > -9.0:
                agrees = gender is not None and (candidate.gender == gender or candidate is told_of)
                best += _NAMESAKE * (surname is not None and candidate.name.lower().endswith(f" {surname}"))
                best += 1.2 * agrees + 0.3 * math.log1p(candidate.count)
                scored.append((best, candidate))
        return sorted(scored, key=lambda s: -s[0])

    def _nominal(self, chunk: Span, by_index: dict[int, Candidate]) -> None:
        head = chunk.root
        word = head.lower_
        doc = chunk.doc
        named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in head.children)
        if named or head.tag_ in ("NNS", "NNPS") or (chunk.end < len(doc) and doc[chunk.end].pos_ == "PROPN"):
            return
        if word in PERSON_NOUNS:
            found = self._person_nominal(chunk, word)
        elif word in BODY_NOUNS:
            found = self._body_nominal(chunk, word)
        else:
            return
        if found:
            candidate, sure = found
            start, end = chunk.start_char, chunk.end_char
            self._add(candidate, start, end, "nominal", sure, head)

    def _person_nominal(self, chunk: Span, word: str) -> tuple[Candidate, float] | None:
        if complement(chunk):
            return None
        gender = "male" if word in MALE_NOUNS else "female" if word in FEMALE_NOUNS else None
        fits = [c for c in self.people if word in c.heads and c.last and (not gender or c.gender in (None, gender))]
        extra = {t.lower_ for t in chunk if t.pos_ in ("ADJ", "NOUN", "PROPN") and t.i != chunk.root.i}
        if word in LAWYERS:
            # "The U.S. attorney" is not "Hale's attorney", nor the reverse.
            ones = any(t.dep_ == "poss" for t in chunk.root.children)
            fits = [c for c in fits if not ones or not c.role_words & _PUBLIC]
            fits = [c for c in fits if not extra & _PUBLIC or c.role_words & _PUBLIC]
        if not extra & _CHANGING and not any(t.lower_.startswith("then") for t in chunk):
            # "The president" is the one in office, where the text has one, and no former or vice president.
            fits = [c for c in fits if not c.role_words & _CHANGING] or fits
        scored = [
            (s + 1.5 * bool(extra & c.role_words) - 1.0 * bool(extra and not extra & c.role_words), c)
            for s, c in self._scores(chunk.root, fits, gender)
        ]
        scored.sort(key=lambda s: -s[0])
        if scored:
            margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 2.0
            return scored[0][1], min(0.92, 0.55 + 0.18 * margin)
        if word in ("man", "woman") and not extra and not _introduces(chunk):
            scored = self._scores(chunk.root, self.people, gender)
            if scored:
                return scored[0][1], 0.4
        return self._told_nowhere_else(chunk, gender)

    def _told_nowhere_else(self, chunk: Span, gender: str | None) -> tuple[Candidate, float] | None:
        """Who "the Westland governor" is that speaks, where the text never says who governs.

        It is the one it has just been about, if the text gives them no other office and nobody else is as likely.
        """
        head = chunk.root
        if head.lower_ in _ANY_OF_THEM:
            return None
        if head.dep_ != "nsubj" or not speaks(head) or inside(self.quotations, head.idx) is not None:
            return None
        if head.head.dep_ not in _MAIN or any(t.ent_type_ == "PERSON" for t in head.subtree):
            return None
        if not any(t.ent_type_ in ("GPE", "NORP") or t.pos_ == "PROPN" for t in chunk[:-1]):
            return None
        scored = self._scores(chunk.root, self.people, gender)
        open_to_it = [s for s in scored if not s[1].heads - _NO_OFFICE]
        if not open_to_it or open_to_it[0] is not scored[0]:
            return None
        (best, top), rest = open_to_it[0], open_to_it[1:]
        joint = {self.analysis.doc[c.last[-1].token].head.i for _, c in rest}  # "Quist and Vale"
        alone = all(best - score >= _CLEARLY for score, _ in rest) and top.last[-1].token not in joint
        return (top, _GUESSED) if alone else None

    def _body_nominal(self, chunk: Span, word: str) -> tuple[Candidate, float] | None:
        if complement(chunk):
            return None
        extra = {t.lower_ for t in chunk if t.pos_ in ("NOUN", "PROPN", "ADJ") and t.i != chunk.root.i}
        fits, strong = [], []
        for body in self.bodies:
            if not body.last:
                continue
            words = set(words_of(body.name))
            if of_people := _OF_PEOPLE.intersection(words_of(body.name)[-1:]):
                words = set(of_people)
            if word in words or word in body.heads or words & set(BODY_NOUNS[word]):
                strong.append(body)
            elif self._may_be(body, word, words):
                fits.append(body)
        pool = strong or (fits if not BODY_NOUNS[word] else [])
        scored = []
        for score, body in self._scores(chunk.root, pool, None):
            described = extra & (set(words_of(body.name)) | body.role_words)
            scored.append((score + 1.5 * bool(described) - 0.4 * bool(extra and not described), body))
        scored.sort(key=lambda s: -s[0])
        if not scored:
            return None
        margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 1.5
        top = scored[0][1]
        unlike = bool(extra) and not extra & (set(words_of(top.name)) | top.role_words)
        return top, min(0.9, (0.6 if strong else 0.42) + 0.18 * margin) - 0.15 * unlike

    def _may_be(self, body: Candidate, word: str, words: set[str]) -> bool:
        """Whether a body's name leaves it open to be called this."""
        if body.outlet or (word in _VAGUE_BODIES and (words & (_SETTLED_KINDS | _FIRMS) or body.heads & _CALLED_FIRMS)):
            return False
        others = {"committee", "commission", "board", "agency", "ministry", "office", "administration", "authority"}
        kinds = words & (_SETTLED_KINDS | _OF_PEOPLE | others)
        return not (word in ("company", "firm", "retailer", "manufacturer", "startup") and kinds)


def _turned(people: list[Candidate], here: int, paragraph: int) -> int:
    """The last sentence before one that its paragraph tells of somebody by, as its subject; -1 if there is none.

    So does the paragraph before by somebody whom it names for the first time. Who spoke before it speaks on no more
    surely than that one.
    """
    told = (
        seen.sentence
        for candidate in people
        for seen in candidate.last[-6:]
        if seen.subject
        and not (seen.quoted or seen.apart or seen.aside)
        and (seen.paragraph == paragraph or (seen.paragraph == paragraph - 1 and candidate.count == 1))
    )
    return max((sentence for sentence in told if sentence < here), default=-1)


def _told_of_alone(people: list[Candidate], here: int, paragraph: int) -> Candidate | None:
    """Who alone is named in a paragraph so far, as its subject and nowhere above: "she" as surely as a woman above."""
    near = [c for c in people if any(s.paragraph == paragraph and s.sentence < here for s in c.last[-6:])]
    if len(near) != 1 or any(s.paragraph != paragraph for s in near[0].last[-6:]):
        return None
    return near[0] if any(s.subject and not (s.quoted or s.apart) for s in near[0].last[-6:]) else None


def _introduces(chunk: Span) -> bool:
    """Whether "a man", "the man who did it" or "the man arrested" is told of anew, and nobody who has been named."""
    told = any(child.dep_ in ("relcl", "acl") and child.i > chunk.root.i for child in chunk.root.children)
    return told or chunk[0].lower_ in ("a", "an", "another", "one")
