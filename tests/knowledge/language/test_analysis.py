import pytest

from knowledge.documents.model import Document
from knowledge.language.analysis import Analysis, analyse

TEXT = "Hartwell Mills will close in May, its owner said. It has made flour since 1931.\n\nNobody at the mill replied."


def told(analysis: Analysis, begin: int) -> list[tuple[str, int, str, str, str, str, int]]:
    """What the model tells of each token, places counted from `begin`."""
    tokens = [t for t in analysis.doc if t.idx >= begin]
    return [(t.text, t.idx - begin, t.tag_, t.dep_, t.lemma_, t.ent_type_, t.head.idx - begin) for t in tokens]


@pytest.mark.parametrize("ahead", ["---\ntitle: A mill\n---\n", "\n\n  ", "2026-03-04\n", "x" * 300 + "\n"])
def test_what_stands_before_an_article_changes_nothing_in_it(ahead: str) -> None:
    alone = analyse(Document(id="d", text=TEXT))
    behind = analyse(Document(id="d", text=ahead + TEXT, body_start=len(ahead)))
    assert told(behind, len(ahead)) == told(alone, 0)
    assert [(s.start - len(ahead), s.end - len(ahead)) for s in behind.sentences] == [
        (s.start, s.end) for s in alone.sentences
    ]
    assert [s.start_char - len(ahead) for s in behind.doc.sents if not s.text.isspace()] == [
        s.start_char for s in alone.doc.sents
    ]
    assert [e.text for e in behind.doc.ents][:2] == ["Hartwell Mills", "May"]


def test_the_copy_that_is_parsed_keeps_every_place() -> None:
    text = "\n \t“Orla’s pier,” said\u00a0Quist.\r\n"
    analysis = analyse(Document(id="d", text=text))
    assert len(analysis.doc.text) == len(text)
    assert [t.idx for t in analysis.doc if t.text in ("Orla", "pier", "Quist")] == [
        text.index(word) for word in ("Orla", "pier", "Quist")
    ]


def test_a_document_of_blanks_alone_has_no_sentences() -> None:
    assert analyse(Document(id="d", text=" \n ")).sentences == ()
