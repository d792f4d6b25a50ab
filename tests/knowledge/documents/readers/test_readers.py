"""One reader a format: what each takes, what it refuses, and that no bytes crash any."""

import contextlib
import datetime as dt
import json

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError, iso_date, outlet_and_url, web_address
from knowledge.documents.readers.decoding import decode
from knowledge.documents.readers.html import read_html
from knowledge.documents.readers.jsonl import read_record
from knowledge.documents.readers.markdown import read_markdown
from knowledge.documents.readers.pdf import read_pdf, unwrap
from knowledge.documents.readers.plain import read_plain

PAGE = """<html><head><title>Quay shut after storm</title>
<meta property="og:site_name" content="Marlow Courier">
<meta property="article:published_time" content="2024-03-02T10:00:00Z">
<link rel="canonical" href="https://courier.example/quay"></head><body><nav>Home Sport</nav><article>
<h1>Quay shut after storm</h1>
<p>The old quay at Marlow Sands was shut on Friday after an inspection, the harbour board said.</p>
<p>“We found cracks,” said Ana Petrov, the engineer who led the inspection of the quay.</p>
</article><footer>All rights reserved</footer></body></html>"""


class TestPlain:
    def test_header_is_metadata_and_stays_in_the_text(self) -> None:
        document = read_plain(b" date 2024-03-02 The quay was shut.", "quay.txt")
        assert document.date == dt.date(2024, 3, 2)
        assert document.text[document.body_start :] == "The quay was shut."
        assert document.text.startswith(" date ")

    def test_without_header_everything_is_body(self) -> None:
        document = read_plain(b"The date 2024-03-02 was set.", "quay.txt")
        assert (document.date, document.body_start) == (None, 0)

    def test_line_ends_are_kept(self) -> None:
        assert read_plain(b"One.\r\n\r\nTwo.\r", "a.txt").text == "One.\r\n\r\nTwo.\r"

    def test_day_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(ReadError, match="YYYY-MM-DD"):
            read_plain(b"date 2024-02-31 The quay was shut.", "a.txt")

    def test_header_alone_is_empty(self) -> None:
        with pytest.raises(ReadError, match="empty"):
            read_plain(b" date 2024-03-02 \n", "a.txt")


class TestDecoding:
    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
    def test_unicode_encodings(self, codec: str) -> None:
        assert decode("“Señora Ortiz” 🌊".encode(codec)) == "“Señora Ortiz” 🌊"

    def test_other_encodings_are_refused_with_the_way_out(self) -> None:
        with pytest.raises(ReadError, match=r"0xF1 at 2.*iconv"):
            decode("Señora".encode("latin-1"))

    @pytest.mark.parametrize("data", [b"a\x00b", b"\xff\xfea", b"\x89PNG\r\n\x1a\n\x00"])
    def test_binary_and_broken(self, data: bytes) -> None:
        with pytest.raises(ReadError):
            decode(data)

    def test_control_characters_are_binary(self) -> None:
        with pytest.raises(ReadError, match="binary"):
            read_plain(b"\x01\x02\x03\x04 abc", "a.txt")


