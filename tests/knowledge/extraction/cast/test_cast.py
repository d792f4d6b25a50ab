import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.entities import Cast, Entity
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.cast.corrections import repeated
from knowledge.extraction.cast.headlines import without_day
from knowledge.extraction.cast.kinds import bodies_that_are_people
from knowledge.extraction.cast.name_span import NameSpan
from knowledge.language.analysis import analyse


def cast_of(text: str) -> Cast:
    return build_cast(analyse(Document(id="d", text=text)))


def entity(cast: Cast, name: str) -> Entity:
    return next(e for e in cast.entities if e.name == name)


def who(cast: Cast, text: str, words: str, *, nth: int = 0) -> str | None:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    found = [m for m in cast.mentions if m.start == at and m.end == at + len(words)]
    return cast.entities[found[0].entity].name if found else None


def test_surname_and_title_lead_back_to_the_full_name() -> None:
    text = "Mayor Lena Quist opened the pier on Monday. Quist thanked the crew, and Mayor Quist left."
    cast = cast_of(text)
    quist = entity(cast, "Lena Quist")
    assert quist.type == "person"
    assert {"Quist", "Mayor Quist"} <= set(quist.aliases)
    assert "Mayor" in quist.titles
    assert who(cast, text, "Quist", nth=1) == "Lena Quist"


@pytest.mark.parametrize("marks", ['""', "“”", "‘’"])
def test_nickname_in_any_marks_stays_in_the_name(marks: str) -> None:
    cast = cast_of(f"Rep. Amara {marks[0]}Bo{marks[1]} Okafor spoke in Tarnmouth on Friday.")
    okafor = next(e for e in cast.entities if e.type == "person")
    assert okafor.name == f"Amara {marks[0]}Bo{marks[1]} Okafor"
    assert {"Okafor", "Amara Okafor", "Bo Okafor", "Rep. Okafor"} <= set(okafor.aliases)


def test_acronym_in_brackets_and_by_initials() -> None:
    text = "The Civic Harbour Board (CHB) met on Friday. Later the CHB voted to reopen the pier."
    cast = cast_of(text)
    assert "CHB" in entity(cast, "Civic Harbour Board").aliases
    assert who(cast, text, "CHB", nth=1) == "Civic Harbour Board"


@pytest.mark.parametrize(
    ("words", "byname"),
    [
        ("Mira Holm-Torvik, known as MHT, ran the ferry office. MHT left on Monday.", "MHT"),
        ("Mira Holm-Torvik ran the ferry office. MHT's denials did not help.", "MHT"),
        ("Mira Holm-Torvik (MHT) ran the ferry office. MHT left on Monday.", "MHT"),
        (
            "Mira Torvik, also known as the Lion of Varn, won. The Lion of Varn was fast.",
            "Lion of Varn",
        ),
        ("Mira Torvik (nicknamed “Pip”) won. Lena Quist waited.", "Pip"),
    ],
)
def test_bynames_and_initials_are_the_persons(words: str, byname: str) -> None:
    cast = cast_of(words)
    torvik = next(e for e in cast.entities if "Torvik" in e.name)
    assert byname in torvik.aliases
    assert not any(e.name == byname for e in cast.entities)


@pytest.mark.parametrize(
    "words",
    [
        "Nora Falk Cole met the Norrland Ferry Council. The NFC said it would go on.",
        "Nora Falk Cole spoke. A spokesman for the NFC said it would go on.",
        "Nora Falk Cole and Nils Friis Carlsen spoke. NFC left on Monday.",
        "Nora Falk Cole, known as Tarnmouth's fixer, spoke. NCF said so.",
    ],
)
def test_what_may_be_anothers_is_nobodys_byname(words: str) -> None:
    assert set(entity(cast_of(words), "Nora Falk Cole").aliases) == {"Cole", "Nora Cole"}


def test_one_word_behind_what_kin_somebody_is_names_them() -> None:
    text = 'Quist won. "He was tired," Quist\'s mother, Ronda, said. Lena Quist waited. "He left," Ronda Quist said.'
    cast = cast_of(text)
    assert who(cast, text, "Ronda") == "Ronda Quist"


