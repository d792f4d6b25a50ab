"""Who said "…", also misquoted or paraphrased; and who said that, of what was just shown?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot import messages
from bot.conversation.checks.arguments import BEHIND
from bot.conversation.checks.missing import PLAIN
from bot.conversation.citations import LONGEST, cite, cite_sentences
from bot.conversation.function_words import AUXILIARIES, COPULAS
from bot.conversation.intents.statement import StatementIntent
from bot.conversation.quotations.claims import MIN_WORDS
from bot.conversation.quotations.marks import unbroken
from bot.conversation.quotations.mouths import given_to
from bot.conversation.quotations.wording import find_verbatim, find_wording, holding
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.speech.acts import act_asked_for, called_so, denied, does_so, has_rarest, others_calling
from bot.conversation.speech.by_account import with_account
from bot.conversation.speech.saying import SURE, attribution, subject
from bot.conversation.speech.second_hand import inner_speaker
from bot.conversation.speech.sharing import own_stems
from bot.conversation.speech.told_whom import Whom, sentences_on, tellings
from bot.conversation.turn import Turn, abstain
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.facts import Statement
from knowledge.language.words import content_stems, fold, is_past, stem, words
from knowledge.store.snapshot import StoredEntity

# A quotation is found when this much of it stands word for word in a statement …
_QUOTED = 85.0
# … and a paraphrase when this share of its weight stands in the statement's sentences.
_PARAPHRASED = 0.6
# Fewer letters may stand anywhere; all of them in a row are the very words.
_LONG_ENOUGH, _THE_SAME = 8, 100.0
_CANDIDATES = 12
# How surely words are those of whom their own sentence gives them to.
_GIVEN = 0.9
# "Which paper said …?": so many words may stand between "which" and "said".
_KIND = 3
# "Which senators said …?" asks of those alone; these may be anybody.
_ANYBODY = frozenset("official leader expert critic person man woman lawmaker figure resident aide ally".split())
_CALLED = frozenset(map(stem, (PERSON_NOUNS | {noun for nouns in TITLES.values() for noun in nouns}) - _ANYBODY))
_BEFORE = 30
# Who said yes to something agreed to it: that is no speech.
_AGREEING = re.compile(r"(?:yes|no) to\b", re.IGNORECASE)
# Words are said to be somebody's where they share so much of what was asked, of what their sentence shares of it.
_AS_MUCH = 0.7
# "Who wrote the mayor's letter?": so near behind the verb stands what was written.
_WRITING, _NEAR = frozenset({"wrote", "tweeted", "posted"}), 4
_WRITTEN = frozenset(
    """tweet tweets post posts letter letters statement message messages memo note email article column essay review
    report book novel poem song play script speech story bill law""".split()
)
_WROTE, _DECLARED = "wrote", "declared"
# Of whoever is named right behind one of these somebody else said it.
_TO_SOMEBODY = frozenset(
    "asked told warned called calls described describes criticized criticised praised labelled dubbed accused".split()
)
# So many snippets are shown of what several people said.
_SHOWN = 3

# So many words of what is asked may only tell whom: "asks Ms Reed who told her".
_WHOM_ASKED = 5


class WhoSaidIntent:
    """Answers with the speaker of a quotation: the passage that names them first."""

    name = "who_said"
    phrasings = (
        "who said|says|claimed|stated|argued|wrote|tweeted|declared|thinks|thought|believes|believed|told|asked|added"
        "|warned|insisted|suggested|complained|asserted {quote}",
        "who called|calls|described|describes|criticized|criticised|praised|labelled|dubbed|termed|accused {quote}",
        "who was|is arguing|saying|claiming|complaining|asking {quote}",
        "who did|does say|think|believe {quote}",
        "which|what {kind?} said|says|called|described|wrote|claimed|stated {quote}",
        "whose words|quote|statement is|was|are|were {quote}",
        "who is|was quoted {quote}",
        "who made the|this statement|claim|comment|remark {quote?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with who said it; None where the words are not found (a passage may still tell)."""
        if len(turn.tokens("kind")) > _KIND or not COPULAS.isdisjoint(t.folded for t in turn.tokens("kind")):
            return None  # "Which company went to court because it says …?", "What is said in …?" ask for no speaker
        quote = turn.understood.quotes[0] if turn.understood.quotes else turn.slot_text("quote")
        if not turn.understood.quotes and _AGREEING.match(quote):
            return None
        if turn.understood.quotes and act_asked_for(turn):
            return None  # "Who criticised the “big pier” plan?" quotes what that is called, and no criticism
        if turn.understood.quotes and len(words(quote)) > 1:
            return self._quoted(turn, unbroken(quote))
        wanted = list(dict.fromkeys(content_stems(quote)))
        if not wanted or _asks_for_author(turn) or _asks_for_deed(turn):
            return None
        found = self._find(turn, quote, wanted)
        if found is None or found[0].speaker is None or found[0].confidence < SURE:
            return self._nobody_called(turn, wanted)
        if not _of_kind(turn, found[0]):
            return None
        return self._told(turn, found[0], "said it" if found[1] else "is reported so")

    def _nobody_called(self, turn: Turn, wanted: list[str]) -> Abstention | None:
        """Refuse where it is asked who called somebody something, and no sentence has them called anything."""
        first = turn.slots.get("quote", (0, 0))[0]
        named = next((n for n in turn.named("quote") if n.start == first and n.people), None)
        if named is None or not called_so(turn, wanted):
            return None
        whom = Whom(named.numbers, frozenset())
        if any(t.done and whom.hears(t) for t in tellings(turn, "call", sentences_on(turn, whom))):
            return None  # a passage may tell by whom
        verb = turn.understood.tokens[first - 1].folded
        return abstain(self.name, messages.NOBODY_TOLD_THAT.format(verb=verb, whom=named.people[0].name))

    def _quoted(self, turn: Turn, quote: str) -> Reply | None:
        """Answer for words in quotation marks, which must stand so in the documents: whose they are."""
        addressed = _addressed(turn)
        places = [f for f in find_verbatim(turn.snapshot, quote) if turn.in_scope(turn.snapshot.card(f.document).id)]
        for place in places:
            if (given := given_to(turn, place)) is not None and turn.snapshot.entities[given].name not in addressed:
                name = turn.snapshot.entities[given].name
                shown = cite_sentences(turn.snapshot, place.document, place.start, place.end, note=name)
                return self._said(turn, f"{name} said it:", [shown], place.document, _GIVEN)
        told = [s for f in places if (s := holding(turn.snapshot, f)) is not None and given_to(turn, f) is None]
        told = [s for s in told if s.speaker not in addressed and s.speaker is not None and s.confidence >= SURE]
        if told:
            return self._told(turn, max(told, key=lambda s: s.confidence), "said it")
        if any(holding(turn.snapshot, f) is not None for f in places):
            return None  # somebody's they are: the passage that has them may tell whose
        if places:
            shown = cite_sentences(turn.snapshot, places[0].document, places[0].start, places[0].end)
            return abstain(self.name, "I find these words in the documents, and not whose they are:", [shown])
        near = find_wording(turn.snapshot, quote) if len(quote.split()) >= MIN_WORDS else None
        statement = holding(turn.snapshot, near) if near is not None and near.score >= _QUOTED else None
        if statement is not None and statement.speaker is not None and statement.confidence >= SURE:
            return self._told(turn, statement, "is reported so", before="Not in just these words: ")
        return abstain(self.name, f"I find the words “{quote}” nowhere in the documents, nor any close to them.")

    def _told(self, turn: Turn, statement: Statement, how: str, *, before: str = "") -> Answer:
        number = turn.snapshot.number(statement.document_id) or 0
        lead = before + with_account(turn, f"{subject(statement)} {how}:", [statement])
        if (inner := inner_speaker(turn, statement, turn.stems(turn.tokens("quote")))) is not None:
            lead = f"{before}{inner.name} {how}, at second hand: this is from {attribution(statement)}:"
        return self._said(turn, lead, cited(turn, number, statement), number, statement.confidence)

    def _said(self, turn: Turn, lead: str, shown: list[Snippet], number: int, confidence: float) -> Answer:
        as_of = turn.snapshot.card(number).date
        return Answer(intent=self.name, lead=lead, snippets=tuple(shown), confidence=confidence, as_of=as_of)

    def _find(self, turn: Turn, quote: str, wanted: list[str]) -> tuple[Statement, bool] | None:
        """The statement that holds the words, or comes nearest; and whether word for word."""
        tokens = turn.tokens("quote") or turn.understood.tokens
        best: tuple[float, Statement, bool] | None = None
        seen: set[tuple[int, int, int]] = set()
        addressed = _addressed(turn)
        act = act_asked_for(turn)
        for passage in turn.search(turn.query(tokens), limit=_CANDIDATES):
            c = passage.candidate
            for fact in turn.snapshot.facts("statement", document=c.document):
                if not isinstance(fact, Statement) or fact.end <= passage.start or fact.start >= passage.end:
                    continue
                key = (c.document, *fact.spans[0])
                if key in seen:
                    continue
                seen.add(key)
                if fact.speaker in addressed or (act and not does_so(turn, fact, act)) or _asks_who(turn, fact):
                    continue
                score, exact = self._like(turn, quote, wanted, fact)
                if (exact or score >= 100 * _PARAPHRASED) and (best is None or score > best[0]):
                    best = (score, fact, exact)
        return (best[1], best[2]) if best else None

    @staticmethod
    def _like(turn: Turn, quote: str, wanted: list[str], fact: Statement) -> tuple[float, bool]:
        """How much of what is asked a statement says, and whether word for word; 0 where it says the contrary."""
        number = turn.snapshot.number(fact.document_id) or 0
        content = " ".join(turn.snapshot.text(number, a, b) for a, b in fact.spans)
        folded = fold(quote)
        ratio = fuzz.partial_ratio(folded, fold(content)) if len(folded) >= _LONG_ENOUGH else 0.0
        exact = ratio >= _QUOTED and len(content) >= 0.6 * len(quote)
        share = turn.share(wanted, (w.stem for w in words(content)))
        # Of its own sentences, not of the passage's best one, which may be somebody else's words; and who
        # speaks is not what is spoken of.
        own = own_stems(turn, fact) - set(content_stems(fact.speaker or ""))
        if own.difference(content_stems(fact.speaker_role or "")).isdisjoint(wanted):
            return 0.0, False
        around = turn.share(wanted, own)
        if exact and ratio == _THE_SAME:
            return 100.0 + ratio, True
        so = called_so(turn, wanted)
        if so is not None and (others_calling(content) or not (so and turn.share(so, own) >= _PARAPHRASED)):
            return 0.0, False  # "Who called Reed a liar?": whoever only names him did not
        if not has_rarest(turn, wanted, own) or denied(turn, wanted, content):
            return 0.0, False
        return ((100.0 + ratio) if exact else 100 * max(share, 0.9 * around)), exact