class TestMarkdown:
    def test_front_matter(self) -> None:
        data = b"---\r\ntitle: Quay: shut\r\n---\r\nText."
        with pytest.raises(ReadError, match=r"YAML \(line 2\)"):
            read_markdown(data, "a.md")
        data = (
            b"---\ntitle: 'Quay: shut'\nDate: 2024-03-02\nsource: Marlow Courier\n"
            b"url: https://courier.example/quay\ntags: [a, b]\n---\n\n# Quay\nIt is shut.\n"
        )
        document = read_markdown(data, "a.md")
        assert document.title == "Quay: shut"
        assert document.date == dt.date(2024, 3, 2)
        assert (document.outlet, document.url) == ("Marlow Courier", "https://courier.example/quay")
        assert document.text == data.decode()
        assert document.text[document.body_start :] == "\n# Quay\nIt is shut.\n"

    @pytest.mark.parametrize("text", ["---\nOnly a rule.\n", "---\njust words\n---\nText.", "No matter."])
    def test_a_rule_is_no_front_matter(self, text: str) -> None:
        document = read_markdown(text.encode(), "a.md")
        assert (document.title, document.body_start) == (None, 0)

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("# Quay shut\n\nIt is shut.", "Quay shut"),
            ("\n#  The *quay* of [Marlow](https://courier.example/quay) ##\r\nIt is shut.", "The quay of Marlow"),
            ("---\ndate: 2024-03-02\n---\n\n# Quay shut\nIt is shut.", "Quay shut"),
            ("---\ntitle: Shut\n---\n# Quay\nIt is shut.", "Shut"),
            ("## Quay shut\n\nIt is shut.", None),
            ("It is shut.\n\n# Quay", None),
            ("#quay is shut.", None),
            ("# ", None),
        ],
    )
    def test_a_heading_at_its_head_is_the_title(self, text: str, title: str | None) -> None:
        document = read_markdown(text.encode(), "a.md")
        assert document.title == title
        assert document.text == text

    @pytest.mark.parametrize("matter", ["date: ~", "title: ''", "a: !!int x", "1: 2", "date:\n  - 1"])
    def test_odd_but_harmless_front_matter(self, matter: str) -> None:
        document = read_markdown(f"---\n{matter}\n---\nText.".encode(), "a.md")
        assert document.text[document.body_start :] == "Text."
        assert (document.title, document.date) == (None, None)

    def test_code_in_yaml_is_never_run(self) -> None:
        matter = "title: !!python/object/apply:os.system ['exit 1']"
        assert read_markdown(f"---\n{matter}\n---\nText.".encode(), "a.md").title is None

    def test_deep_nesting_is_refused(self) -> None:
        with pytest.raises(ReadError, match="YAML"):
            read_markdown(b"---\na: " + b"[" * 9000 + b"\n---\nText.", "a.md")


class TestJsonLines:
    def test_all_fields(self) -> None:
        record = {
            "id": "n-1",
            "title": " Quay\nshut ",
            "date": "2024-03-02T23:30:00+05:00",
            "text": " as it\r\nis ",
            "source": "Marlow Courier",
            "url": "https://courier.example/1",
            "page": 4,
        }
        document = read_record(json.dumps(record).encode())
        assert document == Document(
            id="n-1",
            title="Quay shut",
            date=dt.date(2024, 3, 2),
            text=" as it\r\nis ",
            outlet="Marlow Courier",
            url="https://courier.example/1",
        )

    def test_source_may_be_an_address(self) -> None:
        document = read_record(b'{"id": 7, "text": "It is.", "source": "https://courier.example/1", "date": ""}')
        assert (document.id, document.outlet, document.url) == ("7", None, "https://courier.example/1")
        assert document.date is None

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (b"{", "valid JSON"),
            (b"[1]", "JSON object"),
            (b'{"text": "It is."}', "no “id”"),
            (b'{"id": "a"}', "no “text”"),
            (b'{"id": "a", "text": " "}', "empty"),
            (b'{"id": "a", "text": "It is.", "date": "2 March 2024"}', "“2 March 2024” is not a day"),
            (b'{"id": "a", "text": "It is.", "date": 20240302}', "“date” is not text"),
            (b'{"id": "a", "text": "It\\u0000 is."}', "binary"),
            (b'{"id": "a", "text": "It is \\ud83c."}', "."),
            (b'{"id": "a\\nb", "text": "It is."}', "id must be"),
        ],
    )
    def test_refusals(self, line: bytes, reason: str) -> None:
        with pytest.raises(ReadError, match=reason):
            read_record(line)

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
    def test_text_is_kept_exactly(self, text: str) -> None:
        assert read_record(orjson.dumps({"id": "a", "text": text})).text == text


