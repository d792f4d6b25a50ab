"""What did X say (about Y, on a day)?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import messages
from bot.conversation.checks.missing import SURE
from bot.conversation.checks.timing import days_told
from bot.conversation.checks.written import written
from bot.conversation.meant import Meant, distinct_people
from bot.conversation.people import meant, several_meant
from bot.conversation.quotations.claims import MIN_WORDS
from bot.conversation.reply import Abstention, Answer, Choice, Clarification, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.asking import asks_a_page, asks_otherwise, bears_words, parted
from bot.conversation.speech.by_account import with_account
from bot.conversation.speech.camps import asks_for_camp, lead_by_role, words_for_bodies, words_of_camp
from bot.conversation.speech.days import called, days_of_words, said_on_days, years_of_topic
from bot.conversation.speech.going_on import told_further_on
from bot.conversation.speech.hearers import addressed, never_told, told_by_others, words_to
from bot.conversation.speech.leads import called_in_common, lead_of
from bot.conversation.speech.on_topic import (
    carried_on,
    in_reports_on,
    on_head,
    on_topic,
    rarest_told,
    refused,
    with_rarest,
)
from bot.conversation.speech.saying import (
    PLAIN,
    label,
    offices_of,
    parts_of,
    snippets_of,
    speaks_in,
    spokespeople_of,
    statements_of,
    surest,
    told_besides,
    told_by_bodies,
)
from bot.conversation.speech.second_hand import at_second_hand
from bot.conversation.speech.silence import unspoken
from bot.conversation.speech.topics import head_in_a_place, named_stems, pointed_at, points_back, topic_of
from bot.conversation.speech.unnamed import kin_told_of, words_of_unnamed
from bot.conversation.speech.which_body import one_body, words_of_its_people
from bot.conversation.turn import Turn, abstain
from knowledge.facts import Statement
from knowledge.language.dates.questions import QuestionTime
from knowledge.language.words import STOP
from knowledge.store.snapshot import StoredEntity

SAY = (
    "say|said|tell|told|claim|state|announce|write|tweet"
    "|post|argue|add|respond|reply|declare|admit|reveal|answer|report"
)
THINK = "think|believe|feel|expect|make"
_SHOWN = 5
# What may stand before a topic and is no part of it ("react to the ruling").
_LED = re.compile(r"^(?:that|to|on|about|of|regarding|concerning)\s+", re.IGNORECASE)
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# How surely words are those of the unnamed people asked about, where the text calls them just so.
UNNAMED = 0.8
# How surely words of a report on something are about that, where they do not name it.
IN_REPORTS = 0.6


class StatementIntent:
    """Answers with a person's or body's reported words."""

    name = "statement"
    phrasings = (
        f"what did|does|has|have|had|do {{who}} {SAY}",
        f"what did|does|has|have|do {{who}} {SAY} about|on|regarding|of|concerning|to|that {{topic}}",
        f"what did|does|has|have|do {{who}} {SAY} {{whom}} about|on|regarding|of {{topic}}",
        f"what did|does|has|have|do {{who}} {SAY} when|after|before|during {{circumstance}}",
        f"what did|does|has|have {{who}} {SAY} ahead of {{circumstance}}",
        "what did|does|has|have {who} tell|told people|residents|everyone|everybody|reporters|staff|fans {topic?}",
        "what did|does|has|have {who} tell|told people|residents|everyone|everybody|reporters|staff|fans"
        " before|after|when|during {circumstance}",
        f"what did|does|has|have|do {{who}} {SAY} {{topic}}",
        f"what did|does|do {{who}} {THINK} about|of {{topic}}",
        f"what did|does|do {{who}} {THINK} {{topic}}",
        "what else did|does|has {who} say|said|tell|told|claim|write|add",
        "what else did|does|has {who} say|said|tell|write about|on|to {topic}",
        "what is|was|were {who} response|reaction|statement|answer|comment|comments|position|stance|view|take|opinion",
        "what is|was|were {who} response|reaction|statement|answer|comment|position|stance|view|take|opinion"
        " to|on|about|regarding {topic}",
        "what is|was|were {who} response|reaction|statement|answer|comment|reply when|after {circumstance}",
        "how did|does|has {who} respond|react|responded|reacted|reply|justify|explain|defend|describe",
        "how did|does|has {who} respond|react|responded|reacted|reply|justify|explain|defend|describe {topic}",
        "what did|does {who} response|reaction {topic?}",
        "did|has {who} say|mention|tell|announce|claim|explain {topic}",
        "what is|are|was|were {who} saying|telling|claiming|arguing",
        "what is|are|was|were {who} saying|telling|claiming|arguing about|on|to|that {topic}",
        "{who} said|says what {topic?}",
        "everything|all that {who} said|says",
        "everything|all {who} said|says",
        "everything|all {who} said|says about|on|of {topic}",
        "show|give|tell|list me|us|all everything|all|what {who} said|says",
        "show|give|list everything|all {who} said|says",
        "show|give|tell|list me|us|all everything|all|what {who} said|says about|on|of {topic}",
        "{who} statement|quote|quotes|statements|comments|reaction|response|remarks",
        "quotes|statements|quote|words|remarks from|by|of {who}",
        "what about {who} statement|comments|reaction",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with statements; clarify between namesakes; abstain where nobody or nothing fits."""
        reply = self._reply(turn)
        # "How did the Huguenots defend themselves?" may ask for no words.
        deeds = not _REFLEXIVE.isdisjoint(t.folded for t in turn.understood.tokens)
        return None if deeds and isinstance(reply, Abstention) else reply

    def _reply(self, turn: Turn) -> Reply | None:
        turn = parted(turn)
        if asks_otherwise(turn):
            return None
        meaning = meant(turn, self._roles, "who").first_who(lambda e: bool(statements_of(turn, [e])))
        topic, around = topic_of(turn)
        if camp := self._of_camp(turn, meaning, topic, around=around):
            return camp
        unquoted = meaning.how == "head" and not statements_of(turn, meaning.entities)
        if not meaning.entities or unquoted or several_meant(turn, "who"):
            unnamed = words_of_unnamed(turn, "who")
            theirs = [] if unnamed or meaning.entities else words_of_its_people(turn, meaning)
            if theirs and (on_it := on_topic(turn, theirs, topic, around=around)):
                return self._by_role(turn, on_it)
            on_it = on_topic(turn, unnamed, topic, around=around) if unnamed else []
            if on_it or not meaning.entities:
                return self._of_unnamed(turn, meaning, unnamed, on_it)
        told_apart = self._told_apart(turn, self._apart(turn, meaning), topic, around=around)
        if isinstance(told_apart, Clarification):
            return told_apart
        meaning = told_apart
        name = label(meaning)
        if not (statements := self._words_of(turn, meaning)):
            return self._unquoted(turn, meaning, topic, around=around)
        if days := days_of_words(turn):
            then, topic = self._of_days(turn, statements, topic, days)
            if not then:
                told = self._passage_tells(turn, meaning, days)
                reason = f"I find no words of {name} from {called(days)}."
                return None if told else refused(turn, self.name, reason, name, statements, topic)
            statements = then
        if "else" in turn.understood.plain.split() and turn.memory is not None and turn.memory.intent == self.name:
            fresh = [s for s in statements if not self._shown(turn, s)]
            if not fresh:
                return self._nothing_else(turn, meaning)
            statements = fresh
        whom = addressed(turn)
        if whom is None:
            return self._about(turn, meaning, statements, topic, around=around)
        return words_to(
            turn, self.name, meaning, whom, statements, topic, around=around,
            about=lambda told, on: self._about(turn, meaning, told, on, around=around),
        )  # fmt: skip

    @staticmethod
    def _apart(turn: Turn, meaning: Meant) -> Meant:
        """Of people and a body of one name the body where it speaks, else the people: nobody's words are another's."""
        if len(meaning.people) < 2 or meaning.how != "name":
            return meaning
        bodies = tuple(e for e in meaning.entities if e.type == "organisation")
        spoke = tuple(e for e in bodies if statements_of(turn, [e]))
        return replace(meaning, entities=spoke or tuple(e for e in meaning.entities if e not in bodies))

    def _told_apart(self, turn: Turn, meaning: Meant, topic: list[str], *, around: bool) -> Meant | Clarification:
        """Those meant who are quoted, or on that, where they are one; else a question back."""
        if not meaning.ambiguous:
            return one_body(turn, meaning, topic, self.name, around=around)
        # Only one of them is quoted, or on that; the reply names whom.
        return self._several(turn, meaning) or replace(meaning, entities=self._speaking(turn, meaning))

    @staticmethod
    def _of_days(
        turn: Turn, statements: list[Statement], topic: list[str], days: list[QuestionTime]
    ) -> tuple[list[Statement], list[str]]:
        """The statements of some days, and their topic.

        Where none was made in a year, that is what was spoken of ("What did Reed say about running in 2020?").
        """
        found = said_on_days(turn, statements, days)
        if found or not years_of_topic(turn, days):
            return found, topic
        dated = topic_of(turn, dated=True)[0]
        return on_topic(turn, statements, dated, around=False), dated

    def _about(
        self, turn: Turn, meaning: Meant, statements: list[Statement], topic: list[str], *, around: bool
    ) -> Reply | None:
        """Answer with the words that are about a topic; with a passage, or a report on it, where none are plainly."""
        on_it = on_topic(turn, statements, topic, around=around)
        if turn.understood.polar:
            on_it = with_rarest(turn, on_it, topic)
        chosen = carried_on(on_it, statements)
        if further := told_further_on(turn, statements, chosen, topic):
            lead = f"Words of {label(meaning)}, and what their paragraph goes on with:"
            return Answer(intent=self.name, lead=lead, snippets=tuple(further), confidence=IN_REPORTS)
        if chosen:
            return self._answer(turn, meaning, chosen)
        # For "it" or "her" a passage would be looked for without what that means.
        if not points_back(turn):
            # A word or two in marks ("what does Reed say is “satisfying”?") are looked for as they are, by whomever.
            quoted = bool(turn.understood.quotes) and all(len(q.split()) < MIN_WORDS for q in turn.understood.quotes)
            on_it, place = on_head(turn, statements)
            if on_it and not quoted and not turn.understood.polar:
                return self._unnamed_place(turn, meaning, on_it, place)
            # "Did Reed say that ...?" asks for those very words. What is theirs by the context and on that by its
            # document alone is twice unsure.
            sure = [s for s in statements if surest(turn, s).confidence >= PLAIN]
            told = [] if quoted or turn.understood.polar else in_reports_on(turn, sure, topic)
            if told:
                return self._in_a_report(turn, meaning, carried_on(told, statements))
            if quoted or self._passage_tells(turn, meaning):
                return None
        return self._none_about(turn, label(meaning), statements, topic)

    def _unquoted(self, turn: Turn, meaning: Meant, topic: list[str], *, around: bool) -> Reply | None:
        """Answer with words of a body's unnamed people, or what is told of its findings; else leave it to a passage."""
        if by_others := told_by_others(turn, self.name, meaning, topic):
            return by_others
        unnamed = words_for_bodies(turn, meaning.entities) or words_of_its_people(turn, meaning)
        if on_it := on_topic(turn, unnamed, topic, around=around) if unnamed else []:
            return self._by_role(turn, on_it)
        if told := told_by_bodies(turn, meaning.entities, topic):
            lead = f"{label(meaning)} is not quoted; the documents tell this of it:"
            return Answer(intent=self.name, lead=lead, snippets=tuple(told[:_SHOWN]), confidence=IN_REPORTS)
        if theirs := at_second_hand(turn, self.name, meaning, topic):
            return theirs
        return None if topic and self._passage_tells(turn, meaning) else unspoken(turn, self.name, meaning)

    def _nothing_else(self, turn: Turn, meaning: Meant) -> Reply:
        """Tell what is only reported of somebody's words, where all that is theirs for sure has been shown."""
        name = label(meaning)
        told = told_besides(turn, {e.n for e in meaning.entities})
        if not told:
            return abstain(self.name, f"I find nothing else that {name} said.")
        lead = f"I find no more words of {name}; the documents tell this besides:"
        return Answer(intent=self.name, lead=lead, snippets=tuple(told[:_SHOWN]), confidence=IN_REPORTS)

    @staticmethod
    def _words_of(turn: Turn, meaning: Meant) -> list[Statement]:
        """The words of those meant, their own first; else of their offices, or of those who speak for them."""
        found = (
            statements_of(turn, meaning.entities)
            or statements_of(turn, offices_of(turn, meaning.entities))
            or statements_of(turn, spokespeople_of(turn, meaning.entities))
            or statements_of(turn, parts_of(turn, meaning.entities))
        )
        name = label(meaning)
        of_theirs = statements_of(turn, spokespeople_of(turn, meaning.entities)) if found else []
        topic, around = topic_of(turn)
        if of_theirs and topic and not on_topic(turn, found, topic, around=around):
            # A body's own words are on something else; those of somebody of it may be on that.
            found += [s for s in of_theirs if s not in found]
        return sorted(found, key=lambda s: s.speaker != name)

    def _none_about(self, turn: Turn, name: str, statements: list[Statement], topic: list[str]) -> Abstention:
        """Refuse with what they did say in place of what was asked, where that is near or little."""
        about = _LED.sub("", turn.slot_text("topic") or turn.slot_text("circumstance"))
        whom = [e.name for e in pointed_at(turn, {s.speaker for s in statements})[:1]]
        matter = "".join(whom) or ("that" if points_back(turn) else f"“{about}”")
        reason = f"I find words of {name}, but none that are plainly about {matter}."
        refusal = refused(turn, self.name, reason, name, statements, topic)
        # That the search finds something speaks but half for an answer.
        found = turn.search(turn.query(), limit=1) if refusal.snippets and turn.query().stems else []
        return refusal.model_copy(update={"confidence": found[0].confidence / 2 if found else 0.0})

    def _answer(self, turn: Turn, meaning: Meant, chosen: list[Statement]) -> Answer:
        surely = min(s.confidence for s in chosen[:_SHOWN])
        lead = with_account(turn, lead_of(turn, self._roles, meaning, chosen[0]), chosen[:_SHOWN])
        return self._shown_as(turn, lead, chosen, surely)

    def _in_a_report(self, turn: Turn, meaning: Meant, chosen: list[Statement]) -> Answer:
        """Words that do not name what was asked about, from documents that are about it."""
        answer = self._answer(turn, meaning, chosen)
        lead = f"In a report on that: {answer.lead}"
        return answer.model_copy(update={"lead": lead, "confidence": min(answer.confidence, IN_REPORTS)})

    def _unnamed_place(self, turn: Turn, meaning: Meant, chosen: list[Statement], place: str) -> Answer:
        """Words on what was asked about that do not name where that is."""
        answer = self._answer(turn, meaning, chosen)
        lead = f"The words do not name “{place}”. {answer.lead}"
        return answer.model_copy(update={"lead": lead, "confidence": min(answer.confidence, IN_REPORTS)})

    def _of_unnamed(self, turn: Turn, meaning: Meant, unnamed: list[Statement], on_it: list[Statement]) -> Reply | None:
        """Answer with those words of people whom the documents do not name that were asked for, if there are any."""
        if not on_it:
            nobody = self._nobody(turn, meaning)
            # Who has words on something else is somebody.
            others = unnamed and isinstance(nobody, Abstention)
            if not others:
                return nobody
            return self._none_about(turn, f"“{called_in_common(turn, unnamed)}”", unnamed, topic_of(turn)[0])
        lead = f"In the documents’ words, “{called_in_common(turn, on_it, unnamed)}” said:"
        return self._shown_as(turn, lead, on_it, UNNAMED)

    def _of_camp(self, turn: Turn, meaning: Meant, topic: list[str], *, around: bool) -> Answer | None:
        """Answer with words on a topic of those around somebody ("Reed's office"), where the office has none itself."""
        own = [] if asks_for_camp(turn, "who") and meaning.how == "name" else statements_of(turn, meaning.entities)
        theirs = [] if own else words_of_camp(turn, "who", meaning.entities)
        chosen = on_topic(turn, theirs, topic, around=around) if theirs else []
        return self._by_role(turn, chosen) if chosen else None

    def _by_role(self, turn: Turn, chosen: list[Statement]) -> Answer:
        """Words whose speaker the documents give as one of those who were asked for."""
        confidence = min(UNNAMED, *(s.confidence or UNNAMED for s in chosen[:_SHOWN]))
        return self._shown_as(turn, lead_by_role(chosen[0]), chosen, confidence)

    def _shown_as(self, turn: Turn, lead: str, chosen: list[Statement], confidence: float) -> Answer:
        snippets = snippets_of(turn, chosen, limit=40)
        dates = [s.date for s in snippets if s.date]
        return Answer(
            intent=self.name,
            lead=lead,
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:]),
            confidence=confidence,
            as_of=max(dates, default=None),
        )

    @staticmethod
    def _passage_tells(turn: Turn, meaning: Meant, days: Sequence[QuestionTime] = (), *, least: float = SURE) -> bool:
        """Whether the best passage is sure enough, and tells of words of the speaker.

        Where days are asked for, it must name one of them.
        """
        passages = turn.search(turn.query(), limit=1)
        numbers = {e.n for e in meaning.entities}
        if not passages or passages[0].confidence < SURE:
            return False
        topic = head_in_a_place(turn) or topic_of(turn)[0]
        if topic and passages[0].lacking.issuperset(topic):
            return False  # it has but the name of who speaks, or of where that is
        best = passages[0].candidate
        if turn.understood.polar and not rarest_told(turn, topic_of(turn)[0], best.stems):
            return False
        others = [n for n in turn.named("topic") if n.people]
        if others and not any(n.numbers & best.entities or set(named_stems(turn, n)) & best.stems for n in others):
            return False  # words on somebody speak of them
        told = days_told(turn, best.document, best.start, best.end) if days else ()
        if days and not any(t.first <= first and last <= t.last for _, first, last in told for t in days):
            return False
        return speaks_in(turn, best, numbers)

    @staticmethod
    def _shown(turn: Turn, statement: Statement) -> bool:
        shown = turn.memory.shown if turn.memory else frozenset()
        return any(d == statement.document_id and a <= statement.spans[0][0] < b for d, a, b in shown)

    def _nobody(self, turn: Turn, meaning: Meant) -> Reply | None:
        if meaning.how == "pronoun":
            reason = messages.WHOM_NOT_CLEAR.format(whom=meaning.text)
            return Clarification(intent=self.name, reason=reason)
        if (unheard := never_told(turn, self.name, meaning)) is not None:
            return unheard
        tokens = [t for t in turn.tokens("who") if t.folded not in STOP]
        common = turn.snapshot.common_words
        if not turn.named("who") and all(t.folded in common and not t.capital for t in tokens):
            return None  # "the study", "the letter": the documents speak of it, a passage may tell what it says
        if bears_words(turn) or asks_a_page(turn) or kin_told_of(turn, tokens):
            return None
        if written(turn, tokens) or written(turn, turn.tokens("who")):
            # The documents may well name them, though not as somebody who could speak.
            return abstain(self.name, f"I find no words of “{meaning.text}” in the documents.")
        return abstain(self.name, f"I find nobody called “{meaning.text}” in the documents, nor words of theirs.")

    @staticmethod
    def _speaking(turn: Turn, meaning: Meant) -> tuple[StoredEntity, ...]:
        """Those who are quoted; of people of one surname or office those on what is asked about, where some are."""
        quoted = [(e, statements) for e in meaning.entities if (statements := statements_of(turn, [e]))]
        # One office ("the Acme president") has had several holders; "the president" may be of several bodies.
        office = meaning.how == "role" and bool(turn.named("who"))
        topic, around = topic_of(turn) if meaning.how == "name" or office else ([], False)
        on_it = [e for e, statements in quoted if topic and on_topic(turn, statements, topic, around=around)]
        return tuple(on_it or (e for e, _ in quoted))

    def _several(self, turn: Turn, meaning: Meant) -> Clarification | None:
        speaking = distinct_people(self._speaking(turn, meaning))
        if len(speaking) == 1:
            return None
        people = speaking or meaning.people
        choices = [Choice(label=p.name[:80], question=turn.with_slot("who", p.name)) for p in people[:25]]
        reason = f"“{meaning.text}” may be any of {len(people)} people in the documents."
        return Clarification(intent=self.name, reason=reason, choices=tuple(choices))
