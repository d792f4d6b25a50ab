"""Given names and their short forms: "Samuel" and "Sam" may be one person's."""

from __future__ import annotations

_SHORT_FORMS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "robert bob rob bobby robby robbie",
        "william bill will billy willie",
        "richard rick dick rich ricky",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "joseph joe joey",
        "thomas tom tommy",
        "michael mike mick mickey",
        "charles charlie chuck",
        "edward ed eddie ted",
        "theodore ted teddy",
        "donald don donnie",
        "daniel dan danny",
        "david dave",
        "anthony tony",
        "andrew andy drew",
        "christopher chris",
        "matthew matt",
        "nicholas nick",
        "samuel sam",
        "benjamin ben",
        "stephen steve steven",
        "timothy tim",
        "gregory greg",
        "jeffrey jeff geoffrey geoff",
        "kenneth ken kenny",
        "ronald ron ronnie",
        "raymond ray",
        "lawrence larry",
        "patrick pat paddy",
        "peter pete",
        "philip phil phillip",
        "frederick fred freddie",
        "albert al bert",
        "alexander alex sandy",
        "elizabeth liz beth betsy eliza",
        "katherine kate kathy katie catherine cathy",
        "margaret maggie meg peggy",
        "susan sue susie",
        "deborah debbie deb",
        "barbara barb",
        "jennifer jen jenny",
        "jessica jess",
        "rebecca becky",
        "patricia pat patty tricia",
        "christine chris christina tina",
        "kimberly kim",
        "pamela pam",
        "cynthia cindy",
        "judith judy",
        "victoria vicky vicki",
        "abigail abby",
        "bernard bernie",
        "walter walt",
        "gerald jerry",
        "leonard len leo",
        "douglas doug",
        "vincent vince vinny",
        "francis frank",
        "mitchell mitch",
        "nathaniel nathan nate",
        "jacob jake",
        "zachary zach",
        "joshua josh",
        "norman norm",
        "gabriel gabe",
        "harold hal harry",
        "henry hank harry",
        "louis lou louie",
        "eugene gene",
        "stanley stan",
        "martin marty",
        "arthur art artie",
        "clifford cliff",
        "russell russ",
        "terrence terry",
        "theresa terry tess",
        "jacqueline jackie",
        "madeline maddie",
        "samantha sam",
        "alexandra alex sandra",
        "allison allie",
        "valerie val",
        "wesley wes",
        "franklin frank",
        "caroline carrie",
        "dorothy dot dottie",
    )
)


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, an initial, or a usual short form."""
    if not a or not b or a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return short_of(a, b)


def short_of(a: str, b: str) -> bool:
    """Whether one of two given names is a usual short form of the other, or both are of one name."""
    return any(a in row and b in row for row in _SHORT_FORMS)
