"""Which of somebody's statements are about a topic, the nearest to it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from bot.conversation.checks.timing import other_time
from bot.conversation.reply import Abstention, Snippet
from bot.conversation.speech.acts import has_rarest, only_does
from bot.conversation.speech.saying import snippets_of
from bot.conversation.speech.sharing import leant_on, mentioned_in, own_stems, strange, topic_share, year
from bot.conversation.speech.topics import head_in_a_place, named_stems, place_of_topic, pointed_at
from bot.conversation.turn import Turn, abstain
from knowledge.facts import Statement
from knowledge.language.words import has_digit, stem, words

# A topic is met when this share of its weight stands in the statement or around it.
_TOPIC = 0.45
# Statements whose shares differ by less are about it as much; one that shares less is not even near.
_ALIKE = 0.25
# A document is about a topic where its title and so many characters at its beginning have so much of it.
_ABOUT, _LEDE = 0.75, 400
# A title with so many commas lists what a newsletter is about.
_MANY = 3
# So many are offered where none is about it; of so few none is left out for sharing nothing.
_NEAR = 2
_FEW = 3
_WHERE = frozenset({"place", "organisation"})
# White space between two paragraphs.
_GAP = 2


def on_topic(turn: Turn, statements: list[Statement], topic: list[str], *, around: bool) -> list[Statement]:
    """The statements that are about a topic (stems), the nearest to it first; all of them where there is none.

    Where a topic is but a pronoun ("about her"), it is whom that means. `around` lets what stands beside a statement
    make it one about the topic.
    """
    pointed = [] if topic else pointed_at(turn, {s.speaker for s in statements})
    for entity in pointed[:_FEW]:
        if of_them := [s for s in statements if entity.n in mentioned_in(turn, s)]:
            return _nearest(turn, of_them)
    topic = topic or [stem(words(e.name)[-1].folded) for e in pointed[:1]]
    if not topic:
        return _nearest(turn, statements)
    shares = [(topic_share(turn, s, topic, around=around), i, s) for i, s in enumerate(statements)]
    best = max(share for share, _, _ in shares)
    if best < _TOPIC:
        return []
    near = [(share, i, s) for share, i, s in shares if share >= max(_TOPIC, 0.6 * best)]
    chances = turn.chances(turn.query()) if len(near) > 1 else {}
    weights = turn.weights(topic)
    rarest = max(topic, key=weights.__getitem__)
    # Of statements that share about as much of the topic, those with its rarest word in their own sentence come
    # first, then those with words ("praised the pier" has none), then the order in which a search would have them.
    near.sort(
        key=lambda x: (
            -round(x[0] / _ALIKE), rarest not in own_stems(turn, x[2]), only_does(turn, x[2]),
            -_chance(turn, x[2], chances), x[1],
        )
    )  # fmt: skip
    return [s for _, _, s in near]


def with_rarest(turn: Turn, statements: Sequence[Statement], topic: Sequence[str]) -> list[Statement]:
    """The statements that have the rarest word of what is asked (people aside), or lean on a sentence that has it.

    Whether somebody said that Reed was born abroad, words on Reed's birth do not tell.
    """
    return [s for s in statements if rarest_told(turn, topic, _told_with(turn, s))]


def rarest_told(turn: Turn, topic: Sequence[str], told: Set[str]) -> bool:
    """Whether the rarest word of what is asked, people aside, is among some stems."""
    people = {s for n in turn.understood.names if n.people for s in named_stems(turn, n)}
    asked = [s for s in topic if s not in people]
    return not asked or has_rarest(turn, asked, told)


def _told_with(turn: Turn, statement: Statement) -> set[str]:
    """The stems of a statement's sentences, and of what they lean on."""
    number = turn.snapshot.number(statement.document_id)
    return own_stems(turn, statement) | (leant_on(turn, number, statement) if number is not None else set())


def in_reports_on(turn: Turn, statements: Sequence[Statement], topic: Sequence[str]) -> list[Statement]:
    """The statements of documents that are about a topic by their titles and beginnings, the likeliest first."""
    if not topic or strange(turn, topic):
        return []
    about: dict[str, bool] = {}
    for document_id in dict.fromkeys(s.document_id for s in statements):
        number = turn.snapshot.number(document_id)
        # "Storm, ferry, pay talks, Dorn": what is about many things is a report on none of them.
        if number is not None and (turn.snapshot.card(number).title or "").count(", ") < _MANY:
            rows = turn.snapshot.sentences(number)
            # What a document is about it comes back to: what is told once may be what another said in passing.
            often = Counter(s for r in rows for s in set(r.stems.split()))
            begins = {s for r in rows if r.start < _LEDE for s in r.stems.split() if often[s] > 1}
            begins |= turn.snapshot.title_stems(number) | {year(turn, number)}
            numbered = all(s in begins for s in topic if has_digit(s))
            about[document_id] = numbered and turn.share(topic, begins) >= _ABOUT
    told = [s for s in statements if about.get(s.document_id) and not _of_another_time(turn, s)]
    chances = turn.chances(turn.query()) if len(told) > 1 else {}
    return sorted(told, key=lambda s: -_chance(turn, s, chances))


