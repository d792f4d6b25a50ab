"""Is Reed related to Hale, who is Hale's niece? — by a sentence that has both and a word of kin that joins them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.citations import cite_sentences
from bot.conversation.kinship import Party, Tie, ties
from bot.conversation.people import meant
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import BY_CONTEXT
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import KIN
from knowledge.language.words import STOP, stem, words

_AND, _BOTH = frozenset({"and", "&"}), frozenset({"they", "them", "both", "two"})
_SHOWN = 3
_PLAIN, _IN_CONTEXT = 0.9, 0.7


class KinIntent:
    """Answers with the sentences that tell of two as kin, and concludes nothing where none does."""

    name = "kin"
    phrasings = (
        "is|are|was|were {who} related|relatives|kin",
        "is|are|was|were {who} related|kin|relative|relation to|of|with {whom}",
        "is|are|was|were {who} a|any|some relative|relation to|of {whom}",
        "is|are|was|were {who} married|engaged to {whom}",
        "is|are|was|were {who} married|siblings|brothers|sisters|cousins|spouses",
        "how is|are|was|were {who} related",
        "how is|are|was|were {who} related to {whom}",
        "what relation|relationship is|was {who} to {whom}",
        "who is|was|are {role}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Show what tells it; None where nothing does, or not both are known: a surname makes nobody kin."""
        if "role" in turn.slots:
            found = self._of_theirs(turn)
        else:
            parties = self._parties(turn)
            found = ties(turn, self._roles, *parties) if parties is not None else []
        if not found:
            return None
        shown = [tie for tie in found if tie.sure] or found
        cited = [cite_sentences(turn.snapshot, t.document, t.start, t.end) for t in shown]
        return Answer(
            intent=self.name,
            lead=None if shown[0].sure else f"{BY_CONTEXT.capitalize()}:",
            snippets=tuple(dict.fromkeys(cited))[:_SHOWN],
            confidence=_PLAIN if shown[0].sure else _IN_CONTEXT,
            as_of=max((s.date for s in cited if s.date), default=None),
        )

    def _of_theirs(self, turn: Turn) -> list[Tie]:
        """Whoever is named as "Reed's wife" in a sentence, where no fact has that."""
        first, behind = turn.slots["role"]
        asked = turn.understood.tokens[behind - 1].folded
        if asked not in KIN or behind - first < len(("whose", "wife")):
            return []
        owner = self._party(replace(turn, slots={"whom": (first, behind - 1)}), "whom")
        return ties(turn, self._roles, owner, None, asked) if owner is not None else []

    def _parties(self, turn: Turn) -> tuple[Party, Party] | None:
        """The two asked about: named apart, joined by "and", or those of whom was talked about before ("they")."""
        if "whom" in turn.slots:
            one, other = self._party(turn, "who"), self._party(turn, "whom")
            return (one, other) if one is not None and other is not None else None
        tokens, (first, behind) = turn.tokens("who"), turn.slots["who"]
        joined = next((i for i, t in enumerate(tokens) if t.folded in _AND), None)
        if joined is not None:
            halves = (first, first + joined), (first + joined + 1, behind)
            found = [self._party(replace(turn, slots={"who": half}), "who") for half in halves]
            one, other = found
            if one is None or other is None:
                return None
            # "Otto and Ida Falk": the first of them has the surname of the second.
            if len(one.names) == 1 and len(other.names) > 1 and joined == 1:
                surname = turn.understood.tokens[behind - 1].folded
                one = Party(frozenset(), one.names | {surname})
            return one, other
        if turn.memory is not None and tokens and tokens[-1].folded in _BOTH:
            people = [turn.snapshot.entities[n] for n in turn.memory.people[:2]]
            both = [Party(frozenset({e.n}), frozenset(w.folded for w in words(e.name))) for e in people]
            return (both[0], both[1]) if len(both) == len(("one", "other")) else None
        return None

    def _party(self, turn: Turn, slot: str) -> Party | None:
        """Whom a slot means; None for nobody, or for several by a pronoun or an office alone."""
        meaning = meant(turn, self._roles, slot).first_who(lambda e: e.type == "person")
        people = meaning.people
        numbers = frozenset(e.n for e in meaning.entities if e.type == "person")
        if named := turn.named(slot):
            said = turn.understood.tokens[named[-1].start : named[-1].end]
            names = _words(said) | (frozenset(w.folded for w in words(people[0].name)) if len(people) == 1 else set())
            return Party(numbers, names)
        content = [t for t in turn.tokens(slot) if t.folded not in STOP]
        if meaning.how in {"pronoun", "role", "office"} and people:
            called = frozenset(stem(t.folded) for t in content) if meaning.how != "pronoun" else frozenset[str]()
            alone = len(people) == 1
            return Party(numbers, frozenset(w.folded for w in words(people[0].name)) if alone else frozenset(), called)
        if not content:
            return None
        if turn.tokens(slot)[0].folded == "the":
            return Party(frozenset(), frozenset(), frozenset(stem(t.folded) for t in content))
        return Party(numbers, _words(content))


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a name as a question has it."""
    return frozenset(t.folded.removesuffix("'s").removesuffix("’s") for t in tokens)