def _asks_for_author(turn: Turn) -> bool:
    """Whether it is asked who wrote a piece of writing ("who wrote Reed's letter?"), and not whose words some are.

    What it is reported to say need not be of whoever wrote it: a passage may tell.
    """
    first = turn.slots.get("quote", (0, 0))[0]
    if turn.understood.quotes or not first or turn.understood.tokens[first - 1].folded not in _WRITING:
        return False
    written = [t.folded for t in turn.tokens("quote")[:_NEAR]]
    # "Who wrote Bill 12?" names what was written and says nothing of what it says.
    named = turn.understood.tokens[first - 1].folded == _WROTE and len(turn.tokens("quote")) < _NEAR
    return written[:1] != ["that"] and BEHIND.isdisjoint(written[:1]) and (named or not _WRITTEN.isdisjoint(written))


def _asks_for_deed(turn: Turn) -> bool:
    """Whether it is asked who declared somebody to be something ("dead", "the winner"): words alone do not do that."""
    first, last = turn.slots.get("quote", (0, 0))
    named = next((n for n in turn.named("quote") if n.start == first), None)
    if not first or named is None or turn.understood.tokens[first - 1].folded != _DECLARED:
        return False
    behind = turn.understood.tokens[named.end : last]
    # "Who declared Reed was innocent?" asks for words.
    return 0 < len(behind) <= _NEAR and behind[0].folded not in AUXILIARIES and not is_past(behind[0].folded)


