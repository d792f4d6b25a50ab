"""Common given names with the gender they usually tell; names that tell none are left out."""

from __future__ import annotations

import unicodedata

MALE = frozenset(
    """aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan allen alvin
    anders andre andreas andrew andy angelo anthony antonio arnold arthur austin barry ben benjamin
    bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan
    byron calvin carl carlos cedric chad charles charlie chris christian christopher chuck clarence clark
    claude clifford clint clinton colin conor corey craig curtis dale damian damon dan daniel danny darrell
    darren daryl dave david dean dennis derek devin diego dmitri dominic don donald doug douglas duncan dustin
    dwayne dwight earl ed eddie edgar eduardo edward edwin eli elijah elliott emmanuel enrique eric erik ernest
    ethan eugene evan felipe felix fernando floyd francesco francisco frank franklin fred frederick gabriel
    garrett gary gavin gene geoffrey george gerald gerard gilbert giovanni glenn gordon graham grant greg
    gregory guillermo gustavo guy hank hans harold harry harvey hassan hector henry herbert herman howard hugh
    hugo ian ibrahim igor isaac ivan jack jackson jacob jacques jake james jan jared jason javier jay jed jeff
    jeffrey jeremy jerome jerry jesus jim jimmy joe joel joey johan john johnny jon jonathan jordan jorge jose
    joseph josh joshua juan julian julio justin karl keith kenneth kenny kevin kurt kyle lance larry lars
    lawrence leo leon leonard leonardo leroy lewis liam lloyd logan lorenzo louis lucas luigi luis luke luther
    malcolm manuel marc marcel marco marcos marcus mario mark marlon martin marvin mathew matt matthew maurice
    max mehmet melvin michael miguel mike milton mitch mitchell mohamed mohammad mohammed muhammad
    nathan nathaniel neil nelson nicholas nick nicolas nigel noah norman oliver omar oscar otto owen pablo
    patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon randall randy raul ray raymond
    reggie reginald rex ricardo richard rick ricky rob robby robert roberto rod rodney roger roland ron ronald
    ronnie ross roy ruben rudolph russell ryan salvador samuel scott sean sebastian seth shaun shawn
    sergei sergio sidney simon spencer stanley stephen steve steven stuart ted terrence theodore thomas tim
    timothy todd tom tommy tony travis trevor troy tyler vernon victor vincent vladimir wade walter warren
    wayne wesley will william willie wolfgang xavier yusuf zachary      emmanuel
    viktor alexei nikolai mikhail yuri ahmad mahmoud hamid karim khalid rashid said tariq umar arjun raj rajesh
    sanjay vijay amit anil deepak hiroshi kenji takashi shinzo wei ming javier mateo santiago alvaro marcelo
     luiz rodrigo thiago cristiano bjorn erling mats nils ole sven     ted
    marco kasich ari jake nate zach gabe tucker sean bret """.split()
)
FEMALE = frozenset(
    """abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison allison amanda amber amelia amy
    ana andrea angela angelica anita ann anna anne annette annie april ariana ashley audrey barbara beatrice
    becky bella bernadette beth bethany betsy betty beverly bonnie brenda bridget brittany brooke camila carla
    carmen carol carole caroline carolyn carrie catherine cathy cecilia charlotte chelsea cheryl christina
    christine cindy claire clara claudia colleen connie constance courtney crystal cynthia daisy dana danielle
    dawn deborah debbie debra denise diana diane donna doris dorothy edith eileen elaine eleanor elena elise
    elizabeth ella ellen ellie emily emma erica erika erin esther ethel eva eve evelyn faith fatima felicia fiona
    florence frances gabriela gail gabrielle georgia geraldine gertrude gina gladys glenda gloria grace gretchen
    gwen gwendolyn hannah harriet heather heidi helen helena hillary holly ida ines ingrid irene iris
    isabel isabella jacqueline jamila jane janet janice jean jeanette jeanne jen jenna jennifer jenny
    jessica jill jo joan joanna joanne josephine joy joyce juanita judith judy julia julie june karen karin
    karla kate katherine kathleen kathryn kathy katie katrina kayla kimberly kirsten kristen kristin
    kristina lara latoya laura lauren laurie leah lena leslie lillian lily linda lisa liz loretta lori lorraine
    louise lucia lucy lydia lynn mabel madeleine madison maggie marcia margaret maria marian marie marilyn
    marina marjorie marlene marsha martha mary maureen maxine megan meghan melanie melinda melissa
    mercedes meredith michelle mildred miranda miriam molly monica nadia nancy naomi natalie natasha nicole
    nina nora norma olga olivia pamela patricia patty paula pauline peggy penelope penny phyllis priscilla
    rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary ruth sabrina sally
    samantha sandra sara sarah selena shannon sharon sheila shelly sherry shirley silvia simone sofia sonia
    sophia sophie stacey stacy stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa theresa
    tiffany tina tracy ursula valerie vanessa vera veronica vicki vicky victoria viola violet virginia vivian
    wanda wendy whitney yolanda yvonne angela theresa nikki kamala elizabeth nancy
    loretta donna debbie gretchen carly ursula priya indira sonia ayesha leila layla noor
    amal yasmin mei ling yuki sakura naoko keiko astrid freya greta sigrid birgit""".split()
)


def gender_of(given_name: str) -> str | None:
    """Return "male" or "female" where a given name usually tells it, else None."""
    folded = unicodedata.normalize("NFD", given_name.lower().rstrip("."))
    name = "".join(c for c in folded if not unicodedata.combining(c))
    if (name in MALE) == (name in FEMALE):
        return None
    return "male" if name in MALE else "female"
