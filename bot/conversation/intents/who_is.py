"""Who or what is X?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.conversation.being import said_to_be
from bot.conversation.checks.links import in_link
from bot.conversation.citations import cite_sentences
from bot.conversation.leaving import no_longer
from bot.conversation.meant import Meant, distinct_people
from bot.conversation.names import Named
from bot.conversation.people import meant
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer, Choice, Clarification, Reply, Snippet
from bot.conversation.roles import SOMEBODY, RoleIndex, is_courtesy, role_stems
from bot.conversation.speech.saying import label
from bot.conversation.turn import PRONOUNS, SAYING, Turn, abstain
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.facts import Fact, Relation, Role
from knowledge.language.short_names import short_of
from knowledge.language.words import STOP, stem, words
from knowledge.store.snapshot import Snapshot, StoredEntity

_SHOWN = 3
_TELLING = (("role", "holder"), ("relation", "subject"))
# "What would the Harbour Act do?"
_DOING = frozenset({"do", "mean", "happen"})
_LONGEST_ROLE = 4
_MARKED = frozenset("first second third last only youngest oldest longest next".split())
_HE_OR_SHE = frozenset({"he", "she"})
# What follows tells whose role it is, or more of somebody.
_WHOSE = frozenset("of for in at from who that whose with".split())
# What it adds to a sentence's worth that it has the full name.
_FULLY = 0.5
# What it adds that it tells the very role asked about ("is Reed the mayor?").
_ASKED = 3.0
# So many mentions are looked through for that.
_MENTIONS = 60
# Of so many places it is looked at whether they only lead to another page.
_LOOKED_AT = 40
# Fewer letters are not what a body is called for short.
_INITIALS = 3
# Whatever is related by name has no more words than this.
_LONGEST = 6
# "Ada Reed in the ferry case": what is said behind a name of where somebody has a part.
_STORIES = frozenset("case story affair scandal trial lawsuit matter indictment investigation probe".split())
_HALF = 0.5
# What it says of somebody that they are something, where no role of theirs is known: more than their first mention.
_OUTRIGHT = 1.1
# What leads a short name in, behind the long one, and how long that is at most.
_OR, _SHORT = (", or ", "("), 5
# How surely the first mention of somebody of whom no role is told says who that is.
_MENTIONED = 0.5
# What may stand beside a name that is all a question has.
_BESIDE = frozenset("the a an of this that and or but so about what who is are was were again exactly".split())


class WhoIsIntent:
    """Answers with what the documents call somebody or something, at its first and fullest."""

    name = "who_is"
    phrasings = (
        "who is|are|was|were {who}",
        "what is|are|was {who}",
        "who the hell|heck is {who}",
        "whos|who's {who}",
        "what is|was {who} job|role|title|position|profession|occupation",
        "what is {who} current|present job|role|title|position|profession|occupation|post",
        "what does|did {who} do for|as a living|job {rest?}",
        "what does|do {who} stand for|mean",
        "what is|was {who} also|otherwise called|known|named {rest?}",
        "what else is|was {who} called|known|named {rest?}",
        "describe|explain|define {who}",
        "information|details|background on|about {who}",
        "what|who is|are {who} exactly|again",
        "who|what about|is it {who}",
        "is|was {who} a|an|the {role}",
        "is|was {who} still|really|also|actually a|an|the {role}",
        "is {who} still {role}",
        "{who}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles
        self._relations: dict[frozenset[str], list[Relation]] | None = None

    def warm(self, snapshot: Snapshot) -> None:
        """Read every relation, so that no question waits for it."""
        self._relations = _by_ends(snapshot)

    def _is_role(self, turn: Turn) -> bool:
        """Whether it is asked if somebody named is a holder of a role: "a congressman", "the head of the board"."""
        begin, end = turn.slots["who"]
        pointing = end - begin == 1 and turn.tokens("who")[0].folded in _HE_OR_SHE and turn.memory is not None
        if not pointing and not any((n.start, n.end) == (begin, end) for n in turn.named("who")):
            return False
        called = list(takewhile(lambda t: t.folded not in _WHOSE, turn.tokens("role")))
        short = 0 < len(called) <= _LONGEST_ROLE and STOP.isdisjoint(t.folded for t in called)
        return short and (called[-1].folded in PERSON_NOUNS or self._roles.says(called[-1].folded))

    def _tells_role(self, turn: Turn, meaning: Meant, snippets: Sequence[Snippet]) -> bool:
        """Whether the first snippet has the role asked about, or the title that somebody has instead."""
        told = {w.stem for w in words(snippets[0].text)}
        # "The first woman mayor" is more than a mayor.
        if not {stem(t.folded) for t in turn.tokens("role") if t.folded in _MARKED} <= told:
            return False
        titles = {s for e in meaning.entities for t in e.titles if not is_courtesy(t) for s in role_stems(t)}
        alike = {s for t in turn.tokens("role") for s in role_stems(t.folded)}
        return not told.isdisjoint(alike | titles)

    @staticmethod
    def _told_elsewhere(turn: Turn, meaning: Meant, first: Snippet) -> bool:
        """Whether the likeliest passage has all that somebody is asked to be, and the first snippet has not.

        "Is Prince Olaf still Duke of Dorn?" is not told by a sentence that has "Prince Olaf".
        """
        asked = set(turn.stems(turn.tokens("role")))
        best = next(iter(turn.search(turn.query(), limit=1)), None)
        if best is None or asked <= {w.stem for w in words(first.text)}:
            return False
        theirs = not best.candidate.entities.isdisjoint({e.n for e in meaning.entities})
        return theirs and asked <= {
            w.stem for w in words(turn.snapshot.text(best.candidate.document, best.start, best.end))
        }

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for a name that fills the slot; None where the words are more than a name."""
        if turn.understood.wanted not in {"", "who"} or turn.understood.tokens[-1].folded in _DOING:
            return None  # "How many Norwegians were there in Dorn?" names names, and asks for something else
        if _asks_of_two(turn) or ("role" in turn.slots and not self._is_role(turn)):
            return None  # "reed harbour board"; "Is Reed the reason?"
        turn, said = _without_apposition(turn)
        turn, story = _without_story(turn)
        tokens = turn.tokens("who")
        named = turn.named("who")
        begin = turn.slots["who"][0]
        covered = {i for n in named for i in range(n.start - _short_form(turn, n) - begin, n.end - begin)}
        rest = [t for i, t in enumerate(tokens) if i not in covered and t.folded not in STOP]
        pointing = len(tokens) == 1 and tokens[0].folded in PRONOUNS
        if not pointing and (rest or not named):
            # "What did his lawyer say?" asks for more than what some lawyer is related to.
            more = any(t.folded in SAYING | PRONOUNS for t in tokens)
            related = None if more else self._related(turn)
            if related is not None:
                return related
            if turn.understood.strangers and turn.understood.wanted == "who" and not named and len(tokens) <= 4:
                return abstain(self.name, f"I find nobody called “{turn.slot_text('who')}” in the documents.")
            return None
        if named and any(t.folded not in _BESIDE for i, t in enumerate(tokens) if i not in covered):
            return None  # "What did Reed say about Falk?" is more than a name
        meaning = self._by_role(turn, meant(turn, self._roles, "who").first_who(lambda e: True))
        if meaning.ambiguous:
            choices = [Choice(label=p.name[:80], question=turn.with_slot("who", p.name)) for p in meaning.people[:25]]
            reason = f"“{meaning.text}” may be any of {len(meaning.people)} people in the documents."
            return Clarification(intent=self.name, reason=reason, choices=tuple(choices))
        if meaning.how == "pronoun" and (not meaning.entities or _named_already(turn, meaning)):
            return Clarification(intent=self.name, reason=f"It is not clear whom “{meaning.text}” means.")
        # Where no fact tells what a body is, its first mention need not: a passage may.
        known = bool(_facts_of(turn, meaning.entities)) or _introduced(turn, meaning.entities)
        known = known or _spelt_short(turn, meaning.entities)
        known = known or any(said_to_be(turn, e) for e in meaning.entities)
        snippets = self._told(turn, meaning, story) if meaning.people or known else []
        if not snippets or ("role" in turn.slots and not self._tells_role(turn, meaning, snippets)):
            return None
        if "role" in turn.slots and self._told_elsewhere(turn, meaning, snippets[0]):
            return None
        lead = f"What the documents say of {label(meaning)}:"
        if not known:
            lead = f"I find no role of {label(meaning)}. {lead}"
        if (denied := self._denied(turn, meaning, said)) is not None:
            lead = f"{denied} {lead}"
        if left := self._left(turn, meaning, snippets):
            lead = f"The documents tell that this has changed for {label(meaning)}:"
            snippets = list(dict.fromkeys([left[0], *snippets]))
        return Answer(
            intent=self.name,
            lead=lead,
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:8]),
            confidence=1.0 if known else _MENTIONED,
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    def _by_role(self, turn: Turn, meaning: Meant) -> Meant:
        """Of several people of one name the one who is, or once was, what it is asked whether they are.

        "Is Hale still mayor?" is asked of the Hale who is called the mayor, and not of the teacher.
        """
        if "role" not in turn.slots or meaning.how == "pronoun" or len(turn.tokens("who")) > 1:
            return meaning
        asked = self._asked(turn)
        holders = {h.n for h in self._roles.holders(asked, past=True)} if asked else set()
        named = {n for m in turn.named("who") for n in m.numbers}
        fitting = tuple(turn.snapshot.entities[n] for n in sorted(named & holders))
        return replace(meaning, entities=fitting) if len(distinct_people(fitting)) == 1 else meaning

    @staticmethod
    def _asked(turn: Turn) -> list[str]:
        """The stems of the role that somebody is asked to have, up to whose it is."""
        return turn.stems(takewhile(lambda t: t.folded not in _WHOSE, turn.tokens("role")))

    def _left(self, turn: Turn, meaning: Meant, snippets: Sequence[Snippet]) -> list[Snippet]:
        """Sentences that tell that somebody is no longer what the question asks whether they are it."""
        if "role" not in turn.slots or turn.understood.tokens[0].folded != "is" or len(meaning.people) != 1:
            return []
        offices = [s for s in self._asked(turn) if self._roles.heads(s)]
        if not offices:
            return []  # "is he a defendant?": that he left the board tells nothing of it
        since = min((s.date for s in snippets if s.date), default=None)
        return no_longer(turn, meaning.people[0], offices, since)

    def _denied(self, turn: Turn, meaning: Meant, said: Sequence[Token]) -> str | None:
        """What is to be said of a role that the question gives somebody and the documents do not."""
        if (miscalled := self._roles.miscalled(turn)) is not None:
            return f"The documents call {miscalled[0]} “{miscalled[1]}”."
        asked = [t.folded for t in takewhile(lambda t: t.folded not in _WHOSE, said)]
        if not meaning.people or not asked or asked[-1] not in PERSON_NOUNS | TITLES.keys():
            return None
        person = meaning.people[0]
        if (other := self._roles.other_role(person, asked, frozenset())) is not None:
            return f"The documents call {person.name} “{other}”."
        if asked[-1] in SOMEBODY or person in self._roles.holders([stem(asked[-1])]):
            return None
        return f"I do not find that they call {person.name} “{asked[-1]}”."

    def _related(self, turn: Turn) -> Reply | None:
        """Sentences that relate something which is no name of the cast ("the 10th District") to something else."""
        wanted = frozenset(turn.stems(turn.tokens("who")))
        if not wanted or len(wanted) > _LONGEST:
            return None
        if self._relations is None:
            self._relations = _by_ends(turn.snapshot)
        snippets = []
        for fact in self._relations.get(wanted, ()):
            number = turn.snapshot.number(fact.document_id)
            if number is not None and turn.in_scope(fact.document_id):
                snippets.append(cite_sentences(turn.snapshot, number, fact.start, fact.end))
        if not snippets:
            return None
        return Answer(intent=self.name, snippets=tuple(dict.fromkeys(snippets))[:_SHOWN])

    def _told(self, turn: Turn, meaning: Meant, story: Sequence[str]) -> list[Snippet]:
        """Sentences that tell a role or a second name, then the first mention; each once.

        Those of the documents that tell the story, which the question names along, go before others.
        """
        also = {"called", "known", "named"} & set(turn.understood.plain.split())
        asked = set(turn.stems(turn.tokens("role")))
        places: list[tuple[float, int, int, int]] = []
        for entity in meaning.entities:
            facts = _facts_of(turn, (entity,))
            often = Counter(head for f in facts if isinstance(f, Role) for head in _heads(f))
            for fact in facts:
                number = turn.snapshot.number(fact.document_id)
                if number is None or not turn.in_scope(fact.document_id):
                    continue
                worth = self._worth(turn, number, fact, also=bool(also))
                if isinstance(fact, Role):
                    # What many sentences call somebody says more of them than what one does.
                    worth += math.log2(max((often[head] for head in _heads(fact)), default=1)) / 4
                    worth += _ASKED * (not asked.isdisjoint(role_stems(fact.role)))
                # Who is introduced by the full name is introduced best.
                worth += _FULLY * (entity.name in turn.snapshot.text(number, fact.start, fact.end))
                places.append((worth, number, fact.start, fact.end))
            if asked & {s for role in entity.roles for s in role_stems(role)}:
                # "Reed, who once worked as a pilot, ..." is no fact of a role, and tells it all the same.
                places += [
                    (_ASKED, document, start, end)
                    for document, start, end, _ in turn.snapshot.mentions_of(entity.n)[:_MENTIONS]
                    if turn.in_scope(_id(turn, document)) and asked & _around(turn, document, start)
                ][:1]
            first = next(
                (m for m in turn.snapshot.mentions_of(entity.n) if m[3] == "name" and turn.in_scope(_id(turn, m[0]))),
                None,
            )
            if first is not None:
                places.append((1.0, first[0], first[1], first[2]))
            if (plain := said_to_be(turn, entity)) is not None:
                places.append((_OUTRIGHT, *plain))
        told = {n: turn.share(story, turn.stems_of(n)) for n in {p[1] for p in places}} if story else {}
        if story and max(told.values(), default=0.0) < _HALF:
            return []  # of another story
        places.sort(key=lambda p: (-told.get(p[1], 0.0), -p[0], p[1], p[2]))
        places = [p for p in places[:_LOOKED_AT] if not in_link(turn, p[1], p[2])] or places
        found: dict[tuple[str, int], Snippet] = {}
        for _, number, start, end in places[:12]:
            snippet = cite_sentences(turn.snapshot, number, start, end)
            found.setdefault((snippet.document_id, snippet.start), snippet)
        return list(found.values())

    def _worth(self, turn: Turn, number: int, fact: object, *, also: bool) -> float:
        recent = turn.memory is not None and turn.snapshot.card(number).id in turn.memory.documents
        bonus = 1.0 if recent else 0.0
        if isinstance(fact, Relation):
            other_name = fact.relation == "also_known_as"
            return bonus + (4.0 if also and other_name else 1.8 if fact.relation == "represents" else 1.2)
        if isinstance(fact, Role):
            length = min(len(fact.role.split()), 8) / 8
            return bonus + 1.5 + length - (0.3 if fact.former else 0.0)
        return bonus


