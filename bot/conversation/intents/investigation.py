"""Who is investigating, what is being investigated, and how does it stand?"""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.conversation.citations import cite_sentences
from bot.conversation.function_words import AUXILIARIES
from bot.conversation.inquiries import (
    about,
    asks_by_rank,
    called,
    counted,
    ended_since,
    in_place,
    is_asked_for,
    is_by_initials,
    is_into,
    is_into_theirs,
    is_of_kind,
    kind_asked,
    lead_of,
    may_be_about,
    numbers_of_probes,
    object_named,
    subject_asked_in_part,
    tells_of,
    text_of,
    told_otherwise,
    what_else,
)
from bot.conversation.near_inquiries import near_inquiries
from bot.conversation.people import meant
from bot.conversation.reply import Abstention, Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import label
from bot.conversation.stories import facts_of_story, in_keywords
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.facts import SAID_DAY, Event, Investigation, Offsets
from knowledge.language.words import STOP, stem, words

PROBE = "investigating|probing|investigate|investigates|investigated|probe|probed"
NOUN = "investigation|probe|inquiry|investigations|enquiry"
_TOPIC = 0.5
_WHOLE = 0.9
_ASKING = frozenset("who what which when where why how".split())
# What may ask for whoever investigates, and says nothing of who it is.
_BODIES = frozenset(
    map(
        stem,
        """agency agencies authority authorities body bodies department departments office offices organisation
        organization unit units team teams group groups investigator investigators agent agents official officials law
        enforcement government federal person people man woman one helped help led lead conducted carried""".split(),
    )
)
# "We will investigate": who that is, the sentence does not tell.
_SPEAKING = frozenset("we our i my us you your he she it they who its their".split())
# What asks for one of these is no question of who investigates.
_OTHERWISE = frozenset({"how_many", "how_much", "how_long", "how_old", "share", "what_time", "address", "where_to"})
# Words of a question that ask for an end, a beginning; a fact of another kind does not answer them.
_ENDED = frozenset(
    map(stem, "close closed end ended drop dropped finish finished conclude concluded over halt stop".split())
)
_OPENED = frozenset(
    map(stem, "open opened launch launched begin began start started announce initiate initiated".split())
)
_SAID = frozenset(map(stem, "announced confirmed acknowledged denied ordered requested".split()))
_GENERIC = frozenset(map(stem, f"{PROBE}|{NOUN}|case|being|status|ongoing|going|still".replace("|", " ").split()))


