"""Who a source is: from the words that name it to a full name, a body, or honestly nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from knowledge.extraction.cast.lexicon import BODY_NOUNS, BODY_WORDS, CORPORATE_WORDS, PERSON_NOUNS, SPOKES, TITLES
from knowledge.extraction.cast.name_span import title_before
from knowledge.extraction.cast.organisations import is_acronym
from knowledge.extraction.cast.roles import of_several
from knowledge.extraction.cast.set_off import named_behind
from knowledge.extraction.statements.according import is_thing
from knowledge.extraction.statements.cues import GIVING, NAMING_VERBS, SPEECH_NOUNS, TEXT_NOUNS
from knowledge.extraction.statements.sources import is_whose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from knowledge.entities import Entity, Mention
    from knowledge.extraction.reading import Reading

Via = Literal["own", "office", "spokesperson", "document"]
OFFICIALS = frozenset(
    """official officials leader leaders leadership executive executives staff staffers management
    administrators authorities police officers investigators prosecutors data figures report
    study survey poll website researchers analysts""".split()
)
DATA_NOUNS = frozenset(
    """data datum figure estimate study survey poll analysis research database number statistic record filing
    account projection forecast review audit investigation website site page blog index""".split()
)
AUTHORITIES = frozenset(["police"])
RELAYS = frozenset(
    "lawyer lawyers attorney attorneys aide aides adviser advisers advisor advisors agent publicist".split()
)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|press (?:secretary|officer)|(?:communications|media|public|news) (?:affairs|relations|director)|"
    r"director of (?:\w+ )*communications|news affairs)\b"
)
# What a body has to speak for it: "the Tarnmouth Post's editorial board".
_OWN_VOICE = re.compile(
    r"\w['’]s?\s(?:editorial (?:board|team|page)|(?:press|media|communications) (?:office|team|service|department))$"
)
_ANY = frozenset("a an one another some any".split())
_OF_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
# Right names among resolved sources of each kind on the open development sets.
_CEILING = {"name": 0.99, "nominal": 0.8, "pronoun": 0.93}
_CLAUSES = frozenset({"relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp"})
_ONE_WORD = 0.84  # a body called by one word that is no acronym may be a person's bare surname
_OFTEN = 3  # unless the model has read it so time and again, and never as a person


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: `name` None where the document does not tell, or not surely enough."""

    name: str | None
    span: tuple[int, int] | None
    role: str | None = None
    via: Via = "own"
    on_behalf_of: str | None = None
    along_with: tuple[str, ...] = ()
    confidence: float = 0.0
    entity: int | None = None