def _facts_of(turn: Turn, entities: Sequence[StoredEntity]) -> list[Fact]:
    """What tells who or what these are."""
    return [f for e in entities for kind, slot in _TELLING for f in turn.snapshot.facts_of(e.n, kind, slot)]


def _short_form(turn: Turn, named: Named) -> int:
    """How many words before a surname are a short form of the given name that the documents have: "Norm Reed"."""
    before = turn.understood.tokens[named.start - 1 : named.start] if named.start else ()
    givens = {words(e.name)[0].folded for e in named.people if " " in e.name}
    return int(any(short_of(t.folded, given) for t in before for given in givens))


def _named_already(turn: Turn, meaning: Meant) -> bool:
    """Whether "Who is it?" has only those whom the question before named, and so asks for somebody else."""
    named = {e for n in turn.before.names for e in n.numbers} if turn.before is not None else set()
    it = turn.understood.wanted == "who" and turn.tokens("who")[0].folded == "it"
    return it and bool(meaning.people) and all(e.n in named for e in meaning.people)


def _asks_of_two(turn: Turn) -> bool:
    """Whether a question is nothing but several names: it asks what the one has to do with the other."""
    begin, end = turn.slots["who"]
    alone = begin == 0 and end == len(turn.understood.tokens)
    return alone and len({n.numbers for n in turn.named("who")}) > 1