class InvestigationIntent:
    """Answers from investigations as the sentences word them; habitual ones never count as one."""

    name = "investigation"
    phrasings = (
        f"who is|are|else|was|were {PROBE} {{topic?}}",
        f"who {PROBE} {{topic?}}",
        f"who|which|what {{body?}} helped|help {PROBE} {{topic?}}",
        f"which|what {{body}} {PROBE} {{topic?}}",
        "who|which|what {body?} looked into {topic?}",
        "who|which|what {body?} is|are|was|were looking into {topic?}",
        f"who|which|what {{body?}} conducted|conducts|led|leads|heads|headed|ran|runs|did|handled|oversees|oversaw"
        f" the|an|a {{kind?}} {NOUN} {{topic?}}",
        f"who|which|what {{body?}} was|is|were|are {{topic}} {PROBE} by",
        f"{{topic}} {PROBE} by {{whom?}}",
        f"{{topic}} {PROBE}",
        "{topic} investigator|investigators",
        "{topic} investigating|investigation|investigative agency|agencies|body|bodies|office|offices",
        f"{{topic}} {NOUN} led|conducted|done|run by {{whom?}}",
        f"who is|are also|else {PROBE} {{topic?}}",
        f"who opened|launched|started|began|initiated|announced a|an|the {{kind?}} {NOUN} {{topic?}}",
        f"who is|was leading|conducting|running|doing the|an|a {{kind?}} {NOUN} {{topic?}}",
        f"which|what {{body?}} is|are|was {PROBE} {{topic?}}",
        "did|is|are|was|were|has|have {topic} being|been|also|get|got|gotten investigated|probed {by?}",
        "is|are|was|were {topic} investigated|probed {by?}",
        f"is|are|was|were {{topic}} under|facing {NOUN}",
        f"is|are|was|were|did|does|has {{who}} {PROBE} {{topic?}}",
        f"is|are|was there a|an|any {{who?}} {NOUN} {{topic?}}",
        f"what is|are|was|were|did|does {{who}} {PROBE} {{topic?}}",
        f"what|who is|are|was being {PROBE} {{topic?}}",
        f"what is|was the {{who?}} {NOUN} about|into|of {{topic?}}",
        f"what is|was|are the {{who?}} {NOUN}",
        f"what is|was the status|state of the|an|this {{who?}} {NOUN} {{topic?}}",
        f"is|was the {{who?}} {NOUN} {{topic?}}",
        f"when|why did|was|has {{who}} open|close|start|end|drop|launch|begin|finish|conclude {{kind?}} {NOUN}"
        " {topic?}",
        f"when|why was|is|were the {{kind?}} {NOUN} {{topic?}}",
        f"when|why did|has {{who}} announce|confirm|acknowledge|deny|order|request|reopen|suspend {{kind?}} {NOUN}"
        " {topic?}",
        f"has|did {{who}} open|close|start|end|drop|launch|begin|opened|closed|launched {{kind?}} {NOUN} {{topic?}}",
        f"{NOUN} {{topic?}}",
        f"{{kind}} {NOUN}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with investigations by the body asked about, of the kind asked about, still in the asked state."""
        if turn.understood.wanted in _OTHERWISE or self._asks_otherwise(turn):
            return None  # "How many testified in the probe?" names one, and asks for a number
        facts = counted(turn, self._facts(turn))
        asked_state = _asked_state(turn)
        if turn.tokens("who") and not self._is_generic(turn, "who"):
            facts, refusal = self._of_those_asked(turn, facts)
            if not facts:
                return refusal
        if in_keywords(turn) and (theirs := self._theirs(turn, facts)):
            return self._answer(turn, theirs)
        if asked_state & _ENDED and not any(self._state(turn, f) & _ENDED for f in facts):
            return abstain(self.name, "I find no investigation in the documents that has ended.", ())
        asks = turn.understood.polar or self._asks_who(turn)
        if numbers := object_named(turn, self._roles) if asks else frozenset():
            return self._into(turn, facts, numbers)
        if (of_whom := self._of_whom(turn, facts)) is not None:
            return self._as_asked(turn, of_whom, asked_state) if of_whom else None
        topic = [s for s in self._topic(turn) if s not in _GENERIC | asked_state]
        if self._is_habit(turn, topic):
            return None  # "Who investigates fires on ferries?" is told where it is said who does so at all times
        if self._asks_who(turn) and not asked_state and (told := self._of_story(turn, facts, topic)):
            return self._answer(turn, told, as_worded=True)
        if self._asks_who(turn):
            # "United" may be a name, though its stem is that of a "unit" that investigates.
            named = {s for n in turn.understood.names for s in turn.stems(turn.understood.tokens[n.start : n.end])}
            topic = [s for s in topic if s not in _BODIES or s in named]
        matched = about(turn, facts, topic)
        if not facts and self._asks_who(turn) and not topic:
            return self._told_otherwise(turn, None)
        return self._as_asked(turn, matched, asked_state) if matched else None

    def _of_those_asked(
        self, turn: Turn, facts: list[Investigation]
    ) -> tuple[list[Investigation], Answer | Abstention | None]:
        """The investigations by those asked about, or of that kind; else what to say, if anything."""
        who_is, names = self._whose(turn)
        kind = "" if names else kind_asked(turn)
        found = [f for f in facts if is_of_kind(text_of(turn, f), kind) or names.intersection(f.investigators)]
        found = found or [f for f in facts if not names and is_by_initials(turn, f.investigators)]
        if found or (not names and asks_by_rank(turn)):
            return found, None
        if kind:
            return [], abstain(self.name, f"I find no {kind} investigation in the documents.")
        if none := self._told_otherwise(turn, names):
            return [], none
        if self._at_all_times(turn, names):
            return [], None  # a headline may say "The Herald investigates a fire"
        near = near_inquiries(turn, "who", names)
        reason = f"I find no investigation by “{who_is}” in the documents{', only this:' if near else '.'}"
        return [], abstain(self.name, reason, near)

    @staticmethod
    def _told_otherwise(turn: Turn, names: set[str] | None) -> Answer | None:
        """What the documents tell of who does not investigate, be it one of these or whoever."""
        found = turn.snapshot.facts("investigation", document=turn.document)
        denied = [f for f in found if isinstance(f, Investigation) and f.denied and not f.habitual]
        theirs = [f for f in denied if names is None or names.intersection(f.investigators)]
        places = [(turn.snapshot.number(f.document_id), f) for f in theirs]
        cited = [cite_sentences(turn.snapshot, n, f.start, f.end) for n, f in places if n is not None]
        snippets = tuple(dict.fromkeys(cited))
        as_of = max((s.date for s in snippets if s.date), default=None)
        lead = "I find no investigation by them, but this:" if names else "I find nobody who does, but this:"
        return Answer(intent="investigation", lead=lead, snippets=snippets[:5], as_of=as_of) if snippets else None

    def _as_asked(self, turn: Turn, matched: list[Investigation], asked_state: set[str]) -> Reply | None:
        """Answer with those that have the state asked about first, or when that was; None where it is asked why."""
        if asked_state & _OPENED:
            begun = [f for f in matched if self._state(turn, f) & _OPENED]
            if begun and self._asks_who(turn):
                return self._answer(turn, begun, as_worded=True)
            matched.sort(key=lambda f: f not in begun)
        if turn.understood.wanted == "when":
            return self._when(turn, matched)
        if turn.understood.wanted == "why":
            return None
        return self._answer(turn, matched)

    def _into(self, turn: Turn, facts: list[Investigation], numbers: frozenset[int]) -> Reply | None:
        """Answer with inquiries into those whom a question names; else say that the documents tell of others.

        That may be "the case" where the document is about them. None where no document that has them tells of any, or
        a sentence that is no fact may tell it.
        """
        if into := in_place(turn, [f for f in facts if is_into(turn, f, numbers)]):
            return self._answer(turn, [*into, *ended_since(turn, facts, into)], as_worded=True)
        story = [] if turn.understood.polar else self._of_story(turn, facts, self._topic(turn))
        if story := [f for f in story if may_be_about(turn, f, numbers) and not is_into_theirs(turn, f, numbers)]:
            told = self._answer(turn, story, as_worded=True)
            return told.model_copy(update={"lead": f"{messages.INTO_WHOM} {told.lead or ''}".rstrip()})
        near = [f for f in facts if (f.investigators or self._tells_who(turn, f)) and tells_of(turn, f, numbers)]
        if not near or told_otherwise(turn, near, numbers):
            return None
        return abstain(self.name, messages.NOT_INTO.format(whom=called(turn)), what_else(turn, near)[:3])

    def _of_whom(self, turn: Turn, facts: list[Investigation]) -> list[Investigation] | None:
        """The investigations of whom a pronoun or a bare name means; None where something else is asked about.

        "Who is investigating?" behind another question asks of the documents that were shown.
        """
        tokens = turn.tokens("topic")
        pronouns = [t.folded for t in tokens if t.folded in PRONOUNS]
        numbers = {n for m in turn.named("topic") for n in m.numbers}
        if pronouns and not numbers:
            numbers = {e.n for e in turn.people_in_focus(pronouns[0])[:1]}
        if any(s not in _GENERIC for s in self._topic(turn)):
            return None
        if numbers:
            near = [f for f in facts if self._names(turn, f, numbers)]
            return near or [f for f in facts if self._tells_of(turn, f, numbers)]
        shown = set(turn.memory.documents) if turn.memory else set()
        return [f for f in facts if f.document_id in shown] or None if shown and not pronouns else None

    @staticmethod
    def _names(turn: Turn, fact: Investigation, numbers: set[int]) -> bool:
        """Whether the sentence of an investigation names one of some people or bodies, and not only as who does it."""
        number = turn.snapshot.number(fact.document_id)
        near = turn.snapshot.mentions(number, fact.start, fact.end) if number is not None else ()
        names = {turn.snapshot.entities[e].name for e, *_ in near if e in numbers}
        return not names <= set(fact.investigators)

    @staticmethod
    def _tells_of(turn: Turn, fact: Investigation, numbers: set[int]) -> bool:
        """Whether the title of an investigation's document has a name of one of some people or bodies."""
        number = turn.snapshot.number(fact.document_id)
        told = {e for e, *_ in turn.snapshot.mentions(number, 0, 1 << 60)} if number is not None else set()
        title = turn.snapshot.title_stems(number) if number is not None else set()
        return any(words(turn.snapshot.entities[n].name)[-1].stem in title for n in numbers & told)

    def _whose(self, turn: Turn) -> tuple[str, set[str]]:
        """Whose investigation is asked about: what to call them, and the names that they go by."""
        meaning = meant(turn, self._roles, "who").first_who(lambda e: True)
        names = {e.name for e in meaning.entities} | {e.name for n in turn.named("who") for e in n.entities}
        return label(meaning), names

    def _when(self, turn: Turn, facts: list[Investigation]) -> Reply | None:
        """The sentence that dates the very step asked for; the day something was said is not the day it happened."""
        asked = {stem(t.folded) for t in turn.understood.tokens}
        fact = next((f for f in facts if self._state(turn, f) & asked), None)
        number = turn.snapshot.number(fact.document_id) if fact is not None else None
        if fact is None or number is None:
            return None
        events = [
            e
            for e in turn.snapshot.facts("event", document=number)
            if isinstance(e, Event) and fact.start <= e.start and e.end <= fact.end
        ]
        snippet = cite_sentences(turn.snapshot, number, fact.start, fact.end)
        if events and not self._state(turn, fact) & _SAID and all(SAID_DAY in (e.reason or "") for e in events):
            reason = "I find no day of that. What the documents date is when it was told:"
            return abstain(self.name, reason, [snippet])
        return Answer(intent=self.name, snippets=(snippet,), as_of=snippet.date) if events else None

    def _facts(self, turn: Turn) -> list[Investigation]:
        found = [
            f
            for f in turn.snapshot.facts("investigation", document=turn.document)
            if isinstance(f, Investigation)
            and not f.habitual
            and not f.denied
            and (f.investigators or f.investigator_span or f.subject_span)
        ]
        about = set(turn.memory.documents) if turn.memory else set()
        wants_who = turn.understood.wanted == "who"
        found.sort(key=lambda f: (f.document_id not in about, not self._full(f, wants_who=wants_who), -self._told(f)))
        return found

    @staticmethod
    def _full(fact: Investigation, *, wants_who: bool) -> bool:
        return bool(fact.investigators) and (wants_who or fact.subject_span is not None)

    @staticmethod
    def _told(fact: Investigation) -> int:
        """How much a fact tells of what is investigated, in steps of fifty characters."""
        return 0 if fact.subject_span is None else (fact.subject_span[1] - fact.subject_span[0]) // 50

    def _is_generic(self, turn: Turn, slot: str) -> bool:
        return all(t.folded in STOP | PRONOUNS or stem(t.folded) in _GENERIC for t in turn.tokens(slot))

    def _topic(self, turn: Turn) -> list[str]:
        tokens = (t for slot in ("topic", "kind", "body") for t in turn.tokens(slot) if t.folded not in PRONOUNS)
        numbers = numbers_of_probes(turn)
        return [numbers.get(s, s) for s in turn.stems(tokens)]

    def _state(self, turn: Turn, fact: Investigation) -> set[str]:
        return {stem((fact.status or "").lower())}

    @staticmethod
    def _at_all_times(turn: Turn, names: set[str]) -> bool:
        """Whether it is told of somebody that they investigate, though not of a single investigation."""
        found = turn.snapshot.facts("investigation", document=turn.document)
        return any(isinstance(f, Investigation) and f.habitual and names.intersection(f.investigators) for f in found)

    @staticmethod
    def _theirs(turn: Turn, facts: list[Investigation]) -> list[Investigation]:
        """The investigations of whom keywords name before anything else ("harbour board probe")."""
        first = turn.understood.names[:1]
        names = {e.name for n in first if n.start == 0 for e in n.entities}
        return [f for f in facts if names.intersection(f.investigators)]

    @staticmethod
    def _asks_otherwise(turn: Turn) -> bool:
        """Whether what looks like "the ferry probe" asks something of one: "who acknowledged the probe?".

        "Did Reed ask Hale to stop investigating it?" asks what Reed did.
        """
        named = {i for n in turn.named("who") for i in range(n.start, n.end)}
        start = turn.slots.get("who", (0, 0))[0]
        if any(t.folded == "to" and start + i not in named for i, t in enumerate(turn.tokens("who"))):
            return True
        slot, *others = turn.slots or ("",)
        begin, end = turn.slots.get(slot, (0, 0))
        first = turn.understood.tokens[0].folded
        whole = slot in ("kind", "topic") and not others and begin == 0 and end > 1
        return whole and first in _ASKING | AUXILIARIES

    def _is_habit(self, turn: Turn, topic: list[str]) -> bool:
        """Whether a topic stands whole where it is told what somebody investigates as a rule, and in no investigation.

        A single word of it is too little to tell.
        """
        facts = [
            f for f in turn.snapshot.facts("investigation", document=turn.document) if isinstance(f, Investigation)
        ]
        shares = {True: 0.0, False: 0.0}
        for fact in facts if len(topic) > 1 else ():
            present = self._stems(turn, fact, (fact.start, fact.end))
            shares[fact.habitual] = max(shares[fact.habitual], turn.share(topic, present))
        return shares[True] >= _WHOLE > shares[False]

    @staticmethod
    def _asks_who(turn: Turn) -> bool:
        """Whether it is asked who investigates; not of "What did Reed do during the investigation?"."""
        return turn.understood.wanted == "who" or "body" in turn.slots or in_keywords(turn)

    def _of_story(self, turn: Turn, facts: list[Investigation], topic: list[str]) -> list[Investigation]:
        """Who investigates "the case", in the document that tells of the topic; of what body, where that is asked."""
        body = [s for s in turn.stems(turn.tokens("body")) if s not in _BODIES]
        story = [s for s in topic if s not in _BODIES and s not in body]
        told = [f for f in facts_of_story(turn, "investigation", story) if f in facts]
        told = [f for f in told if f.investigators or self._tells_who(turn, f)]
        return [f for f in told if turn.share(body, self._stems(turn, f, f.investigator_span)) >= _TOPIC]

    @staticmethod
    def _stems(turn: Turn, fact: Investigation, span: Offsets | None) -> set[str]:
        number = turn.snapshot.number(fact.document_id)
        return set() if number is None or span is None else {w.stem for w in words(turn.snapshot.text(number, *span))}

    @staticmethod
    def _tells_who(turn: Turn, fact: Investigation) -> bool:
        number = turn.snapshot.number(fact.document_id)
        if number is None or fact.investigator_span is None:
            return False
        return turn.snapshot.text(number, *fact.investigator_span).casefold() not in _SPEAKING

    def _answer(self, turn: Turn, facts: list[Investigation], *, as_worded: bool = False) -> Answer:
        told: list[tuple[Investigation, Sequence[str]]] = []
        for fact in sorted(facts, key=lambda f: is_asked_for(turn, f)):
            number = turn.snapshot.number(fact.document_id)
            if number is not None:
                worded = (as_worded or not fact.investigators) and self._tells_who(turn, fact)
                span = fact.investigator_span if worded else None
                told.append((fact, fact.investigators if span is None else (turn.snapshot.text(number, *span),)))
        snippets = what_else(turn, [fact for fact, _ in told])
        lead = lead_of(turn, told, into=subject_asked_in_part(turn, facts))
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets[:5]), more=tuple(snippets[5:]), as_of=as_of)


def _asked_state(turn: Turn) -> set[str]:
    """The words that ask for a beginning or an end; "over" does so only at the end of a question."""
    asked = [t.folded for t in turn.understood.tokens]
    return {stem(t) for i, t in enumerate(asked) if t != "over" or i + 1 == len(asked)} & (_ENDED | _OPENED)