def test_an_office_is_a_body_with_the_person_as_parent() -> None:
    text = "Mayor Lena Quist was absent. Quist's office released a statement on Monday."
    cast = cast_of(text)
    office = entity(cast, "Lena Quist's office")
    assert office.type == "organisation"
    assert office.parent is not None
    assert cast.entities[office.parent].name == "Lena Quist"
    assert "Quist's office" in office.aliases


def test_two_persons_of_one_surname_stay_two() -> None:
    text = "Maria Feld met Jonas Feld in Tarnmouth. Maria Feld said she was glad."
    names = {e.name for e in cast_of(text).entities if e.type == "person"}
    assert {"Maria Feld", "Jonas Feld"} <= names


def test_a_pronoun_takes_the_gender_of_the_person() -> None:
    text = "Carla Oduya met Paul Wren at the pier on Monday. She said the pier was closed."
    assert who(cast_of(text), text, "She") == "Carla Oduya"


def test_a_nominal_finds_its_holder_by_role() -> None:
    text = "Mayor Lena Quist met Professor Ivo Brandt on Monday. The mayor said the pier was closed."
    assert who(cast_of(text), text, "The mayor") == "Lena Quist"


def test_the_group_is_no_news_outlet() -> None:
    text = (
        "The Civic Harbour Alliance opened a shelter on Monday. BBC News received a letter from the Civic Harbour "
        "Alliance. The group has twelve members."
    )
    assert who(cast_of(text), text, "The group") == "Civic Harbour Alliance"


def test_roles_are_kept_as_worded() -> None:
    text = "Carla Oduya, a lawyer for the union, met Sgt. Paul Wren, who represents the night shift."
    cast = cast_of(text)
    assert "a lawyer for the union" in entity(cast, "Carla Oduya").roles
    assert any("represents the night shift" in r for r in entity(cast, "Paul Wren").roles)


def test_a_surname_that_is_also_a_town_is_a_person_when_it_speaks() -> None:
    text = "Judge Deborah Lincoln heard the case on Monday. The ruling would hurt renters, Lincoln said."
    assert who(cast_of(text), text, "Lincoln", nth=1) == "Deborah Lincoln"


def test_short_forms_of_given_names_are_one_person() -> None:
    cast = cast_of("Robert Mallory spoke on Monday. Bob Mallory was pleased with the vote, he said.")
    assert sum("Mallory" in e.name for e in cast.entities) == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Mayor",
                "Lena Quist",
                "said",
                "the",
                "board",
                "(CHB)",
                "Civic Harbour Board",
                "she",
                '"',
                "“",
                "'s",
                ".",
                "office",
            ]
        ),
        max_size=25,
    )
)
def test_mentions_lie_in_the_text_and_point_to_entities(words: list[str]) -> None:
    text = " ".join(words) or "."
    cast = cast_of(text)
    for mention in cast.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.entity < len(cast.entities)
        assert 0 <= mention.confidence <= 1
    for one in cast.entities:
        assert one.name
        assert one.parent is None or 0 <= one.parent < len(cast.entities)


def test_a_short_name_at_the_very_end_of_a_text_does_not_reach_beyond_it() -> None:
    text = "They sailed with Gullfoss in May. They sailed with Gullfoss Line Cruises in June. Many still like Gullfoss"
    analysis = analyse(Document(id="d", text=text))
    tokens = [t.text for t in analysis.doc]
    first, whole = (i for i, t in enumerate(tokens[:-1]) if t == "Gullfoss")
    names = [NameSpan(first, first + 1, "organisation"), NameSpan(whole, whole + 3, "organisation")]
    found = repeated(analysis.doc, names, set())
    assert [n.text(analysis) for n in found] == ["Gullfoss", "Gullfoss Line Cruises", "Gullfoss"]


