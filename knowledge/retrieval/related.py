"""Words that news and its readers use for one another, by stem. General English, written for this project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from knowledge.language.words import stem

_GROUPS = """
investigation probe inquiry investigate
police cop officer
money funding fund dollar cost price
cost free charge
kill die death dead murder slay
child kid daughter son baby boy girl
resign quit leave step depart oust
buy purchase acquire acquisition
sell sale
win victory winner
lose loss defeat
launch unveil introduce release debut announce
begin start open
stop end halt cease
ask request demand urge call
fire sack oust dismiss
hurt injure injury wound
arrest detain custody
jail prison sentence
sue lawsuit court suit
charge accuse allege
job role post position profession
boss chief head leader chairman
car vehicle
plane aircraft jet
ship vessel boat
doctor physician
lawyer attorney counsel
judge justice magistrate
gun weapon firearm pistol rifle
apologise apologize apology sorry
delay postpone defer
run operate manage
company firm business
earn make profit revenue
rise increase grow
fall drop decline decrease
fight battle
agree deal agreement
ban prohibit bar block
approve pass back support
reject refuse deny
school college university
film movie
song music
phone telephone mobile
vote election referendum ballot poll
reason why because
picture image photo
takeoff liftoff launch
app application
apply application applicant
worth value
long year
big large
people person individual
vaccine vaccination vaccinate jab
allow let permit
cap limit
show display unveil exhibit
put place
build construct built
house home
sick ill illness
help assist
meet meeting
give provide
want seek wish
think believe
wrong false
biggest largest top
explode explosion blast
shoot fire shot
replace succeed
design redesign
swap exchange
attack assault raid
crash collide collision accident wreck
flood flooding inundate
quake earthquake tremor
blaze wildfire fire
protest demonstration rally demonstrate protester demonstrator
layoff redundancy
bankrupt bankruptcy insolvent insolvency
merge merger combine
stock share
wage pay salary
tax levy duty tariff
bill legislation law measure
ruling verdict judgment decision decide rule
evidence proof prove
testify testimony witness
suspect gunman shooter attacker
victim casualty
hostage captive
free release liberate
rescue save
escape flee
missing disappear vanish
search hunt
discover discovery find
steal theft rob robbery burglary
fraud scam
leak disclose reveal
spy espionage
hack breach
warn warning caution alert
criticise criticize criticism slam condemn denounce
praise applaud hail
promise pledge vow
plan intend propose proposal
cancel scrap
close shut
remove delete withdraw
appoint name nominate pick choose select
premier pm
lawmaker legislator congressman senator mp
soldier troop military army
war conflict invasion invade
ceasefire truce
missile rocket
nuclear atomic
migrant refugee immigrant
country nation
area region
citizen resident
wealthy rich
expensive costly
fast quick rapid
famous popular
prize award medal
team club side squad
match game
championship title trophy
actor actress star
singer musician
concert tour gig
show programme program series
book novel
writer author novelist
reporter journalist
newspaper paper
website site
tweet post
disease virus infection outbreak
drug medicine medication
surgery operation
marry wedding marriage married
divorce split separate
funeral burial bury
student pupil
electricity power energy
petrol fuel gasoline gas
train rail railway
road highway street
tourist visitor traveler
store shop retailer
customer shopper consumer
product item goods
factory plant
worker employee staff
hire recruit
donate donation contribute contribution
debt loan borrow
estimate forecast predict prediction
survey poll study research
scientist researcher
percent percentage %
spacecraft spaceship
pope pontiff
queen king monarch
royal palace
mother mum mom
father dad
final last
drive driver
own owner
found founder
win victory winner
invest investor investment
organise organize organiser organizer
sponsor sponsorship
manage manager
design designer
produce producer
teach teacher
coach trainer train
perform performer performance
participate participant
survive survivor
lend lender loan
publish publisher
employ employer
edit editor
host presenter
lead leader
inspect inspector inspection
invent inventor invention
"""
# A man, a woman or a person whose calling has a name for each.
_CALLINGS = """air alder anchor assembly business camera chair congress council door fire fore horse law news police
    sales spokes sports states""".split()
# Words that the first of a line may be told by, and not the other way round.
TOLD_BY = """
cost $ £ €
price $ £ €
fee $ £ €
fine $ £ €
salary $ £ €
ticket $ £ €
worth $ £ €
expensive $ £ €
parent mother father mum mom dad couple
spouse wife husband
sibling brother sister
storm hurricane typhoon tornado cyclone
weapon knife bomb
shot vaccine vaccination
deadline until due expire
kick ban suspend remove expel eject begin start
push delay postpone
throw strike overturn nullify annul invalidate
dump fire sack dismiss ditch axe
ditch fire sack dismiss
"""


def _build() -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    callings = (f"{of}man {of}woman {of}person {of}people" for of in _CALLINGS)
    for line in (*_GROUPS.strip().splitlines(), *callings):
        stems = [stem(w) for w in line.split()]
        for one in stems:
            found[one].update(s for s in stems if s != one)
    for line in TOLD_BY.strip().splitlines():
        told, *by = [stem(w) for w in line.split()]
        found[told].update(by)
    return {word: " ".join(sorted(others)) for word, others in found.items()}


RELATED: Mapping[str, str] = _build()