class SpeakerResolver:
    """Resolves source phrases of one document against its cast."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cast = reading.cast

    def resolve(self, tokens: Span) -> Speaker:
        """Tell who a source phrase is; the confidence says how surely (1.0: a full name stands there)."""
        start, end = tokens.start_char, tokens.end_char
        head = tokens.root
        mentions = self._cast.overlapping(start, end)
        named = self._naming(tokens, head, mentions)
        if named is not None:
            return self._as_speaker(named, tokens, (start, end), mentions)
        word = head.lower_
        if head.lemma_.lower() in TEXT_NOUNS | DATA_NOUNS:
            return self._text(tokens, mentions, (start, end))
        if word in SPOKES or head.lemma_.lower() in SPOKES or _OWN_VOICE.search(tokens.text):
            return self._spokesperson(tokens, mentions, (start, end))
        if word in RELAYS:
            return self._relay(tokens, mentions, (start, end))
        body = self._body_behind(tokens, head, mentions)
        if body is not None:
            return replace(body, span=(start, end))
        if word in AUTHORITIES and not mentions:
            return Speaker(word, (start, end), confidence=0.6)
        return Speaker(None, (start, end), role=self._reading.text[start:end])

    def of_entity(self, index: int, span: tuple[int, int] | None, confidence: float) -> Speaker:
        """A speaker for an entity of the cast."""
        entity = self._cast.entities[index]
        office = entity.parent is not None
        return Speaker(
            entity.name,
            span,
            role=_role(entity),
            via="office" if office else "own",
            on_behalf_of=self._cast.entities[entity.parent].name if entity.parent is not None else None,
            confidence=confidence,
            entity=index,
        )

    def _naming(self, tokens: Span, head: Token, mentions: list[Mention]) -> Mention | None:
        """The mention that the phrase is about: it covers the head, or names who the head describes."""
        usable = [m for m in mentions if self._may_speak(m)]
        covering = [m for m in usable if m.start <= head.idx < m.end and not self._is_modifier_of_noun(m, tokens)]
        if covering:
            best = max(covering, key=lambda m: (m.end - m.start, m.confidence))
            return self._holder(best, tokens, usable) or best
        named = [
            m
            for m in usable
            if m.kind == "name"
            and m.start >= tokens.start_char
            and not self._possessive_or_complement(m, tokens)
            and not self._is_modifier_of_noun(m, tokens)
            and not is_whose(head, self._reading.analysis.tokens(m.start, m.end))
            and (self._explains(m, tokens) or not self._in_clause(m, tokens))
        ]
        people = [m for m in named if self._cast.entities[m.entity].type == "person"]
        people.sort(key=lambda m: not self._explains(m, tokens))
        leading = [m for m in named if not any(t.pos_ not in ("DET",) for t in self._before(m, tokens))]
        if people or leading:
            return (people or leading)[0]
        # Who stands behind "court documents," is not whose they are.
        beside = [] if is_thing(head) else [c.idx for c in head.children if c.dep_ == "appos"]
        explained = [m for m in self._cast.mentions if m.kind == "name" and any(m.start <= i < m.end for i in beside)]
        explained = explained or named_behind(self._reading, tokens)
        if explained and self._may_speak(explained[0]):
            return explained[0]
        whole = [m for m in usable if m.start <= tokens.start_char and m.end >= tokens.end_char - 1]
        return whole[0] if whole else None

    def _holder(self, body: Mention, tokens: Span, usable: list[Mention]) -> Mention | None:
        """Who holds the office of a body right behind its name: "HMA Administrator Ada Reed"."""
        if self._cast.entities[body.entity].type != "organisation":
            return None
        for person in usable:
            beside = [t for t in tokens if body.end <= t.idx < person.start]
            named = person.kind == "name" and self._cast.entities[person.entity].type == "person"
            if named and beside and all(t.pos_ == "PROPN" for t in beside) and beside[-1].lower_ in TITLES:
                return person
        return None

    def _may_speak(self, mention: Mention) -> bool:
        """Persons, bodies, peoples; places unless they stand in a dateline."""
        kind = self._cast.entities[mention.entity].type
        if kind == "place":
            text = self._reading.text
            return not (text[mention.start : mention.end].isupper() and mention.end - mention.start > 3)
        if kind == "group":
            return self._reading.text[mention.start : mention.end].endswith("s")
        return kind in ("person", "organisation")

    def _before(self, mention: Mention, tokens: Span) -> list[Token]:
        return [t for t in tokens if t.idx < mention.start]

    def _is_modifier_of_noun(self, mention: Mention, tokens: Span) -> bool:
        """Whether a noun follows the name inside the phrase that the parse did not see as the head."""
        if mention.end >= tokens.end_char:
            return False
        after = self._reading.analysis.tokens(mention.end, tokens.end_char)
        for token in after:
            if token.idx < mention.end:
                continue
            if token.text in (",", "(", "—", "-", "–") or token.pos_ in ("ADP", "VERB", "PRON", "CCONJ"):
                return False
            if token.pos_ == "NOUN" or token.lower_ in SPOKES | OFFICIALS | RELAYS:
                return True
        return False

    def _possessive_or_complement(self, mention: Mention, tokens: Span) -> bool:
        """Whether a name inside a phrase only tells whose ("Quist's lawyer", "a lawyer for Mr. Quist")."""
        inner = self._reading.analysis.tokens(mention.start, mention.end)
        doc = inner.doc
        after = doc[inner.end] if inner.end < len(doc) else None
        if after is not None and after.lower_ in ("'s", "'"):
            return True
        title = title_before(doc, inner.start)
        at = (title[0] if title else inner.start) - 1
        # "Aides to Westland Governor Falk" are nobody named; "head of the Harbour Council Ada Falk" is she.
        passed = _OF_A_NAME if _unnamed(tokens.root) else frozenset({"DET"})
        while at > tokens.start and doc[at].pos_ in passed:
            at -= 1
        return at >= tokens.start and doc[at].pos_ == "ADP" and doc[at].lower_ != "by"

    def _explains(self, mention: Mention, tokens: Span) -> bool:
        """Whether a name between commas tells who the phrase is of: "a pastor who backs Quist, Ada Falk of Tarn,"."""
        inner = self._reading.analysis.tokens(mention.start, mention.end)
        if len(inner) < 2 or inner.start <= tokens.start or tokens.root.tag_ != "NN":
            return False
        doc, behind = inner.doc, inner.doc[inner.end : inner.end + 1]
        row = any(t.lower_ in ("and", "or") for t in behind)
        return doc[inner.start - 1].text == "," and not row and tokens.root.lower_ in PERSON_NOUNS

    def _in_clause(self, mention: Mention, tokens: Span) -> bool:
        """Whether a name stands in what a clause tells of the phrase's head ("whoever wants to beat Quist")."""
        inner = self._reading.analysis.tokens(mention.start, mention.end)
        # "A speech that Quist gave" is hers.
        words = tokens.root.lemma_.lower() in SPEECH_NOUNS | TEXT_NOUNS
        giving = NAMING_VERBS | GIVING if words else NAMING_VERBS
        for token in [inner.root, *inner.root.ancestors] if len(inner) else ():
            if token.i == tokens.root.i or not tokens.start <= token.i < tokens.end:
                return False
            if token.dep_ in _CLAUSES and token.i > tokens.root.i and token.lemma_.lower() not in giving:
                return True
        return False

    def _as_speaker(self, mention: Mention, tokens: Span, span: tuple[int, int], mentions: list[Mention]) -> Speaker:
        sure = min(mention.confidence, _CEILING[mention.kind])
        speaker = self.of_entity(mention.entity, (mention.start, mention.end), sure)
        speaker = replace(speaker, along_with=tuple(self._together(mention, mentions, tokens)))
        entity = self._cast.entities[mention.entity]
        if entity.type == "person":
            role_text = self._reading.text[slice(*span)].lower() + " " + " ".join(entity.roles).lower()
            if _SPEAKS_FOR.search(role_text):
                body = self._body_of_role(entity, tokens, mentions, mention)
                return replace(speaker, via="spokesperson", on_behalf_of=body)
            if mention.kind == "name" and len(entity.name.split()) < 2:
                return replace(speaker, confidence=min(speaker.confidence, 0.8))
        elif entity.type == "organisation" and self._one_word(mention, entity):
            return replace(speaker, confidence=min(speaker.confidence, _ONE_WORD))
        elif entity.type in ("place", "group"):
            return replace(speaker, confidence=min(speaker.confidence, 0.75))
        return speaker

    def _together(self, mention: Mention, mentions: list[Mention], tokens: Span) -> Iterator[str]:
        """Who else a phrase names in one row with a mention: "Quist and Oduya"."""
        root = self._reading.analysis.tokens(mention.start, mention.end).root
        row = {t.i for t in root.conjuncts}
        # "Quist, Oduya and Brandt", where the parse takes Oduya for an apposition; not who a book of Quist's is about.
        for beside in root.children:
            before = root.doc[max(0, beside.left_edge.i - 1)]
            named = beside.dep_ == "appos" and beside.pos_ == "PROPN" and before.text == ","
            if named and beside.conjuncts:
                row |= {beside.i, *(t.i for t in beside.conjuncts)}
        for other in mentions:
            entity = self._cast.entities[other.entity]
            named = other.kind == "name" and entity.type in ("person", "organisation")
            inner = self._reading.analysis.tokens(other.start, other.end)
            # "Observers for Mr. Quist, Oduya and Brandt" are not he.
            told = named and other.entity != mention.entity and len(inner) > 0 and inner.root.i in row
            if told and not (of_several(tokens.root) and self._possessive_or_complement(other, tokens)):
                yield entity.name

    def _one_word(self, mention: Mention, entity: Entity) -> bool:
        """Whether a body is called by one word that may be a person's surname: "Holm", also of "Holm Shipping"."""
        called = self._reading.text[mention.start : mention.end]
        first, *rest = entity.name.split()
        company = called == first and all(word.lower() in CORPORATE_WORDS for word in rest)
        read = [ent.label_ for ent in self._reading.analysis.doc.ents if ent.text == called]
        sure = read.count("ORG") >= _OFTEN and "PERSON" not in read and called.lower() not in BODY_WORDS
        return not is_acronym(first) and (not rest or company) and not sure

    def _body_of_role(self, entity: Entity, tokens: Span, mentions: list[Mention], own: Mention) -> str | None:
        """The body or person a spokesperson speaks for: named in the same phrase, or in a role."""
        bodies = [e for e in self._cast.entities if e.name != entity.name and e.type in ("organisation", "person")]
        for pattern in (r"\b{}['’]s\b", r"\b(?:for|at|with|of|from) (?:the )?{}\b", r"\b{}\b"):
            for role in entity.roles:
                for other in bodies:
                    forms = [form for form in (other.name, *other.aliases) if form in role]
                    if any(re.search(pattern.format(re.escape(form)), role) for form in forms):
                        return other.name
        for mention in sorted(mentions, key=lambda m: -(m.end - m.start)):
            if mention.entity != own.entity and mention.kind == "name":
                return self._cast.entities[mention.entity].name
        return None

    def _text(self, tokens: Span, mentions: list[Mention], span: tuple[int, int]) -> Speaker:
        """ "A statement from the board", "the board's report": whose words the text is."""
        named = [m for m in mentions if self._cast.entities[m.entity].type in ("organisation", "person")]
        # "Court documents" are no court's.
        named = [m for m in named if self._reading.text[m.start : m.end].lower() not in BODY_WORDS]
        people = [m for m in named if m.kind == "name" and self._cast.entities[m.entity].type == "person"]
        source = re.search(r"\b(?:from|by|of)\b", tokens.text)
        best = None
        if source:
            behind = [m for m in named if m.start >= tokens.start_char + source.end()]
            persons_behind = [m for m in behind if m in people and not self._tells_whose(m)]
            # "A statement from Falk's office" is the office's.
            best = min(persons_behind or behind, key=lambda m: (m.start, -m.end), default=None)
        if best is None:
            best = max((m for m in named if self._tells_whose(m)), key=lambda m: m.end - m.start, default=None)
        if best is None:
            # "A 2024 Harbour Institute study": the body stands before the noun.
            before = [m for m in named if m.end <= tokens.root.idx and m not in people]
            best = before[-1] if before and not source else None
        if best is None:
            return Speaker(None, span, role=self._reading.text[slice(*span)], via="document")
        speaker = self.of_entity(best.entity, (best.start, best.end), best.confidence * 0.95)
        if speaker.via != "own":
            return speaker
        behalf = next(
            (self._cast.entities[m.entity].name for m in named if m.entity != best.entity and self._tells_whose(m)),
            None,
        )
        via: Via = "spokesperson" if best in people and behalf else "own"
        return replace(speaker, on_behalf_of=behalf if via == "spokesperson" else None, via=via)

    def _tells_whose(self, mention: Mention) -> bool:
        tokens = self._reading.analysis.tokens(mention.start, mention.end)
        doc = tokens.doc
        return tokens.end < len(doc) and doc[tokens.end].lower_ in ("'s", "'")

    def _spokesperson(self, tokens: Span, mentions: list[Mention], span: tuple[int, int]) -> Speaker:
        """An unnamed spokesperson: the body speaks through them; a person does not."""
        role = self._reading.text[slice(*span)]
        own = (m for m in mentions if not self._behind_another(tokens, m))
        best = max(
            (m for m in own if self._cast.entities[m.entity].type in ("organisation", "person", "place")),
            key=lambda m: (self._cast.entities[m.entity].type == "organisation", m.end - m.start),
            default=None,
        )
        if best is None:
            return Speaker(None, span, role=role, via="spokesperson")
        entity = self._cast.entities[best.entity]
        if entity.type != "organisation":
            return Speaker(None, span, role=role, via="spokesperson", on_behalf_of=entity.name)
        return Speaker(
            entity.name,
            span,
            role=role,
            via="spokesperson",
            on_behalf_of=entity.name,
            confidence=0.9 * best.confidence,
            entity=best.entity,
        )

    def _behind_another(self, tokens: Span, mention: Mention) -> bool:
        """Whether a name only tells who it is that they speak for: "a spokesman for the attorney in Sund"."""
        node = self._reading.analysis.tokens(mention.start, mention.end).root.head
        while tokens.start <= node.i < tokens.end and node != tokens.root and node.head != node:
            if node.lower_ in PERSON_NOUNS and node.lower_ not in SPOKES:
                return True
            node = node.head
        return False

    def _relay(self, tokens: Span, mentions: list[Mention], span: tuple[int, int]) -> Speaker:
        """An unnamed lawyer or aide: not the person they work for."""
        role = self._reading.text[slice(*span)]
        whose = next((self._cast.entities[m.entity].name for m in mentions), None)
        return Speaker(None, span, role=role, via="spokesperson", on_behalf_of=whose)

    def _body_behind(self, tokens: Span, head: Token, mentions: list[Mention]) -> Speaker | None:
        """ "Harbour Board officials": the body, where nobody is named."""
        if head.lower_ not in OFFICIALS and head.lemma_.lower() not in OFFICIALS:
            return None
        role = self._reading.text[tokens.start_char : tokens.end_char]
        bodies = [m for m in mentions if self._cast.entities[m.entity].type == "organisation" and m.end <= head.idx]
        behind = [m for m in mentions if m.start > head.idx and self._possessive_or_complement(m, tokens)]
        bodies = bodies or [m for m in behind[:1] if self._cast.entities[m.entity].type == "organisation"]
        if bodies:
            index, sure = bodies[-1].entity, 0.72 * bodies[-1].confidence
        else:
            found = self._body_called(tokens[0].lower_ if len(tokens) > 1 else head.lower_, tokens.start_char)
            if found is None:
                return None
            index, sure = found, 0.6
        name = self._cast.entities[index].name
        return Speaker(name, None, role=role, via="spokesperson", on_behalf_of=name, confidence=sure, entity=index)

    def _body_called(self, word: str, before: int) -> int | None:
        """The body that a common noun means ("district leaders", "police"): the only one with it in its name."""
        if word not in BODY_NOUNS and word not in ("police", "district", "city", "county", "state"):
            return None
        found = []
        for mention in self._cast.mentions:
            entity = self._cast.entities[mention.entity]
            if mention.start < before and entity.type == "organisation" and word in entity.name.lower().split():
                found.append(mention.entity)
        return found[-1] if len(set(found)) == 1 else None


def _unnamed(head: Token) -> bool:
    """Whether a noun is of several or of anybody: "aides", "an aide"; no one person's name explains it."""
    several = head.tag_ in ("NNS", "NNPS") or (head.lower_ in RELAYS and head.lower_.endswith("s"))
    return several or any(t.lower_ in _ANY for t in head.children if t.dep_ in ("det", "nummod"))


def _role(entity: Entity) -> str | None:
    """The entity's most telling role as worded: the longest of its first three, what they are before what they do."""
    roles = [r for r in entity.roles if r.lower().rstrip(".") not in ("mr", "mrs", "ms", "miss")][:3]
    return max(roles, key=lambda role: (not role.startswith("who "), len(role)), default=None)
