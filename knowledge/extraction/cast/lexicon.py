"""Word lists for who is who: titles, role nouns, body nouns, given names.

All lists are short closed classes of English news prose, written for this project.
"""

from __future__ import annotations

# Titles before a name, lower case without the point, with the role nouns that may stand for the bearer later.
TITLES: dict[str, tuple[str, ...]] = {
    "ald": ("alderman", "alderwoman", "alderperson", "council member"),
    "alderman": ("alderman",),
    "alderwoman": ("alderwoman",),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker", "legislator"),
    "representative": ("representative", "congressman", "congresswoman", "lawmaker"),
    "congressman": ("congressman", "lawmaker", "representative"),
    "congresswoman": ("congresswoman", "lawmaker", "representative"),
    "sen": ("senator", "lawmaker", "legislator"),
    "senator": ("senator", "lawmaker"),
    "gov": ("governor",),
    "governor": ("governor",),
    "lt": ("lieutenant",),
    "lieutenant": ("lieutenant",),
    "mayor": ("mayor",),
    "president": ("president",),
    "pres": ("president",),
    "vice": (),
    "prime": (),
    "minister": ("minister", "premier"),
    "premier": ("premier",),
    "chancellor": ("chancellor",),
    "secretary": ("secretary",),
    "attorney": ("attorney",),
    "general": ("general",),
    "gen": ("general",),
    "col": ("colonel",),
    "colonel": ("colonel",),
    "maj": ("major",),
    "major": ("major",),
    "capt": ("captain",),
    "captain": ("captain",),
    "cmdr": ("commander",),
    "commander": ("commander",),
    "adm": ("admiral",),
    "admiral": ("admiral",),
    "sgt": ("sergeant",),
    "sergeant": ("sergeant",),
    "cpl": ("corporal",),
    "det": ("detective",),
    "detective": ("detective",),
    "ofc": ("officer",),
    "officer": ("officer",),
    "sheriff": ("sheriff",),
    "chief": ("chief",),
    "supt": ("superintendent",),
    "superintendent": ("superintendent",),
    "inspector": ("inspector",),
    "judge": ("judge",),
    "justice": ("justice", "judge"),
    "magistrate": ("magistrate",),
    "dr": ("doctor", "physician"),
    "doctor": ("doctor",),
    "prof": ("professor",),
    "professor": ("professor",),
    "rev": ("reverend", "pastor"),
    "reverend": ("reverend", "pastor"),
    "pastor": ("pastor",),
    "bishop": ("bishop",),
    "archbishop": ("archbishop",),
    "cardinal": ("cardinal",),
    "pope": ("pope", "pontiff"),
    "rabbi": ("rabbi",),
    "imam": ("imam",),
    "father": ("priest",),
    "sister": ("nun",),
    "king": ("king",),
    "queen": ("queen",),
    "prince": ("prince",),
    "princess": ("princess",),
    "sir": (),
    "dame": (),
    "lord": (),
    "lady": (),
    "mr": (),
    "mrs": (),
    "ms": (),
    "miss": (),
    "mx": (),
    "councilman": ("councilman", "council member"),
    "councilwoman": ("councilwoman", "council member"),
    "councilmember": ("councilmember", "council member"),
    "councillor": ("councillor",),
    "councilor": ("councilor",),
    "cr": ("councillor",),
    "cllr": ("councillor",),
    "clr": ("councillor",),
    "defendant": ("defendant",),
    "plaintiff": ("plaintiff",),
    "commissioner": ("commissioner",),
    "leader": ("leader",),
    "ceo": ("ceo", "executive"),
    "cfo": ("cfo", "executive"),
    "emeritus": (),
    "high": (),
    "whip": ("whip",),
    "assemblymember": ("assemblymember", "lawmaker"),
    "administrator": ("administrator",),
    "assemblyman": ("assemblyman", "lawmaker"),
    "assemblywoman": ("assemblywoman", "lawmaker"),
    "delegate": ("delegate",),
    "supervisor": ("supervisor",),
    "ambassador": ("ambassador",),
    "chairman": ("chairman", "chair"),
    "chairwoman": ("chairwoman", "chair"),
    "chair": ("chair",),
    "director": ("director",),
    "agent": ("agent",),
    "investigator": ("investigator",),
    "prosecutor": ("prosecutor",),
    "trooper": ("trooper",),
    "speaker": ("speaker",),
    "coach": ("coach", "manager"),
    "mvp": ("mvp", "player"),
    "captain-general": (),
    "treasurer": ("treasurer",),
    "provost": ("provost",),
    "dean": ("dean",),
    "principal": ("principal",),
    "candidate": ("candidate",),
    "nominee": ("nominee", "candidate"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "spokesperson": ("spokesperson", "spokesman", "spokeswoman"),
}
# Capitalised words that may stand before or between titles.
TITLE_MODIFIERS = frozenset(
    """former acting interim deputy vice assistant associate first senior junior executive lead
    then-president then-candidate then-senator majority minority press state district county city u.s. us lt. lt
    attorney special supervisory resident republican democratic gop democrat independent""".split()
)
# What somebody is by party or creed: no part of the name behind it, and nobody's name alone.
CREEDS = frozenset(
    """republican democrat conservative liberal socialist communist centrist leftist rightist marxist islamist
    nationalist populist separatist loyalist unionist libertarian""".split()
)
MALE_TITLES = frozenset(
    "mr sir lord king prince father congressman councilman assemblyman chairman alderman spokesman pope".split()
)
FEMALE_TITLES = frozenset(
    """mrs ms miss dame lady queen princess sister congresswoman councilwoman assemblywoman chairwoman
    alderwoman spokeswoman""".split()
)
MALE_NOUNS = frozenset(
    """man boy father son brother husband uncle grandfather nephew widower actor spokesman congressman
    chairman businessman councilman policeman fireman fisherman anchorman sportsman salesman king prince
    gentleman guy dad boyfriend alderman assemblyman cameraman frontman waiter host monk priest
    patriarch stepfather grandson stuntman lineman""".split()
)
FEMALE_NOUNS = frozenset(
    """woman girl mother daughter sister wife aunt grandmother niece widow actress spokeswoman
    congresswoman chairwoman businesswoman councilwoman policewoman queen princess lady mom mum
    girlfriend alderwoman assemblywoman waitress hostess nun matriarch stepmother granddaughter
    heroine seamstress stewardess ballerina""".split()
)
# Heads of noun phrases that name a person by what they do.
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | frozenset(
        """mayor president senator governor representative lawmaker legislator lawyer attorney judge
        professor doctor physician director manager spokesperson officer official candidate nominee
        author writer reporter journalist editor columnist critic analyst economist expert scientist
        researcher historian professor teacher student coach captain player striker goalkeeper midfielder
        defender pitcher quarterback driver singer songwriter musician artist painter poet composer
        filmmaker producer designer architect engineer developer programmer founder co-founder owner
        chair chairperson ceo executive strategist adviser advisor aide consultant pollster donor activist
        advocate organizer organiser volunteer resident neighbor neighbour witness victim suspect
        defendant plaintiff prosecutor detective sergeant lieutenant commander general colonel admiral
        sheriff commissioner superintendent secretary minister premier chancellor ambassador diplomat
        leader chief head deputy pastor reverend bishop archbishop cardinal pope rabbi imam veteran
        survivor farmer nurse surgeon psychologist psychiatrist therapist biologist physicist chemist
        astronomer astronaut pilot soldier marine billionaire millionaire entrepreneur investor banker
        trader broker buyer seller customer patient parent child teenager teen friend colleague
        ex-husband ex-wife fiance fiancee partner mogul magnate celebrity star comedian host presenter
        anchor broadcaster blogger youtuber gamer chef baker barista clerk cashier republican democrat
        conservative liberal libertarian incumbent challenger frontrunner nominee contender alderperson
        councillor councilor councilmember treasurer comptroller auditor inspector investigator coroner
        dean provost principal chancellor librarian curator archivist spokesman pontiff monarch
        speaker delegate ranger premier frontman whip minority-leader academic lecturer scholar fellow
        instructor specialist administrator registrar envoy negotiator mediator regulator ombudsman meteorologist
        forecaster epidemiologist immunologist virologist sociologist geologist climatologist anthropologist
        archaeologist mathematician statistician pharmacist dentist paramedic firefighter landlord
        photographer cartoonist illustrator translator drummer guitarist rapper choreographer sculptor contractor
        counsel counselor counsellor undersecretary president-elect
        mp mep trustee superintendent whistleblower inventor skater swimmer runner
        athlete champion veteran co-author biographer novelist mogul supervisor operator technician
        coordinator organizer campaigner president-elect attorney-general senator-elect
        accountant actuary bookkeeper bricklayer cabbie caretaker chauffeur chaplain cleaner cleric conductor constable
        corporal courier bodyguard bouncer bailiff bartender beautician botanist bassist ballerina boxer cadet
        cardiologist cellist climber cornerback criminologist cyclist dancer deacon demographer dietitian dockworker
        dramatist ecologist electrician entomologist essayist evangelist financier florist geographer goalie golfer
        groundskeeper gymnast gynecologist hairdresser hotelier housekeeper hydrologist imam industrialist influencer
        intern janitor jockey juror lifeguard lineman linebacker linguist lobbyist lyricist magician mechanic midwife
        miner missionary nanny neurologist notary nutritionist oceanographer oncologist optician organist ornithologist
        paleontologist paralegal pathologist pediatrician philanthropist philosopher physiotherapist pianist playwright
        plumber podcaster politician preacher proofreader psychoanalyst psychotherapist radiologist receptionist referee
        restaurateur roofer rower sailor screenwriter seamstress seismologist shopkeeper shortstop skipper socialite
        soprano sprinter steward stewardess stuntman surfer surveyor theologian theorist toxicologist trainee trooper
        trucker tutor umpire veterinarian vicar violinist vocalist volcanologist warden welder wrestler zoologist
        """.split()
    )
)
# Who is called one of these is somebody's, unless it is the state's.
LAWYERS = frozenset("attorney lawyer counsel solicitor barrister".split())
# Who speaks for somebody else.
SPOKES = frozenset(
    """spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen representative representatives
    press-secretary rep reps""".split()
)
# Words that make a capitalised run the name of a body.
BODY_WORDS = frozenset(
    """department board committee commission council agency office bureau university college school
    institute institution association union federation league society foundation fund trust authority
    administration ministry court senate congress parliament assembly party campaign coalition alliance
    network group company corporation corp inc llc ltd plc co bank times post journal herald
    gazette chronicle tribune inquirer news press magazine review observer guardian telegraph examiner globe sun star
    hospital church center centre museum library club team police army navy service services force
    forces command guard organization organisation order brotherhood conference consortium partnership
    laboratory laboratories academy airlines airways motors systems technologies studios records pictures
    entertainment media broadcasting television radio house project initiative movement caucus
    division directorate secretariat clinic schools hospitals universities colleges partners industries
    holdings ventures capital airport pac registry exchange orchestra chamber rovers wanderers""".split()
)
# Words that make a capitalised run the name of a company by themselves: nobody's surname.
CORPORATE_WORDS = frozenset(
    """airlines airways motors industries holdings technologies systems pharmaceuticals logistics shipping foods energy
    petroleum mining insurance transit rail trucking freight robotics therapeutics analytics
    brands stores hotels resorts ferries railways aerospace biotech software semiconductor
    semiconductors bancorp financial ventures entertainment broadcasting laboratories inc corp llc ltd plc""".split()
)
# What a name ends with that the model has for a body's, and mostly a company's; "Mills" by itself may be somebody's.
COMPANY_ENDS = CORPORATE_WORDS | frozenset("mills works capital partners".split())
_PAPERS = """times post journal herald gazette chronicle globe guardian tribune telegraph examiner observer courier
    dispatch inquirer sentinel daily weekly"""
