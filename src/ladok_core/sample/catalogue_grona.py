"""What Gröna lärosätet gives: its courses and packages, and the offerings that lie around today."""

from msgspec.structs import replace

from ladok_core.model.education import Education, EducationKind
from ladok_core.model.offering import Offering
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.educations import (
    AF,
    LOCAL_TH,
    LOCAL_UV,
    PF,
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
from ladok_core.sample.offerings import When, offering


def _course(code: str, sv: str, en: str, credits_hp: str, scale_id: str, *parts: Part) -> Education:
    return course("grona", Name(code, sv, en), credits_hp, scale_id, *parts)


def _doctoral(code: str, sv: str, en: str, credits_hp: str, *parts: Part) -> Education:
    return course("grona", Name(code, sv, en), credits_hp, PF, *parts, level="3")


# Packages
MILVK = package(
    "grona",
    EducationKind.PROGRAMME,
    Name("MILVK", "Miljövetarprogrammet", "Bachelor's Programme in Environmental Science"),
    "180.0",
)
GEOM = package(
    "grona",
    EducationKind.PROGRAMME,
    Name("GEOM", "Masterprogram i geoinformatik", "Master's Programme in Geoinformatics"),
    "120.0",
    "2",
)
ECOLOGY_SUBJECT = package(
    "grona",
    EducationKind.THIRD_CYCLE_SUBJECT,
    Name("9EKOL", "Ekologi, forskarnivå", "Ecology, Third Cycle"),
    "240.0",
    "3",
)

# Environmental science
ECOLOGY = _course("1BI011", "Ekologi", "Ecology", "7.5", AF, exam("4.5", AF), labs("3.0", PF))
CLIMATE = _course(
    "1GE021", "Klimat och landskap", "Climate and Landscape", "7.5", AF, exam("6.0", AF), seminars("1.5", PF)
)
CHEMISTRY = _course("1KE014", "Miljökemi", "Environmental Chemistry", "15.0", AF, exam("9.0", AF), labs("6.0", PF))
LAW = _course("1MV040", "Miljörätt", "Environmental Law", "7.5", AF, exam("7.5", AF))
MAPS = _course(
    "1GE030",
    "Geografiska informationssystem",
    "Geographic Information Systems",
    "7.5",
    AF,
    project("4.5", AF),
    labs("3.0", PF),
)

# Technology and languages, with the institution's own scales
STRENGTH = _course(
    "1ME030", "Hållfasthetslära", "Solid Mechanics", "7.5", LOCAL_TH, exam("6.0", LOCAL_TH), labs("1.5", PF)
)
TIMBER = _course(
    "1ME045", "Träbyggnad", "Timber Engineering", "7.5", LOCAL_TH, exam("4.5", LOCAL_TH), project("3.0", PF)
)
FRENCH = _course(
    "1FR005", "Franska, fortsättningskurs", "French, Continuation Course", "7.5", LOCAL_UV, exam("7.5", LOCAL_UV)
)
BIRDS = _course(
    "1BI090", "Fåglar i stad och skog", "Birds of Town and Forest", "7.5", PF, exam("4.5", PF), tasks("3.0", PF)
)

# Third cycle
RESEARCH_ETHICS = _doctoral("9ET010", "Forskningsetik", "Research Ethics", "3.0", seminars("3.0", PF))
SCIENCE = _doctoral("9VT031", "Vetenskapsteori", "Philosophy of Science", "4.5", seminars("1.5", PF), tasks("3.0", PF))
MODELS = _doctoral("9BI022", "Ekologiska modeller", "Ecological Modelling", "7.5", project("7.5", PF))
TEACHING = _doctoral("9PE001", "Högskolepedagogik", "Teaching in Higher Education", "7.5", seminars("7.5", PF))
WETLANDS = _doctoral("9BI040", "Våtmarkernas ekologi", "Wetland Ecology", "5.0", seminars("2.0", PF), tasks("3.0", PF))


def offerings(cal: Calendar) -> dict[str, Offering]:
    """Make the offerings around today, by course code; each lies alike on every day of the year."""
    soon, running = cal.weeks(8, 10), cal.weeks(-42, 10)
    was_open, now_open = cal.window(-70, -56), cal.window(-6, 8)
    rows = (
        # Running.
        offering(MODELS, When(running, was_open)),
        offering(TIMBER, When(running, was_open)),
        # Open now.
        offering(LAW, When(soon, now_open)),
        offering(CHEMISTRY, When(soon, now_open, "7.5"), When(cal.weeks(78, 10), cal.window(57, 70), "7.5")),
        offering(BIRDS, When(cal.weeks(8, 20), now_open), form="DST"),
        offering(STRENGTH, When(soon, now_open)),
        offering(GEOM, When(cal.weeks(8, 92), now_open)),
        replace(offering(TEACHING, When(soon, now_open)), self_registration=False),
        # Opening soon.
        offering(MAPS, When(cal.weeks(43, 10), cal.window(19, 33)), form="DST"),
        # No registration window has been set.
        offering(WETLANDS, When(cal.weeks(57, 10))),
    )
    return {row.education.code: row for row in rows}
