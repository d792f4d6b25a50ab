"""What somebody is asked to have spoken about, and which of their statements are about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from bot.conversation.arguments import doer_and_verb
from bot.conversation.intents.whom_and_when import days_of_words
from bot.conversation.names import HEADS, Named
from bot.conversation.phrasings import Token
from bot.conversation.reply import Snippet
from bot.conversation.saying import beside, snippets_of
from bot.conversation.timing import other_time
from bot.conversation.turn import PRONOUNS, SAYING, Turn
from bot.conversation.understanding import ARTICLES
from knowledge.facts import Statement
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.store.sentences import SentenceHit
from knowledge.store.snapshot import StoredEntity

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
_TOLD = frozenset({"tell", "told"})
_PLACED = frozenset({"in", "at"})
_WHERE = frozenset({"place", "organisation"})
# Whom something was told stands in so many words behind the verb.
_ADDRESS = 5
# Words of a topic that name nothing where others do ("what a meteorite looks like").
_LIGHT = frozenset(
    """look looks looked like seem seems seemed feel feels felt happen happens happened
    mean means meant supposed intended stuff thing things""".split()
)
# Of what stands beside a statement counts the whole where so much of the topic stands in its own sentences.
_OWN = 0.15
# Among so many words a statement that leans on what goes before has its "it" or "that".
_BEGINNING = 3
_QUOTATION = re.compile(r"\"[^\"]*\"?|“[^”]*”?|«[^»]*»?")
# A quotation of fewer words may be the name of a broadcast.
_LEAST_QUOTED = 4
# What is one deal by whatever word.
_DEALS = frozenset(map(stem, "buy acquire acquisition purchase takeover buyout merge merger".split()))
# A sentence that begins so goes on from the paragraph before it.
_TURNING = frozenset("but yet and so still however".split())
# White space between two paragraphs.
_GAP = 2
# What was talked about is called so; "them" are people.
_MATTER = frozenset({"it", "that", "this"})
# These are whoever speaks.
_SPEAKING = frozenset("i me my mine we us our ours".split())
# And these somebody else.
_OTHERS = PRONOUNS - {"it", "its"}


def topic_of(turn: Turn) -> tuple[list[str], bool]:
    """Stems of the topic, and whether it is a circumstance ("when his sister called") that the words need not name.

    A topic that only points back ("about it") is what was asked about before; a person that it points to is none.
    """
    if points_back(turn) and turn.tokens("topic")[0].folded in _MATTER:
        return _matter(turn), False
    circumstance = bool(turn.tokens("circumstance"))
    tokens = [t for t in turn.tokens("circumstance" if circumstance else "topic") if t.folded not in PRONOUNS | STOP]
    tokens = _unaddressed(turn, tokens)
    tokens = [t for t in tokens if t.folded not in _LIGHT] or tokens
    dated = [(t.start, t.end) for t in days_of_words(turn)]
    return turn.stems(t for t in tokens if not any(a <= t.start and t.end <= b for a, b in dated)), circumstance


def points_back(turn: Turn) -> bool:
    """Whether a topic is but a word for what or whom was talked about ("about it", "of her")."""
    topic = [t.folded for t in turn.tokens("topic")]
    return len(topic) == 1 and topic[0] in _MATTER | PRONOUNS and turn.before is not None


def _matter(turn: Turn) -> list[str]:
    """Stems of what the question before was about; who was asked to have spoken of it is no part of that."""
    if turn.before is None or turn.memory is None:
        return []
    asked = replace(turn, understood=turn.before, slots={})
    doer = doer_and_verb(asked) if asked.query().saying else None
    spoke = set(named_stems(asked, doer[0])) if doer is not None else set()
    saying = {t.folded for t in turn.before.tokens} & SAYING
    told = spoke | {stem(word) for word in saying}
    return [s for s in asked.stems(turn.before.content()) if s not in told] or list(turn.memory.stems)


def _unaddressed(turn: Turn, topic: list[Token]) -> list[Token]:
    """A topic without whom it was told: "the Senate committee" of "What did Reed tell the Senate committee?"."""
    first = turn.slots.get("topic", (0, 0))[0]
    if not first or turn.understood.tokens[first - 1].folded not in _TOLD:
        return topic
    ends = [n.end for n in turn.named("topic") if n.start <= first + 1]
    near = enumerate(turn.understood.tokens[first : first + _ADDRESS], first + 1)
    ends += [i for i, t in near if t.folded in HEADS]
    behind = max(ends, default=first)
    return [t for t in topic if t.start >= turn.understood.tokens[behind - 1].end] if behind > first else topic


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
    # first, then the order in which a search would have them.
    near.sort(
        key=lambda x: (
            -round(x[0] / _ALIKE), rarest not in own_stems(turn, x[2]), -_chance(turn, x[2], chances), x[1],
        )
    )  # fmt: skip
    return [s for _, _, s in near]


def in_reports_on(turn: Turn, statements: Sequence[Statement], topic: Sequence[str]) -> list[Statement]:
    """The statements of documents that are about a topic by their titles and beginnings, the likeliest first."""
    if not topic or _strange(turn, topic):
        return []
    about: dict[str, bool] = {}
    for document_id in dict.fromkeys(s.document_id for s in statements):
        number = turn.snapshot.number(document_id)
        # "Storm, ferry, pay talks, Dorn": what is about many things is a report on none of them.
        if number is not None and (turn.snapshot.card(number).title or "").count(", ") < _MANY:
            begins = {s for r in turn.snapshot.sentences(number) if r.start < _LEDE for s in r.stems.split()}
            begins |= turn.snapshot.title_stems(number) | {_year(turn, number)}
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


def pointed_at(turn: Turn, speaking: Set[str | None]) -> list[StoredEntity]:
    """Whom a topic that is but a pronoun may mean, other than who speaks; nobody for any other topic."""
    topic = turn.tokens("topic")
    if len(topic) != 1 or topic[0].folded not in PRONOUNS - _MATTER:
        return []
    return [e for e in turn.people_in_focus(topic[0].folded) if e.name not in speaking]


def topic_share(turn: Turn, statement: Statement, topic: Sequence[str], *, around: bool = False) -> float:
    """How much of a topic a statement's words, its sentence, its neighbours and its title share.

    Words that stand in the title or beside its sentence alone make no topic of it, unless `around` says so.
    """
    number = turn.snapshot.number(statement.document_id)
    if number is None or not topic:
        return 1.0
    own = own_stems(turn, statement)
    near = {s for r in beside(turn, number, statement) for s in r.stems.split()}
    if any(has_digit(s) and s not in near and s != _year(turn, number) for s in topic):
        return 0.0
    people = [n for n in turn.understood.names if n.people and set(named_stems(turn, n)) <= set(topic)]
    if not around and any(not _speaks_of(turn, statement, n) and not _owns(turn, n, topic, own) for n in people):
        return 0.0
    if not around and not own & set(topic) and _strange(turn, topic):
        return 0.0
    own |= _named_otherwise(turn, number, statement) | _leant_on(turn, number, statement)
    own |= set() if own.isdisjoint(_DEALS) else _DEALS
    # Whose it is that was spoken of, a document need not say in those words ("the report", in one on the Reed report).
    owners = [set(named_stems(turn, n)) for n in people if _owns(turn, n, topic, own)]
    own |= {s for stems in owners if stems <= turn.stems_of(number) for s in stems}
    told = near | own | turn.snapshot.title_stems(number)
    head = [s for s in head_in_a_place(turn) if s in topic]
    if not around and head and not turn.share(head, told):
        return 0.0
    share = turn.share(topic, told)
    return share if around or turn.share(topic, own) >= _OWN else 0.4 * share


def _year(turn: Turn, number: int) -> str:
    """The year of a document, which it need not name."""
    day = turn.snapshot.card(number).date
    return str(day.year) if day is not None else ""


def head_in_a_place(turn: Turn) -> list[str]:
    """The stems of what is somewhere, of a topic that names the place ("mould in Hale's cellar"); none of any other."""
    first = turn.slots.get("topic", (0, 0))[0]
    return turn.stems(turn.understood.tokens[first : _place_of_topic(turn)])


def _place_of_topic(turn: Turn) -> int:
    """Where that which a topic says to be somewhere goes on with "in" or "at"; its beginning where it does not."""
    first = turn.slots.get("topic", (0, 0))[0]
    tokens = turn.understood.tokens
    for named in turn.named("topic"):
        before = named.start - 1 if tokens[named.start - 1].folded not in ARTICLES else named.start - 2
        if before > first and tokens[before].folded in _PLACED:
            return before
    return first


def on_head(turn: Turn, statements: Sequence[Statement]) -> tuple[list[Statement], str]:
    """The statements that have what a topic says to be somewhere, and name no place; and what the question names.

    Their document tells of that place: "We never tank," in a report on the Bears, for "tanking in the Bears case".
    """
    head, begin = set(head_in_a_place(turn)), _place_of_topic(turn) + 1
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


def own_stems(turn: Turn, statement: Statement) -> set[str]:
    """Stems of the sentences in which a statement is made."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return set()
    return {w.stem for w in words(turn.snapshot.text(number, statement.start, statement.end))}