@pytest.mark.parametrize(
    "text",
    [
        "Norland's Chief Information Officer Ann Lee opened the archive. Lee said it was late.",
        "The archive was opened by Deputy Press Secretary Ann Lee on Monday. Lee said it was late.",
    ],
)
def test_a_title_of_several_words_is_no_part_of_the_name(text: str) -> None:
    assert [e.name for e in cast_of(text).entities if e.type == "person"] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("The company's new chief executive, Anders Wik, said Holm was cooperating.", "Anders Wik", "person"),
        ("Ferrara, who oversaw the recount, said turnout was high.", "Ferrara", "person"),
        ("Norline, which walked away from a merger in December, would buy six ferries.", "Norline", "organisation"),
        ("Peter Lang, the former finance chief of Holm Shipping, was charged.", "Holm Shipping", "organisation"),
        ("County Clerk Denise Ferrara declined to comment on the lawsuit.", "Denise Ferrara", "person"),
        ("Unofficial results gave Adeyemi 18,204 votes and Kessler 18,163.", "Adeyemi", None),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(text: str, name: str, type: str | None) -> None:
    found = {e.name: e.type for e in cast_of(text).entities}
    assert name in found
    assert type is None or found[name] == type


def test_a_surname_that_says_what_somebody_is_stays_a_name() -> None:
    text = "Tom Baker left the council in May. Baker said he was tired."
    assert who(cast_of(text), text, "Baker", nth=1) == "Tom Baker"


def test_an_office_told_nowhere_else_is_held_by_the_one_the_text_is_about() -> None:
    text = "Lena Quist came to Ohio on Monday. Quist toured the pier. “It must close,” the Texas governor said."
    cast = cast_of(text)
    assert who(cast, text, "the Texas governor") == "Lena Quist"
    (mention,) = [m for m in cast.mentions if m.kind == "nominal"]
    assert mention.confidence < 0.85


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Lena Quist came on Monday. Quist toured the pier. “It must close,” the Texas governor said.",
        "Lena Quist and Bram Vale came on Monday. “It must close,” the Texas governor said.",
        "Lena Quist came on Monday. Quist left after the Texas governor said the pier was lost.",
        "Lena Quist came on Monday. Quist toured the pier. “It must close,” said the Texas governor, Bram Vale.",
        "Lena Quist came on Monday. Quist toured the pier. “It must close,” the driver said.",
        "Lena Quist came to Ohio on Monday. Quist toured the pier. “It must close,” the Texas official said.",
    ],
)
def test_an_office_told_nowhere_else_is_not_guessed(text: str) -> None:
    cast = cast_of(text)
    assert [m for m in cast.mentions if m.kind == "nominal" and cast.entities[m.entity].name == "Lena Quist"] == []


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        (
            "The chief executive of the Refugee Council Enver Solmaz called the plan cruel.",
            "Refugee Council",
            "Enver Solmaz",
        ),
        (
            "A professor at the University of Texas Arlington Amneh Jafar was there in May. Jafar said it had rained.",
            "University of Texas Arlington",
            "Amneh Jafar",
        ),
        (
            "It rained when the Harbour Board Vera Quill wrote to sent its answer at last.",
            "Harbour Board",
            "Vera Quill",
        ),
    ],
)
def test_a_persons_name_right_behind_a_bodys_is_parted_from_it(text: str, body: str, person: str) -> None:
    cast = cast_of(text)
    assert entity(cast, body).type == "organisation"
    assert entity(cast, person).type == "person"


def test_two_names_with_a_verb_between_them_are_two() -> None:
    text = "Mayor Lena Vance spoke on Friday. According to videotaped witness testimony, on the morning of May 6, "
    text += "Vance telephoned Holm and left."
    cast = cast_of(text)
    assert not [e.name for e in cast.entities if "telephoned" in e.name]
    assert who(cast, text, "Vance", nth=1) == "Lena Vance"
    assert who(cast, text, "Holm") is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Council of Saint Andrew met on Monday.", "Council of Saint Andrew"),
        ("The money came from Save the Coast, a charity.", "Save the Coast"),
        ("Head of the University of Wisconsin Green Bay said that it must stay.", "University of Wisconsin Green Bay"),
    ],
)
def test_a_bodys_name_that_ends_in_other_words_stays_whole(text: str, name: str) -> None:
    cast = cast_of(text)
    assert entity(cast, name).type == "organisation"
    assert all(e.type != "person" for e in cast.entities)


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Nordline CEO and co-founder Lena Rask opened the pier.", "Lena Rask", "Nordline"),
        ("Nordline General Counsel Sean Falk sent a memo to the staff on Monday.", "Sean Falk", "Nordline"),
    ],
)
def test_an_office_is_no_part_of_a_name(text: str, person: str, body: str) -> None:
    names = {e.name for e in cast_of(text).entities}
    assert person in names
    assert body in names
    assert not any("CEO" in name or "Counsel" in name for name in names)


