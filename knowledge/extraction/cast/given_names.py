"""Common given names with the gender they usually tell; names that tell none are left out."""

from __future__ import annotations

import unicodedata

MALE = frozenset(
    """aaron abdul abdullah abraham adam adolfo adrian agustin ahmad ahmed alan albert aldo alejandro aleksander
    alessandro alexander alexei alfonso alfred alfredo ali allan allen alvaro alvin amadou amir amit anders
    andre andreas andrew andrzej andy angelo anil anthony antoine antonio ari arif arjun armando arnaud arnold
    arthur arturo arun asif augusto aurelio austin baptiste barack barry bashar ben benito benjamin benoit
    bernard bernie bert bilal bill billy bjorn bob bobby bogdan boris boubacar brad bradley brandon brendan
    brent bret brett brian bruce bryan byron calvin camilo carl carlos cedric cesar chad charles charlie chinedu
    chris christian christophe christopher chuck clarence clark claude claudio clifford clint clinton colin
    conor corey cornelius craig cristiano curtis cyrus dale damian damien damon dan daniel danny darrell darren
    daryl dave david davide dean deepak demetrius dennis derek desmond devin diego dieter dimitris dmitri dmitry
    domingo dominic don donald doug douglas duc duncan dustin dwayne dwight earl ed eddie edgar edmund edouard
    eduard eduardo edward edwin efrain eladio eli elias elijah eliseo elliott emeka emil emile emilio emmanuel
    emre enrique enzo erasmo eric erik erling ernest ernesto esteban ethan eugene eugenio evan evgeny fabian
    fabio fabrice faisal farid fausto federico felipe felix fernand fernando fidel florian floyd francesco
    francisco francois frank franklin fred frederic frederick gabe gabor gabriel garrett gary gaston gavin
    gavriel gene gennady geoffrey george gerald gerard gerardo giancarlo gianni gilbert gilberto giorgos
    giovanni giuseppe glenn gonzalo goran gordon graham grant greg gregor gregory guido guillaume guillermo
    gunnar gunther gustav gustavo guy hakan hakim hamid hank hans harald harold harry haruki harvey hasan hassan
    hector heinrich helmut henri henrik henry herbert herman hernan hernando hiram hiroshi horacio hossein
    howard hubert hugh hugo humberto huseyin hussein ian ibrahim ibrahima idris idriss ignacio igor ilya imran
    isaac ismael ismail istvan itamar ivan ivar ivo jack jackson jacob jacques jake jamal james jan jared
    jaroslav jaroslaw jason javad javier jay jed jeff jeffrey jens jeremy jerome jerry jerzy jesus jim jimmy
    jiri joachim joaquin jochen joe joel joerg joey johan john johnny jon jonas jonathan jordan jorge jorn jose
    josef joseph josh joshua juan juergen julian julio jurgen justin kamal karel karim karl kazuo keith kemal
    kenji kenneth kenny kevin khaled khalid kiran klaus knut kofi konstantin kostas kristof krzysztof kurt kwame
    kwasi kyle lance larry lars laszlo laurent lawrence leif leo leon leonard leonardo leopold leopoldo leroy
    lewis liam lionel lloyd logan lorenzo lothar louis luca lucas luciano ludwig luigi luis luiz lukas luke
    luther maciej magnus mahmoud majid maksim malcolm malik manfred manoj manuel marc marcel marcelo marco
    marcos marcus marek mariano mario mark marlon martin marvin massimo mateo mathew mats matt matteo matthew
    matthias maurice mauricio max maxim mehdi mehmet melvin michael michal michel miguel mihai mikael mike
    mikhail milan milos milton ming minh mircea mitch mitchell mitt mohamed mohammad mohammed moises muhammad
    mustafa mustapha naftali narendra nasser nate nathan nathaniel naveed neil nelson nestor newt nicholas nick
    nicolas nigel nikola nikolai nikos nils noah norbert norberto norman octavio olav ole oleg oleksandr oleksiy
    oliver olivier omar omer oriol osama oscar oswaldo othmane otto owen pablo pascal pasquale patricio patrick
    paul pavel pawel pedro pete peter petr petter phil philip phillip pierre piet pieter piotr prakash radu
    rafael rahul rainer raj rajesh ralph ramesh ramiro ramon randall randy rashid raul ravi ravindra ray raymond
    recep reggie reginald reinhard renato rex reza ricardo richard rick ricky rigoberto rob robby robert roberto
    rod rodney rodolfo rodrigo rogelio roger roland rolando romain romeo ron ronald ronnie ross roy ruben rudolf
    rudolph ruslan russell ryan saeed said salman salvador samir samuel sanjay santiago santosh satoshi scott
    sean sebastian serge sergei sergio serhiy seth severino shaun shawn shigeru shimon shinzo sidney silvio
    simon sipho spencer stanislav stanley stavros stefan stefano stephen steve steven stuart suresh sven sylvain
    takashi tarek tariq taro tayyip ted terrence thabo theodore thiago thierry thomas tiago tim timothy tobias
    todd tom tomas tomasz tomislav tommy tony travis trevor troy tucker tunde tyler ulrich umar umberto uwe
    vaclav valentin vasily vernon vicente victor vijay viktor vincent vincenzo vitali vitaly vladimir vladislav
    volodymyr wade waleed walter warren wayne wei werner wesley wilfredo wilhelm will william willie wojciech
    wolfgang xavier yann yannick yannis yasser yevgeny yitzhak yoav yoshihide youssef yuri yusuf yves zach
    zachary zbigniew zdenek zoltan""".split()
)
FEMALE = frozenset(
    """abigail ada adaeze adele adriana agata agnes agnieszka aiko ainhoa aino aisha alejandra alessandra alexandra
    alexis alice alicia alina aline alison allison amal amanda amber amelia amelie amina amy ana anastasia
    andrea andreea anette angela angelica angelique anika anita anja anjali ann anna annalena anne anneli
    anneliese annette annie antonella april arantxa ariana ashley asma astrid audrey aurelie aurora aurore
    ayesha ayse barbara barbora beata beatrice beatriz becky bella bernadette beth bethany betsy bettina betty
    beverly birgit blanca bonnie bozena brenda bridget brigitte brittany brooke camila carla carlota carly
    carmela carmen carol carole caroline carolyn carrie catherine cathy cecile cecilia celine chantal charlotte
    chelsea cheryl chiara chimamanda christina christine cindy claire clara claudia claudine colette colleen
    connie constance consuelo corinne courtney cristina crystal cynthia dagmar daisy dana daniela danielle
    danuta dawn debbie deborah debra deepa delphine denise diana diane dina dolores donna doris dorota dorothy
    edith eileen elaine eleanor elena eleonora elif elin elisa elisabeth elise elizabeth elke ella ellen ellie
    elodie eloise elsa emilia emily emma emmanuelle erica erika erin esperanza estela estelle esther ethel
    eugenia eva eve evelina evelyn ewa faith fatima fatma fatoumata federica felicia fernanda fiona florence
    frances francesca francoise freya frida gabriela gabrielle gail genevieve georgia geraldine gertrude
    ghislaine gina giorgia giovanna gisela giulia gladys glenda gloria grace graciela greta gretchen guadalupe
    gudrun gunilla gwen gwendolyn hala halina hanna hannah hannelore harriet heather heidi heike helen helena
    helene helga henrietta hilda hillary holly huda ida ilaria ilse imelda indira ines ingeborg ingrid irene
    irina iris iryna isabel isabella isabelle isadora ivana jacinda jacqueline jadwiga jamila jana jane janet
    janice jasmina jean jeanette jeanne jelena jen jenna jennifer jenny jessica jill jo joan joana joanna joanne
    johanna jolanta josefina josephine joy joyce juanita judith judy julia julie julieta june justyna kamala
    karen karin karla karolina katarina katarzyna kate katherine kathleen kathryn kathy katie katja katrina
    kavita kayla keiko kerstin khadija kimberly kirsi kirsten kristen kristin kristina laetitia lakshmi lara
    larissa latoya laura lauren laurie layla leah leila lena leslie leticia leyla lidia liliana lillian lily
    linda ling linnea lisa liudmila liv liz lorena loretta lori lorraine lotta lotte louise lourdes lucia
    luciana lucie lucy ludmila luisa lydia lynn lyudmila mabel madeleine madison magdalena maggie maja
    malgorzata manon manuela marcia margaret margarita margot maria marian mariana marianne maribel marie
    marilyn marina marisol marjorie marlene marsha marta martha martina mary maryam mathilde maureen maxine
    megan meghan mehreen mei melanie melinda melissa mercedes meredith michaela michelle mildred milena miranda
    mireille miriam mirjana molly mona monica monika nadezhda nadia nadine nancy naoko naomi natacha natalia
    natalie natasha nathalie ngozi nicole nikki nina nirmala noemi nomsa noor nora norma odette oksana olena
    olga olivia oriana ornella paloma pamela paola pascale patricia patrizia patty paula paulina pauline peggy
    penelope penny petra phyllis pilar priscilla priya rachel raffaella ramona rania raquel rebecca regina
    renata renate renee rhonda rita roberta robin rocio romina rosa rosalia rosalind rose rosemary roxana ruth
    sabine sabrina sakura sally salma samantha samira sandra sandrine sanna sara sarah sarai selena severine
    shannon sharon sheila shelly sherry shirin shirley sigrid silke silvana silvia simona simone sofia solange
    solveig sonia sophia sophie soraya stacey stacy stefania stella stephanie sue sunita susan susanna susanne
    sushma suzanne sveta svetlana sylvia sylvie tamar tamara tammy tanya tara tatiana tatyana teodora teresa
    tereza thandi theresa thuy tiffany tina tracy tuula ulla ulrike ursula valentina valerie vanessa vera
    veronica veronique vesna vicki vicky victoria viktoria viola violet violeta virginia virginie vivian wanda
    wendy whitney ximena xiomara yael yasmin yasmina yolanda yuki yulia yvette yvonne zahra
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
