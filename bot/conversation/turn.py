"""One turn of a conversation: what an intent is given to answer with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.conversation.dialogue import Memory
from bot.conversation.disagreements import Disagreements
from bot.conversation.function_words import COPULAS
from bot.conversation.names import Named, NameIndex
from bot.conversation.phrasings import Token
from bot.conversation.reply import Abstention, Question, Snippet
from bot.conversation.searches import Searches
from bot.conversation.understanding import Understood
from bot.conversation.whose import not_asked_about, says_whose, told_to_be_it
from knowledge.documents.titles import title_from_id
from knowledge.extraction.cast.given_names import gender_of
from knowledge.language.words import STOP, stem
from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import Query, weight
from knowledge.retrieval.ranker import Ranker
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, Search
from knowledge.store.snapshot import Snapshot, StoredEntity

PRONOUNS = frozenset("he him his she her hers they them their theirs it its".split())
POINTERS = PRONOUNS | frozenset("that this these those there then".split())
CALLED = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
# Whom a pronoun does not mean.
_OTHER = {word: "female" if gender == "male" else "male" for word, gender in CALLED.items()}
_BEING = COPULAS | {"be", "been"}
# What begins a clause in which a pronoun mostly stands for what was named before it.
SUBORDINATING = frozenset("when while after before because since if although that until as".split())
_CARRIED = 0.3
# The intent of a question for somebody's words.
_WORDS, _WHO = "statement", "who_is"
_DOING = frozenset({"he", "she"})
# What somebody says is mostly of others.
_SPOKEN_OF = frozenset("about of on regarding".split())
# "What kind of missile": the missile is asked for.
_KINDS = frozenset("kind kinds type types sort sorts".split())
_FOCUSING = frozenset({"what", "which", "whose"})
# "That birther stuff": no document is about stuff.
_VAGUE = frozenset(map(stem, "stuff thing things recently lately currently nowadays".split()))
# Words of a question that its answer rarely has: "How old was she?" - "She was 79".
_HAPPENING = frozenset(map(stem, "happen happened occur occurred".split()))
# What documents are called by those who ask about them.
PAGES = frozenset(
    "faq minutes docket document documents doc docs article page pages release newsletter liveblog".split()
)
# By what somebody is reached: a number or an address is written without a word for it.
CONTACTS = frozenset(
    map(stem, "phone telephone number address email mail website call ring dial contact reach".split())
)
_ASKING_FOR = {"how_old": frozenset({"old", "age"}), **dict.fromkeys(("when", "where", "why"), _HAPPENING),
               "what_time": _HAPPENING | {"time", "hour"}, "address": CONTACTS}  # fmt: skip
# "Where did it take place?" is where it happened.
_TAKING_PLACE = re.compile(r"\b(?:take|takes|took|taken|taking) place\b")
# What "how" asks the measure of is told by a number with its unit.
_MEASURED = frozenset("far long big large wide tall deep high heavy strong powerful".split())
_PLACED, _PLACE = frozenset({"when", "where", "what_time"}), frozenset({"take", stem("place")})
SAYING = frozenset(
    """say says said saying think thinks thought believe believes describe describes mention mentions explain explains
    suggest suggests claim claims argue argues state states tell tells told according feel feels opinion view call
    calls called warn warned""".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question being answered: the asker's words read, the slots its phrasing filled, what came before."""

    question: Question
    understood: Understood
    snapshot: Snapshot
    names: NameIndex
    ranker: Ranker
    disagreements: Disagreements
    memory: Memory | None = None
    before: Understood | None = None
    spelt_out: Understood | None = None
    slots: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    searched: Searches = field(default_factory=Searches)

    @property
    def document(self) -> int | None:
        """The number of the one document to answer from, where the asker named one."""
        if self.question.document_id is None:
            return None
        return self.snapshot.number(self.question.document_id)

    def tokens(self, slot: str) -> tuple[Token, ...]:
        """The tokens a slot holds; none where the phrasing has no such slot."""
        start, end = self.slots.get(slot, (0, 0))
        return self.understood.tokens[start:end]

    def slot_text(self, slot: str) -> str:
        """A slot's words as the asker wrote them."""
        found = self.tokens(slot)
        return self.understood.text[found[0].start : found[-1].end] if found else ""

    def with_slot(self, slot: str, name: str) -> str:
        """The question as it was put, with a name in the place of a slot's words."""
        found = self.tokens(slot)
        text = self.understood.text
        return f"{text[: found[0].start]}{name}{text[found[-1].end :]}" if found else text

    def named(self, slot: str) -> list[Named]:
        """Names inside a slot."""
        start, end = self.slots.get(slot, (0, 0))
        return self.understood.named_within(start, end)

    def stems(self, tokens: Iterable[Token]) -> list[str]:
        """Content stems of tokens, each once, in order."""
        return list(dict.fromkeys(stem(t.folded) for t in tokens if t.folded not in STOP))

    def stems_of(self, document: int) -> set[str]:
        """All stems that a document and its title have."""
        told = {s for r in self.snapshot.sentences(document) for s in r.stems.split()}
        return told | self.snapshot.title_stems(document)

    def weights(self, stems: Sequence[str]) -> dict[str, float]:
        """Weigh stems by how rare they are in the snapshot's sentences."""
        counts = self.snapshot.term_counts(stems)
        total = self.snapshot.sentence_count
        return {s: weight(counts.get(s, 0), total) for s in stems}

    def share(self, wanted: Sequence[str], present: Iterable[str]) -> float:
        """Share of the weight of wanted stems that is present, related words counting for most; 1 for none."""
        if not wanted:
            return 1.0
        weights = self.weights(wanted)
        have = set(present)
        got = sum(
            weights[s] * (1.0 if s in have else 0.8 if have.intersection(RELATED.get(s, "").split()) else 0.0)
            for s in wanted
        )
        return got / (sum(weights.values()) or 1.0)

    def query(self, tokens: Sequence[Token] | None = None, *, carry: bool = False) -> Query:
        """Make a search query of the question (or of some of its tokens); `carry` adds the last turn's words."""
        if tokens is None and not carry:
            return self.searched.query(self.understood, lambda: self._query(None, carry=False))
        return self._query(tokens, carry=carry)

    def _query(self, tokens: Sequence[Token] | None, *, carry: bool) -> Query:
        chosen = self.understood.content() if tokens is None else [t for t in tokens if t.folded not in STOP]
        asking = _ASKING_FOR.get(self.understood.wanted, frozenset()) | _VAGUE
        if self.understood.wanted in _PLACED and _TAKING_PLACE.search(self.understood.plain):
            asking |= _PLACE
        stems = self.stems(chosen)
        asking |= self._measuring() | self._page()
        # "When did the fire happen?": of the two words one says nothing that a document would.
        stems = [s for s in stems if s not in asking] or stems
        weights = self.weights(stems)
        if carry and self.memory is not None:
            extra = [s for s in self.memory.stems if s not in weights]
            weights.update({s: _CARRIED * w for s, w in self.weights(extra).items()})
            stems += extra
        order = [stem(t.folded) for t in (tokens or self.understood.tokens)]
        known = set(stems)
        return Query(
            stems=tuple(stems),
            weights=weights,
            bigrams=frozenset((a, b) for a, b in pairwise(order) if a in known and b in known),
            wanted=self.understood.wanted,
            names=tuple(n.numbers for n in self.understood.names),
            named=tuple(frozenset(self.stems(self.understood.tokens[n.start : n.end])) for n in self.understood.names),
            numbers=frozenset(stem(n) for n in self.understood.numbers),
            counted=self._counted(),
            focus=self._focus(),
            saying=any(t.folded in SAYING for t in self.understood.tokens),
            related=RELATED,
            text=self.understood.repaired,
            polar=self.understood.polar,
            lately=self.understood.lately,
        )

    def _page(self) -> set[str]:
        """The stems of what asks a document itself ("What do the minutes say about ...?"): it need not have them."""
        found = [t.folded for t in self.understood.tokens]
        return {stem(word) for pair in pairwise(found) if pair[0] in PAGES and pair[1] in SAYING for word in pair}

    def _measuring(self) -> set[str]:
        """The stem of what "how" measures ("how far"), but for what is measured by more or less of it."""
        found = [t.folded for t in self.understood.tokens]
        return {stem(b) for a, b in pairwise(found) if a == "how" and b in _MEASURED}

    def _counted(self) -> str:
        """What "how many ..." asks to count: the stem of the first content word behind it."""
        found = [t.folded for t in self.understood.tokens]
        for i, word in enumerate(found[:-1]):
            if word == "many" and i and found[i - 1] == "how":
                return next((stem(w) for w in found[i + 1 :] if w not in STOP), "")
        return ""

    def _focus(self) -> str:
        """The stem of the word behind "what", "which" or "how many", where it says what is asked for."""
        found = [t.folded for t in self.understood.tokens]
        for i, word in enumerate(found[:-1]):
            if word in _FOCUSING or (word in {"many", "much"} and i and found[i - 1] == "how"):
                behind = found[i + 3 :] if found[i + 1] in _KINDS and found[i + 2 : i + 3] == ["of"] else found[i + 1 :]
                return stem(behind[0]) if behind and behind[0] not in STOP else ""
        return ""

    @property
    def points_back(self) -> bool:
        """Whether a word of the question points to what came before.

        "Are there ..." does not, nor does a pronoun that stands for what the question has named itself.
        """
        found = [t.folded for t in self.understood.tokens]
        return any(
            word in POINTERS
            and not (word == "there" and not _BEING.isdisjoint(found[max(0, i - 1) : i + 2]))
            and not self._meant_here(i)
            for i, word in enumerate(found)
        )

    @property
    def pronouns(self) -> tuple[int, ...]:
        """The places of pronouns that stand for what came before the question."""
        found = enumerate(self.understood.tokens)
        return tuple(i for i, t in found if t.folded in PRONOUNS and not self._meant_here(i))

    def _meant_here(self, place: int) -> bool:
        """Whether a pronoun stands for what the question itself names: "How old was Reed when he left?"."""
        tokens = self.understood.tokens
        pronoun = tokens[place].folded
        begin = next((i for i in range(place - 1, 0, -1) if tokens[i].folded in SUBORDINATING), None)
        if begin is None and pronoun in _DOING:
            begin = place  # "Where did Reed say he would go?", and not "What did Reed say of him?"
        if begin is None or pronoun not in PRONOUNS:
            return self._meant_beside(place)
        people = [self.snapshot.entities[n] for m in self.understood.names if m.end <= begin for n in m.numbers]
        if pronoun in CALLED:
            return any(p.type == "person" and self.called(p) != _OTHER[pronoun] for p in people)
        return any(t.folded not in STOP for t in tokens[:begin])

    def _meant_beside(self, place: int) -> bool:
        """Whether "his" or "him" is surely somebody named before: "What did Reed sell in his first year?".

        Whom something is said of is somebody else ("What did Reed say about his fall?"), and so is to whom Reed does
        something, but for a name within another ("Did Reed's lawyer call him?").
        """
        tokens, pronoun = self.understood.tokens, self.understood.tokens[place].folded
        before = [n for n in self.understood.names if n.end <= place]
        if not self._owns(place):
            before = [n for n in before if self._within(n)]
        elif tokens[place - 1].folded in _SPOKEN_OF and any(t.folded in SAYING for t in tokens[:place]):
            return False
        people = [self.snapshot.entities[e] for n in before for e in n.numbers]
        return pronoun in CALLED and any(p.type == "person" and self.called(p) == CALLED[pronoun] for p in people)

    def _within(self, named: Named) -> bool:
        """Whether a name only says whose or of whom something is ("Reed's lawyer", "the friends of Reed")."""
        tokens = self.understood.tokens
        of_whom = named.start > 0 and tokens[named.start - 1].folded == "of"
        return of_whom or says_whose(named, self.understood.text, tokens)

    @property
    def asks_for_another(self) -> bool:
        """Whether it is asked who it is, and people are named only as those whose it is ("Who is Reed's heir?")."""
        people = [n for n in self.understood.names if n.people]
        return self.understood.wanted == "who" and all(map(self._within, people))

    def search(self, query: Query, *, document: int | None = None, limit: int = 20) -> list[Passage]:
        """Rank passages for a query, in the document asked for where there is one."""
        where = self.document if document is None else document
        return self._searched(query, where).passages(limit)

    def _searched(self, query: Query, document: int | None) -> Search:
        return self.searched.of(self.snapshot, query, document, self.ranker)

    def pool(self, query: Query) -> Pool:
        """The sentences among which a search of a query looks."""
        return self.searched.pool(self.snapshot, query, self.document)

    def title(self, document_id: str) -> str:
        """What to call a document: its title and outlet."""
        card = self.snapshot.card(self.snapshot.number(document_id) or 0)
        return ", ".join(part for part in (card.title or title_from_id(card.id), card.outlet) if part)

    def chances(self, query: Query) -> Mapping[tuple[int, int], float]:
        """The chance of each sentence that the search finds, by its document's number and its start."""
        found = self._searched(query, self.document)
        return {(r.document, r.start): float(c) for r, c in zip(found.pool.rows, found.chances, strict=True)}

    def likeliest(self, document: int, start: int, end: int) -> tuple[int, int] | None:
        """The sentence of a span that the searches made for the reply found likeliest; None where none found any."""
        found = (search.likeliest(document, start, end) for search in self.searched)
        best = max(filter(None, found), default=None)
        return best[1:] if best is not None else None

    def in_scope(self, document_id: str) -> bool:
        """Whether a document may be used for this answer."""
        return self.question.document_id in (None, document_id)

    def with_names(self) -> str | None:
        """The question with whom its pronouns mean in their place; None where they mean nobody, or several.

        "What did she call Trask?" is looked for as "What did Ada Holm call Trask?".
        """
        places = [i for i, t in enumerate(self.understood.tokens) if t.folded in CALLED and not self._meant_here(i)]
        pronouns = {CALLED[self.understood.tokens[i].folded] for i in places}
        if len(pronouns) != 1:
            return None
        named = {n for m in self.understood.names for n in m.numbers}
        meant = [e for e in self.people_in_focus(self.understood.tokens[places[0]].folded) if e.n not in named]
        if not meant:
            return None
        text = self.understood.text
        for i in reversed(places):
            token = self.understood.tokens[i]
            name = self._called_before(meant[0]) + ("’s" if self._owns(i) else "")
            text = text[: token.start] + name + text[token.end :]
        return text

    def _called_before(self, entity: StoredEntity) -> str:
        """What the question before calls somebody, where it names them; else their name."""
        before = self.before
        named = next((n for n in before.names if entity.n in n.numbers), None) if before is not None else None
        if before is None or named is None:
            return entity.name
        return before.text[before.tokens[named.start].start : before.tokens[named.end - 1].end]

    def _owns(self, place: int) -> bool:
        """Whether a pronoun says whose what follows is: "his car", "her car", and not "call her a liar"."""
        pronoun, behind = self.understood.tokens[place].folded, self.understood.tokens[place + 1 : place + 2]
        return pronoun == "his" or (pronoun == "her" and any(t.folded not in STOP for t in behind))

    def people_in_focus(self, pronoun: str) -> list[StoredEntity]:
        """Whom a pronoun of the question may mean, from the last turn."""
        if self.memory is None:
            return []
        pool = self.memory.people if pronoun in {"he", "him", "his", "she", "her", "hers"} else ()
        if pronoun in _SEVERAL | {"it", "its"}:
            pool = (*self.memory.bodies, *self.memory.people)
        entities = [self.snapshot.entities[n] for n in self._gone_on_with() or pool]
        other = _OTHER.get(pronoun)
        asked_of = [e for e in entities if e.type == "person" and e.n in self._asked_of()]
        alone = bool(other) and len(asked_of) == 1 and self.memory.intent == _WHO
        if alone and self._pronoun_of(asked_of[0]) is None:
            return asked_of  # a given name alone ("Evan") does not tell that she is another
        entities = [e for e in entities if e.type != "person" or self.called(e) != other] if other else entities
        entities = not_asked_about(entities, self.memory, self.before, several=pronoun in _SEVERAL)
        named = self._asked_of()
        # "They" are no single one of several people of whom a reply tells.
        several = other is None and not self.memory.bodies and len(entities) > 1
        return [e for e in entities if e.n in named] or ([] if several else entities)

    def _asked_of(self) -> set[int]:
        """Whom the question before is about by name: "she" behind "Who is Ada Reed?" is nobody else.

        Behind "Who hit Reed?" or "Who is Reed's heir?" it may be whoever that is.
        """
        if self.before is None or self.memory is None:
            return set()
        if self.before.wanted == "who" and self.memory.intent != _WHO:
            return told_to_be_it(self.memory)
        plain = [n for n in self.before.names if not says_whose(n, self.before.text, self.before.tokens)]
        return {e for n in plain for e in n.numbers}

    def _gone_on_with(self) -> list[int]:
        """Whom "What else did she say?" goes on with, behind a question of words: who is named first there."""
        if self.before is None or self.memory is None or not self.goes_on_with_words:
            return []
        talked_about = (*self.memory.people, *self.memory.bodies)
        last = len(talked_about)
        place = {n: i for i, n in reversed(list(enumerate(talked_about)))}
        return sorted((n for m in self.before.names[:1] for n in m.numbers), key=lambda n: (place.get(n, last), n))

    @property
    def goes_on_with_words(self) -> bool:
        """Whether "What else did she say?" is asked behind a question of words."""
        asked_for_words = self.memory is not None and self.memory.intent == _WORDS
        return asked_for_words and "else" in self.understood.plain.split()

    def called(self, person: StoredEntity) -> str | None:
        """Whether the documents call a person "he" ("male") or "she", else which of them fits the given name."""
        return self._pronoun_of(person) or gender_of(person.name.split(" ", 1)[0])

    def _pronoun_of(self, person: StoredEntity) -> str | None:
        """What the pronouns of the documents tell of somebody, where they have any for them."""
        counts = Counter[str]()
        for word, often in self.snapshot.pronouns_of(person.n).items():
            counts.update({CALLED[word]: often} if word in CALLED else {})
        return counts.most_common(1)[0][0] if counts else None


def abstain(intent: str, reason: str, snippets: Sequence[Snippet] = ()) -> Abstention:
    """Make an Abstention; suggestions are added where the reply leaves the desk."""
    return Abstention(intent=intent, reason=reason, snippets=tuple(snippets))