def _of_another_time(turn: Turn, statement: Statement) -> bool:
    """Whether a statement tells of another time than a year that is asked about."""
    number = turn.snapshot.number(statement.document_id)
    return number is not None and other_time(turn, number, statement.start, statement.end) is not None


def carried_on(chosen: Sequence[Statement], statements: Sequence[Statement]) -> list[Statement]:
    """Chosen statements, each that quotes nothing with the speaker's quotation right behind it.

    "Reed promised to fight" says less than the quotation in the next paragraph.
    """
    found: list[Statement] = []
    for one in chosen:
        found += [one] if one not in found else []
        if one.type != "indirect":
            continue
        behind = (
            other
            for other in statements
            if (other.document_id, other.speaker) == (one.document_id, one.speaker)
            and 0 <= other.start - one.end <= _GAP
            and other.type != "indirect"
        )
        found += [other for other in behind if other not in found]
    return found


def nearest_to(turn: Turn, statements: list[Statement], topic: list[str]) -> list[Snippet]:
    """What they did say, that which shares most with the topic first; of many statements only what shares some."""
    shares = [(topic_share(turn, s, topic, around=True), -i, s) for i, s in enumerate(statements)]
    few = len(statements) <= _FEW
    near = [s for share, _, s in sorted(shares, key=lambda x: x[:2], reverse=True) if few or share >= _ALIKE]
    return snippets_of(turn, near[: 2 * _NEAR], limit=_NEAR)


def refused(
    turn: Turn, intent: str, reason: str, name: str, statements: list[Statement], topic: list[str]
) -> Abstention:
    """Refuse for a reason with what somebody did say in place of what was asked."""
    said = nearest_to(turn, statements, topic)
    return abstain(intent, f"{reason} {name} did say:" if said else reason, said)


def on_head(turn: Turn, statements: Sequence[Statement]) -> tuple[list[Statement], str]:
    """The statements that have what a topic says to be somewhere, and name no place; and what the question names.

    Their document tells of that place: "We never tank," in a report on the Bears, for "tanking in the Bears case".
    """
    head, begin = set(head_in_a_place(turn)), place_of_topic(turn) + 1
    named = [n for n in turn.named("topic") if n.start >= begin]
    if not head or not named:
        return [], ""
    stems = {s for n in named for s in named_stems(turn, n)}
    found = []
    for statement in statements:
        number = turn.snapshot.number(statement.document_id)
        if number is not None and head <= own_stems(turn, statement) and stems <= turn.stems_of(number):
            places = {e for e in mentioned_in(turn, statement) if turn.snapshot.entities[e].name != statement.speaker}
            found += [] if any(turn.snapshot.entities[e].type in _WHERE for e in places) else [statement]
    tokens = turn.tokens("topic")[begin - turn.slots["topic"][0] :]
    return found, turn.understood.text[tokens[0].start : tokens[-1].end]


def _nearest(turn: Turn, statements: list[Statement]) -> list[Statement]:
    """Statements of the document under discussion first, then of the newest; acts without words behind all others."""
    about = set(turn.memory.documents) if turn.memory else set()

    def key(item: tuple[int, Statement]) -> tuple[bool, bool, int, int]:
        index, statement = item
        number = turn.snapshot.number(statement.document_id) or 0
        day = turn.snapshot.card(number).date
        elsewhere = statement.document_id not in about
        return (elsewhere, only_does(turn, statement), -(day.toordinal() if day else 0), index)

    return [s for _, s in sorted(enumerate(statements), key=key)]


def _chance(turn: Turn, statement: Statement, chances: Mapping[tuple[int, int], float]) -> float:
    number = turn.snapshot.number(statement.document_id)
    if number is None or not chances:
        return 0.0
    rows = [r for r in turn.snapshot.sentences(number) if r.start < statement.end and statement.start < r.end]
    return max((chances.get((number, r.start), 0.0) for r in rows), default=0.0)
