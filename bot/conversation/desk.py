"""The desk: a question comes in, a reply goes out. One desk serves one snapshot, from any thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from bot.conversation.aliases import as_the_documents_call_them
from bot.conversation.carrying import carried
from bot.conversation.checks.missing import PLAIN
from bot.conversation.checks.pleas import convicted_otherwise
from bot.conversation.choosing import chosen
from bot.conversation.dialogue import Dialogue, Memory
from bot.conversation.disagreements import Disagreements
from bot.conversation.ellipsis import asks_for_theirs, carried_over, theirs_in_place
from bot.conversation.intents.accusation import AccusationIntent
from bot.conversation.intents.admission import AdmissionIntent
from bot.conversation.intents.again import MoreIntent, SourceOfIntent
from bot.conversation.intents.age import AgeIntent
from bot.conversation.intents.asked_there import asked_there
from bot.conversation.intents.changed import ChangedIntent
from bot.conversation.intents.comment import CommentIntent
from bot.conversation.intents.condition import ConditionIntent
from bot.conversation.intents.corrected import CorrectedIntent
from bot.conversation.intents.happened import HappenedIntent
from bot.conversation.intents.investigation import InvestigationIntent
from bot.conversation.intents.kin import KinIntent
from bot.conversation.intents.letters import AuthorIntent, LetterIntent
from bot.conversation.intents.order import BetweenIntent, OrderIntent
from bot.conversation.intents.outright import outright
from bot.conversation.intents.overview import OverviewIntent
from bot.conversation.intents.passage import PassageIntent
from bot.conversation.intents.plea import PleaIntent
from bot.conversation.intents.prosecution import ProsecutionIntent
from bot.conversation.intents.reactions import ReactionsIntent
from bot.conversation.intents.role_holder import RoleHolderIntent
from bot.conversation.intents.smalltalk import SmallTalkIntent
from bot.conversation.intents.sources import PublishedIntent, SourcesIntent
from bot.conversation.intents.statement import StatementIntent
from bot.conversation.intents.successor import SuccessorIntent
from bot.conversation.intents.timeline import TimelineIntent
from bot.conversation.intents.votes import VotesIntent, or_unrecorded
from bot.conversation.intents.when import WhenIntent
from bot.conversation.intents.when_that import WhenThatIntent
from bot.conversation.intents.which_it_was import WhichItWasIntent
from bot.conversation.intents.who_is import WhoIsIntent
from bot.conversation.intents.who_said import SaidByIntent, WhoSaidIntent
from bot.conversation.intents.who_told import WhoToldIntent
from bot.conversation.languages import foreign
from bot.conversation.names import Named, NameIndex
from bot.conversation.opening import of_cited, of_topic
from bot.conversation.people import meant
from bot.conversation.quotations.mouths import words_of_another
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.router import Intent, Router
from bot.conversation.speech.saying import SURE
from bot.conversation.spelling import Speller
from bot.conversation.stories import ids_of_stories
from bot.conversation.suggestions import coverage, suggest
from bot.conversation.superseded import with_corrections
from bot.conversation.timelines import Timelines
from bot.conversation.together import each_asked, joined, tells_of_all, with_them_named
from bot.conversation.turn import SAYING, Turn
from bot.conversation.understanding import Understanding
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.words import stem, words
from knowledge.retrieval.ranker import default_ranker
from knowledge.retrieval.search import load_models
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import Snapshot

# These tell more of what was asked before, and have no topic of their own.
_OF_THE_LAST = frozenset({"when_that", "source_of", "said_by", "corrected"})
_FIXED = frozenset({"greeting", "thanks", "help"})
# A question of so few words of its own keeps those of the one before, up to so many.
_SHORT = 2
_CARRIED = 12
# So many words at most say before a name what somebody is ("longtime aide").
_LONGEST_ROLE = 4


class Desk:
    """Answers questions from one snapshot.

    `dialogue` is handed on from desk to desk, so that a reload does not make anybody start over.
    """

    def __init__(self, snapshot: Snapshot, *, dialogue: Dialogue | None = None) -> None:
        self.snapshot = snapshot
        self.dialogue = dialogue or Dialogue()
        self._names = NameIndex(snapshot)
        self._disagreements = Disagreements(snapshot)
        self._timelines = Timelines(snapshot, self._disagreements)
        self._roles = roles = RoleIndex(snapshot)
        intents: list[Intent] = [
            SmallTalkIntent(),
            CorrectedIntent(),
            SaidByIntent(),
            SourceOfIntent(),
            MoreIntent(),
            WhenThatIntent(),
            WhichItWasIntent(roles),
            PublishedIntent(),
            SourcesIntent(),
            TimelineIntent(self._timelines),
            ChangedIntent(),
            OrderIntent(),
            BetweenIntent(),
            WhenIntent(),
            AgeIntent(roles),
            ConditionIntent(roles),
            AuthorIntent(),
            LetterIntent(),
            HappenedIntent(),
            OverviewIntent(),
            InvestigationIntent(roles),
            ProsecutionIntent(),
            PleaIntent(roles),
            VotesIntent(roles),
            AccusationIntent(roles),
            AdmissionIntent(roles),
            CommentIntent(roles),
            WhoToldIntent(roles),
            WhoSaidIntent(),
            ReactionsIntent(),
            StatementIntent(roles),
            who_is := WhoIsIntent(roles),
            SuccessorIntent(roles),
            RoleHolderIntent(roles),
            KinIntent(roles),
        ]
        self._router = Router(intents)
        self._who_is = who_is
        self._passages = PassageIntent(roles)
        self._ranker = default_ranker()
        self._covered = coverage(snapshot)
        names = self._names.vocabulary - snapshot.vocabulary.keys()
        newest = max((c.date for c in snapshot.documents() if c.date), default=None)
        self._speller = Speller(
            {**snapshot.vocabulary, **dict.fromkeys(names, 1)},
            self._router.vocabulary,
            common=snapshot.common_words,
            stems={*snapshot.terms.stems, *map(stem, names)},
        )
        self._understanding = Understanding(self._speller, self._names, newest=newest, told=snapshot.tells_of)

    def ask(self, question: Question) -> Reply:
        """Answer, clarify or abstain; never raises for anything that an asker can type."""
        turn = self.turn(question)
        reply = self._of_each(turn, self._answer(turn))
        if isinstance(reply, Answer):
            reply = with_corrections(turn, reply)
        if isinstance(reply, Abstention) and reply.intent not in _FIXED:
            reply = reply.model_copy(update={"suggestions": suggest(turn, reply), "covered": self._covered})
            if not reply.snippets and not reply.nearest:
                reply = self._passages.with_nearest(turn, reply)
        self._remember(turn, reply)
        return reply

    def turn(self, question: Question) -> Turn:
        """Read a question, made whole from what came before it where it is a short follow-up; no slot is filled yet."""
        memory = self._memory(question)
        understood = self._understanding.read(question.text, asked_on=question.asked_on)
        before = None
        if memory is not None:
            before = self._understanding.read(memory.question, asked_on=question.asked_on)
            picked = chosen(understood.tokens, memory.offered)
            whole = picked.question if picked else carried_over(understood, before, speaks=self._speaks)
            if whole is not None:
                understood = self._understanding.read(whole, asked_on=question.asked_on)
        if (called := as_the_documents_call_them(understood, self.snapshot)) is not None:
            understood = self._understanding.read(called, asked_on=question.asked_on)
        turn = Turn(
            question=question,
            understood=understood,
            snapshot=self.snapshot,
            names=self._names,
            ranker=self._ranker,
            disagreements=self._disagreements,
            memory=memory,
            before=before,
        )
        if (them := with_them_named(turn)) is not None:
            return replace(turn, understood=self._understanding.read(them, asked_on=question.asked_on))
        named = turn.with_names()
        if named is None:
            return turn
        spelt_out = self._understanding.read(named, asked_on=question.asked_on)
        if not asks_for_theirs(understood):
            return replace(turn, spelt_out=spelt_out)
        whole = theirs_in_place(spelt_out, before) if before is not None else None
        if whole is None:
            return replace(turn, understood=spelt_out)
        asked = replace(turn, understood=spelt_out, slots={"who": (spelt_out.names[0].start, len(spelt_out.tokens))})
        if not meant(asked, self._roles, "who").entities:
            return replace(turn, spelt_out=spelt_out)
        return replace(turn, understood=self._understanding.read(whole, asked_on=question.asked_on))

    def _speaks(self, named: Named) -> bool:
        """Whether the documents have words of somebody or something that is named."""
        return any(self.snapshot.has_fact_of(n, "statement", "speaker") for n in named.numbers)

    def _memory(self, question: Question) -> Memory | None:
        """What this asker talks about: the answer replied to, else the last one, else the topic of the place."""
        recalled = self.dialogue.recall(question.asker, question.channel)
        own = carried(recalled, self.snapshot) if recalled is not None else None
        replied = of_cited(question.cited, self.snapshot) if question.cited is not None else None
        if replied is not None and not (own is not None and replied.shown & own.shown):
            return replied
        if own is None and question.topic:
            return of_topic(self._understanding.read(question.topic, asked_on=question.asked_on), self.snapshot)
        return own

    def warm(self) -> None:
        """Load what the first question would otherwise wait for."""
        load_models()
        self.ask(Question(text="Who was the first to say how many people there were, and when?", asker="", channel=""))
        self.dialogue.forget("", "")
        self._timelines.rows()
        self._who_is.warm(self.snapshot)
        self._names.warm()

    def timeline(
        self,
        topic: str | None,
        *,
        start: dt.date | None = None,
        end: dt.date | None = None,
        days: int | None = None,
        per_day: int = 1,
        coarse: bool = False,
        documents: frozenset[str] | None = None,
    ) -> list[TimelineEntry]:
        """Dated entries on a topic (or everything), earliest first; see knowledge.retrieval.timeline.

        `documents` are the ids of those to read, where not all are.
        """
        build = partial(self._timelines.build, start=start, end=end, days=days, per_day=per_day, coarse=coarse)
        entries = build(topic=topic, documents=documents)
        if entries or topic is None:
            return entries
        # "The odometer case": no dated sentence need have a word of what its document is about.
        turn = self.turn(Question(text=topic, asker="", channel=""))
        told = ids_of_stories(turn, turn.understood.tokens)
        told = told if documents is None else told & documents
        return build(topic=None, documents=told) if told else []

    def _answer(self, turn: Turn) -> Reply:
        if not turn.understood.tokens:
            return Abstention(intent="empty", reason="There is no question in that message.")
        # As it was typed: what is no English word may have been taken for a misspelt one.
        typed = (w.folded for w in words(turn.question.text))
        language = foreign(typed, known=self._speller.knows)
        if language is not None:
            reason = f"This looks like {language}. The documents are in English: please ask in English."
            return Abstention(intent="language", reason=reason)
        if (not_theirs := words_of_another(turn)) is not None:
            return not_theirs
        if (otherwise := convicted_otherwise(turn)) is not None:
            return otherwise
        if (told := asked_there(turn)) is not None:
            return told
        unrecorded: Abstention | None = None
        for route in self._router.routes(turn.understood):
            reply = route.intent.answer(replace(turn, slots=route.fit.slots))
            if isinstance(reply, Abstention) and reply.intent == VotesIntent.name:
                unrecorded = unrecorded or reply
            elif reply is not None:
                return self._told_all_the_same(turn, reply) if isinstance(reply, Abstention) else reply
        told = outright(turn, self._roles) or self._passages.answer(turn)
        return told if unrecorded is None else or_unrecorded(turn, told, unrecorded)

    def _of_each(self, turn: Turn, reply: Reply) -> Reply:
        """What is told of each of several whom a question names together, where no reply tells it of all."""
        asked = each_asked(turn.understood)
        if not asked or tells_of_all(turn, reply):
            return reply
        put = {called: turn.question.model_copy(update={"text": text}) for called, text in asked.items()}
        return joined({called: self._answer(self.turn(question)) for called, question in put.items()}) or reply

    def _told_all_the_same(self, turn: Turn, refusal: Abstention) -> Reply:
        """What sentences tell where no fact does: "In 2022 it was fined", of Acme, for "Why was Acme fined?"."""
        if (told := outright(turn, self._roles)) is not None:
            return told
        if refusal.intent != AccusationIntent.name or not turn.understood.wanted:
            return refusal
        found = self._passages.answer(turn)
        return found if isinstance(found, Answer) and found.confidence >= PLAIN else refusal

    def _remember(self, turn: Turn, reply: Reply) -> None:
        offered = reply.choices if isinstance(reply, Clarification) else ()
        cited = reply.snippets or getattr(reply, "nearest", ())[:1]
        if turn.memory is not None and (offered or turn.memory.offered) and not cited:
            # What was talked about stands; a question back waits for its answer until something else is asked.
            kept = replace(turn.memory, offered=offered)
            self.dialogue.remember(turn.question.asker, turn.question.channel, kept)
        if reply.intent in _FIXED or (not cited and turn.memory is not None):
            return
        understood, snapshot, memory = turn.understood, self.snapshot, turn.memory
        told = [e for place in _places(turn, reply) for e in _told_of(snapshot, *place)]
        # Of those who go by one name, whom the reply tells of is talked about.
        # Whom a pronoun of it means is talked about as if by name.
        whole = understood if turn.spelt_out is None or understood.names else turn.spelt_out
        bearers = [sorted(name.numbers, key=lambda n: (n not in told, n)) for name in whole.names]
        named = [n for row in bearers for n in row if n in told or row[0] not in told]
        # Whom it was asked for, the answer tells: he is talked about before whose heir, or whatever else, he is.
        another = turn.asks_for_another and isinstance(reply, Answer)
        asked_for = _named_first(reply, snapshot, [e for e in told if e not in named]) if another else []
        # Others who only share the name come behind whoever is told of.
        entities = list(dict.fromkeys([*asked_for, *named, *told, *(n for row in bearers for n in row)]))
        people = tuple(n for n in entities if snapshot.entities[n].type == "person")
        # Which body "they" are, no reply tells that is unsure, nor an accusation: that names who makes it, too.
        sure = reply.intent != "accusation" and (not isinstance(reply, Answer) or reply.confidence >= SURE)
        bodies = tuple(n for n in entities if snapshot.entities[n].type == "organisation" and (sure or n in named))
        stems = tuple(turn.stems(understood.content())) if reply.intent not in _OF_THE_LAST else ()
        # "What else did he say?" is another question, though without a topic.
        asks = any(t.folded in SAYING for t in understood.tokens) and reply.intent not in _OF_THE_LAST
        people = (people or memory.people) if memory else people
        still = _still_asked_of(turn)
        people = tuple(sorted(people, key=lambda n: n not in still))
        # "And what else?" behind "What else did he say?" goes on with the same one, as "he" behind "was he fined?".
        one = turn.spelt_out is not None and not understood.names and len(whole.names) == 1
        asked = whole if one or (turn.goes_on_with_words and turn.spelt_out is not None) else understood
        follows = memory is not None and len(stems) <= _SHORT
        shown = {(s.document_id, s.start, s.end) for s in reply.snippets}
        self.dialogue.remember(
            turn.question.asker,
            turn.question.channel,
            Memory(
                intent=reply.intent,
                question=asked.text if stems or asks or memory is None else memory.question,
                people=people,
                bodies=bodies,
                documents=tuple(dict.fromkeys(s.document_id for s in cited)),
                stems=(*stems, *(memory.stems[:_CARRIED] if memory and follows else ())),
                shown=frozenset(shown | (memory.shown if memory and follows else frozenset())),
                reply=reply,
                offered=offered,
                snapshot=snapshot.name,
                called={n: (snapshot.entities[n].name, snapshot.entities[n].type) for n in (*people, *bodies)},
            ),
        )


def _still_asked_of(turn: Turn) -> set[int]:
    """Whom the question before names, where this one names nobody and asks for nobody: "for how much?"."""
    if turn.before is None or turn.understood.names or turn.pronouns or turn.understood.wanted == "who":
        return set()
    return {e for n in turn.before.names for e in n.numbers}


def _places(turn: Turn, reply: Reply) -> list[tuple[int, int, int]]:
    """Where the snippets of a reply stand, the very sentence for which the first one was shown before all."""
    numbered = [(turn.snapshot.number(s.document_id), s.start, s.end) for s in reply.snippets]
    places = [(number, start, end) for number, start, end in numbered if number is not None]
    likeliest = turn.likeliest(*places[0]) if places else None
    return [(places[0][0], *likeliest), *places] if likeliest is not None else places


def _named_first(reply: Reply, snapshot: Snapshot, told: Sequence[int]) -> list[int]:
    """Those told of, whom the reply itself names before all others: "Ada Reed:" over "His lawyer is Ada Reed"."""
    lead = getattr(reply, "lead", None) or ""
    return sorted(told, key=lambda n: snapshot.entities[n].name not in lead)


def _told_of(snapshot: Snapshot, document: int, start: int, end: int) -> list[int]:
    """The entities that a stretch mentions, in order; by whose name others are only described, behind all of them.

    In "the Reed aide Ada Hale announced" Hale is told of.
    """
    mentions = snapshot.mentions(document, start, end)
    text = snapshot.text(document, start, end)
    describing = set()
    for (one, _, behind, _), (other, before, *_) in pairwise(mentions):
        between = text[behind - start : before - start]
        named = snapshot.entities[one].type == "person" and snapshot.entities[other].type == "person"
        plain = between.strip().replace(" ", "").isalpha() and between.islower()
        role = words(between) if named and plain else ()
        if 0 < len(role) <= _LONGEST_ROLE and role[-1].folded in PERSON_NOUNS:
            describing.add(one)
    return [e for e, *_ in mentions if e not in describing] + [e for e, *_ in mentions if e in describing]
