"""What somebody is said to be, and what only stands beside their name."""

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.language.analysis import analyse


def roles(text: str, name: str) -> tuple[str, ...]:
    cast = build_cast(analyse(Document(id="d", text=text)))
    return next(entity.roles for entity in cast.entities if entity.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deputy Mayor David Oden, who made the announcement alongside Lena Gray, said it was good.", "Lena Gray"),
        ("Ada Reed, who declined to comment for this article, left early.", "Ada Reed"),
        ("In the city where both claim roots - Mrs. Clay grew up here, too - Hilda Clay said so.", "Hilda Clay"),
        ("The president and Mrs. Clay left. Hilda Clay said no.", "Hilda Clay"),
        ("Ivo Crane and Marko Rubin, the children of Tarn immigrants, spoke.", "Marko Rubin"),
        ("Oskar Lind, part of an effort to rapidly build a pier, said so.", "Oskar Lind"),
        (
            "One pastor supporting Mr. Crane, Darran White of Arden Church in Tarn, said so. Ivo Crane left.",
            "Ivo Crane",
        ),
        ("Ada Reed served as a warning to others.", "Ada Reed"),
        ("The suspect is not Ada Reed.", "Ada Reed"),
        ("The next mayor may be Ada Reed.", "Ada Reed"),
        ("The next mayor is likely Ada Reed.", "Ada Reed"),
        ("His favourite song is Ada Reed.", "Ada Reed"),
        ("IVO CRANE: Order, please.\n\nLENA GRAY: Why?\n\nIVO CRANE: Order, please.\n\nLENA GRAY: No.", "Ivo Crane"),
        ("LENA GRAY: I have never called anyone a liar, Mrs Hilda Clay.", "Hilda Clay"),
        ("Joran Vandeck and his co-conspirators, including Gary Jory, were fined.", "Gary Jory"),
    ],
)
def test_what_stands_beside_a_name_is_not_always_a_role(text: str, name: str) -> None:
    assert roles(text, name) == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ada Reed, who chaired the Board until May, said so.", "Ada Reed", "who chaired the Board until May"),
        ("Ada Reed, D-Westland, said so.", "Ada Reed", "D-Westland"),
        ("Ada Reed, chief marketing and press officer, said so.", "Ada Reed", "chief marketing and press officer"),
        ("Ada Reed, a citizen of Tarn, said so.", "Ada Reed", "a citizen of Tarn"),
        (
            "Ada Reed, 61, worked as a broker at Tarn Jet, a firm in Dorn, for years.",
            "Ada Reed",
            "a broker at Tarn Jet",
        ),
        ("Ada Reed served as the mayor of Tarn.", "Ada Reed", "the mayor of Tarn"),
        ("The mayor of Tarn is Ada Reed.", "Ada Reed", "The mayor of Tarn"),
        ("Olaf Hoff was held. His lawyer is Ada Reed, who is 61.", "Ada Reed", "His lawyer"),
    ],
)
def test_what_somebody_is_is_their_role(text: str, name: str, role: str) -> None:
    assert any(role in found for found in roles(text, name))


def test_the_justice_of_a_department_is_no_office() -> None:
    text = "Lena Holt spoke. Assistant Attorney General for the Justice Department's Tax Division Lena Holt said so."
    assert "the Justice Department's Tax Division" not in roles(text, "Lena Holt")


def test_a_count_belongs_to_the_singular_noun_behind_it() -> None:
    text = "Sheriff Joe Vale endorsed three term Texas Governor Rick Holt for the nomination. Holt said so."
    assert roles(text, "Rick Holt") == ("three term Texas Governor",)


def test_the_office_before_another_name_is_not_of_who_stands_before_it() -> None:
    text = "In May, Ada Pell, House Majority Leader Otto Hale and House Majority Whip Jim Clay backed him."
    assert roles(text, "Ada Pell") == ()
    assert roles(text, "Otto Hale") == ("House Majority Leader",)


def test_a_title_of_who_is_named_before_is_nobody_elses_role() -> None:
    text = "The jury was chosen for Dr Conrad Holm trial Lena Gray died before. Lena Gray was a singer in Tarn."
    assert not any("trial" in role for role in roles(text, "Lena Gray"))
    assert any("adviser" in role for role in roles("President Otto Hale adviser Lena Gray said so.", "Lena Gray"))


def test_who_is_exchanged_for_somebody_lends_them_no_role() -> None:
    text = "In the prisoner exchange that freed HNL basketball player Lena Gray for arms dealer Otto Hale, he said so."
    assert not any("player" in role for role in roles(text, "Otto Hale"))