def _around(turn: Turn, document: int, at: int) -> set[str]:
    """The stems of the sentence around a place of a document."""
    row = next((r for r in turn.snapshot.sentences(document) if r.start <= at < r.end), None)
    return set(row.stems.split()) if row is not None else set()


def _introduced(turn: Turn, entities: Sequence[StoredEntity]) -> bool:
    """Whether a first mention stands right behind what it is short for: "the Harbour Rescue Kit, or HRK, ..."."""
    for entity in entities:
        first = next((m for m in turn.snapshot.mentions_of(entity.n) if m[3] == "name"), None)
        if first is not None and turn.snapshot.text(first[0], max(0, first[1] - _SHORT), first[1]).endswith(_OR):
            return True
    return False


def _spelt_short(turn: Turn, entities: Sequence[StoredEntity]) -> bool:
    """Whether a body is asked for by its initials, so that its very name tells what it is: "what is the HRK?"."""
    asked = {w.folded for w in words(turn.question.text)}
    names = (words(e.name) for e in entities if e.type == "organisation")
    shorts = {"".join(w.folded[0] for w in name if w.folded not in STOP) for name in names}
    return any(len(short) >= _INITIALS for short in shorts & asked)


def _without_apposition(turn: Turn) -> tuple[Turn, Sequence[Token]]:
    """The turn with a name alone for whom is asked about, and what a comma parts from it that he is said to be."""
    begin, end = turn.slots["who"]
    first = next(iter(turn.named("who")), None)
    # "Reed, who left on Monday, said what?" begins with the name, and asks for something else.
    if first is None or first.start != begin or first.end >= end or not begin:
        return turn, ()
    tokens = turn.understood.tokens
    parted = "," in turn.understood.text[tokens[first.end - 1].end : tokens[first.end].start]
    if not parted:
        return turn, ()
    return replace(turn, slots={**turn.slots, "who": (begin, first.end)}), tokens[first.end : end]