class TestHtml:
    def test_article_and_metadata(self) -> None:
        document = read_html(PAGE.encode(), "quay.html")
        assert document.title == "Quay shut after storm"
        assert document.date == dt.date(2024, 3, 2)
        assert document.outlet == "Marlow Courier"
        assert document.url == "https://courier.example/quay"
        assert "\n\n“We found cracks,” said Ana Petrov" in document.text
        assert "Sport" not in document.text

    def test_no_date_stays_no_date(self) -> None:
        page = PAGE.replace('<meta property="article:published_time" content="2024-03-02T10:00:00Z">', "")
        assert read_html(page.encode(), "quay.html").date is None

    def test_declared_encoding(self) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
        assert "“We found cracks,”" in read_html(page.encode("cp1252"), "quay.html").text

    @pytest.mark.parametrize("charset", ["klingon", "base64", "ascii"])
    def test_wrongly_declared_encoding(self, charset: str) -> None:
        page = PAGE.replace("<head>", f'<head><meta charset="{charset}">')
        with pytest.raises(ReadError, match="encoding"):
            read_html(page.encode("cp1252"), "quay.html")

    def test_nothing_to_read(self) -> None:
        with pytest.raises(ReadError, match="No article"):
            read_html(b"<html><body></body></html>", "a.html")


class TestPdf:
    def test_text_layer(self, write_pdf) -> None:
        lines = [
            "The old quay at Marlow Sands was shut on Friday after an",
            "inspection, the harbour board said.",
            "Ana Petrov, an engineer, asked for a second inspec-",
            "tion within a well-",
            "known deadline.",
        ]
        document = read_pdf(write_pdf([lines], title="Quay shut"), "quay.pdf")
        assert document.text == (
            "The old quay at Marlow Sands was shut on Friday after an inspection, the harbour board said.\n\n"
            "Ana Petrov, an engineer, asked for a second inspection within a well-known deadline."
        )
        assert (document.title, document.date) == ("Quay shut", None)

    def test_file_name_is_no_title(self, write_pdf) -> None:
        assert read_pdf(write_pdf([["It is shut."]], title="Microsoft Word - q.docx"), "q.pdf").title is None

    def test_scan_is_refused(self, write_pdf) -> None:
        with pytest.raises(ReadError, match=r"scanned.*OCR"):
            read_pdf(write_pdf([[], []]), "scan.pdf")

    def test_encrypted_is_refused(self, write_pdf) -> None:
        with pytest.raises(ReadError, match="encrypted"):
            read_pdf(write_pdf([["Secret words."]], password="tide"), "a.pdf")

    def test_damaged_is_refused(self, write_pdf) -> None:
        with pytest.raises(ReadError, match="damaged"):
            read_pdf(b"%PDF-1.7\n" + b"junk" * 50, "a.pdf")

    def test_blank_line_ends_a_paragraph(self) -> None:
        assert unwrap(["One two\n\nthree", "four"]) == "One two\n\nthree four"


@pytest.mark.parametrize(
    ("written", "day"),
    [(None, None), (" ", None), ("2024-03-02", dt.date(2024, 3, 2)), ("2024-03-02 08:00", dt.date(2024, 3, 2))],
)
def test_iso_date(written: str | None, day: dt.date | None) -> None:
    assert iso_date(written) == day


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[", "https://a.example/ b", "courier"],
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert web_address(address) is None


def test_outlet_and_url_prefers_the_url_field() -> None:
    assert outlet_and_url("https://a.example/1", "https://b.example/2") == (None, "https://b.example/2")
    assert outlet_and_url("Marlow Courier", "nonsense") == ("Marlow Courier", "nonsense")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(st.characters(exclude_categories=["Cs"])).map(str.encode),
        st.sampled_from([b"---\n", b" date 2024-01-01 ", b'{"id":"a","text":']).flatmap(
            lambda head: st.binary(max_size=100).map(lambda tail: head + tail)
        ),
    )
)
def test_no_bytes_crash_a_text_reader(data: bytes) -> None:
    for read in (read_plain, read_markdown, lambda data, _: read_record(data)):
        with contextlib.suppress(ReadError):
            document = read(data, "a")
            assert document.text[document.body_start :].strip()