def _of_kind(turn: Turn, statement: Statement) -> bool:
    """Whether a speaker is what is asked for ("which senators ...?"), by their roles and titles in the documents."""
    kind = _CALLED.intersection(turn.stems(turn.tokens("kind")))
    if not kind:
        return True
    called = [statement.speaker_role or ""]
    for entity in turn.names.exact(_key(statement.speaker or "")):
        called += [*entity.roles, *entity.titles]
    number, span = turn.snapshot.number(statement.document_id), statement.speaker_span
    if number is not None and span is not None:
        # "Sens. Reed and Hale said": what several are called stands before the first.
        called += [w.folded for w in words(turn.snapshot.text(number, max(0, span[0] - _BEFORE), span[0]))[-1:]]
    found = words(" ".join(called))
    titles = [noun for w in found for noun in TITLES.get(w.folded.removesuffix("s"), ())]
    return kind <= {w.stem for w in found} | {stem(noun) for noun in titles}


def _addressed(turn: Turn) -> set[str]:
    """Names of whom somebody asked or told something, or whom they called something: who did so is another."""
    first = turn.slots.get("quote", (0, 0))[0]
    if not first or turn.understood.tokens[first - 1].folded not in _TO_SOMEBODY:
        return set()
    return {e.name for n in turn.named("quote") if n.start <= first + 1 for e in n.people}


