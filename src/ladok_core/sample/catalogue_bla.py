"""What Blå lärosätet gives: its courses and packages, and the offerings that lie around today."""

from msgspec.structs import replace

from ladok_core.model.education import Education, EducationKind
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.educations import (
    DT,
    FOG,
    TH,
    UG,
    UM,
    UV,
    Name,
    Part,
    course,
    exam,
    labs,
    package,
    project,
    seminars,
    tasks,
)
from ladok_core.sample.offerings import When, offering, requires


def _course(code: str, sv: str, en: str, credits_hp: str, scale_id: str, *parts: Part) -> Education:
    return course("bla", Name(code, sv, en), credits_hp, scale_id, *parts)


def _advanced(code: str, sv: str, en: str, credits_hp: str, scale_id: str, *parts: Part) -> Education:
    return course("bla", Name(code, sv, en), credits_hp, scale_id, *parts, level="2")


def _programme(code: str, sv: str, en: str, credits_hp: str, level: str = "1") -> Education:
    return package("bla", EducationKind.PROGRAMME, Name(code, sv, en), credits_hp, level)


_THESIS = Part("EXA", Text("Examensarbete", "Degree Project"), "15.0", UG)
_INFERENCE = Part("TEN", Text("Statistisk inferens", "Statistical Inference"), "7.5", UV)
_PROBABILITY = Part("TEN", Text("Sannolikhetslära", "Probability Theory"), "7.5", UV)
_ORAL = Part("MUN", Text("Muntlig färdighet", "Oral Proficiency"), "7.5", UG)
_WRITTEN = Part("SKR", Text("Skriftlig färdighet", "Written Proficiency"), "7.5", UG)

# Packages
DVK = _programme("DVK", "Datavetenskap, kandidat", "Bachelor's Programme in Computer Science", "180.0")
DVKAI = package(
    "bla",
    EducationKind.SPECIALISATION,
    Name("DVKAI", "Inriktning AI", "Specialisation in Artificial Intelligence"),
    "60",
)
SYV = _programme("SYV", "Systemvetenskap, kandidat", "Bachelor's Programme in Information Systems", "180.0")
BYI = _programme("BYI", "Byggingenjör", "Study Programme in Civil Engineering", "180.0")
HE2M = _programme("HE2M", "Master i hållbar energi", "Master's Programme in Sustainable Energy", "120.0", "2")

# Computer science and mathematics
PROGRAMMING = _course("PR1001", "Programmering", "Programming", "7.5", UG, exam("4.5", UG), labs("3.0"))
OBJECTS = _course(
    "PR1002", "Objektorienterad programmering", "Object-Oriented Programming", "7.5", UV, exam("4.5"), labs("3.0")
)
SYSTEMS = _course("DS1001", "Datorsystem", "Computer Systems", "7.5", UV, exam("5.0"), labs("2.5"))
DISCRETE = _course("MA1010", "Diskret matematik", "Discrete Mathematics", "7.5", UV, exam("6.0"), tasks("1.5"))
LINEAR = _course("MA1030", "Linjär algebra", "Linear Algebra", "7.5", UV, exam("6.0"), tasks("1.5"))
MECHANICS = _course("MA1020", "Mekanik I", "Mechanics I", "7.5", TH, exam("6.0", TH), labs("1.5"))
DATABASES = _course("DB1001", "Databasteknik", "Database Technology", "7.5", UV, exam("4.5"), labs("3.0"))
ALGORITHMS = _course("MA2001", "Algoritmer", "Algorithms", "7.5", UV, exam("4.0"), labs("3.5"))
STATISTICS = _course("ST1003", "Statistik", "Statistics", "15.0", UV, _PROBABILITY, _INFERENCE)
NETWORKS = _course("NW1002", "Nätverk", "Computer Networks", "7.5", UV, exam("4.5"), labs("3.0"))
ETHICS = _course("ET1001", "Etik", "Ethics", "3.0", UG, seminars("3.0"))
DESIGN = _course("KO2001", "Konstruktion", "Engineering Design", "7.5", TH, project("4.5", TH), exam("3.0", TH))
LEARNING = _course("AI2001", "Maskininlärning", "Machine Learning", "7.5", UV, exam("4.5"), labs("3.0"))
SECURITY = _course("DS2004", "Datasäkerhet", "Computer Security", "7.5", UV, exam("4.5"), labs("3.0"))
INTERACTION = _course(
    "MD1001", "Människa–datorinteraktion", "Human–Computer Interaction", "7.5", UV, project("7.5", UV)
)
WEB = _course("PR1010", "Webbutveckling", "Web Development", "7.5", UG, project("4.5"), labs("3.0"))
# The same course in a newer version, with a name of its own.
NEW_WEB = replace(
    WEB,
    version_id="bla.PR1010.v2",
    version=2,
    name=Text("Webbutveckling, klient och server", "Web Development, Client and Server"),
)
OLD_WEB = replace(WEB, current=False)