# Nouns that refer back to a body, with the words of a name that they fit; empty: any body.
BODY_NOUNS: dict[str, tuple[str, ...]] = {
    "group": (),
    "organization": (),
    "organisation": (),
    "agency": ("agency", "administration", "bureau", "office", "service", "department", "commission"),
    "company": (),
    "firm": (),
    "department": ("department", "ministry", "police"),
    "board": ("board",),
    "commission": ("commission",),
    "committee": ("committee",),
    "council": ("council",),
    "association": ("association",),
    "union": ("union", "order", "brotherhood", "federation", "association", "workers"),
    "university": ("university", "college", "institute"),
    "college": ("college",),
    "school": ("school", "academy"),
    "institute": ("institute",),
    "foundation": ("foundation", "fund", "trust"),
    "charity": (),
    "nonprofit": (),
    "non-profit": (),
    "newspaper": tuple(_PAPERS.split()),
    "paper": tuple(_PAPERS.split()),
    "daily": tuple(_PAPERS.split()),
    "tabloid": ("sun", "star", "mirror", "mail", "express", "post"),
    "magazine": ("magazine", "review"),
    "network": ("news", "network", "television", "broadcasting", "cnn", "nbc", "abc", "cbs", "fox", "npr", "pbs"),
    "broadcaster": ("news", "television", "broadcasting", "radio", "bbc", "itv"),
    "store": ("store", "stores", "market", "supermarket", "shop"),
    "shop": ("shop",),
    "bank": ("bank",),
    "club": ("club", "fc", "united", "city"),
    "party": ("party",),
    "campaign": ("campaign",),
    "ministry": ("ministry",),
    "court": ("court",),
    "bureau": ("bureau",),
    "authority": ("authority",),
    "center": ("center", "centre"),
    "hospital": ("hospital", "clinic"),
    "museum": ("museum",),
    "church": ("church",),
    "airline": ("airlines", "airways", "air"),
    "coalition": ("coalition", "alliance"),
    "retailer": (),
    "manufacturer": (),
    "automaker": ("motors",),
    "maker": (),
    "startup": (),
    "watchdog": (),
    "regulator": (),
    "body": (),
    "outlet": (),
    "website": (),
    "publisher": (),
    "league": ("league",),
    "federation": ("federation",),
    "administration": ("administration",),
    "office": ("office",),
}
GOVERNING_NOUNS = frozenset("government military army navy parliament embassy".split())
OFFICE_NOUNS = frozenset(
    """office administration campaign team staff spokesperson-office government camp organization
    department cabinet foundation transition""".split()
)
PARTICLES = frozenset("de da di del della der den van von bin ibn al el la le du dos das ter ten st".split())
# Verbs whose subject speaks: a capitalised subject of one of these is a name, whatever the model thought.
SPEECH_VERBS = frozenset(
    """say tell add announce explain write tweet reply respond argue warn recall remark claim insist assert declare
    testify quip state note acknowledge confirm deny stress emphasize reiterate contend allege admit concede
    comment ask complain continue exclaim joke vow retort report suggest describe estimate predict recommend advise
    believe think agree""".split()
)
# Words of the names of news outlets.
OUTLET_WORDS = frozenset(
    """news times post journal herald gazette chronicle globe guardian press magazine network
    nbc abc cbs cnn bbc fox npr pbs ap reuters afp bloomberg politico today""".split()
)
# What somebody is to their kin.
KIN_NOUNS = frozenset(
    """wife husband son daughter brother sister mother father widow widower cousin nephew niece uncle aunt""".split()
)
# And what else people are called who are kin.
KIN = KIN_NOUNS | frozenset("mom dad mum grandmother grandfather parent spouse".split())
# All of somebody's kin together: nobody's name explains them but that of whose they are.
KIN_TOGETHER = frozenset("family families relatives".split())
# What heads a part of a page, and speaks as little as the page does: "Correction: ...", "MOTION: ...".
HEADINGS = frozenset(
    """correction corrections clarification update updates note notes background motion resolution amendment action vote
    votes result results item agenda subject topic date time place location venue present absent apologies attendance
    contact source sources summary conclusion recommendation warning disclaimer moved seconded for against abstentions
    abstained carried lost resolved claim fact verdict ayes noes yeas nays""".split()
)