def _leant_on(turn: Turn, number: int, statement: Statement) -> set[str]:
    """Stems of the sentence before a statement, where that leads up to it.

    It does where the words begin with "it" or "that", which stand for something there, or where it names the speaker:
    "Reed said that the ruling moved her. “I cried,” she said." What begins with "but" turns on all that the paragraph
    before it tells.
    """
    before = _leading_up(turn, number, statement)
    led = set(before.stems.split()) if before is not None else set()
    begins = turn.snapshot.text(number, statement.start, statement.end).split()[:1]
    if _TURNING.isdisjoint(word.rstrip(",").casefold() for word in begins):
        return led
    told = [r for r in turn.snapshot.sentences(number) if r.end <= statement.start]
    speakers = turn.snapshot.columns.speakers
    paragraph = [r for r in told if r.paragraph == told[-1].paragraph and not speakers[r.n].size]
    return led.union(*(r.stems.split() for r in paragraph))


def _leading_up(turn: Turn, number: int, statement: Statement) -> SentenceHit | None:
    """The sentence that leads up to a statement, if there is one."""
    before = next((r for r in reversed(turn.snapshot.sentences(number)) if r.end <= statement.start), None)
    if before is None or statement.start - before.end > _GAP:
        return None
    first = [w.folded.split("'")[0] for w in words(turn.snapshot.text(number, *statement.spans[0]))[:_BEGINNING]]
    if "it" in first or not _MATTER.isdisjoint(first[:1]):
        return before
    named = {turn.snapshot.entities[e].name: e for e in before.entities}
    if statement.speaker not in named:
        return None
    # What is quoted goes on from words that were not; two sentences of reported words are each of its own.
    marked = _QUOTATION.findall(turn.snapshot.text(number, before.start, before.end))
    quoted = any(len(m.split()) >= _LEAST_QUOTED for m in marked)
    spoke = named[statement.speaker] in turn.snapshot.columns.speakers[before.n].tolist()
    return None if quoted or (spoke and statement.type == "indirect") else before