# Building, energy, law
MATERIALS = _course("BY1001", "Byggnadsmaterial", "Building Materials", "7.5", TH, exam("6.0", TH), labs("1.5"))
STRUCTURES = _course("BY1011", "Byggnadsmekanik", "Structural Mechanics", "15.0", TH, exam("12.0", TH), tasks("3.0"))
BUILDING_LAW = _course("JU1004", "Juridik för byggare", "Law for Builders", "7.5", UM, exam("7.5", UM))
HOUSES = _course("BY1002", "Husbyggnad", "Building Construction", "30.0", TH, exam("18.0", TH), project("12.0"))
ROADS = _course("BY2001", "Väg och järnväg", "Road and Railway Engineering", "30.0", TH, exam("20.0", TH), labs("10.0"))
SOIL = _course("BY2005", "Geoteknik", "Geotechnical Engineering", "15.0", TH, exam("10.0", TH), labs("5.0"))
INSTALLATIONS = _course("BY2015", "Installationsteknik", "Building Services", "12.0", TH, exam("12.0", TH))
PRODUCTION = _course("BY2010", "Byggproduktion", "Construction Management", "15.0", TH, project("15.0", TH))
FIELD = _course(
    "BY1020", "Studiebesök och fältstudier", "Site Visits and Field Studies", "1.5", DT, seminars("1.5", DT)
)
STUDY_SKILLS = _course("ST0101", "Studieteknik", "Study Skills", "1.5", FOG, seminars("1.5", FOG))
THESIS = _course("BY3001", "Examensarbete i byggteknik", "Degree Project in Civil Engineering", "15.0", UG, _THESIS)
ENERGY = _advanced("HE5001", "Energisystem", "Energy Systems", "7.5", TH, exam("4.5", TH), project("3.0"))
WIND = _advanced("HE5010", "Vindkraft", "Wind Power", "7.5", TH, exam("4.5", TH), labs("3.0"))
SOLAR = _advanced("HE5012", "Solenergi", "Solar Energy", "7.5", TH, exam("4.5", TH), labs("3.0"))
GRIDS = _advanced("HE5020", "Smarta elnät", "Smart Grids", "7.5", TH, exam("7.5", TH))
SWEDISH = _course("SV0010", "Svenska för utländska studenter", "Swedish for Foreign Students", "7.5", UG, _ORAL)

# Freestanding
SPANISH = _course("SP1001", "Spanska för nybörjare", "Spanish for Beginners", "15.0", UG, _ORAL, _WRITTEN)
SPANISH_II = _course("SP1002", "Spanska II", "Spanish II", "15.0", UG, _ORAL, _WRITTEN)
WRITING = _course(
    "SV1001", "Att skriva vetenskapligt", "Academic Writing", "7.5", UV, tasks("4.5", UV), seminars("3.0")
)
PHILOSOPHY = _course("FI1001", "Praktisk filosofi", "Practical Philosophy", "7.5", UV, exam("5.0"), seminars("2.5"))
VIKINGS = _course("HI1010", "Vikingatidens historia", "History of the Viking Age", "7.5", UV, exam("7.5"))
FILM = _course(
    "FV1001", "Filmvetenskap, grundkurs", "Film Studies, Introduction", "15.0", UV, exam("7.5"), tasks("7.5")
)
CRIMINOLOGY = _course("KR1001", "Kriminologi I", "Criminology I", "30.0", UV, exam("15.0"), tasks("15.0", UV))
DRINKS = _course("DR1001", "Dryckeskunskap", "Beverages in Culture and Society", "7.5", UV, exam("7.5"))
MUSIC = _course("MU1001", "Musikhistoria", "History of Music", "7.5", UG, exam("7.5", UG))
ASTRONOMY = _course("AS1001", "Astronomi på kvällstid", "Evening Astronomy", "7.5", UG, exam("7.5", UG))


