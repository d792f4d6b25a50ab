"""Who holds an office or role; who represents, heads, leads what?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from bot.conversation.asked_role import asks_before, before_whom, head_of, is_more_than_office, of_what_was_shown
from bot.conversation.checks.missing import PLAIN
from bot.conversation.citations import cite_sentences
from bot.conversation.lawyers import lawyers_of, names_somebody
from bot.conversation.leaving import named_since, no_longer, successors
from bot.conversation.meant import distinct_people
from bot.conversation.names import Named
from bot.conversation.offices import is_another_office, only_changed, only_its_part
from bot.conversation.people import of_theirs, owned, talked_about
from bot.conversation.reply import Answer, Choice, Clarification, Reply, Snippet
from bot.conversation.roles import RoleIndex, called_beside, is_the_lawyer, placed_behind
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.extraction.cast.lexicon import KIN, LAWYERS, SPOKES
from knowledge.facts import Relation, Role
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.retrieval.search import Passage
from knowledge.store.snapshot import StoredEntity

_PAST = frozenset({"was", "were"})
_SEVERAL = "are"
# Who does one of these is called so by office.
_LEADING = tuple(map(stem, "leader head director president chairman chairwoman chair ceo chief".split()))
_HEADS = {
    **dict.fromkeys(("heads", "leads", "runs"), _LEADING),
    "chairs": tuple(map(stem, ("chair", "chairman", "chairwoman", "chairperson"))),
    "directs": (stem("director"),),
    "manages": tuple(map(stem, ("manager", "coach", "boss"))),
}
# So many holders of a role are shown, each with what calls them so; of more it is asked who is meant.
_TOLD_APART = 4
# More people than these are called too much alike to be told apart by a list.
_FEW = 3
# Of no more holders is it looked for whether they have left.
_MOST_ASKED = 25
# So many sentences may join an office and a place.
_SENTENCES = 20
# Nearly everybody has one of their own.
_ONES_OWN = LAWYERS | SPOKES | KIN
_COMING = frozenset({"new", "next", "incoming", "future"})
_NEWLY = re.compile(
    r"\b(?:new|newly|next|incoming|elect|elected|appointed|named|sworn|replac\w+|succe\w+|will be)\b", re.I
)
SEVERAL = "Several people are called that, the newest first:"
_GENERIC = frozenset({"name", "current", "new", "person", "job", "previous", "previously", "now", "currently"})


class RoleHolderIntent:
    """Answers with whoever the documents give that very role; digits and bodies must agree."""

    name = "role_holder"
    phrasings = (
        "who is|was|are the {role}",
        "who is|was|are {role}",
        "who represents|represent {role}",
        "who heads|leads|runs|chairs|directs|manages {role}",
        "which|what ward|district|seat|state|place does|did {who} represent",
        "what is|was the name of the|that {role}",
        "what is|was the {role} name",
        "name of the|that {role}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer where one person (or several, told apart) holds the role; abstain where another is meant."""
        if "who" in turn.slots:
            return self._represented(turn)
        turn, others = before_whom(turn)
        tokens = [t for t in turn.tokens("role") if t.folded not in STOP | _GENERIC]
        wanted = turn.stems(tokens)
        if not wanted:
            return None
        if (heading := self._heading(turn)) is not None:
            led = [h for word in heading for h in self._roles.holders([word, *wanted]) if h.type == "person"]
            return self._several(turn, list(dict.fromkeys(led)), wanted) if led else self._nobody(turn, wanted)
        owners, role = owned(turn, "role")
        theirs = [h for h in of_theirs(turn, self._roles, owners, role) if h.type == "person"] if role else []
        if theirs:
            return self._several(turn, theirs, turn.stems(role))
        if shown := of_what_was_shown(turn, self._roles, wanted):
            return self._several(turn, shown, wanted)
        if turn.tokens("role")[0].folded in PRONOUNS and role and role[-1].folded.removesuffix("s") in _ONES_OWN:
            return self._of_others(turn, turn.stems(role))
        represents = "represent" in turn.understood.plain
        if represents and names_somebody(turn):
            lawyers = lawyers_of(turn, self._roles)
            return self._several(turn, lawyers, ["lawyer", "attorney"]) if lawyers else None
        roled = [*wanted, *(["repres"] if represents else [])]
        holders = self._roles.holders(roled) or self._by_relation(turn, wanted)
        if not holders and not _PAST.isdisjoint(turn.understood.plain.split()):
            holders = self._roles.holders(roled, past=True)
        if not holders and represents:
            holders = self._roles.holders(wanted)
        named = {n for m in turn.named("role") for n in m.numbers}
        people = [h for h in holders if h.type == "person" and h.n not in named | others]
        if named and all(turn.snapshot.entities[n].type == "place" for n in named):
            people = [h for h in people if not is_the_lawyer(turn, h)]
        if not people:
            unsaid = self._unsaid_of(turn, wanted) or self._of_once(turn, roled)
            return unsaid or self._in_part(turn, roled) or self._nobody(turn, wanted)
        if len(wanted) == 1 and not tokens[-1].folded.endswith("s"):
            people = list(talked_about(turn, tuple(people)))
        return self._several(turn, people, wanted)

    def _answer(self, turn: Turn, people: list[StoredEntity], wanted: list[str]) -> Reply | None:
        left = {p.n: self._left(turn, p, wanted) for p in people}
        if asks_before(turn):
            return self._before(turn, people, wanted, left)
        if len(people) > 1 and _PAST.isdisjoint(turn.understood.plain.split()):
            people = self._newest_first(turn, people, wanted)
        proofs = [self._proof(turn, person, wanted)[:2] for person in people]
        # One of each first, then what else is told of them.
        snippets = [s for turned in zip_longest(*proofs) for s in turned if s is not None]
        if not snippets:
            return None
        several = len(distinct_people(people)) > 1
        lead = SEVERAL if several else f"{people[0].name}:"
        gone = left[people[0].n] if len(people) == 1 else []
        if not gone and self._is_new(turn) and not any(_NEWLY.search(s.text) for s in snippets):
            return None  # whom the documents only call the sheriff is not the new one
        if _PAST.isdisjoint(turn.understood.plain.split()):
            if gone:
                lead = f"The documents call {people[0].name} that, and tell that it has changed:"
                since = min((s.date for s in gone if s.date), default=None)
                snippets = [*successors(turn, people[0], self._offices(wanted), since), gone[0], *snippets]
            elif several and not left[people[0].n] and all(left[p.n] for p in people[1:]):
                lead = f"The documents call {people[0].name} that, and tell of others that it has changed:"
                snippets = [*proofs[0], *(left[p.n][0] for p in people[1:])]
            elif not several and (newer := named_since(turn, people[0], wanted, snippets)):
                lead = f"The documents call {people[0].name} that, and newer ones name another:"
                snippets = [*newer, *snippets]
        snippets = list(dict.fromkeys(snippets))[:5]
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets), as_of=as_of)

    def _before(
        self, turn: Turn, people: list[StoredEntity], wanted: list[str], left: Mapping[int, list[Snippet]]
    ) -> Reply | None:
        """Who is told to have held it and to have left; that nobody is, where all still hold it."""
        gone = [p for p in people if left[p.n]]
        proofs = [s for p in gone or people for s in (*left[p.n][:1], *self._proof(turn, p, wanted)[:1])]
        snippets = tuple(dict.fromkeys(proofs))[:5]
        if not snippets:
            return None
        names = list(dict.fromkeys(p.name for p in gone or people))
        if not gone:
            called = f"The documents call {names[0]} that:" if len(names) == 1 else SEVERAL
            return abstain(self.name, f"I find nobody who was that before. {called}", snippets)
        as_of = max((s.date for s in snippets if s.date), default=None)
        lead = f"{names[0]}:" if len(names) == 1 else SEVERAL
        return Answer(intent=self.name, lead=lead, snippets=snippets, as_of=as_of)

    def _of_once(self, turn: Turn, roled: list[str]) -> Reply | None:
        """Whom the documents tell of only as having held it ("the ousted director"), shown as that."""
        people = [h for h in self._roles.holders(roled, past=True) if h.type == "person"]
        if len({p.name for p in people}) != 1 or self._told(turn, roled):
            return None
        snippets = tuple(self._proof(turn, people[0], roled)[:2])
        if not snippets:
            return None
        reason = f"I find nobody who is that now. What the documents say of {people[0].name}:"
        return abstain(self.name, reason, snippets)

    def _of_others(self, turn: Turn, role: list[str]) -> Reply | None:
        """Who else is what "their lawyer" asks for, where nobody is told to be theirs: another's lawyer is not."""
        told = distinct_people([h for h in self._roles.holders(role) if h.type == "person"])[:_TOLD_APART]
        snippets = tuple(dict.fromkeys(s for h in told for s in self._proof(turn, h, role)[:1]))
        reason = f"I find nobody who is plainly “{turn.slot_text('role')}”. Whom the documents call that:"
        return abstain(self.name, reason, snippets) if snippets else None

    def _in_part(self, turn: Turn, roled: list[str]) -> Reply | None:
        """Whom the documents call the head of a part of what is asked about, shown as no more than that."""
        people = [(turn.snapshot.entities[n], role) for n, role in self._roles.of_a_part(roled).items()]
        people = [(p, role) for p, role in people if p.type == "person"]
        snippets = [s for p, _ in people[:_FEW] for s in self._proof(turn, p, roled)[:1]]
        if not snippets:
            return None
        called = " and ".join(f"{p.name} “{role}”" for p, role in people[:_FEW])
        reason = f"I find nobody called “{turn.slot_text('role')}” in the documents. They call {called}:"
        return abstain(self.name, reason, tuple(snippets))

    def _left(self, turn: Turn, person: StoredEntity, wanted: list[str]) -> list[Snippet]:
        """Sentences that tell that somebody is no longer what is asked for."""
        days = [s.date for s in self._proof(turn, person, wanted) if s.date]
        return no_longer(turn, person, self._offices(wanted), min(days, default=None))

    def _offices(self, wanted: Sequence[str]) -> frozenset[str]:
        """Of the stems asked for those that say what somebody is."""
        return frozenset(s for s in wanted if self._roles.heads(s))

    def _newest_first(self, turn: Turn, people: list[StoredEntity], wanted: list[str]) -> list[StoredEntity]:
        """People by the newest document that calls them so; whom a text tells to have left since, behind all others."""

        def standing(person: StoredEntity) -> tuple[bool, dt.date]:
            days = [s.date for s in self._proof(turn, person, wanted) if s.date]
            return not self._left(turn, person, wanted), max(days, default=dt.date.min)

        return sorted(people, key=standing, reverse=True)

    @staticmethod
    def _is_new(turn: Turn) -> bool:
        """Whether it is asked who will hold an office, or does so since a short while ago: "the new sheriff"."""
        return any(t.folded in _COMING for t in turn.tokens("role"))

    def _proof(self, turn: Turn, person: StoredEntity, wanted: list[str]) -> list[Snippet]:
        """Sentences that give the person the role, those with the most of its words first."""
        places = []
        for kind, slot in (("role", "holder"), ("relation", "subject")):
            for fact in turn.snapshot.facts_of(person.n, kind, slot):
                number = turn.snapshot.number(fact.document_id)
                if number is None or not turn.in_scope(fact.document_id):
                    continue
                told = fact.role if isinstance(fact, Role) else fact.object if isinstance(fact, Relation) else ""
                share = turn.share(wanted, (w.stem for w in words(told)))
                places.append((is_another_office(told, wanted), -share, number, fact.start, fact.end))
        if not places:
            places = [(False, 0.0, d, a, b) for d, a, b, k in turn.snapshot.mentions_of(person.n) if k == "name"][:1]
        found = [cite_sentences(turn.snapshot, n, a, b) for _, _, n, a, b in sorted(places)[:4]]
        return list(dict.fromkeys(found))

    def _by_relation(self, turn: Turn, wanted: list[str]) -> tuple[StoredEntity, ...]:
        found = {}
        for fact in turn.snapshot.facts("relation", document=turn.document):
            if isinstance(fact, Relation) and fact.relation == "represents":
                told = {w.stem for w in words(fact.object)} | {"repres", "alderman", "repr"}
                if set(wanted) <= told and any(has_digit(w) for w in wanted) == any(has_digit(w) for w in told):
                    for entity in turn.names.exact([w.folded for w in words(fact.subject)]):
                        found[entity.n] = entity
        return tuple(found.values())

    def _represented(self, turn: Turn) -> Reply | None:
        for named in turn.named("who"):
            for number in sorted(named.numbers):
                for fact in turn.snapshot.facts_of(number, "relation", "subject"):
                    place = turn.snapshot.number(fact.document_id)
                    if isinstance(fact, Relation) and fact.relation == "represents" and place is not None:
                        snippet = cite_sentences(turn.snapshot, place, fact.start, fact.end)
                        lead = f"{fact.subject} represents {fact.object}:"
                        return Answer(intent=self.name, lead=lead, snippets=(snippet,), as_of=snippet.date)
        return None

    def _unsaid_of(self, turn: Turn, wanted: list[str]) -> Reply | None:
        """ "The mayor of Arden" where the documents know one "Mayor" and never say of what: said with that proviso."""
        places = [n for n in turn.named("role") if {e.type for e in n.entities} & {"place", "organisation", "group"}]
        named = {s for n in places for s in turn.stems(turn.understood.tokens[n.start : n.end])}
        bare = [s for s in wanted if s not in named]
        if not places or not bare:
            return None
        parts = self._roles.of_a_part(wanted)
        holders = [h for h in self._roles.holders(bare) if h.type == "person" and h.n not in parts]
        where = {e for n in places for e in n.numbers}
        if behind := placed_behind(turn, holders, where):
            return self._several(turn, behind, bare)
        if (beside := self._beside(turn, called_beside(turn, holders, where), bare)) is not None:
            return beside
        # Of one place's mayors, one after the other, the one who is it now.
        current = [h for h in holders[:_MOST_ASKED] if not self._left(turn, h, bare)]
        alone = len({h.name for h in current}) == 1
        if not alone:
            return None
        return self._beside(turn, called_beside(turn, current, where), bare) or self._joined(
            turn, current, places, bare
        )

    def _joined(
        self, turn: Turn, holders: list[StoredEntity], places: Sequence[Named], bare: list[str]
    ) -> Reply | None:
        """The one holder, where a sentence with their name joins office and place: "the race for mayor of Arden"."""
        offices = [t.folded for t in turn.tokens("role") if stem(t.folded) in self._offices(bare)]
        called = [" ".join(t.folded for t in turn.understood.tokens[n.start : n.end]) for n in places]
        if not offices or not called:
            return None
        office, place = re.escape(offices[0]), re.escape(called[0])
        joins = re.compile(rf"\b{office} of (?:the )?{place}\b|\b{place}(?:[’']s)? (?:\w+ )?{office}\b", re.IGNORECASE)
        asked = [(s, 1.0) for s in {*bare, *(stem(w) for w in called[0].split())}]
        hits = turn.snapshot.passages.sentences(asked, limit=_SENTENCES)
        for row in turn.snapshot.sentences_numbered([hit.n for hit in hits]):
            text = turn.snapshot.text(row.document, row.start, row.end)
            if joins.search(text) and any(h.n in row.entities for h in holders):
                answer = self._answer(turn, holders, bare)
                joined = cite_sentences(turn.snapshot, row.document, row.start, row.end)
                if not isinstance(answer, Answer) or not turn.in_scope(joined.document_id):
                    return None
                snippets = tuple(dict.fromkeys((*answer.snippets[:1], joined, *answer.snippets[1:])))
                return answer.model_copy(update={"snippets": snippets[:5]})
        return None

    def _beside(self, turn: Turn, told: Sequence[StoredEntity], bare: list[str]) -> Reply | None:
        """Those who are called so where the body asked about is mentioned, shown with the proviso."""
        answer = self._answer(turn, list(told), bare) if 0 < len(told) <= _FEW else None
        if not isinstance(answer, Answer):
            return None
        newest = sorted(answer.snippets, key=lambda s: -(s.date.toordinal() if s.date else 0))
        lead = f"The documents call {'them' if len(told) > 1 else told[0].name} that, and do not say of what:"
        return answer.model_copy(update={"lead": lead, "snippets": tuple(newest)})

    def _nobody(self, turn: Turn, wanted: list[str]) -> Reply | None:
        """Abstain where the role is known but held by nobody of that body or number; else leave it to passages."""
        if self._heading(turn) is not None:
            return self._parts_alone(turn)  # "Who runs the pilots?" calls nobody a pilot
        head = head_of(turn, self._roles)
        if head is None:
            return None
        if "name" in turn.understood.plain.split() and not is_more_than_office(turn):
            return abstain(self.name, f"I find no name of the {turn.slot_text('role')} in the documents.")
        named = turn.named("role")
        numbered = any(has_digit(s) for s in wanted)
        best = next(iter(turn.search(turn.query(), limit=1)), None)
        another = best is not None and only_changed(turn, best, wanted, head)
        if self._roles.knows(head) and (named or numbered or another or turn.understood.strangers):
            # Whose husband somebody is, a passage may tell without calling him so, and who was it when.
            if self._told(turn, wanted) or owned(turn, "role")[1] or is_more_than_office(turn):
                return None
            reason = f"I find nobody called “{turn.slot_text('role')}” in the documents."
            if best is None or not another:
                return abstain(self.name, reason)
            return abstain(self.name, f"{reason} The nearest they come to it:", (_sentence(turn, best),))
        return None

    @staticmethod
    def _heading(turn: Turn) -> Sequence[str] | None:
        """What those are called, as stems, whom "who leads Acme?" asks for; None where a role is asked for.

        "Who is the mayor who runs Arden?" asks for a mayor.
        """
        start = turn.slots["role"][0]
        return _HEADS.get(turn.understood.tokens[start - 1].folded) if start else None

    def _parts_alone(self, turn: Turn) -> Reply | None:
        """Abstain where "who leads Acme?" is told of a part of it alone: "Reed leads Acme's pilot service"."""
        best = next(iter(turn.search(turn.query(), limit=1)), None)
        if best is None:
            return None
        text = turn.snapshot.text(best.candidate.document, best.start, best.end)
        if not only_its_part(text, " ".join(t.folded for t in turn.tokens("role") if t.folded != "the")):
            return None
        reason = f"I find nobody who is told to do that of {turn.slot_text('role')} as a whole. The nearest to it:"
        return abstain(self.name, reason, (_sentence(turn, best),))

    def _told(self, turn: Turn, wanted: list[str]) -> bool:
        """Whether the likeliest passage has all that they are called by; for a single person it must be sure.

        "Who are Hale's opponents?" is told by "Hale's opponents include Ada Reed".
        """
        found = turn.search(turn.query(), limit=1)
        several = _SEVERAL in turn.understood.plain.split()
        told = bool(found) and found[0].lacking.isdisjoint(wanted)
        told = told and not only_changed(turn, found[0], wanted, head_of(turn, self._roles))
        return told and (several or found[0].confidence >= PLAIN)

    def _several(self, turn: Turn, people: list[StoredEntity], wanted: list[str]) -> Reply | None:
        distinct = list({p.name: p for p in people}.values())
        if len(distinct) <= _TOLD_APART:
            return self._answer(turn, distinct, wanted)
        choices = [Choice(label=p.name[:80], question=f"Who is {p.name}?") for p in distinct[:25]]
        reason = f"The documents call {len(distinct)} people “{turn.slot_text('role')}”."
        return Clarification(intent=self.name, reason=reason, choices=tuple(choices))


def _sentence(turn: Turn, passage: Passage) -> Snippet:
    """The sentence that a passage was found for, without its neighbours."""
    found = passage.candidate
    return cite_sentences(turn.snapshot, found.document, found.start, found.end)
