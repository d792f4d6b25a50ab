"""Everything that no fact answers: the passage search, where it is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.across import differing, folded
from bot.conversation.checks.absent import of_others
from bot.conversation.checks.agentless import agentless, without_the_deed
from bot.conversation.checks.another import done_to_another
from bot.conversation.checks.arguments import MUTUAL, doer_and_verb
from bot.conversation.checks.asked_role import of_the_role_first, theirs_first
from bot.conversation.checks.completing import joined, with_quotations_whole, with_sentence_behind, without_tail
from bot.conversation.checks.converse import converse_first
from bot.conversation.checks.following import of_the_same_first
from bot.conversation.checks.happening import asked_as_done, happened_first
from bot.conversation.checks.measures import counted_first, measure_first, most_first, superlative, without_measure
from bot.conversation.checks.missing import PLAIN, SURE, TOO_LITTLE, corrected_number, least_sure, missing
from bot.conversation.checks.occasions import WORDS_LEAD, event_first, only_words, with_its_day
from bot.conversation.checks.opposites import of_other_side, right_side_first, very_thing_first
from bot.conversation.checks.others_words import others_words
from bot.conversation.checks.parts import as_asked_first, tells_as_asked
from bot.conversation.checks.patients import patient_first
from bot.conversation.checks.pointing import points_nowhere
from bot.conversation.checks.premises import false_premise, told_of_another
from bot.conversation.checks.reasons import AFTER_LEAD, reason_first, told_after
from bot.conversation.checks.sections import of_its_section_first
from bot.conversation.checks.telling import defined, telling_first
from bot.conversation.checks.timing import of_one_time, of_the_time_first
from bot.conversation.checks.untold import dated, untold
from bot.conversation.checks.vouching import proviso
from bot.conversation.checks.who_did import deed_asked, has_deed
from bot.conversation.citations import cite
from bot.conversation.function_words import ARTICLES, COPULAS, LEADING
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import only_theirs, words_asked_for
from bot.conversation.turn import CALLED, Turn, abstain
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.words import stem, words
from knowledge.retrieval.query import Query
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage

# A further passage is shown when its chance comes to this share of the best one's.
_NEAR = 0.08
# Where the best passage is not sure, one of another document when it comes to this share.
_ELSEWHERE = 0.1
# From this confidence on a passage that is not sure still tells it two times out of three (benchmarks.asked, news).
_LIKELY = 0.2
LIKELY, UNSURE = "This may tell it; I am not sure.", "No passage tells this for sure."
LIKELY_LEAD, UNSURE_LEAD = f"{LIKELY[:-1]}:", f"{UNSURE} These come nearest:"
# A single sentence longer than this is cut.
_LONGEST = 1_000
_SHOWN = 3
_SURER = 2.0
# What is left of a passage's confidence where a name, number or day of the question is not in it.
_AGAINST = 0.25
# So much where its very sentence tells it of another than the one who is said to do it beside: never plain.
_BY_ANOTHER = 0.45
_UNTOLD = 0.45
# A passage that goes on from what was asked before has so much of its words in or around it.
_LINKED = 0.25
_ELLIPTIC = 3
# "Which officers were charged?" asks for several people.
_WHICH, _ARE, _PEOPLE = {"which", "what"}, {"were", "are"}, frozenset(map(stem, PERSON_NOUNS | {"people"}))
# A space or the end of a paragraph.
_BESIDE = 2
# A single word ("how much damage?") says too little of another matter.
_TELLING = 2
# Each puts a passage that stands up to a check before a best one that does not.
_CHECKS = (
    of_the_same_first,
    of_its_section_first,
    theirs_first,
    most_first,
    of_the_time_first,
    telling_first,
    event_first,
    as_asked_first,
    patient_first,
    converse_first,
    very_thing_first,
    right_side_first,
    happened_first,
    measure_first,
    counted_first,
    reason_first,
)


class PassageIntent:
    """Answers with the best passage and those near it; abstains with what was missing."""

    name = "passage"

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply:
        """Answer or abstain; this is the last resort, so it always replies."""
        follows = self._follows_up(turn)
        if turn.spelt_out is None:
            return self._reply(turn, turn.query(carry=follows), follows=follows)
        whole = replace(turn, understood=turn.spelt_out, slots={})
        if turn.understood.names:
            return self._reply(whole, whole.query(), follows=follows)
        # Whom "he" means is not sure: where nothing is told of them, it is looked for without them.
        reply = self._reply(whole, whole.query(carry=follows), follows=follows)
        if isinstance(reply, Answer):
            return reply
        found = self._reply(turn, turn.query(carry=follows), follows=follows)
        return reply if isinstance(found, Answer) and of_others(whole, found.snippets[0]) else found

    def _reply(self, turn: Turn, query: Query, *, follows: bool) -> Reply:
        intent = turn.understood.wanted or self.name
        if (pointing := points_nowhere(turn)) is not None:
            return abstain(intent, pointing)
        if not query.stems:
            return abstain(
                intent, "There is nothing in the question to look for. Please name whom or what it is about."
            )
        found = self._worth_showing(turn, self._search(turn, query, follows=follows))
        passages = only_theirs(turn, of_the_role_first(turn, self._roles, _as_checked(turn, found)))
        lack = missing(turn, passages, follows=follows)
        wrong = corrected_number(turn, passages[0]) if passages else None
        if lack is not None and wrong is None:
            return _refused(turn, passages, intent, lack)
        wrong = wrong or false_premise(turn, self._roles, passages)
        if wrong is not None:
            return Abstention(intent=intent, reason=wrong, snippets=tuple(_cite(turn, passages[:1])))
        if (lack := untold(turn, passages, follows=follows)) is not None:
            return _refused(turn, passages, intent, lack)
        confidence = _as_doubted(turn, self._roles, passages[0])
        if confidence < least_sure(turn, passages[0], follows=follows):
            refusal = _refused(turn, passages, intent, TOO_LITTLE)
            return refusal.model_copy(update={"confidence": confidence})
        return self._told(turn, query, passages, intent, confidence)

    def _told(self, turn: Turn, query: Query, passages: Sequence[Passage], intent: str, confidence: float) -> Answer:
        """Answer with the best passage and those near it, as surely as it is sure."""
        best = passages[0]
        # A sentence that gives no reason may still tell why, but not for sure.
        sure = confidence >= PLAIN and not (turn.understood.wanted == "why" and "R" not in best.candidate.holds)
        passages = [with_sentence_behind(turn, best), *passages[1:]]
        differ = differing(turn, of_one_time(turn, passages[: 2 * _SHOWN]), query) if sure else []
        chosen = differ or _naming(turn, passages[:_SHOWN])
        chosen += [p for p in passages[: 2 * _SHOWN] if not differ and p.chance >= _least(best, p, sure=sure)]
        speaks = None if turn.understood.wanted else words_asked_for(turn, passages[0])
        if speaks is not None:
            # Under "Reed said" stand no words of others.
            words_of = (words_asked_for(turn, p) for p in chosen)
            chosen = [p for name, p in filter(None, words_of) if name == speaks[0]]
        chosen = [without_tail(turn, p) for p in chosen]
        chosen = chosen if differ else joined(turn, chosen)
        snippets = folded(turn, _cite(turn, with_quotations_whole(turn, list(dict.fromkeys(chosen)))))[:_SHOWN]
        if turn.understood.wanted == "when" and sure:
            snippets[:1] = [with_its_day(turn, snippets[0])]
        dates = [s.date for s in snippets if s.date]
        lead = None if sure else LIKELY_LEAD if confidence >= _LIKELY else UNSURE_LEAD
        lead = AFTER_LEAD if sure and told_after(turn, best) else lead
        if sure and (verb := asked_as_done(turn) if turn.understood.polar else deed_asked(turn)) is not None:
            lead = proviso(turn, best.candidate.document, best.candidate.start, best.candidate.end, verb)
        if speaks is not None:
            said = f"{speaks[0]} said:"
            lead = said if sure else f"{LIKELY if confidence >= _LIKELY else UNSURE} {said}"
        if differ:
            lead = "The documents give different numbers:"
        if (miscalled := self._roles.miscalled(turn)) is not None:
            lead = f"The documents call {miscalled[0]} “{miscalled[1]}”. {lead or ''}".rstrip()
        of_words = turn.understood.wanted == "when" and not best.lacking and only_words(turn, best)
        return Answer(
            intent=intent,
            lead=WORDS_LEAD if of_words else lead,
            snippets=tuple(snippets),
            confidence=confidence * (_AGAINST if of_words else 1.0),
            as_of=max(dates, default=None),
        )

    def with_nearest(self, turn: Turn, refusal: Abstention) -> Abstention:
        """Add to another intent's abstention what the search would have found; that speaks but half for an answer."""
        query = turn.query()
        passages = turn.search(query, limit=5) if query.stems else []
        if not passages:
            return refusal
        sure = max(refusal.confidence, passages[0].confidence / 2)
        return refusal.model_copy(update={"nearest": tuple(_cite(turn, passages)), "confidence": sure})

    def _follows_up(self, turn: Turn) -> bool:
        """Whether the question leans on the last turn: a pronoun, or too few words and no name of its own."""
        if turn.memory is None or not turn.memory.documents:
            return False
        if turn.understood.names:
            return turn.points_back and not turn.understood.strangers
        stems = turn.stems(turn.understood.content())
        # "How do I cook rice?" is short, and goes on from nothing: no document has any of its words.
        unheard = bool(stems) and not turn.snapshot.term_counts(stems)
        return turn.points_back or (len(stems) <= _ELLIPTIC and not unheard)

    def _search(self, turn: Turn, query: Query, *, follows: bool) -> list[Passage]:
        """Search everywhere; in a follow-up, where the last answer came from, and there alone if it points back."""
        if follows and turn.memory is not None and turn.document is None:
            number = turn.snapshot.number(turn.memory.documents[0])
            if number is not None:
                found = turn.search(query, document=number, limit=_ranked(turn))
                alone = self._alone(turn, query)
                # A question that points nowhere is asked of everything where that tells it far more surely,
                # or where it has a word of which the document under discussion knows nothing.
                needed = SURE if self._unheard(turn, number, alone) else PLAIN
                elsewhere = bool(alone) and alone[0].confidence >= max(needed, _SURER * _confidence(found))
                stays = turn.points_back and self._names_stay(turn, number)
                # Whom a pronoun meant is named now; what was shown may well tell the rest of what it asks ("why ...?").
                told = turn.understood is turn.spelt_out and self._as_well(turn, found, alone)
                if turn.understood.names and not turn.points_back and not told and not _same(found, alone):
                    fresh = [p for p in found if not self._just_shown(turn, p)]
                    if found[:1] != fresh[:1]:
                        return max(fresh, alone, key=_confidence)
                return found if stays or (found and not elsewhere) else alone
        return self._alone(turn, query)

    @staticmethod
    def _as_well(turn: Turn, found: Sequence[Passage], others: Sequence[Passage]) -> bool:
        """Whether the best passage is no less sure than the other best, and lacks no word asked for that it has."""
        asked = turn.stems(turn.understood.content())
        lacks, lacked = (frozenset(p[0].lacking).intersection(asked) if p else frozenset() for p in (found, others))
        return _confidence(found) >= _confidence(others) and lacks <= lacked

    @staticmethod
    def _just_shown(turn: Turn, passage: Passage) -> bool:
        """Whether the last reply showed the best sentence of a passage: that was the answer to another question."""
        last = turn.memory.reply.snippets if turn.memory is not None and turn.memory.reply is not None else ()
        told = passage.candidate
        shown = [s for s in last if turn.snapshot.number(s.document_id) == told.document]
        return any(s.start <= told.start < s.end for s in shown)

    @staticmethod
    def _names_stay(turn: Turn, document: int) -> bool:
        """Whether every name of the question stands in the document under discussion."""
        return all(
            any(d == document for n in named.numbers for d, *_ in turn.snapshot.mentions_of(n))
            for named in turn.understood.names
        )

    @staticmethod
    def _unheard(turn: Turn, number: int, elsewhere: Sequence[Passage]) -> bool:
        """Whether a document has a word of the question in no form, and the best passage elsewhere has it."""
        stems = turn.stems(turn.understood.content())
        if len(stems) < _TELLING or not elsewhere:
            return False
        told = turn.stems_of(number)
        return any(s not in elsewhere[0].lacking and told.isdisjoint((s, *RELATED.get(s, "").split())) for s in stems)

    @staticmethod
    def _alone(turn: Turn, query: Query) -> list[Passage]:
        """Search everything with the question's own words, where it has any."""
        alone = turn.query()
        return turn.search(alone if alone.stems else query, limit=_ranked(turn))

    def _worth_showing(self, turn: Turn, passages: list[Passage]) -> list[Passage]:
        """No headlines and captions where there is anything else; with a quotation in the question, what holds it."""
        quotes = [" ".join(w.stem for w in words(q)) for q in turn.understood.quotes]
        if quotes:
            return [p for p in passages if all(q in " ".join(p.candidate.order) for q in quotes)]
        return [p for p in passages if "h" not in p.candidate.holds] or passages


