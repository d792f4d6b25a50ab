"""Who voted against it, how did X vote, did the motion pass? — by the lines that record the vote, word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot import messages
from bot.conversation.reply import Abstention, Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import POINTERS, Turn, abstain
from bot.conversation.voting import days, numbers
from bot.conversation.voting.asked import KINDS, Asked, read
from bot.conversation.voting.ballots import ABOUT, Ballot, ballots, documents_with_votes
from bot.conversation.voting.showing import cited
from bot.conversation.voting.voters import Found, found_in
from knowledge.language.words import fold, stem, words

_NOBODY_NAMED = {"against": messages.NOBODY_AGAINST, "for": messages.NOBODY_FOR}
_KIND_STEMS = frozenset(map(stem, KINDS))
_VOTING = frozenset("vote voted votes abstain abstained abstention abstentions dissent dissented".split())
# What is asked of a vote besides how it went.
_OTHERWISE = frozenset("react reacted say said says think thinks compare respond responded explain".split())
# Who keeps out of a vote abstains from nothing, but that is what may be meant.
_RECUSED = re.compile(r"\brecus", re.IGNORECASE)
# A record that has less of what was voted on than the best by so much, by weight, is of another.
_LESS = 0.15
_SHOWN, _MORE = 4, 12
# From here on a passage tells of a vote though a record of something near is found; so much of the question it has.
_SURE, _SOMETHING = 0.5, 0.3
_HELD, _TO_COME = re.compile(r"\bvoted\b", re.I), re.compile(r"\b(?:will|would|to|may|could) (?:\w+ )?vote\b", re.I)
_VOTE_STEMS = frozenset(map(stem, "vote voted against for favor favour pass motion".split()))
# Of more votes than so many it has to be asked about one.
_MANY = 6
_MATTER = "motion|amendment|resolution|ordinance|bill|measure|proposal|bylaw"
_MATTERS = frozenset(_MATTER.split("|"))


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
        "how many {voters?} voted|vote against|for|no|yes|aye|nay|to {topic?}",
        "how many {voters?} voted|vote in favor|favour {topic?}",
        "how many {voters?} abstained|dissented {topic?}",
        "what was|is|were the vote|votes|tally on|for|against|about|to {topic}",
        "what was|is|were {body?} vote|votes|tally on|for|against|about|to {topic}",
        "what was|is|were {body?} vote|votes|tally",
        "what was|is|were {body?} vote|votes|tally in|last|this|during {topic}",
        "was|were|is {body?} vote|votes unanimous|close {topic?}",
        "was|were|is {body?} vote|votes on|for|to {topic} unanimous|close",
        "was|is it|that|this unanimous|close {topic?}",
        "did|has|have {who} vote|voted unanimously {topic?}",
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
        asked = read(turn, self._roles)
        if asked is None or told & _OTHERWISE or not (told & _VOTING or told & _MATTERS or _votes_shown(turn)):
            return None
        found = _meant(turn, asked)
        if not found:
            return self._none(turn, asked)
        if asked.voters:
            return self._of_voters(turn, asked, found)
        if asked.days and not (found := days.on_days(turn, then := found, asked.days)):
            reason = messages.NO_VOTE_THEN.format(when=days.called(turn, asked.days))
            return abstain(self.name, reason, cited(turn, then[:_SHOWN], asked)[:_SHOWN])
        taken = [b for b in found if asked.side and b.takes(turn.snapshot, asked.side)]
        if not taken and asked.side == "abstain":
            near = [b for b in found if _RECUSED.search(turn.snapshot.text(b.document, b.first, b.end))]
            near = near or found[: bool(asked.topic)]
            return abstain(self.name, messages.NO_ABSTENTION, cited(turn, near, asked))
        if not set(asked.topic) - _KIND_STEMS and (unsaid := self._on_what(turn, asked, found, taken)) is not None:
            return unsaid if told & _VOTING or _votes_shown(turn) else None
        if asked.counts:
            found = [b for b in found if b.counted(turn.snapshot) or b in taken]
        elif asked.side and not taken:
            return abstain(self.name, _NOBODY_NAMED[asked.side], cited(turn, found, asked)[:_SHOWN])
        else:
            found = taken or found
        return self._shown(turn, asked, found) if found else None

    def _of_voters(self, turn: Turn, asked: Asked, found: list[Ballot]) -> Reply:
        """Show the votes of those asked about; else whose are recorded in their place, or on other days."""
        whose = {b: sum((found_in(turn, b, v) for v in asked.voters), Found()) for b in found}
        theirs = [b for b in found if whose[b].theirs]
        if not theirs:
            return self._of_nobody(turn, asked, whose)
        if asked.days and not (
            theirs := days.on_days(turn, then := theirs, asked.days, of={v.surname for v in asked.voters})
        ):
            reason = messages.NO_VOTE_OF_THEN.format(who=asked.who, when=days.called(turn, asked.days))
            return abstain(self.name, reason, cited(turn, then, asked)[:_SHOWN])
        told = sum((whose[b] for b in theirs), Found())
        lead = None
        if told.bare and len(told.theirs) == 1:
            known = told.theirs[0] != told.bare
            lead = messages.VOTE_BY_CONTEXT if known else messages.VOTE_OF_SURNAME
            lead = lead.format(surname=told.bare, name=told.theirs[0])
        elif any(len(v.people) > 1 for v in asked.voters) or len(asked.voters) > 1 or asked.titled:
            lead = messages.VOTES_OF.format(names=", ".join(told.theirs))
        return self._shown(turn, asked, theirs, lead=lead)

    def _of_nobody(self, turn: Turn, asked: Asked, whose: Mapping[Ballot, Found]) -> Abstention:
        """Refuse where no vote is theirs, with those that a namesake cast, or that may be theirs."""
        told = sum(whose.values(), Found())
        near = [b for b in whose if whose[b].perhaps] or [b for b in whose if whose[b].others]
        reason = messages.NO_VOTE_OF.format(who=asked.who)
        if told.perhaps:
            reason = messages.NO_VOTE_OF_WHICH.format(who=asked.who, surname=", ".join(told.perhaps))
        elif told.others:
            reason = messages.NO_VOTE_OF_BUT.format(who=asked.who, others=", ".join(told.others))
        near = near or list(whose)[: bool(asked.topic)]
        return abstain(self.name, reason, cited(turn, near, asked)[:_SHOWN])

    def _on_what(self, turn: Turn, asked: Asked, found: list[Ballot], taken: list[Ballot]) -> Reply | None:
        """Where it is not said on what, the newest vote, or the question on what; None where there are few votes."""
        shown = turn.memory is not None and not asked.days and _votes_shown(turn)
        if shown or (taken and not asked.counts and len(taken) <= _MANY):
            return None
        ages = {b: turn.snapshot.card(b.document).date for b in found}
        told = [b for b in found if b.counted(turn.snapshot) or b.continues] or found
        newest = max((d for b in told if (d := ages[b]) is not None), default=None)
        last = [b for b in told if ages[b] == newest and (newest is not None or b.document == told[0].document)]
        if len([b for b in told if not b.continues]) < 2 or len({b.document for b in told}) < 2:
            return abstain(self.name, messages.WHICH_VOTE) if len(found) > _MANY else None
        if len([b for b in last if not b.continues]) > 1:
            return abstain(self.name, messages.WHICH_VOTE, cited(turn, last, asked)[:_SHOWN])
        others = [b for b in told if b not in last]
        return self._shown(turn, asked, last, lead=messages.NEWEST_VOTE, more=others)

    def _shown(
        self, turn: Turn, asked: Asked, found: Sequence[Ballot], *, lead: str | None = None, more: Sequence[Ballot] = ()
    ) -> Answer:
        """The votes in order, under what they are by themselves where nothing else leads them in."""
        snippets = cited(turn, found, asked)
        further = [s for s in cited(turn, more, asked) if s not in snippets]
        return Answer(
            intent=self.name,
            lead=lead or (messages.VOTE_RECORDED if len(found) == 1 else messages.VOTES_RECORDED),
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple([*snippets[_SHOWN:], *further][: _MORE - _SHOWN]),
            confidence=0.8,
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    def _none(self, turn: Turn, asked: Asked) -> Reply | None:
        """Refuse plainly; None for what may be told of otherwise than as a vote ("did the bill pass?")."""
        if found := numbers.numbered(asked.things):
            topic = numbers.called(turn.understood.text, turn.understood.tokens, found)
            return abstain(self.name, messages.NO_VOTE_ON.format(topic=topic))
        if not {t.folded for t in turn.understood.tokens} & _VOTING:
            return None
        if asked.voters and not asked.topic:
            return abstain(self.name, messages.NO_VOTE_OF.format(who=asked.who))
        if asked.side == "abstain" and not asked.topic:
            return abstain(self.name, messages.NO_ABSTENTION)
        worded = asked.worded if asked.topic else ""
        return abstain(self.name, messages.NO_VOTE_ON.format(topic=worded) if worded else messages.NO_VOTE)


def _meant(turn: Turn, asked: Asked) -> list[Ballot]:
    """The votes on what is asked about, or on what was talked about before; the likeliest first, then the newest."""
    topic, shown = asked.topic, frozenset[tuple[str, int, int]]()
    points = any(t.folded in POINTERS for t in (*turn.tokens("topic"), *turn.tokens("body")))
    if not topic and turn.memory is not None:
        shown = turn.memory.shown
        if points or not asked.voters:
            topic = turn.memory.stems if not _votes_shown(turn) else ()
    weights = turn.weights(topic)
    documents = [turn.document] if turn.document is not None else documents_with_votes(
        turn.snapshot, weights, {stem(v.surname) for v in asked.voters if not topic}, least=ABOUT
    )  # fmt: skip
    found = [b for n in documents for b in ballots(turn.snapshot, n)]
    ids = {n: turn.snapshot.card(n).id for n in documents}
    before = [b for b in found if any(d == ids[b.document] and b.start < e and s < b.end for d, s, e in shown)]
    if before and not asked.topic and (points or not asked.voters):
        return before
    wanted, tokens = numbers.numbered(asked.things), turn.understood.tokens
    texts = {b: turn.snapshot.text(b.document, b.first, b.end) for b in found if wanted}
    fitting = [b for b in found if not wanted or numbers.tells_numbers(texts[b], tokens, wanted)]
    shares = {b: turn.share(topic, b.stems) for b in fitting}
    best = max(shares.values(), default=0.0)
    if best < ABOUT:
        return []
    about = [b for b in shares if shares[b] >= max(ABOUT, best - _LESS)]
    ages = {n: turn.snapshot.card(n).date for n in documents}
    return sorted(
        about,
        key=lambda b: (
            b not in before,
            -round(shares[b], 1),
            b.moved is None,
            -(d.toordinal() if (d := ages[b.document]) else 0),
        ),
    )


def _votes_shown(turn: Turn) -> bool:
    """Whether the reply before showed votes."""
    return turn.memory is not None and turn.memory.intent == VotesIntent.name


def or_unrecorded(turn: Turn, told: Reply, unrecorded: Abstention) -> Reply:
    """What a passage tells of a vote; else that no record of it is found.

    The passage must have something of what the question asks, whoever it names right before their vote, and tell of no
    vote that is still to come; it must be sure where a record of something near is found, and no more than that. Where
    a namesake's vote is found, or one of another day, no passage is looked at.
    """
    if not isinstance(told, Answer) or (unrecorded.snippets and told.confidence < _SURE):
        return unrecorded
    near, first, tokens = unrecorded.snippets, told.snippets[0], turn.understood.tokens
    same = any(s.document_id == first.document_id and s.start < first.end and first.start < s.end for s in near)
    if same or (near and any(n.people for n in turn.understood.names)):
        return unrecorded
    wanted = [t for t in tokens if t.folded in turn.understood.numbers]
    if not numbers.tells_numbers(first.text, tokens, wanted):
        return unrecorded
    text = " ".join(first.text.split())
    asked = [s for s in turn.stems(turn.understood.content()) if s not in _VOTE_STEMS]
    voters = [tokens[n.end - 1].folded for n in turn.understood.names if n.people]
    votes = all(re.search(rf"\b{re.escape(v)}\b[^.;]{{0,40}}\b(?<!\d )vot(?:ed|es)\b", fold(text)) for v in voters)
    about = turn.share(asked, {w.stem for w in words(text)}) >= _SOMETHING
    return told if votes and about and (_HELD.search(text) or not _TO_COME.search(text)) else unrecorded
