"""Common given names with the gender they usually tell; names that tell none are left out."""

from __future__ import annotations

import unicodedata

MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian agustin ahmad ahmed alan albert alejandro aleksander alessandro
    alexander alexei alfred ali allan allen alvaro alvin amir amit anders andre andreas andrew andrzej andy
    angelo anil anthony antonio ari arif arjun arnold arthur arun asif austin barack barry bashar ben benjamin
    bernard bernie bert bill billy bjorn bob bobby bogdan boris brad bradley brandon brendan brent bret brett
    brian bruce bryan byron calvin carl carlos cedric chad charles charlie chinedu chris christian christopher
    chuck clarence clark claude clifford clint clinton colin conor corey craig cristiano curtis dale damian
    damon dan daniel danny darrell darren daryl dave david davide dean deepak dennis derek devin diego dieter
    dimitris dmitri dominic don donald doug douglas duc duncan dustin dwayne dwight earl ed eddie edgar eduardo
    edward edwin eli elijah elliott emeka emmanuel emre enrique eric erik erling ernest ethan eugene evan faisal
    farid felipe felix fernando florian floyd francesco francisco frank franklin fred frederick gabe gabor
    gabriel garrett gary gavin gene geoffrey george gerald gerard gilbert giorgos giovanni glenn gonzalo goran
    gordon graham grant greg gregory guillermo gunnar gunther gustavo guy hamid hank hans harald harold harry
    harvey hasan hassan hector henrik henry herbert herman hernan hiroshi hossein howard hugh hugo huseyin
    hussein ian ibrahim idris ignacio igor imran isaac ismail istvan ivan ivo jack jackson jacob jacques jake
    jamal james jan jared jaroslav jason javad javier jay jed jeff jeffrey jens jeremy jerome jerry jesus jim
    jimmy joaquin joe joel joerg joey johan john johnny jon jonas jonathan jordan jorge jose joseph josh joshua
    juan julian julio justin karim karl keith kemal kenji kenneth kenny kevin khalid klaus knut kofi kostas kurt
    kwame kwasi kyle lance larry lars laszlo lawrence leo leon leonard leonardo leroy lewis liam lloyd logan
    lorenzo louis luca lucas luigi luis luiz lukas luke luther magnus mahmoud majid malcolm malik manoj manuel
    marc marcel marcelo marco marcos marcus marek mario mark marlon martin marvin massimo mateo mathew mats matt
    matteo matthew maurice max mehmet melvin michael miguel mihai mikael mike mikhail milan milton ming minh
    mitch mitchell mitt mohamed mohammad mohammed muhammad mustafa narendra nate nathan nathaniel naveed neil
    nelson newt nicholas nick nicolas nigel nikolai nils noah norman olav ole oliver omar osama oscar otto owen
    pablo patrick paul pawel pedro pete peter petter phil philip phillip pierre piotr prakash radu rafael rahul
    raj rajesh ralph ramesh ramon randall randy rashid raul ravi ray raymond recep reggie reginald rex reza
    ricardo richard rick ricky rob robby robert roberto rod rodney rodrigo roger roland ron ronald ronnie ross
    roy ruben rudolph russell ryan saeed said salvador samuel sanjay santiago satoshi scott sean sebastian
    sergei sergio seth shaun shawn shinzo sidney simon sipho spencer stanley stavros stefan stefano stephen
    steve steven stuart suresh sven takashi tarek tariq ted terrence thabo theodore thiago thomas tim timothy
    tobias todd tom tomas tomasz tommy tony travis trevor troy tucker tunde tyler umar vaclav vernon victor
    vijay viktor vincent vincenzo vladimir wade waleed walter warren wayne wei wesley will william willie
    wolfgang xavier yannis youssef yuri yusuf zach zachary zoltan""".split()
)
FEMALE = frozenset(
    """abigail ada adaeze adele adriana agnes agnieszka aino aisha alessandra alexandra alexis alice alicia alison
    allison amal amanda amber amelia amina amy ana andrea angela angelica anita anja anjali ann anna anne anneli
    annette annie april ariana ashley astrid audrey aurelie aurora ayesha ayse barbara beata beatrice beatriz
    becky bella bernadette beth bethany betsy betty beverly birgit bonnie brenda bridget brigitte brittany
    brooke camila carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia celine chantal
    charlotte chelsea cheryl chiara christina christine cindy claire clara claudia colleen connie constance
    courtney crystal cynthia daisy dana daniela danielle dawn debbie deborah debra deepa denise diana diane dina
    donna doris dorota dorothy edith eileen elaine eleanor elena elif elin elise elizabeth ella ellen ellie
    emily emma erica erika erin esther ethel eva eve evelyn ewa faith fatima fatma federica felicia fernanda
    fiona florence frances francesca freya gabriela gabrielle gail georgia geraldine gertrude gina giulia gladys
    glenda gloria grace greta gretchen gudrun gunilla gwen gwendolyn hala halina hanna hannah harriet heather
    heidi heike helen helena helga hillary holly huda ida indira ines ingrid irene irina iris isabel isabella
    isabelle ivana jacqueline jamila jana jane janet janice jean jeanette jeanne jelena jen jenna jennifer jenny
    jessica jill jo joan joanna joanne johanna josephine joy joyce juanita judith judy julia julie june kamala
    karen karin karla katarzyna kate katherine kathleen kathryn kathy katie katja katrina kavita kayla keiko
    kerstin khadija kimberly kirsi kirsten kristen kristin kristina lakshmi lara latoya laura lauren laurie
    layla leah leila lena leslie leyla lillian lily linda ling lisa liv liz loretta lori lorraine lotta louise
    lucia luciana lucy ludmila lydia lynn mabel madeleine madison maggie maja malgorzata marcia margaret maria
    marian mariana marie marilyn marina marjorie marlene marsha marta martha mary maryam maureen maxine megan
    meghan mehreen mei melanie melinda melissa mercedes meredith michaela michelle mildred milena miranda miriam
    molly mona monica monika nadia nadine nancy naoko naomi natalia natalie natasha nathalie ngozi nicole nikki
    nina nirmala nomsa noor nora norma oksana olga olivia pamela paola patricia patty paula pauline peggy
    penelope penny petra phyllis pilar priscilla priya rachel ramona rania rebecca regina renate renee rhonda
    rita roberta robin rocio rosa rosalind rose rosemary ruth sabine sabrina sakura sally salma samantha samira
    sandra sara sarah selena shannon sharon sheila shelly sherry shirin shirley sigrid silke silvana silvia
    simona simone sofia solveig sonia sophia sophie soraya stacey stacy stella stephanie sue sunita susan
    susanne sushma suzanne svetlana sylvia sylvie tamara tammy tanya tara tatiana teresa tereza thandi theresa
    thuy tiffany tina tracy tuula ulla ulrike ursula valentina valerie vanessa vera veronica vesna vicki vicky
    victoria viola violet virginia vivian wanda wendy whitney ximena yasmin yolanda yuki yulia yvonne zahra
    zainab zeynep zuzana""".split()
)


# Names of men and women alike.
EITHER = frozenset(
    """alex ashley avery blake cameron casey charlie courtney dakota dana devon drew emerson evelyn finley frankie
    harley harper hayden hunter jackie jaden jaime jamie jess jesse jody jules kelly kelsey kendall kerry kim kyle
    lee leigh leslie lindsay lindsey logan mackenzie madison marion marley mckenzie morgan noel pat parker payton
    peyton quinn reese riley robin rowan sandy sasha shannon shawn shelby sidney skylar skyler stacy sydney taylor
    terry tracy val whitney""".split()
)


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name, whatever gender it tells."""
    return word in MALE or word in FEMALE or word in EITHER


def gender_of(given_name: str) -> str | None:
    """Return "male" or "female" where a given name usually tells it, else None."""
    folded = unicodedata.normalize("NFD", given_name.lower().rstrip("."))
    name = "".join(c for c in folded if not unicodedata.combining(c))
    if (name in MALE) == (name in FEMALE):
        return None
    return "male" if name in MALE else "female"