def offerings(cal: Calendar) -> dict[str, Offering]:
    """Make the offerings around today, by course code; each lies alike on every day of the year."""
    soon, soon_after, running, later = cal.weeks(8, 10), cal.weeks(36, 10), cal.weeks(-56, 10), cal.weeks(100, 10)
    long_open, still_open, closing = cal.window(-5, 9), cal.window(-10, 4), cal.window(-7, 4)
    statistics = cal.weeks(-69, 10)
    rows = (
        # Running: registered on before they began.
        offering(DATABASES, When(running, cal.window(-84, -70))),
        offering(SECURITY, When(running, cal.window(-84, -70))),
        offering(
            SPANISH_II,
            When(cal.weeks(-76, 10), cal.window(-104, -90), "7.5"),
            When(cal.weeks(-6, 10), cal.window(-30, -9), "7.5"),
            form="DST",
        ),
        offering(SOLAR, When(running, cal.window(-84, -70))),
        offering(FILM, When(cal.weeks(-50, 20), cal.window(-78, -64)), form="DST"),
        # Running, and the next study period to continue on: open now, or in twelve days.
        offering(
            STATISTICS,
            When(statistics, cal.window(-97, -83), "7.5"),
            When(cal.weeks(1, 10), cal.window(-3, 9), "7.5"),
        ),
        offering(
            INTERACTION,
            When(cal.weeks(-41, 10), cal.window(-70, -56), "3.5"),
            When(cal.weeks(29, 10), cal.window(12, 24), "4.0"),
        ),
        # Open now.
        offering(
            ALGORITHMS,
            When(soon, still_open, "4.0"),
            When(cal.weeks(78, 10), cal.window(57, 70), "3.5"),
        ),
        replace(offering(DESIGN, When(soon, closing), form="DST"), conditions=(requires(MECHANICS),)),
        offering(PROGRAMMING, When(soon, long_open)),
        offering(LINEAR, When(soon, long_open)),
        offering(DRINKS, When(cal.weeks(8, 20), long_open), form="DST"),
        offering(SYSTEMS, When(soon, still_open)),
        offering(PHILOSOPHY, When(cal.weeks(50, 10), still_open), form="DST"),
        offering(NEW_WEB, When(cal.weeks(50, 10), long_open), form="DST"),
        replace(offering(MUSIC, When(cal.weeks(50, 10), long_open)), cancelled=True),
        replace(offering(CRIMINOLOGY, When(cal.weeks(50, 20), long_open)), self_registration=False),
        offering(ENERGY, When(soon, long_open)),
        offering(WIND, When(soon_after, long_open)),
        offering(GRIDS, When(later, long_open)),
        offering(DVK, When(cal.weeks(8, 145), long_open)),
        # Opening soon.
        offering(NETWORKS, When(soon_after, cal.window(12, 24))),
        offering(VIKINGS, When(cal.weeks(60, 10), cal.window(33, 47)), form="DST"),
        offering(DVKAI, When(cal.weeks(50, 52), cal.window(26, 40))),
        offering(LEARNING, When(cal.weeks(50, 10), cal.window(26, 40))),
        # Closed yesterday, the studies begun or about to.
        offering(ETHICS, When(cal.weeks(-6, 8), cal.window(-15, -1))),
        # Neither dates nor registration set yet.
        offering(ASTRONOMY, form="DST"),
    )
    return {row.education.code: row for row in rows}


def to_change_to(cal: Calendar) -> tuple[Offering, ...]:
    """Make the other offerings of courses that run around today: open, to open, closed, cancelled, undated.  OFC-1."""
    later = cal.weeks(64, 10)
    others = (
        # Evenly spread over two periods, and at a distance: a part of it can be changed to.
        offering(
            STATISTICS,
            When(cal.weeks(71, 10), cal.window(40, 54), "7.5"),
            When(cal.weeks(141, 10), cal.window(110, 124), "7.5"),
            form="DST",
        ),
        offering(DATABASES, When(cal.weeks(8, 20), cal.window(-6, 8)), form="DST"),
        offering(DATABASES, When(later, cal.window(40, 54))),
        offering(DATABASES, When(cal.weeks(1, 10), cal.window(-20, -2))),
        replace(offering(SECURITY, When(later, cal.window(40, 54))), cancelled=True),
        offering(SECURITY, When(cal.weeks(141, 10)), form="DST"),
        offering(SPANISH_II, When(cal.weeks(85, 20), cal.window(60, 74))),
    )
    return tuple(replace(one, changeable=True, code=_other_code(one.code, number)) for number, one in enumerate(others))


def _other_code(code: str, number: int) -> str:
    """Return a code unlike that of the offering that the student is on."""
    return f"{code[0]}{1000 + (int(code[1:]) + 7 * number) % 9000}"
