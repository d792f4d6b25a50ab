"""What were the reactions to X? Who has commented? Who spoke on Thursday? — words of several people on one matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.conversation.function_words import ARTICLES
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import role_stems
from bot.conversation.speech.days import called, days_of_words, said_on_days
from bot.conversation.speech.saying import SURE, snippets_of
from bot.conversation.speech.sharing import own_stems, topic_share
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.facts import Statement
from knowledge.language.dates import QuestionTime
from knowledge.language.words import STOP, stem, words

_PEOPLE = "people|everyone|everybody|others|politicians|officials|critics|experts|fans|readers|users|residents"
# A statement is on the matter when this share of its weight stands in its sentence, beside it or in the title, and
# something of it in the sentence itself or in the title.
_TOPIC = 0.75
_OWN = 0.15
# In so many of the newest documents somebody is looked for who spoke on a weekday.
_LOOKED_BACK = 200
# So many documents are looked through: those of the likeliest passages.
_DOCUMENTS = 4
_LOOKED_AT = 10
# Fewer speakers are no reactions: a passage may tell better.
_LEAST = 2
_SHOWN = 5
# "Who has commented?" asks of so many of the newest documents.
_NEWEST = 10
# So many speakers are named where it is asked who spoke.
_NAMED = 8
_SPOKEN = "commented|spoken|responded|reacted|replied"
_SPEAK = "comment|commented|speak|spoken|respond|responded|react|reacted|reply|replied|answer|answered"
_SOMEBODY = "anyone|anybody|someone|somebody"
# What is said on a day is reported on it, or soon after.
_REPORTED = dt.timedelta(days=7)
# A word right behind one of these is a verb, or behind one of those and "to".
_BEFORE_TO = frozenset("have has had need needs going able want wants trying how ready".split())
_BEFORE_VERBS = frozenset(
    "will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't not".split()
)
_ANYBODY = frozenset(_SOMEBODY.split("|"))
_ASKING_WHO = _ANYBODY | {"who"}
# That somebody is answered, and what else than they may be said to be.
_ANSWERING = re.compile(r"\b(?:respon[ds]|repl[yi]|react|answer)\w*\b.* to\b")
_WORDS = frozenset(map(stem, "statement statements announcement remark remarks comment comments words speech".split()))
_SO_FAR = frozenset(map(stem, "so far yet already".split()))


class ReactionsIntent:
    """Answers with one statement of each of several speakers; None where fewer than two spoke on the matter."""

    name = "reactions"
    phrasings = (
        "what is|are|was|were the reaction|reactions|response|responses to {topic}",
        "what reactions|responses is|are|was|were there to {topic}",
        f"how did|do|have|are {_PEOPLE} react|respond|reacted|responded|reacting to {{topic}}",
        "who reacted|responded|replied to {topic}",
        f"what did|do|are|have {_PEOPLE} say|said|saying|think|tweet about|of|on {{topic}}",
        "reaction|reactions|responses to {topic}",
        "what is|are|was|were the reaction|reactions|response|responses",
        f"how did {_PEOPLE} react|respond",
        f"what did|do|are {_PEOPLE} say|saying|think about|of it|this|that",
        f"who has|have|had|else {_SPOKEN} {{topic?}}",
        f"who else|also has|have|had {_SPOKEN} {{topic?}}",
        "who commented|spoke|responded|reacted|replied {topic?}",
        f"did|has|have {_SOMEBODY} {_SPEAK} {{topic?}}",
        f"did|has|have {_SOMEBODY} {_SPEAK} about|on|to|at|regarding {{topic}}",
        f"did|has|have {_SOMEBODY} else {_SPEAK} {{topic?}}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with what different people said, the nearest to the matter first, within the days asked about."""
        days = days_of_words(turn)
        topic = self._topic(turn)
        asks_who = not _ASKING_WHO.isdisjoint(t.folded for t in turn.understood.tokens)
        if not topic and not days and not self._documents(turn) and not asks_who:
            return None
        found: dict[str, tuple[float, int, Statement]] = {}
        statements = _by_others(turn, self._statements(turn, topic, days), topic)
        for order, statement in enumerate(said_on_days(turn, statements, days) if days else statements):
            told = own_stems(turn, statement) - _only_done(turn, statement, topic)
            own = turn.share(topic, told)  # 1 where nothing is named
            title = turn.share(topic, turn.snapshot.title_stems(turn.snapshot.number(statement.document_id) or 0))
            speaker = statement.speaker or ""
            if max(own, title) < _OWN or topic_share(turn, statement, topic, around=True) < _TOPIC:
                continue
            if speaker not in found:
                person = any(e.type == "person" for e in turn.names.exact([w.folded for w in words(speaker)]))
                # A body mostly announces; people react.
                found[speaker] = (-own - person, order, statement)
        if not found and asks_who and days and not topic:
            return abstain(self.name, f"I find no words of anybody from {called(days)}.")
        if not found and not _ANYBODY.isdisjoint(t.folded for t in turn.understood.tokens):
            return abstain(self.name, "I find no words of anybody on that.")
        if len(found) < (1 if asks_who else _LEAST):
            return None
        chosen = [s for _, _, s in sorted(found.values(), key=lambda x: x[:2])]
        snippets = snippets_of(turn, chosen, limit=4 * _SHOWN)
        return Answer(
            intent=self.name,
            lead=_spoken(chosen) if asks_who else "Several people are reported to have spoken on this:",
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:]),
            confidence=min(s.confidence for s in chosen[:_SHOWN]),
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    @staticmethod
    def _topic(turn: Turn) -> list[str]:
        """What is reacted to; the days on which somebody spoke are no part of it."""
        days = days_of_words(turn)
        told = (t for t in turn.tokens("topic") if not any(d.start <= t.start < d.end for d in days))
        return [s for s in turn.stems(t for t in told if t.folded not in PRONOUNS | STOP) if s not in _SO_FAR]

    @staticmethod
    def _documents(turn: Turn) -> list[int]:
        """What "the reactions" are to where nothing is named: the documents under discussion, else the only one."""
        if turn.document is not None:
            return [turn.document]
        talked_about = [turn.snapshot.number(d) for d in turn.memory.documents] if turn.memory else []
        cards = turn.snapshot.documents()
        return [n for n in talked_about if n is not None] or ([cards[0].n] if len(cards) == 1 else [])

    def _statements(self, turn: Turn, topic: list[str], days: Sequence[QuestionTime]) -> Iterator[Statement]:
        """What somebody surely named says in the documents of the likeliest passages, or in those under discussion.

        Where nothing but days is asked about, in the documents of those days and the week after; where nothing is, in
        the newest.
        """
        numbers = self._documents(turn)
        if topic:
            passages = turn.search(turn.query(turn.tokens("topic")), limit=_LOOKED_AT)
            numbers = list(dict.fromkeys(p.candidate.document for p in passages)) or numbers
        elif not numbers:
            dated = sorted(((c.date, c.n) for c in turn.snapshot.documents() if c.date), reverse=True)
            within = [n for day, n in dated if any(t.first <= day <= t.last + _REPORTED for t in days)]
            if any(t.weekly for t in days):
                within = [n for _, n in dated[:_LOOKED_BACK]]
            numbers = within if days else [n for _, n in dated[:_NEWEST]]
        for number in numbers[: _DOCUMENTS if topic else None]:
            for fact in turn.snapshot.facts("statement", document=number):
                if isinstance(fact, Statement) and fact.speaker and fact.confidence >= SURE:
                    yield fact


