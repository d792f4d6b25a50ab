"""Acts of words (to criticise, to accuse, to praise, to warn), and whether a sentence tells that a speaker did one."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.conversation.checks.arguments import goes_on
from bot.conversation.function_words import PASSIVE
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.words import Word, is_past, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.store.sentences import SentenceHit

# Words for one act: a question that asks for it by one is answered by a sentence with any.
_ACTS = tuple(
    frozenset(map(stem, line.split()))
    for line in (
        "criticise criticize criticism critic critical critique condemn condemnation blast slam attack denounce rebuke "
        "lash fault assail chide decry deride rip scold lambast lambaste blame mock ridicule disparage",
        "accuse accusation allege allegation charge blame",
        "praise laud hail commend applaud compliment salute credit tribute admire admiration congratulate",
        "warn warning caution alert threat threaten",
        "complain complaint grumble grievance object objection protest",
    )
)
# Who calls somebody something has said that of them, in whatever words.
_CALLING = frozenset(map(stem, "call describe label dub term brand".split()))
# What turns a sentence into the contrary of what is asked, or makes it all but impossible.
_DENYING = frozenset("not no never nobody none nothing cannot neither nor without hardly unlikely slim remote".split())
_AFFIRMING = (("no", "doubt"), ("not", "only"), ("not", "just"), ("no", "longer"))
# So many words from a word of what is asked.
_REACH = 5
_APPRAISING = _ACTS[0] | _ACTS[2]
# Who agrees to do something has said no words that are told.
_UNDERTAKING = frozenset(map(stem, "agree consent".split()))
# Who does one of these to an accusation has not made it: "she denied accusations made by her brother".
_REJECTING = frozenset(map(stem, "deny reject dismiss refute rebut dispute face answer counter".split()))
_REJECTED = 4  # words between them
# What lets the words themselves follow ("praised her, saying that ...").
_TELLING = frozenset({"that", "saying", "as"})


def only_does(turn: Turn, statement: Statement) -> bool:
    """Whether a statement tells of an act of words ("she praised the plan", "agreed to leave") without the words."""
    if statement.type != "indirect" or statement.cue is None:
        return False
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return False
    cue = {w.stem for w in words(turn.snapshot.text(number, *statement.cue))}
    told = [w.folded for start, end in statement.spans for w in words(turn.snapshot.text(number, start, end))]
    if not cue.isdisjoint(_UNDERTAKING) and told[:1] == ["to"]:
        return True
    return not cue.isdisjoint(_APPRAISING) and _TELLING.isdisjoint(told)


def act_asked_for(turn: Turn) -> frozenset[str]:
    """The words (stems) for the act that the verb before what is said asks for; empty where it asks for no such act."""
    first = turn.slots.get("quote", (0, 0))[0]
    verb = stem(turn.understood.tokens[first - 1].folded) if first else ""
    return frozenset[str]().union(*(act for act in _ACTS if verb in act))


def called_so(turn: Turn, wanted: Sequence[str]) -> list[str] | None:
    """What somebody is asked to have been called, names left out; None where no such thing is asked."""
    first, last = turn.slots.get("quote", (0, 0))
    if not first or stem(turn.understood.tokens[first - 1].folded) not in _CALLING:
        return None
    named = {i for n in turn.named("quote") for i in range(n.start, n.end)}
    names = {stem(turn.understood.tokens[i].folded) for i in range(first, last) if i in named}
    return [s for s in wanted if s not in names]


def others_calling(content: str) -> bool:
    """Whether words only tell of somebody being called something ("he hoped people would stop calling him a liar")."""
    return any(w.stem in _CALLING for w in words(content))


def does_so(turn: Turn, statement: Statement, act: Set[str]) -> bool:
    """Whether a sentence of a statement tells that its speaker does an act, to whom the question names."""
    number = turn.snapshot.number(statement.document_id)
    rows = turn.snapshot.sentences(number) if number is not None else []
    return any(
        _does(turn, statement, row, act) for row in rows if row.start < statement.end and statement.start < row.end
    )


def _does(turn: Turn, statement: Statement, row: SentenceHit, act: Set[str]) -> bool:
    text = turn.snapshot.text(row.document, row.start, row.end)
    mentions = turn.snapshot.mentions(row.document, row.start, row.end)
    whom = [n.numbers for n in turn.named("quote")]
    speakers = {statement.speaker, *statement.along_with}
    found = words(text)
    for i, word in enumerate(found):
        at = row.start + word.start
        if word.stem not in act or any(a <= at < b for a, b in statement.spans):
            continue  # what is told in the words themselves others may have done
        before = [(end, entity) for entity, _, end, _ in mentions if end <= at]
        doing = [(end, e) for end, e in before if goes_on(text[end - row.start : word.start])]
        subject = max(doing)[1] if doing else None
        led = {w.folded for w in found if doing and max(doing)[0] - row.start <= w.start < word.start}
        if subject is not None and not led.isdisjoint(PASSIVE) and is_past(word.folded):
            behind = {e for e, start, _, _ in mentions if start > at}
            by = any(turn.snapshot.entities[e].name in speakers for e in behind)
            if by and all(subject in numbers for numbers in whom[:1]):
                return True
            continue
        if subject is not None and turn.snapshot.entities[subject].name not in speakers:
            continue
        if not is_past(word.folded) and _rejected(found[:i]):
            continue
        if all(any(e in numbers for e, start, _, _ in mentions if start > at) for numbers in whom):
            return True
    return False


def _rejected(before: Sequence[Word]) -> bool:
    """Whether what stands behind some words is denied: "rejected Hale's", and not "rejected it and repeats her"."""
    led = before[-_REJECTED:]
    return not {w.stem for w in led}.isdisjoint(_REJECTING) and {"and", "but"}.isdisjoint(w.folded for w in led)


def denied(turn: Turn, asked: Sequence[str], content: str) -> bool:
    """Whether words deny beside a word of what is asked, or call it all but impossible, where the question does not."""
    if not _DENYING.isdisjoint(t.folded for t in turn.understood.tokens) or "n't" in turn.understood.text:
        return False
    found = words(content)
    about = [i for i, w in enumerate(found) if w.stem in asked]
    places = [
        i
        for i, w in enumerate(found)
        if (w.folded in _DENYING or w.folded.endswith("n't"))
        and (w.folded, found[i + 1].folded if i + 1 < len(found) else "") not in _AFFIRMING
    ]
    return any(abs(i - j) <= _REACH for i in places for j in about)


def has_rarest(turn: Turn, asked: Sequence[str], told: Set[str]) -> bool:
    """Whether the rarest word of what is asked is told, or one that is used for it."""
    weights = turn.weights(asked)
    rarest = max(asked, key=weights.__getitem__)
    return rarest in told or not told.isdisjoint(RELATED.get(rarest, "").split())