def test_a_company_may_be_called_by_its_first_word() -> None:
    cast = cast_of(
        "Talks with Nordline Transit failed on Monday. A cleaner at Nordline earns little. Nordline paid late."
    )
    company = entity(cast, "Nordline Transit")
    assert company.type == "organisation"
    assert "Nordline" in company.aliases


def test_a_surname_is_no_company_where_somebody_has_it() -> None:
    cast = cast_of("Lena Holm founded Holm Shipping in Dorn. Holm said the ships were old.")
    assert entity(cast, "Lena Holm").type == "person"
    assert "Holm" in entity(cast, "Lena Holm").aliases


def test_initials_with_and_without_points_are_one_name() -> None:
    cast = cast_of("T.J. Berg called the walkout reckless. Earlier, TJ Berg had praised the drivers.")
    assert [e.name for e in cast.entities if e.type == "person"] == ["T.J. Berg"]


def bearers(text: str, surname: str) -> list[str | None]:
    """Whom each standing of a surname means."""
    cast = cast_of(text)
    return [
        next((cast.entities[m.entity].name for m in cast.mentions if m.end == at + len(surname)), None)
        for at in range(len(text))
        if text.startswith(surname, at)
    ]


def test_somebodys_kin_has_no_title_of_theirs() -> None:
    text = (
        "President Lund was there. Mr. Lund said it was late. The first lady, Michelle Lund, stayed at home. "
        "President Lund left. Mrs. Lund called."
    )
    assert bearers(text, "Lund") == ["Lund", "Lund", "Michelle Lund", "Lund", "Michelle Lund"]


def test_a_title_after_the_full_name_is_the_sons_all_the_same() -> None:
    text = "His son, Peter Lund, spoke first. Senator Lund said it was late."
    assert bearers(text, "Lund") == ["Peter Lund", "Peter Lund"]


def test_a_man_is_not_the_woman_who_has_his_surname() -> None:
    text = "Ada Lund spoke first. Mr. Lund listened. Ms. Lund went on."
    assert bearers(text, "Lund") == ["Ada Lund", "Lund", "Ada Lund"]


def test_one_word_is_no_bridge_between_bodies() -> None:
    cast = cast_of(
        "The Harbour Board met in Tarnmouth on Monday. The Board closed the pier.\n\n"
        "Ships are the worry of Guard the Board, a group of sailors."
    )
    assert {"Harbour Board", "Guard the Board"} <= {e.name for e in cast.entities}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Leftist said that the vote was lost.", set()),
        ("Centrist Robertson and Vale, two friends of the pier, will meet in the run-off.", {"Robertson", "Vale"}),
        ("Socialist Hansson and Miller will meet in the run-off vote on April 24.", {"Hansson", "Miller"}),
    ],
)
def test_a_party_or_a_creed_is_nobodys_name(text: str, names: set[str]) -> None:
    assert {e.name for e in cast_of(text).entities} == names


def test_what_a_page_tells_its_reader_to_do_names_nobody() -> None:
    text = "JUST WATCHED Police: The pier is closed Replay More Videos ... MUST WATCH Police: The pier is closed 01:20"
    assert cast_of(text).entities == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rui Vasco da Lomba won the vote. Da Lomba thanked the crowd. Vasco said he was glad.",
        "Marine Le Grand spoke in Dorn on Monday. Le Grand said the pier was safe.",
        "Ada van Holm opened the pier. Van Holm said it was safe.",
        '"It is random," said Jean Estevao de Lomba. Attacks are not new in Dorn, says the poll\'s Estevao de Lomba.',
    ],
)
def test_particles_belong_to_the_surname(text: str) -> None:
    assert len([e for e in cast_of(text).entities if "Dorn" not in e.name]) == 1