def mentioned_in(turn: Turn, statement: Statement) -> set[int]:
    """The entities that the sentences of a statement mention."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return set()
    return {e for e, *_ in turn.snapshot.mentions(number, statement.start, statement.end)}


def named_stems(turn: Turn, named: Named) -> list[str]:
    """The stems of a name as the question has it."""
    return turn.stems(turn.understood.tokens[named.start : named.end])


def _owns(turn: Turn, named: Named, topic: Sequence[str], own: Set[str]) -> bool:
    """Whether a name only tells of whose or what kind that was which was spoken of ("Reed's pay", "the Reed trial").

    The words then have all the rest of the topic.
    """
    tokens, end = turn.understood.tokens, named.end
    owns = turn.understood.text[tokens[end - 1].end :].startswith(("'", "’"))
    kind = end < turn.slots.get("topic", (0, 0))[1] and tokens[end].folded not in STOP
    rest = set(topic) - set(named_stems(turn, named))
    return (owns or kind) and bool(rest) and rest <= own


def _speaks_of(turn: Turn, statement: Statement, named: Named) -> bool:
    """Whether a statement may speak of somebody: its sentences mention them, or it has a pronoun that is nobody's."""
    number = turn.snapshot.number(statement.document_id)
    if named.numbers & mentioned_in(turn, statement) or set(named_stems(turn, named)) <= own_stems(turn, statement):
        return True
    if number is None:
        return False
    before = _leading_up(turn, number, statement)
    if before is not None and named.numbers & {e for e, *_ in turn.snapshot.mentions(number, before.start, before.end)}:
        return True
    for span in statement.spans:
        resolved = {start for _, start, _, _ in turn.snapshot.mentions(number, *span)}
        found = words(turn.snapshot.text(number, *span))
        if any(w.folded in _OTHERS and w.start + span[0] not in resolved for w in found):
            return True
    return False


def _strange(turn: Turn, topic: Sequence[str]) -> bool:
    """Whether a topic is nothing but a name that the documents' cast does not have."""
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    about = [(i, t) for i, t in enumerate(turn.understood.tokens) if stem(t.folded) in topic]
    return all(t.capital and i not in named for i, t in about)


def _named_otherwise(turn: Turn, number: int, statement: Statement) -> set[str]:
    """Stems of the question's names of people whom a statement speaks of by other words ("my best friend", "she")."""
    spoken_of = {
        entity
        for span in statement.spans
        for entity, start, end, _ in turn.snapshot.mentions(number, *span)
        if turn.snapshot.text(number, start, end).casefold() not in _SPEAKING
    }
    named = [n for n in turn.understood.names if n.people and n.numbers & spoken_of]
    return {s for n in named for s in named_stems(turn, n)}


def _nearest(turn: Turn, statements: list[Statement]) -> list[Statement]:
    """Statements of the document under discussion first, then of the newest."""
    about = set(turn.memory.documents) if turn.memory else set()

    def key(item: tuple[int, Statement]) -> tuple[bool, int, int]:
        index, statement = item
        number = turn.snapshot.number(statement.document_id) or 0
        day = turn.snapshot.card(number).date
        return (statement.document_id not in about, -(day.toordinal() if day else 0), index)

    return [s for _, s in sorted(enumerate(statements), key=key)]


def _chance(turn: Turn, statement: Statement, chances: Mapping[tuple[int, int], float]) -> float:
    number = turn.snapshot.number(statement.document_id)
    if number is None or not chances:
        return 0.0
    rows = [r for r in turn.snapshot.sentences(number) if r.start < statement.end and statement.start < r.end]
    return max((chances.get((number, r.start), 0.0) for r in rows), default=0.0)
