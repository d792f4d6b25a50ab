"""Did X comment?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot import messages
from bot.conversation.checks.written import written
from bot.conversation.citations import cite_sentences
from bot.conversation.function_words import ARTICLES
from bot.conversation.meant import Meant
from bot.conversation.people import meant, owned
from bot.conversation.reply import Abstention, Answer, Clarification, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.approached import asked_for_comment
from bot.conversation.speech.camps import lead_by_role, words_of_camp
from bot.conversation.speech.leads import NOT_OWN, called_in_common, lead_of
from bot.conversation.speech.on_topic import refused
from bot.conversation.speech.saying import (
    BY_CONTEXT,
    PLAIN,
    attribution,
    label,
    offices_of,
    parts_of,
    snippets_of,
    speaks_in,
    spokespeople_of,
    statements_of,
)
from bot.conversation.speech.sharing import of_another, topic_share
from bot.conversation.speech.unnamed import words_of_unnamed
from bot.conversation.speech.which_body import one_body, words_of_its_people
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.facts import NoComment, Offsets, Statement
from knowledge.language.words import STOP, words

_TOPIC = 0.45
_REPLYING = frozenset(
    "respond responds responded responding response reply replies replied answer answers answered retorted".split()
)
# Who speaks for somebody.
_SPEAKING_FOR = frozenset(
    """lawyer attorney counsel solicitor barrister spokesman spokeswoman spokesperson representative rep publicist press
    office campaign team aide agent camp staff people""".split()
)
# So much of a topic is the very thing.
_WHOLE = 0.7
_WHETHER = frozenset("whether why how if when where which".split())
# What stands right before a comment that is a thing: "ask Reed for comment", "get an answer", "regret her comment".
_BEFORE_A_THING = ARTICLES | frozenset("for to about his her their its my your our".split())
# How many sentences, its own included, may name whom a refusal is of.
_BESIDE = 3


# How the documents tell of a silence, and how a reply says so.
_SILENCES = (
    (
        re.compile(r"\b(?:declin|refus)\w+ (?:to )?(?:\w+ ){0,3}?comment|\bwould not comment", re.IGNORECASE),
        "declined to comment",
    ),
    (
        re.compile(
            r"\b(?:not|n[’']t) (?:\w+ ){0,2}?(?:respond|reply|return|answer)|\bno (?:response|reply)", re.IGNORECASE
        ),
        "did not respond",
    ),
    (
        re.compile(
            r"\bno (?:\w+ )?(?:details?|information)\b|\b(?:not|n[’']t) (?:\w+ )?"
            r"(?:divulge|disclose|release|provide|give|offer|share)d? (?:\w+ ){0,2}(?:details?|information|evidence)\b",
            re.IGNORECASE,
        ),
        "gave no details",
    ),
    (re.compile(r"\b(?:not|n[’']t) (?:\w+ )?be (?:\w+ )?reached|\bunreachable", re.IGNORECASE), "could not be reached"),
)


def _silence(called: str, silent: Sequence[Snippet]) -> str:
    """Say how somebody kept silent, where the documents tell that in one way alone."""
    told = {said for snippet in silent for pattern, said in _SILENCES if pattern.search(" ".join(snippet.text.split()))}
    if len(told) != 1:
        return f"No comment from {called} is reported:"
    if all((snippet.note or "").endswith(BY_CONTEXT) for snippet in silent):
        return f"Going by the context, {called} {told.pop()}:"
    return f"{called[:1].upper()}{called[1:]} {told.pop()}:"


class CommentIntent:
    """Answers yes with the words, or no with the sentence that says so."""

    name = "comment"
    phrasings = (
        "did|has|have|does {who} comment|respond|reply|answer|commented|responded|replied|react|reacted",
        "did|has|have|does {who} comment|respond|reply|commented|responded|react|speak"
        " about|on|to|at|regarding {topic}",
        "did|has|have {who} say|said|tell|explain|reveal|disclose whether|why|how|if|when|where|which {topic}",
        "did|has|have|does {who} say|said anything|something",
        "did|has|have|does {who} say|said anything|something about|on|to|regarding {topic}",
        "did|has|have {who} make|made|give|gave|release|released|issue|issued a|any"
        " statement|comment|comments {topic?}",
        "any comment|comments|statement|response|word|reaction from|by {who}",
        "is|was|were there a|any comment|comments|statement|response|word|reaction from|by {who}",
        "did|has|have {who} decline|declined|refuse|refused to comment|respond|answer|speak {topic?}",
        "who did|has|have not|n't comment|commented|respond|responded|answer|reply {topic?}",
        "who didn't|hasn't|haven't|didnt|hasnt|havent comment|commented|respond|responded|answer|reply {topic?}",
        "who declined|refused to comment {topic?}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer from refusals to comment first, then from statements; abstain for people unknown."""
        if "who" not in turn.slots:
            return self._everybody(turn)
        if turn.tokens("who")[-1].folded in _BEFORE_A_THING:
            return None
        topic = turn.stems(t for t in turn.tokens("topic") if t.folded not in PRONOUNS | STOP)
        meaning = meant(turn, self._roles, "who").first_who(lambda e: bool(statements_of(turn, [e])))
        told_apart = one_body(turn, meaning, topic, self.name)
        if isinstance(told_apart, Clarification):
            return told_apart
        meaning = told_apart
        entities = {e.n for e in meaning.entities}
        if meaning.how == "name":
            # Where a surname was taken for the body talked about, nobody else who has it is meant.
            entities |= {n for named in turn.named("who") if named.numbers & entities for n in named.numbers}
        statements = self._about(
            turn, statements_of(turn, [turn.snapshot.entities[n] for n in sorted(entities)]), topic
        )
        # "Hale's lawyer" may be one of several people, or somebody whom a document calls nothing else.
        name = label(meaning) if len(meaning.people) < 2 else f"“{meaning.text}”"
        silent, called = self._silent(turn, entities, topic, name)
        # The sentence that tells of a silence is nobody's words.
        places = [(s.document_id, s.start, s.end) for s in silent]
        statements = [s for s in statements if not any(d == s.document_id and a <= s.start < b for d, a, b in places)]
        if silent and statements and not topic:
            quoted = f", and {'is quoted all the same' if called == name else f'{name} is quoted'}"
            lead = f"{called} is reported not to have commented{quoted}:"
            return self._answer(turn, lead, [*silent, *snippets_of(turn, statements, limit=5)])
        whether = bool(topic) and turn.understood.tokens[turn.slots["topic"][0] - 1].folded in _WHETHER
        # What somebody would not say tells whether they said it, whatever else they said of that; and so does that they
        # did not respond to the very thing.
        plainly = bool(topic) and any(self._has(turn, s.text, topic) for s in silent)
        if silent and (whether or plainly or not (statements and topic)):
            return self._answer(turn, _silence(called, silent), silent)
        if whether:
            return None  # "Did Reed say how many were hurt?" asks for the number where he does
        speaking = self._about(turn, statements_of(turn, spokespeople_of(turn, meaning.entities)), topic)
        if speaking and not statements:
            lead = f"{attribution(speaking[0])}, whose role the documents give with {label(meaning)}, said:"
            return self._answer(turn, lead, snippets_of(turn, speaking, limit=5))
        of_parts = [] if statements else self._about(turn, statements_of(turn, parts_of(turn, meaning.entities)), topic)
        if of_parts:
            lead = f"{label(meaning)}’s {of_parts[0].speaker} said:"
            return self._answer(turn, lead, snippets_of(turn, of_parts, limit=5))
        if statements:
            # A person is not their office: whose words they are is said of each.
            statements.sort(key=lambda s: s.speaker != label(meaning))
            lead = lead_of(turn, self._roles, meaning, statements[0])
            lead = lead if topic or lead.startswith(NOT_OWN) else f"Yes. {lead}"
            return self._answer(turn, lead, snippets_of(turn, statements, limit=5))
        theirs = words_of_camp(turn, "who", meaning.entities) or words_of_its_people(turn, meaning)
        if of_camp := self._about(turn, theirs, topic):
            return self._answer(turn, lead_by_role(of_camp[0]), snippets_of(turn, of_camp, limit=5))
        if not entities:
            return self._of_nobody_named(turn, meaning, topic)
        office = self._through_office(turn, meaning, topic)
        if office is not None or (topic and self._passage_tells(turn, entities)):
            return office
        return self._neither(turn, meaning, topic)

    def _neither(self, turn: Turn, meaning: Meant, topic: list[str]) -> Abstention:
        """Refuse where those meant neither spoke (on the topic) nor refused to; with what else they did say."""
        name = label(meaning)
        on = " on that" if topic else ""
        reason = f"I find neither that {name} commented{on} nor that they refused."
        refusal = refused(turn, self.name, reason, name, statements_of(turn, meaning.entities), topic)
        entities = {e.n for e in meaning.entities}
        asked = () if refusal.snippets else asked_for_comment(turn, entities, topic, least=_TOPIC)
        return abstain(self.name, f"{reason} They were asked:", asked) if asked else refusal

    def _of_nobody_named(self, turn: Turn, meaning: Meant, topic: list[str]) -> Reply | None:
        """Answer for those whom no document names: that they kept silent, or with their words."""
        owners = {n for named in turn.named("who") for n in named.numbers}
        # Hale's lawyer may be "a representative for Hale"; his parents are not.
        for_owner = not owners or turn.tokens("who")[-1].folded.rstrip("s") in _SPEAKING_FOR
        unnamed = (self._refusals_for(turn, owners, topic) if for_owner else []) or self._refusals_unnamed(turn)
        if unnamed:
            return self._answer(turn, _silence(f"“{meaning.text}”", unnamed), unnamed)
        if spoke := self._about(turn, words_of_unnamed(turn, "who"), topic):
            lead = f"In the documents’ words, “{called_in_common(turn, spoke)}” said:"
            return self._answer(turn, lead, snippets_of(turn, spoke, limit=5))
        if written(turn, turn.tokens("who")):
            return abstain(self.name, f"I find no comment from “{meaning.text}” in the documents.")
        if meaning.how == "pronoun":
            return Clarification(intent=self.name, reason=messages.WHOM_NOT_CLEAR.format(whom=meaning.text))
        return abstain(self.name, f"I find nobody called “{meaning.text}” in the documents.") if meaning.text else None

    @staticmethod
    def _passage_tells(turn: Turn, entities: set[int]) -> bool:
        """Whether the best passage tells of words of those who were asked about, on whom the topic names."""
        found = turn.search(turn.query(), limit=1)
        told = frozenset[int]().union(*(p.candidate.entities for p in found))
        if any(n.people and n.numbers.isdisjoint(told) for n in turn.named("topic")):
            return False
        return bool(found) and speaks_in(turn, found[0].candidate, entities)

    def _through_office(self, turn: Turn, meaning: Meant, topic: list[str]) -> Reply | None:
        offices = offices_of(turn, meaning.entities)
        statements = self._about(turn, statements_of(turn, offices), topic)
        if not statements:
            return None
        lead = f"{NOT_OWN} {label(meaning)}’s own are reported. {offices[0].name} said:"
        return self._answer(turn, lead, snippets_of(turn, statements, limit=5))

    def _about(self, turn: Turn, statements: list[Statement], topic: list[str]) -> list[Statement]:
        """Statements on the topic: whether somebody commented on it, words beside it do not tell."""
        on_it = [s for s in statements if topic_share(turn, s, topic) >= _TOPIC and self._names_it(turn, s, topic)]
        return on_it or [s for s in statements if self._replies(turn, s)]

    @staticmethod
    def _replies(turn: Turn, statement: Statement) -> bool:
        """Whether somebody is told to have replied ("Reed said in response"), right behind whom the topic names.

        "Did Reed respond to Hale?" is asked of that, and Reed need not name Hale.
        """
        first, end = turn.slots.get("topic", (0, 0))
        named = next((n for n in turn.named("topic") if (n.start, n.end) == (first, end)), None)
        number = turn.snapshot.number(statement.document_id)
        if named is None or number is None or not {t.folded for t in turn.understood.tokens} & _REPLYING:
            return False
        told = {w.folded for w in words(turn.snapshot.text(number, statement.start, statement.end))}
        before = [r for r in turn.snapshot.sentences(number) if r.start < statement.start][-_BESIDE:]
        return bool(told & _REPLYING) and any(named.numbers & set(r.entities) for r in before)

    @staticmethod
    def _names_it(turn: Turn, statement: Statement, topic: list[str]) -> bool:
        number = turn.snapshot.number(statement.document_id)
        if number is None or not topic:
            return True
        own = (w.stem for w in words(turn.snapshot.text(number, statement.start, statement.end)))
        return turn.share(topic, own) >= _TOPIC

    @staticmethod
    def _has(turn: Turn, text: str, topic: list[str]) -> bool:
        return turn.share(topic, (w.stem for w in words(text))) >= _WHOLE

    def _refusals_beside(self, turn: Turn, entities: set[int], topic: list[str]) -> list[Snippet]:
        """Refusals of "the company" or "she", on the topic, right behind a sentence that names who was asked about."""
        found = []
        for fact in turn.snapshot.facts("no_comment", document=turn.document) if topic else ():
            number = turn.snapshot.number(fact.document_id)
            if not isinstance(fact, NoComment) or number is None or not turn.in_scope(fact.document_id):
                continue
            told = (w.stem for w in words(turn.snapshot.text(number, fact.start, fact.end)))
            # Who is named with it for sure kept silent, and not whoever the sentences before name.
            another = fact.who is not None and (fact.confidence >= PLAIN or self._names_another(turn, fact, entities))
            if another or turn.share(topic, told) < _TOPIC or self._on_another(turn, fact):
                continue
            before = [r for r in turn.snapshot.sentences(number) if r.start < fact.end][-_BESIDE:]
            if entities & {e for e, *_ in turn.snapshot.mentions(number, before[0].start, fact.end)}:
                found.append(cite_sentences(turn.snapshot, number, before[-2:][0].start, fact.end))
        return found

    @staticmethod
    def _names_another(turn: Turn, fact: NoComment, entities: set[int]) -> bool:
        """Whether who kept silent is somebody else by name, and no "company" or "she" that may be those meant."""
        number = turn.snapshot.number(fact.document_id)
        if number is None or fact.who_span is None:
            return False
        named = {e for e, _, _, kind in turn.snapshot.mentions(number, *fact.who_span) if kind == "name"}
        return bool(named) and named.isdisjoint(entities)

    def _refusals_for(self, turn: Turn, entities: set[int], topic: list[str]) -> list[Snippet]:
        """Refusals of those whom the documents only call by whom they speak for ("representatives for Hale").

        None is shown of a document that is not on the topic.
        """
        places = self._places(turn) if entities else ()
        found = [f for f, n, span in places if entities & {e for e, *_ in turn.snapshot.mentions(n, *span)}]
        return self._cite(turn, [f for f in found if turn.share(topic, self._told_in(turn, f)) >= _TOPIC])

    def _silent(self, turn: Turn, entities: set[int], topic: list[str], name: str) -> tuple[list[Snippet], str]:
        """The refusals of those meant, else of who speaks for them; and how a reply calls whoever kept silent."""
        own = self._refusals(turn, entities, topic) or self._refusals_beside(turn, entities, topic)
        if own:
            return own, name
        theirs = self._refusals_for(turn, entities, [])
        return theirs, (self._who_speaks_for(turn, entities) if theirs else None) or name

    def _who_speaks_for(self, turn: Turn, entities: set[int]) -> str | None:
        """What the first refusal for somebody calls who kept silent for them: "Hale's lawyer" is not Hale."""
        for _, number, span in self._places(turn):
            theirs = [end for e, _, end, _ in turn.snapshot.mentions(number, *span) if e in entities]
            text = turn.snapshot.text(number, *span)
            if theirs and (text.startswith(("'", "’"), min(theirs) - span[0]) or " for " in text):
                return f"“{text}”"
        return None

    def _refusals_unnamed(self, turn: Turn) -> list[Snippet]:
        """Refusals of whoever the documents call by what they are ("the consulate"), and have no name for."""
        wanted = turn.stems(turn.tokens("who"))
        found = []
        for fact, number, span in self._places(turn) if wanted else ():
            called = [w.stem for w in words(turn.snapshot.text(number, *span))]
            # "The Danish consulate" is "the consulate" of a document that speaks of Danes.
            if wanted[-1] in called[-1:] and turn.stems_of(number).issuperset(wanted):
                found.append(fact)
        return self._cite(turn, found)

    def _places(self, turn: Turn) -> Iterator[tuple[NoComment, int, Offsets]]:
        """Every refusal with its document's number and the words that tell whose it is."""
        for fact in turn.snapshot.facts("no_comment", document=turn.document):
            number = turn.snapshot.number(fact.document_id)
            if not isinstance(fact, NoComment) or number is None or fact.who_span is None:
                continue
            if not self._on_another(turn, fact):
                yield fact, number, fact.who_span

    def _refusals(self, turn: Turn, entities: set[int], topic: list[str]) -> list[Snippet]:
        """Refusals of those meant, or of whoever has a role of theirs and no name; where some are on the topic, these.

        Of none is shown what stands in a document that is about something else.
        """
        facts = [f for n in sorted(entities) for f in turn.snapshot.facts_of(n, "no_comment", "who")]
        found = [f for f in facts if isinstance(f, NoComment)]
        found += [f for f in self._refusals_of_theirs(turn) if f not in found]
        found = [f for f in found if not self._on_another(turn, f)]
        shares = [(turn.share(topic, self._around(turn, f)), f) for f in found]
        best = [f for share, f in shares if share >= _TOPIC]
        near = [f for f in found if turn.share(topic, self._told_in(turn, f)) >= _TOPIC]
        return self._cite(turn, best or near)

    @staticmethod
    def _on_another(turn: Turn, fact: NoComment) -> bool:
        """Whether what was not commented on is somebody else's than whom the topic names."""
        number = turn.snapshot.number(fact.document_id)
        people = [n for n in turn.named("topic") if n.people]
        span = (fact.start, fact.end)
        return number is not None and any(of_another(turn, number, [span], n, fact.who) for n in people)

    def _refusals_of_theirs(self, turn: Turn) -> list[NoComment]:
        """Refusals of those whom the documents call by whose they are alone ("Hale's lawyer declined")."""
        owners, role = owned(turn, "who")
        wanted = set(turn.stems(role))
        return [
            fact
            for fact, number, span in (self._places(turn) if wanted else ())
            if wanted <= {w.stem for w in words(turn.snapshot.text(number, *span))}
            and owners & {e for e, *_ in turn.snapshot.mentions(number, *span)}
        ]

    @staticmethod
    def _around(turn: Turn, fact: NoComment) -> set[str]:
        """The stems of the sentences of a refusal, and of those beside them."""
        number = turn.snapshot.number(fact.document_id)
        rows = turn.snapshot.sentences(number) if number is not None else ()
        return {s for r in rows if r.end >= fact.start - 2 and r.start <= fact.end + 2 for s in r.stems.split()}

    @staticmethod
    def _told_in(turn: Turn, fact: NoComment) -> set[str]:
        number = turn.snapshot.number(fact.document_id)
        return turn.stems_of(number) if number is not None else set()

    def _everybody(self, turn: Turn) -> Reply | None:
        facts = [f for f in turn.snapshot.facts("no_comment", document=turn.document) if isinstance(f, NoComment)]
        if not facts:
            return abstain(self.name, "I find nobody of whom the documents say that they did not comment.")
        return self._answer(turn, "No comment is reported from:", self._cite(turn, facts[:5]))

    def _cite(self, turn: Turn, facts: list[NoComment]) -> list[Snippet]:
        found = []
        for fact in facts:
            number = turn.snapshot.number(fact.document_id)
            if number is not None and turn.in_scope(fact.document_id):
                doubt = f"{fact.who}, {BY_CONTEXT}" if fact.who and fact.confidence < PLAIN else None
                # Of whom "neither" is said, the sentence before tells.
                start = min(fact.start, fact.who_span[0]) if doubt and fact.who_span is not None else fact.start
                found.append(cite_sentences(turn.snapshot, number, start, fact.end, note=doubt))
        return list(dict.fromkeys(found))

    def _answer(self, turn: Turn, lead: str, snippets: list[Snippet]) -> Reply:
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets[:5]), more=tuple(snippets[5:]), as_of=as_of)