def test_who_begins_with_a_particle_is_another_where_no_fuller_name_ends_so() -> None:
    assert {e.name for e in cast_of("Ada Morris met Van Morris, a singer.").entities} == {"Ada Morris", "Van Morris"}


def test_a_surname_with_its_particle_is_an_alias() -> None:
    assert "van Holm" in entity(cast_of("Ada van Holm opened the pier on Monday."), "Ada van Holm").aliases


def test_a_surname_may_be_a_month() -> None:
    text = 'Minister Theresa May opened the pier in April. "It is dry," May said. In May it was shut.'
    cast = cast_of(text)
    assert who(cast, text, "May", nth=1) == "Theresa May"
    assert who(cast, text, "May", nth=2) is None


@pytest.mark.parametrize(
    ("text", "joined", "name"),
    [
        ("Harbour Boys Jan. 6 leaders met.", 3, 2),
        ("Harbour Board Monday said no.", 3, 2),
        ("Harbour Walk May 6 was long.", 3, 2),
        ("Theresa May said no.", 2, 2),
    ],
)
def test_a_name_joined_to_a_day_ends_before_it(text: str, joined: int, name: int) -> None:
    assert without_day(analyse(Document(id="d", text=text)).doc, 0, joined) == name


def test_a_broadcast_in_quotation_marks_is_no_nickname() -> None:
    text = 'On the Herald\'s "First Look" Thursday morning, coach Ada Quist said the news was good.'
    assert not [e.name for e in cast_of(text).entities if e.name.endswith("Thursday")]


@pytest.mark.parametrize(
    ("words", "seen", "kind"),
    [
        ("gustavo petrel", 2, "person"),
        ("gustavo petrel", 1, "organisation"),
        ("harbour petrel", 2, "organisation"),
        ("gustavo bank", 2, "organisation"),
    ],
)
def test_a_full_name_taken_for_a_body_is_whose_surname_speaks(words: str, seen: int, kind: str) -> None:
    full = words.split()
    names = [NameSpan(0, 2, "organisation"), *(NameSpan(2 + n, 3 + n, "person") for n in range(seen))]
    assert bodies_that_are_people([*full, *[full[-1]] * seen], names)[0].type == kind


def test_he_is_whom_the_main_clause_is_about() -> None:
    text = (
        "Peter Reed spoke first. Peter Reed and Otto Hale met in May. "
        "Shortly after Reed left the hall, Hale gave a speech. He was tired."
    )
    assert who(cast_of(text), text, "He") == "Otto Hale"


@pytest.mark.parametrize(
    "told",
    [
        "The flood was hard on Kasher Vell, the owner of two mills, who helped write the letter to the governor.",
        "Questo, who won the prize for best opera — the prize Harms was presenting — spoke on Monday.",
    ],
)
def test_he_is_nobody_who_stands_apart_from_the_sentence(told: str) -> None:
    far = "The pier was shut. The mills stood still. The river rose. The road was lost. The rain went on."
    text = f"Gov. Peter Harms was there.\n\n{far}\n\n{told} He was tired."
    assert who(cast_of(text), text, "He", nth=text.count("He") - 1) == ("Kasher Vell" if "Vell" in told else "Questo")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was ruled so, according to his sister Lena Lena Quist has told the board of the fire.", "Lena Quist"),
        ("A man in the rain Otto Falk Otto Falk said that the pier was safe.", "Otto Falk"),
    ],
)
def test_a_name_that_a_caption_runs_into_is_said_once(text: str, name: str) -> None:
    assert name in [e.name for e in cast_of(text).entities]


def test_a_name_that_is_said_twice_by_nature_stays() -> None:
    names = [e.name for e in cast_of("Boutros Boutros-Ghali led the body. Sirhan Sirhan was held.").entities]
    assert {"Boutros Boutros-Ghali", "Sirhan Sirhan"} <= set(names)
