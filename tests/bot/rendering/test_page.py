"""A document as a page: its text exactly, whatever it holds and wherever its facts lie."""

import datetime as dt
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.page import page
from knowledge.documents.model import Document
from knowledge.facts import Accusation, Event, Statement


class Article(HTMLParser):
    """Reads the text of the article, and every tag of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self._inside = "", [], False

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = self._inside or tag == "article"

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "article"

    def handle_data(self, data):
        self.text += data if self._inside else ""


def read(document: Document, facts=()) -> Article:
    article = Article()
    article.feed(page(document, facts))
    article.close()
    return article


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1, max_size=80)


@given(TEXTS, st.data())
def test_the_article_is_the_text(text, data) -> None:
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda s: s[0] < s[1]))
    )
    facts = []
    for number, (start, end) in enumerate(spans):
        common = {"document_id": "d", "start": start, "end": end}
        facts.append(
            (Event(**common), Accusation(**common), Statement(**common, spans=((start, end),), speaker='"><script>'))[
                number % 3
            ]
        )
    article = read(Document(id="d", text=text), facts)
    assert article.text == text
    assert {tag for tag, _ in article.tags} <= set("html head meta title style body h1 p mark article".split())


def test_hostile_metadata_stays_text() -> None:
    bad = "</title><script>alert(1)</script>"
    document = Document(id="d", text=f"{bad} & <b>", title=bad, outlet=bad, date=dt.date(2024, 5, 1))
    article = read(document)
    assert article.text == document.text
    assert "script" not in [tag for tag, _ in article.tags]


def test_a_mark_says_what_it_marks() -> None:
    document = Document(id="d", text="The weir leaks, said Olga Brandt.")
    fact = Statement(document_id="d", start=0, end=33, spans=((0, 14),), speaker="Olga Brandt")
    marks = [attrs for tag, attrs in read(document, [fact]).tags if tag == "mark"]
    assert {"class": "statement", "title": "statement: Olga Brandt"} in marks