def _without_story(turn: Turn) -> tuple[Turn, Sequence[str]]:
    """The turn with a person's name alone, and the stems of the story behind it: "Ada Reed in the ferry case"."""
    begin, end = turn.slots["who"]
    first = next(iter(turn.named("who")), None)
    tokens = turn.understood.tokens
    if first is None or first.start != begin or not first.people or first.end >= end or not begin:
        return turn, ()
    if tokens[end - 1].folded not in _STORIES:
        return turn, ()
    story = turn.stems(t for t in tokens[first.end : end] if t.folded not in _STORIES)
    return replace(turn, slots={**turn.slots, "who": (begin, first.end)}), story


def _heads(role: Role) -> set[str]:
    """The stems of the words of a role that say what somebody is."""
    return {w.stem for w in words(role.role) if w.folded in PERSON_NOUNS or w.folded in TITLES}


def _id(turn: Turn, number: int) -> str:
    return turn.snapshot.card(number).id


def _by_ends(snapshot: Snapshot) -> dict[frozenset[str], list[Relation]]:
    """Every relation of the snapshot by the content stems of either end; read once for a desk."""
    found: dict[frozenset[str], list[Relation]] = {}
    for fact in snapshot.facts("relation"):
        if isinstance(fact, Relation):
            for text in (fact.subject, fact.object):
                found.setdefault(frozenset(w.stem for w in words(text) if not w.is_stop), []).append(fact)
    return found