def _refused(turn: Turn, passages: Sequence[Passage], intent: str, lack: str) -> Abstention:
    """A refusal for what the passages lack, with those that come nearest."""
    nearest = tuple(_cite(turn, passages[:5]))
    return Abstention(intent=intent, reason=lack, confidence=_doubted(passages, lack), nearest=nearest)


def _as_checked(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that stands up to a check before a best one that does not."""
    for first in _CHECKS:
        passages = first(turn, passages)
    return list(passages)


def _as_doubted(turn: Turn, roles: RoleIndex, best: Passage) -> float:
    """The confidence of a passage, with all that speaks against its telling this very thing."""
    confidence = best.confidence * (_AGAINST if _of_another_matter(turn, best) else 1.0)
    if not tells_as_asked(turn, best) and told_of_another(turn, roles, best) is not None:
        confidence *= _BY_ANOTHER
    if done_to_another(turn, roles, best):
        confidence *= _BY_ANOTHER
    if _dates_another_deed(turn, best) or (turn.understood.wanted == "when" and not dated(turn, best)):
        confidence *= _BY_ANOTHER
    if without_measure(turn, best) or of_other_side(turn, best):
        confidence *= _AGAINST
    if turn.understood.polar and not any(stem(t.folded) in MUTUAL for t in turn.understood.tokens):
        confidence = min(confidence, _UNTOLD)  # no sentence tells it of the very one in so many words
    if _asks_what_somebody_is(turn):
        confidence = min(confidence, _UNTOLD)  # no role of theirs is told
    if (deed := deed_asked(turn)) is not None and not has_deed(turn, best, deed):
        confidence = min(confidence, _UNTOLD)
    if agentless(turn, best) or others_words(turn, best) or without_the_deed(turn, best):
        confidence *= _BY_ANOTHER
    return confidence


def _asks_what_somebody_is(turn: Turn) -> bool:
    """Whether it is asked by yes or no whether somebody named is this or that: "is Reed a suspect?"."""
    tokens = turn.understood.tokens
    for named in turn.understood.names if turn.understood.polar else ():
        led = [t.folded for t in tokens[: named.start] if t.folded not in LEADING]
        behind = [t.folded for t in tokens[named.end : named.end + 1]]
        if named.people and len(led) == 1 and led[0] in COPULAS and not ARTICLES.isdisjoint(behind):
            return True
    return False


def _dates_another_deed(turn: Turn, best: Passage) -> bool:
    """Whether a passage has nothing like what "When did Reed become mayor?" asks the day of."""
    asked = doer_and_verb(turn) if turn.understood.wanted == "when" else None
    return asked is not None and stem(asked[1].folded) in best.lacking


def _of_another_matter(turn: Turn, best: Passage) -> bool:
    """Whether a passage has hardly a word of what was asked before, though the question calls that "it" or "they"."""
    if turn.memory is None or all(turn.understood.tokens[i].folded in CALLED for i in turn.pronouns):
        return False
    told = best.candidate.stems | best.candidate.near | best.candidate.title
    own = set(turn.stems(turn.understood.content()))
    before = [s for s in turn.memory.stems if s not in own]
    return bool(before) and turn.share(before, told) < _LINKED


def _same(one: Sequence[Passage], other: Sequence[Passage]) -> bool:
    """Whether the best of some passages is that of others, too."""
    return bool(one and other) and one[0].candidate.n == other[0].candidate.n


def _naming(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """The best passage with the one right behind it, where several people are asked for and that alone names any."""
    led, kind, *_ = (*(t.folded for t in turn.understood.tokens if t.folded not in LEADING), "", "")
    several = led in _WHICH and kind not in PERSON_NOUNS and stem(kind) in _PEOPLE
    if not several and not (led == "who" and kind in _ARE):
        return []
    best, known = passages[0], {n for m in turn.understood.names for n in m.numbers}
    follows = (p for p in passages if p.candidate.document == best.candidate.document)
    next_to = next((p for p in follows if 0 <= p.start - best.end <= _BESIDE), None)
    told = next_to is not None and not _names(turn, best) - known and _names(turn, next_to) - known
    return [best, next_to] if next_to is not None and told else []


def _names(turn: Turn, passage: Passage) -> set[int]:
    """The people whom a passage mentions."""
    there = {e for e, *_ in turn.snapshot.mentions(passage.candidate.document, passage.start, passage.end)}
    return {e for e in there if turn.snapshot.entities[e].type == "person"}


def _least(best: Passage, other: Passage, *, sure: bool) -> float:
    """The chance that a further passage needs to be shown: little where none is sure, more in another document."""
    elsewhere = other.candidate.document != best.candidate.document
    return best.chance * (_NEAR if sure else _ELSEWHERE if elsewhere else 0.0)


def _ranked(turn: Turn) -> int:
    """How many passages to look at: more where only some may be shown: that hold a quotation, say yes or no, define."""
    some = turn.understood.quotes or turn.understood.polar or defined(turn) or superlative(turn)
    return 20 if some else 2 * _SHOWN


def _doubted(passages: Sequence[Passage], lack: str) -> float:
    """The chance that the best passage answers all the same: small where something speaks against it."""
    return _confidence(passages) * (1.0 if lack == TOO_LITTLE else _AGAINST)


def _confidence(passages: Sequence[Passage]) -> float:
    return passages[0].confidence if passages else 0.0


def _cite(turn: Turn, passages: Sequence[Passage]) -> list[Snippet]:
    """Cite passages whole; only a single sentence of more than LONGEST characters is cut, between two words."""
    found = []
    for p in passages:
        end = p.end
        if end - p.start > _LONGEST:
            end = p.start + turn.snapshot.text(p.candidate.document, p.start, p.start + _LONGEST).rfind(" ")
        found.append(cite(turn.snapshot, p.candidate.document, p.start, end if end > p.start else p.start + _LONGEST))
    return found
