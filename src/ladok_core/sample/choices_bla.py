"""What students on a programme at Blå lärosätet may choose and apply for: a choice with every kind of rule."""

from decimal import Decimal

from msgspec.structs import replace

from ladok_core.model.choice import Box, Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.education import Education, EducationKind
from ladok_core.model.offering import Offering
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import ETHICS, MECHANICS, NETWORKS
from ladok_core.sample.educations import UG, UV, Name, course, exam, labs, package, project, seminars, tasks
from ladok_core.sample.offerings import When, offering, requires


def _course(code: str, sv: str, en: str, credits_hp: str = "7.5") -> Education:
    rest = str(Decimal(credits_hp) - Decimal("3.0"))
    return course("bla", Name(code, sv, en), credits_hp, UV, exam(rest), labs("3.0"))


BIOLOGY = _course("BI1001", "Biologi för tekniker", "Biology for Engineers")
PROBABILITY = _course("ST2001", "Sannolikhetsteori", "Probability Theory")
MODELLING = _course("ST2010", "Statistisk modellering", "Statistical Modelling", "15.0")
BIOSTATISTICS = _course("BI2001", "Biostatistik", "Biostatistics", "15.0")
OPTIMISATION = _course("MA2010", "Optimeringslära", "Optimisation")
DISTRIBUTED = _course("NW2001", "Distribuerade system", "Distributed Systems")
DEEP_LEARNING = _course("AI2010", "Djupinlärning", "Deep Learning")
COMPILERS = _course("PR2001", "Kompilatorteknik", "Compiler Construction")
FUNCTIONAL = _course("PR2002", "Funktionell programmering", "Functional Programming")
GRAPHICS = _course("MD2001", "Datorgrafik", "Computer Graphics")
SOFTWARE_PROJECT = course("bla", Name("PJ2001", "Projekt i programvara", "Software Project"), "7.5", UG, project("7.5"))
GAME_PROJECT = course("bla", Name("PJ2002", "Projekt i spelutveckling", "Game Project"), "7.5", UG, project("7.5"))
SECURE = package(
    "bla",
    EducationKind.SPECIALISATION,
    Name("SYVSE", "Inriktning säkerhet", "Specialisation in Security"),
    "60",
)
SOCIETY = course("bla", Name("IT1005", "IT och samhälle", "IT and Society"), "7.5", UV, tasks("4.5"), seminars("3.0"))
DESIGN_II = _course("KO2010", "Konstruktion II", "Engineering Design II")
WRITING = course(
    "bla", Name("SV1010", "Teknisk kommunikation", "Technical Communication"), "7.5", UG, tasks("4.5"), seminars("3.0")
)
ENGLISH = course(
    "bla", Name("EN1001", "Engelska för ingenjörer", "English for Engineers"), "7.5", UG, tasks("4.5"), seminars("3.0")
)


def study_choices(cal: Calendar, programme: Offering) -> tuple[Choice, ...]:
    """Make the study choices of a programme: of the term before, which are over, of the next, and of the one after."""
    first, second = cal.weeks(60, 10), cal.weeks(130, 10)
    early, late = When(first, cal.window(40, 54)), When(second, cal.window(110, 124))
    whole = (When(first, cal.window(40, 54), "7.5"), When(second, cal.window(110, 124), "7.5"))
    networks = offering(NETWORKS, When(second, cal.window(110, 124)))
    options = (
        Option("ST2001", offering(PROBABILITY, early), "maths"),
        Option("ST2010", offering(MODELLING, *whole), "maths", excludes=("BI2001",)),
        Option("BI2001", replace(offering(BIOSTATISTICS, *whole), conditions=(requires(BIOLOGY),)), "maths"),
        Option("MA2010", offering(OPTIMISATION, late), "maths"),
        Option("NW2001", offering(DISTRIBUTED, early), "free"),
        Option("AI2010", offering(DEEP_LEARNING, late), "free", requires=("ST2001",)),
        Option("PR2001", offering(COMPILERS, early), "free", excludes=("PR2002",)),
        Option("PR2002", offering(FUNCTIONAL, late), "free"),
        Option("MD2001", replace(offering(GRAPHICS, late), cancelled=True), "free"),
        Option("NW1002", networks, "free"),
        Option("PJ2001", offering(SOFTWARE_PROJECT, late), "project"),
        Option("PJ2002", offering(GAME_PROJECT, late), "project"),
    )
    boxes = (
        Box("maths", Text("Matematik och statistik", "Mathematics and statistics"), (_options(least=1),)),
        Box("free", Text("Datavetenskap", "Computer science"), (_credits(most="22.5"),)),
        Box("project", Text("Projekt", "Projects"), (_options(least=1, most=1),), within="free", optional=True),
    )
    now = Choice(
        f"{programme.offering_id}.val4",
        "VAL4",
        ChoiceKind.STUDY_CHOICE,
        Text("Studieval, termin 4", "Study choice, semester 4"),
        programme.offering_id,
        cal.window(-6, 8),
        options,
        boxes,
        (_credits(least="30", most="30"),),
        Text(
            "Välj vad du läser nästa termin. Ett projekt kan läsas när som helst under utbildningen.",
            "Choose what to study next semester. A project can be done at any time during your studies.",
        ),
    )
    return (_other(now, 3, cal.window(-120, -100)), now, _other(now, 5, cal.window(100, 120)))


def _other(choice: Choice, term: int, period: Span) -> Choice:
    """Return the choice of another term, out of its period: nothing is shown of it."""
    return replace(
        choice,
        choice_id=f"{choice.package}.val{term}",
        code=f"VAL{term}",
        name=Text(f"Studieval, termin {term}", f"Study choice, semester {term}"),
        period=period,
    )


def applications(cal: Calendar, programme: Offering) -> tuple[Choice, ...]:
    """Make the applications of a programme: four that are open, one that has closed, and one that opens later."""
    when = When(cal.weeks(50, 10), cal.window(30, 44))
    design = replace(offering(DESIGN_II, when), conditions=(requires(MECHANICS),))
    return (
        _application(programme, offering(ENGLISH, when), cal.window(5, 20)),
        _application(programme, offering(SECURE, When(cal.weeks(50, 52), cal.window(30, 44))), cal.window(-4, 6)),
        _application(programme, offering(SOCIETY, when), cal.window(-10, 3)),
        _application(programme, design, cal.window(-2, 12)),
        _application(programme, offering(ETHICS, when), cal.window(-8, 12)),
        _application(programme, offering(WRITING, when), cal.window(-30, -1)),
    )


def _application(programme: Offering, wanted: Offering, period: Span) -> Choice:
    education = wanted.education
    return Choice(
        f"{programme.offering_id}.{education.code}",
        f"A-{education.code}",
        ChoiceKind.APPLICATION,
        education.name,
        programme.offering_id,
        period,
        (Option(education.code, wanted),),
    )


def _options(*, least: int | None = None, most: int | None = None) -> Limit:
    return Limit(Measure.OPTIONS, None if least is None else Decimal(least), None if most is None else Decimal(most))


def _credits(*, least: str | None = None, most: str | None = None) -> Limit:
    return Limit(Measure.CREDITS, None if least is None else Decimal(least), None if most is None else Decimal(most))