def _by_others(turn: Turn, statements: Iterable[Statement], topic: Sequence[str]) -> list[Statement]:
    """Statements but for theirs who are answered: who responded to the mayor is not the mayor."""
    answered = set(topic) - _WORDS if _ANSWERING.search(turn.understood.plain) else set()
    return [s for s in statements if not answered or not answered <= _called(turn, s.speaker or "")]


def _called(turn: Turn, speaker: str) -> set[str]:
    """The stems of the words by which somebody who speaks is called: names, titles and roles."""
    entities = turn.names.exact([w.folded for w in words(speaker)])
    names = (w.stem for e in entities for name in (e.name, *e.aliases) for w in words(name))
    return {*names, *(s for e in entities for role in (*e.titles, *e.roles) for s in role_stems(role))}


def _only_done(turn: Turn, statement: Statement, topic: Sequence[str]) -> set[str]:
    """The stems of a topic, by a noun ("the deal"), that a statement only has as a verb ("must deal with it")."""
    nouns = {other.stem for one, other in pairwise(words(turn.understood.text)) if one.folded in ARTICLES}
    number = turn.snapshot.number(statement.document_id)
    if number is None or nouns.isdisjoint(topic):
        return set()
    said = words(turn.snapshot.text(number, statement.start, statement.end))
    verbs = {i for i in range(1, len(said)) if _leads_verb([w.folded for w in said[max(0, i - 2) : i]])}
    done = {w.stem for i, w in enumerate(said) if i in verbs}
    things = {w.stem for i, w in enumerate(said) if i not in verbs}
    return (nouns & done & set(topic)) - things


def _leads_verb(before: Sequence[str]) -> bool:
    """Whether a word behind these is a verb: "had to deal", not "react to deals"."""
    return before[-1] in _BEFORE_VERBS or (before[-1] == "to" and before[0] in _BEFORE_TO)


def _spoken(statements: Sequence[Statement]) -> str:
    """Name those who spoke, as far as they are few enough to be read at a glance."""
    names = list(dict.fromkeys(s.speaker for s in statements if s.speaker))
    others = f" and {len(names) - _NAMED} others" if len(names) > _NAMED else ""
    return f"Reported to have spoken: {', '.join(names[:_NAMED])}{others}."