class SaidByIntent:
    """Who said that? — of what the last reply showed: the speakers of the statements in it."""

    name = "said_by"
    phrasings = (
        "who said|says|claimed|claims|stated|states|argued|argues|alleged|alleges|thinks|thought|believes|believed|"
        "asserted|insisted|suggested|complained that|this|it|so|those|these",
        "who is|was|are|were arguing|saying|claiming|alleging|complaining|suggesting that|this|it|so",
        "who told|tells you|them|us|reporters|police that|this|it|so",
        "according to who|whom",
        "whose words|claim|claims|view|opinion|quote|statement is|was|are|were that|this|it|they|those|these",
        "who is|was quoted there|here",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with whose words they are; abstain where nobody's are among them, None where nothing was shown."""
        last = turn.memory.reply if turn.memory is not None else None
        if last is None or not last.snippets:
            return None
        # Where the last reply was sure, its first snippet is meant; else it may be any of them.
        sure = last.confidence >= PLAIN
        shown = last.snippets[:1] if sure else last.snippets
        told = next((t for s in shown if (t := _told(turn, s)) is not None), None)
        if told is None:
            reason = "What I showed is the document's own account: it reports nobody's words on this."
            return abstain(self.name, reason, shown[:1])
        number, statements, plain = told
        speakers = {attribution(s) for s in statements}
        snippets = [snippet for s in statements for snippet in cited(turn, number, s)]
        # What was asked for as somebody's words is theirs; else the words themselves must tell what was asked.
        plain = (plain and sure) or last.intent == StatementIntent.name
        named = plain and len(speakers) == 1 and statements[0].speaker is not None
        return Answer(
            intent=self.name,
            lead=f"{subject(statements[0])} said it:" if named else "Their words are reported there:",
            snippets=tuple(_outermost(snippets)[:_SHOWN]),
            confidence=min(s.confidence for s in statements),
            as_of=turn.snapshot.card(number).date,
        )


def _told(turn: Turn, snippet: Snippet) -> tuple[int, list[Statement], bool] | None:
    """The statements that tell, in a snippet, what was asked: the number of its document, they, and whether plainly so.

    They stand in the sentence that shares most with what was asked; it is plain where they themselves share as much.
    """
    number = turn.snapshot.number(snippet.document_id)
    if number is None:
        return None
    asked = turn.memory.stems if turn.memory is not None else ()
    rows = [r for r in turn.snapshot.sentences(number) if r.start < snippet.end and snippet.start < r.end]
    shares = [turn.share(asked, r.stems.split()) for r in rows]
    best = [r for r, share in zip(rows, shares, strict=True) if share == max(shares)]
    found = [
        fact
        for fact in turn.snapshot.facts("statement", document=number)
        if isinstance(fact, Statement) and any(a < r.end and r.start < b for r in best for a, b in fact.spans)
    ]
    own = {w.stem for f in found for a, b in f.spans for w in words(turn.snapshot.text(number, a, b))}
    plain = len(best) == 1 and turn.share(asked, own) >= _AS_MUCH * max(shares)
    return (number, sorted(found, key=lambda f: f.start), plain) if found else None


def _outermost(snippets: Sequence[Snippet]) -> list[Snippet]:
    """Snippets of one document without those that stand whole within another."""
    found: list[Snippet] = []
    for s in snippets:
        if not any(f.start <= s.start and s.end <= f.end for f in found):
            found = [f for f in found if not (s.start <= f.start and f.end <= s.end)] + [s]
    return found


def cited(turn: Turn, number: int, statement: Statement) -> list[Snippet]:
    """Cite the words together with where their speaker is named; two snippets where that is far above."""
    snapshot = turn.snapshot
    words_at = cite_sentences(snapshot, number, statement.spans[0][0], statement.spans[-1][1])
    whole = cite_sentences(snapshot, number, statement.start, statement.end, note=attribution(statement))
    entity = next((e for e in turn.names.exact(_key(statement.speaker or ""))), None)
    if entity is None:
        return [whole]
    named = _naming(turn, entity, number, statement.start, statement.end)
    if named is None or (whole.start <= named[0] and named[1] <= whole.end):
        return [whole]
    if named[0] < words_at.start and words_at.end - named[0] <= LONGEST:
        first = cite_sentences(snapshot, number, named[0], named[1])
        return [cite(snapshot, number, first.start, words_at.end, note=attribution(statement))]
    return [whole, cite_sentences(snapshot, number, *named, note="names the speaker")]


def _naming(turn: Turn, entity: StoredEntity, number: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the document names the speaker in full nearest before (or in) the statement."""
    full = len(words(entity.name))
    places = [
        (a, b) for d, a, b, kind in turn.snapshot.mentions_of(entity.n) if d == number and kind == "name" and a < end
    ]
    if not places:
        return None
    fullest = [p for p in places if len(words(turn.snapshot.text(number, *p))) >= full]
    inside = [p for p in fullest or places if p[0] >= start]
    return inside[0] if inside else (fullest or places)[-1]


def _key(name: str) -> list[str]:
    found = [w.folded for w in words(name)]
    return found[1:] if found[:1] == ["the"] else found


def _asks_who(turn: Turn, fact: Statement) -> bool:
    """Whether somebody's words are the question itself: "the lawyer asked Reed who told her to change the scores"."""
    number = turn.snapshot.number(fact.document_id) or 0
    begins = words(turn.snapshot.text(number, *fact.spans[0]))[:_WHOM_ASKED]
    return fact.manner == "asked" and any(w.folded in {"who", "whom"} for w in begins)
