"""Who voted against it, how did X vote, did the motion pass? — by the lines that record the vote, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot import messages
from bot.conversation.citations import cite, sentence_window
from bot.conversation.people import meant
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import POINTERS, Turn, abstain
from bot.conversation.votes import LONGEST_MOTION, Ballot, ballots, documents_with_votes
from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import BODY_NOUNS
from knowledge.language.words import STOP, fold, has_digit, stem, words

_SIDE_OF = {
    **dict.fromkeys("against no nay oppose opposed dissent dissented".split(), "against"),
    **dict.fromkeys("for yes aye favor favour to".split(), "for"),
    **dict.fromkeys("abstain abstained abstentions".split(), "abstain"),
}
# What asks how a vote went, or somebody voted, asks for no side.
_OUTCOME = frozenset("was were is how happened".split())
_NOBODY_NAMED = {"against": messages.NOBODY_AGAINST, "for": messages.NOBODY_FOR}
# Of these any vote is, or anybody who votes.
_ANY = frozenset(
    map(stem, "vote voting motion council councillor councilor councilmember member board meeting roll call".split())
)
_BODIES = frozenset(map(stem, BODY_NOUNS))
_WHO_VOTE = frozenset(
    map(
        stem,
        """republican democrat senator representative lawmaker legislator mp commissioner trustee director supervisor
        alderman justice judge delegate committee people party country state""".split(),
    )
)
# What was voted on is called so by its own document alone.
_KINDS = frozenset("amendment resolution ordinance bill bylaw".split())
_KIND_STEMS = frozenset(map(stem, _KINDS))
_ENDING = frozenset("pass passed carry carried fail failed".split())
_VOTING = frozenset("vote voted votes abstain abstained abstention abstentions dissent dissented".split())
# What is asked of a vote besides how it went.
_OTHERWISE = frozenset("react reacted say said says think thinks compare respond responded explain".split())
# Who keeps out of a vote abstains from nothing, but that is what may be meant.
_RECUSED = re.compile(r"\brecus", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an", "their", "our"})
_VOTERS = frozenset(
    "they everyone everybody anyone anybody someone somebody any members councillors councilors".split()
)
# A record has so much of what was voted on, by weight; one that has less of it than the best by so much is of another.
_ABOUT, _LESS = 0.6, 0.15
# A motion and its vote are shown in one piece up to so many characters.
_WHOLE = 600
_SHOWN, _MORE = 4, 12
# From here on a passage tells of a vote though a record of something near is found; so much of the question it has.
_SURE, _SOMETHING = 0.5, 0.3
_HELD, _TO_COME = re.compile(r"\bvoted\b", re.I), re.compile(r"\b(?:will|would|to|may|could) (?:\w+ )?vote\b", re.I)
_VOTE_STEMS = frozenset(map(stem, "vote voted against for favor favour pass motion".split()))
# Of more votes than so many it has to be asked about one.
_MANY = 6
_MATTER = "motion|amendment|resolution|ordinance|bill|measure|proposal|bylaw"
_MATTERS = frozenset(_MATTER.split("|"))


class _Asked(NamedTuple):
    """What a question asks of votes: on which side, on what (stems, and the asker's words), and of whom."""

    side: str
    topic: tuple[str, ...]
    worded: str
    surname: str
    given: str
    who: str


class VotesIntent:
    """Answers with the motion and the lines of its vote, word for word; refuses where no vote is recorded."""

    name = "votes"
    phrasings = (
        "who voted|vote|votes against|for|no|yes|aye|nay|to {topic?}",
        "who voted|vote|votes in favor|favour of {topic?}",
        "who voted|vote in favor|favour",
        "who all|else|on {voters?} voted|vote against|for|no|yes|to {topic?}",
        "which|what {voters} voted|vote against|for|no|yes|aye|nay|to {topic?}",
        "who abstained|dissented|abstain|dissent {topic?}",
        "which|what {voters} abstained|dissented {topic?}",
        "did|has|have {who} abstain|dissent|abstained|dissented {topic?}",
        "were|was there any|an abstentions|abstention {topic?}",
        "did|has|have {who} vote|voted against|for|no|yes|aye|nay|on|to {topic?}",
        "did|has|have {who} vote|voted in favor|favour of {topic}",
        "did|has|have {who} vote|voted",
        "how did|does|has|have {who} vote|voted {topic?}",
        "what was|is|were the vote|votes|tally on|for|against|about {topic}",
        "what was|is|were {body?} vote|votes|tally on|for|against|about {topic}",
        "what was|is|were {body?} vote|votes|tally",
        "was|were|is {body?} vote|votes unanimous|close {topic?}",
        "how did {body?} vote go {topic?}",
        "what was|is|were the result|results|outcome of {body?} vote|votes {topic?}",
        f"did|has|have {{body?}} {_MATTER}|vote {{topic?}} pass|carry|fail|passed|carried|failed",
        f"was|were|is {{body?}} {_MATTER} {{topic?}} passed|carried|lost|defeated|adopted|rejected|approved",
        f"what happened to|with the {_MATTER} {{topic?}}",
        # Behind a question of votes alone.
        "and the|on|for {topic}",
        "what|how about the {topic}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Show the votes that are asked about; None where it is no vote that is told of, but may be something else."""
        told = {t.folded for t in turn.understood.tokens}
        asked = self._asked(turn)
        if asked is None or told & _OTHERWISE or not (told & _VOTING or told & _MATTERS or _votes_shown(turn)):
            return None
        found = _meant(turn, asked)
        if not found:
            return self._none(turn, asked)
        if asked.surname and not (named := [b for b in found if b.names(turn.snapshot, asked.surname, asked.given)]):
            return abstain(
                self.name, messages.NO_VOTE_OF.format(who=asked.who), _cited(turn, found[: bool(asked.topic)], asked)
            )
        found = named if asked.surname else found
        taken = [b for b in found if asked.side and not asked.surname and b.takes(turn.snapshot, asked.side)]
        found = taken or found
        if not taken and not asked.surname and asked.side == "abstain":
            near = [b for b in found if _RECUSED.search(turn.snapshot.text(b.document, b.first, b.end))]
            near = near or found[: bool(asked.topic)]
            return abstain(self.name, messages.NO_ABSTENTION, _cited(turn, near, asked))
        if len(found) > _MANY and not asked.surname and not set(asked.topic) - _KIND_STEMS:
            return abstain(self.name, messages.WHICH_VOTE) if told & _VOTING else None
        lead = messages.VOTE_RECORDED if len(found) == 1 else messages.VOTES_RECORDED
        snippets = _cited(turn, found, asked)
        if asked.side and not asked.surname and not taken:
            return abstain(self.name, _NOBODY_NAMED[asked.side], snippets[:_SHOWN])
        return Answer(
            intent=self.name,
            lead=lead,
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:_MORE]),
            confidence=0.8,
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    def _asked(self, turn: Turn) -> _Asked | None:
        """Read the question; None where it asks of somebody whom no document has, by what they are, or of no voters."""
        tokens, voters = turn.understood.tokens, turn.tokens("voters")
        if voters and stem(voters[-1].folded) not in _ANY | _BODIES | _WHO_VOTE:
            return None
        inside = {i for first, behind in turn.slots.values() for i in range(first, behind)}
        anchors = [t for i, t in enumerate(tokens) if i not in inside]
        takes = _OUTCOME.isdisjoint(t.folded for t in anchors)
        side = next((s for t in reversed(anchors) if takes and (s := _SIDE_OF.get(t.folded))), "")
        topic = [t for t in turn.tokens("topic") if stem(t.folded) not in _ANY and t.folded not in STOP]
        while topic and topic[-1].folded in _ENDING:
            topic.pop()  # "the vote on the library pass"
        worded = turn.understood.text[topic[0].start : topic[-1].end] if topic else ""
        topic += [t for t in turn.tokens("body") if stem(t.folded) not in _ANY | _BODIES]
        topic += [t for t in anchors if t.folded in _KINDS]
        who = [t for t in turn.tokens("who") if t.folded not in _ARTICLES]
        stems = turn.stems(t for t in topic if t.folded not in POINTERS)
        asked = _Asked(side, tuple(stems), worded, "", "", turn.slot_text("who"))
        if not who or who[-1].folded in _VOTERS or stem(who[-1].folded) in _ANY | _BODIES:
            return asked
        meaning = meant(turn, self._roles, "who")
        if meaning.entities and all(e.type == "organisation" for e in meaning.entities):
            return asked._replace(topic=(*asked.topic, *turn.stems(who)))
        if meaning.people and meaning.how != "name":
            name = [fold(part) for part in meaning.people[0].name.split()]
            return asked._replace(surname=name[-1], given=_given(name[:-1]))
        # Somebody whom only the lines of a vote name is nobody whom the documents know.
        plain = len(turn.tokens("who")) == len(who) and meaning.how != "pronoun"
        if not plain and meaning.how != "name":
            return None
        return asked._replace(surname=who[-1].folded, given=_given(t.folded for t in who[:-1]))

    def _none(self, turn: Turn, asked: _Asked) -> Reply | None:
        """Refuse plainly; None for what may be told of otherwise than as a vote ("did the bill pass?")."""
        if not {t.folded for t in turn.understood.tokens} & _VOTING:
            return None
        if asked.surname and not asked.topic:
            return abstain(self.name, messages.NO_VOTE_OF.format(who=asked.who))
        if asked.side == "abstain" and not asked.topic:
            return abstain(self.name, messages.NO_ABSTENTION)
        worded = asked.worded if asked.topic else ""
        return abstain(self.name, messages.NO_VOTE_ON.format(topic=worded) if worded else messages.NO_VOTE)


def _meant(turn: Turn, asked: _Asked) -> list[Ballot]:
    """The votes on what is asked about, or on what was talked about before; the likeliest first, then the newest."""
    topic, shown = asked.topic, frozenset[tuple[str, int, int]]()
    points = any(t.folded in POINTERS for t in (*turn.tokens("topic"), *turn.tokens("body")))
    if not topic and turn.memory is not None:
        shown = turn.memory.shown
        if points or not asked.surname:
            topic = turn.memory.stems if not _votes_shown(turn) else ()
    weights = turn.weights(topic)
    numbers = [turn.document] if turn.document is not None else documents_with_votes(
        turn.snapshot, weights, stem(asked.surname) if asked.surname and not topic else "", least=_ABOUT
    )  # fmt: skip
    found = [b for n in numbers for b in ballots(turn.snapshot, n)]
    ids = {n: turn.snapshot.card(n).id for n in numbers}
    before = [b for b in found if any(d == ids[b.document] and b.start < e and s < b.end for d, s, e in shown)]
    if before and not asked.topic and (points or not asked.surname):
        return before
    digits = {s for s in topic if has_digit(s)}
    shares = {b: turn.share(topic, b.stems) for b in found if digits <= b.stems}
    best = max(shares.values(), default=0.0)
    if best < _ABOUT:
        return []
    about = [b for b in shares if shares[b] >= max(_ABOUT, best - _LESS)]
    ages = {n: turn.snapshot.card(n).date for n in numbers}
    return sorted(
        about,
        key=lambda b: (
            b not in before,
            -round(shares[b], 1),
            b.moved is None,
            -(d.toordinal() if (d := ages[b.document]) else 0),
        ),
    )


def _given(before: Iterable[str]) -> str:
    """A given name, or the letter of one, among what stands before a surname; empty where there is none."""
    return next((word for word in before if len(word) == 1 or is_given_name(word)), "")


def _votes_shown(turn: Turn) -> bool:
    """Whether the reply before showed votes."""
    return turn.memory is not None and turn.memory.intent == VotesIntent.name


def _cited(turn: Turn, found: Sequence[Ballot], asked: _Asked) -> list[Snippet]:
    """Each vote with what was moved: in one piece where that is short enough, else the motion and then the lines."""
    snippets: list[Snippet] = []
    for ballot in found:
        snippets += [cite(turn.snapshot, ballot.document, *place) for place in _places(turn, ballot, asked)]
    return list(dict.fromkeys(snippets))


def _places(turn: Turn, ballot: Ballot, asked: _Asked) -> list[tuple[int, int]]:
    rows = turn.snapshot.sentences(ballot.document)
    lines = (ballot.start, ballot.end)
    if ballot.end - ballot.start > _WHOLE:
        lines = sentence_window(rows, *lines, longest=_WHOLE)
    if ballot.moved is None and ballot.heading is None:
        alone = turn.share(asked.topic, ballot.own) >= _ABOUT or ballot.end - ballot.before > _WHOLE
        return [lines if alone else (ballot.before, ballot.end)]
    first, behind = ballot.moved or (ballot.before, ballot.start)
    begin = ballot.first
    if ballot.end - begin <= _WHOLE:
        return [(begin, ballot.end)]
    if ballot.end - first <= _WHOLE:
        return [(first, ballot.end)]
    if behind - begin > LONGEST_MOTION:
        begin = first
    return [sentence_window(rows, begin, behind, longest=LONGEST_MOTION), lines]


def or_unrecorded(turn: Turn, told: Reply, unrecorded: Abstention) -> Reply:
    """What a passage tells of a vote; else that no record of it is found.

    The passage must have something of what the question asks, whoever it names right before their vote, and tell of no
    vote that is still to come; it must be sure where a record of something near is found.
    """
    if not isinstance(told, Answer) or (unrecorded.snippets and told.confidence < _SURE):
        return unrecorded
    text = " ".join(told.snippets[0].text.split())
    asked = [s for s in turn.stems(turn.understood.content()) if s not in _VOTE_STEMS]
    voters = [turn.understood.tokens[n.end - 1].folded for n in turn.understood.names if n.people]
    votes = all(re.search(rf"\b{re.escape(v)}\b[^.;]{{0,40}}\bvot(?:ed|es)\b", fold(text)) for v in voters)
    about = turn.share(asked, {w.stem for w in words(text)}) >= _SOMETHING
    return told if votes and about and (_HELD.search(text) or not _TO_COME.search(text)) else unrecorded
