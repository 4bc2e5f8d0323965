"""Builders of Ladok's answers as the student web gets them, and of the HAR files that browsers save.  All invented."""

import base64
import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

STUDENT = "11111111-2222-4333-8444-555555555555"
IDENTITY = "189001019802"  # of the series that the tax agency sets aside for tests
KTH = 29
STATE = "studiedeltagande.domain.tillstandsdefinition."
UNTRANSLATED = "- No translation available -"
NO_EXAMINER = "Uppgift om examinator saknas/Not applicable"

# Planted in every HAR: none of these may ever be found anywhere else.
SECRETS = ("kakburk-hemlig-1", "token-hemlig-2", "query-hemlig-3", "post-hemlig-4", "svarskaka-hemlig-5")

HOST = "https://student.ladok.se"


def uid(kind: str, of: str) -> str:
    """A UID that is always the same for a thing."""
    number = sum(ord(c) * 257**n for n, c in enumerate(f"{kind}:{of}")) % 16**12
    return f"aaaaaaaa-0000-4000-8000-{number:012x}"


def texts(sv: str, en: str | None = None, *, listed: bool = False) -> Any:
    """A text in one of Ladok's two forms."""
    english = UNTRANSLATED if en is None else en
    if listed:
        return [{"Sprakkod": "sv", "Text": sv}, {"Sprakkod": "en", "Text": english}]
    return {"sv": sv, "en": english}


def person(**changed: Any) -> Json:
    """Student."""
    return {
        "Uid": STUDENT,
        "ExterntUID": uid("external", "ellen"),
        "Fornamn": "Ellen",
        "Efternamn": "Ek",
        "Personnummer": IDENTITY,
        "Fodelsedata": "18900101",
        "KonID": 1,
        "HarSamordningsnummer": False,
        "Avliden": False,
        "LarosateID": KTH,
    } | changed


def contact(**changed: Any) -> Json:
    """Kontaktuppgifter."""
    return {
        "StudentUID": STUDENT,
        "Uid": uid("contact", "ellen"),
        "LarosateID": KTH,
        "Epostadress": "ellen@example.org",
        "Telefonnummer": "070-1740605",
        "Postadresser": [
            {
                "PostadressTyp": "FOLKBOKFORINGSADRESS",
                "Utdelningsadress": "Storgatan 1",
                "Postnummer": "11420",
                "Postort": "Stockholm",
                "Land": "Sverige",
            }
        ],
    } | changed


def period(index: int = 1, state: str | None = "registrerad", **changed: Any) -> Json:
    """Perioddeltagande, of the autumn of 2026."""
    return {
        "Periodindex": index,
        "Omfattningsvarde": "7.5",
        "Registreringsperiod": {"Startdatum": "2026-08-10", "Slutdatum": "2026-08-31"},
        "UtbildningsPeriodFran": "2026-08-31",
        "UtbildningsPeriodTill": "2027-01-17",
        "Tillstand": STATE + state if state else None,
    } | changed


def info(code: str = "SF1001", extent: str = "7.5", **changed: Any) -> Json:
    """Utbildningsinformation of a course."""
    return {
        "Benamning": texts(f"Kurs {code}", f"Course {code}"),
        "Utbildningskod": code,
        "Utbildningstillfalleskod": "51003",
        "UtbildningUID": uid("education", code),
        "UtbildningsinstansUID": uid("version", code),
        "UtbildningstillfalleUID": uid("offering", code),
        "Utbildningsversion": 1,
        "Enhetskod": "HP",
        "Omfattningsvarde": extent,
        "UtbildningensOmfattningsvarde": extent,
        "Perioder": [{"Index": 1, "Omfattningsvarde": extent, "Startdatum": "2026-08-31", "Slutdatum": "2027-01-17"}],
        "Studieperiod": {"Startdatum": "2026-08-31", "Slutdatum": "2027-01-17"},
        "Studietakt": {"Takt": 50, "Benamning": texts("Halvfart", "Half-time")},
        "Undervisningsform": {"ID": 1, "Benamningar": texts("Normal", "Normal teaching")},
        "Studielokalisering": texts("Stockholm"),
        "LarosateID": KTH,
        "Utbildningstyp": {"Kod": "2007GKURS", "Grundtyp": "KURS", "ID": 21},
    } | changed


def state(summary: str, place: str = "paborjad") -> Json:
    """TillstandKurs; the other answers say something else than the summary, as they do in real records."""
    return {
        "Sammanfattat": STATE + "pagaende",
        "Sammanfattattillstand": STATE + summary,
        "Tillfallesdeltagande": STATE + place,
        "Utbildning": STATE + "paborjad",
    }


def place(code: str = "SF1001", summary: str = "registrerad", extent: str = "7.5", **changed: Any) -> Json:
    """Tillfallesdeltagande on a course."""
    begun = "ej_paborjad" if summary == "ej_paborjad" else "registrerad"
    return {
        "Uid": uid("place", code),
        "Studiestrukturreferens": uid("node", code),
        "Aterbud": False,
        "Avklarad": summary == "avklarad",
        "Paborjad": summary != "ej_paborjad",
        "Sparrad": False,
        "LarosateID": KTH,
        "SummeradGodkandOmfattning": extent if summary == "avklarad" else "0.0",
        "SummeradTillgodoraknadOmfattning": "0.0",
        "Perioddeltaganden": [period(state=begun, Omfattningsvarde=extent)],
        "TillstandKurs": state(summary),
        "Utbildningsinformation": info(code, extent),
    } | changed


def places(*listed: Json) -> Json:
    """The answer that lists places."""
    return {"Tillfallesdeltaganden": list(listed), "link": []}


def package(code: str = "CTFYS", type_code: str = "2007PRG", extent: str = "300.0", **changed: Any) -> Json:
    """Tillfallesdeltagande on a package."""
    about = info(code, extent, Utbildningstyp={"Kod": type_code, "Grundtyp": "KURSPAKETERING", "ID": 30})
    del about["Studietakt"], about["Undervisningsform"]
    return {
        "Uid": uid("place", code),
        "Studiestrukturreferens": uid("node", code),
        "Aterbud": False,
        "Avklarad": False,
        "Paborjad": True,
        "LarosateID": KTH,
        "TillstandKurspaketering": {"Sammanfattat": STATE + "pagaende", "Utbildning": STATE + "paborjad"},
        "Tillganglighet": {"RegistreringTillgangligtFranOchMed": "2026-08-10"},
        "Utbildningsinformation": about,
    } | changed


def node(on: Json | None, *below: Json, reference: str = "", parent: str | None = None) -> Json:
    """A node of the study structure."""
    about = on["Utbildningsinformation"] if on else None
    return {
        "Barn": list(below),
        "Referens": reference or (on or {}).get("Studiestrukturreferens"),
        "ReferensTillForalder": parent,
        "Tillfallesdeltagande": on,
        "Utbildningsinformation": about,
    }


def structure(*nodes: Json) -> Json:
    """The study structure."""
    return {"Studiestrukturer": list(nodes)}


def scale(local: bool = False) -> Json:
    """Betygsskala: the national UG, or an institution's own A to F of which only two grades are named."""
    rows = [(900001, "A", True), (900007, "F", False)] if local else [(2302, "G", True), (2303, "U", False)]
    return {
        "ID": "900000" if local else "2",
        "Kod": "AF" if local else "UG",
        "Betygsgrad": [
            {
                "ID": grade,
                "Kod": code,
                "GiltigSomSlutbetyg": final,
                "Benamning": texts(f"Betyg {code}", f"Grade {code}"),
            }
            for grade, code, final in rows
        ],
    }


def result(name: str, grade: int = 2302, status: int | None = 3, **changed: Any) -> Json:
    """A result."""
    code = {2302: "G", 2303: "U", 900001: "A", 900007: "F"}[grade]
    return {
        "Uid": uid("result", name),
        "ResultatUID": uid("result", name),
        "Betygsgrad": grade,
        "Betygsgradsobjekt": {"ID": grade, "Kod": code, "GiltigSomSlutbetyg": code in "GA", "Benamning": texts(code)},
        "BetygsskalaID": 2 if grade < 900000 else 900000,
        "Beslutsdatum": "2027-01-20",
        "Beslutsfattare": "Eva Ek",
        "Examinationsdatum": "2027-01-15",
        "ProcessStatus": status,
        "Noteringsdefinitioner": [],
    } | changed


def part(code: str, extent: float, latest: Json | None = None, *earlier: Json, **changed: Any) -> Json:
    """VersionensKurs, or one of VersionensModuler."""
    return {
        "Kod": code,
        "UtbildningUID": uid("education", code),
        "UtbildningsinstansUID": uid("version", code),
        "Utbildningsinstansbenamningar": texts(f"Del {code}", f"Part {code}"),
        "Omfattning": extent,
        "Enhet": "HP",
        "Betygsskala": scale(),
        "Tillgodoraknanden": [],
        "ResultatPaUtbildning": {
            "HarTillgodoraknande": False,
            "HeltTillgodoraknad": False,
            "TotalTillgodoraknadOmfattning": 0,
            "SenastAttesteradeResultat": latest,
            "OvrigaResultat": list(earlier),
        },
    } | changed


def version(course: Json, *modules: Json, number: int = 1, current: bool = True, **changed: Any) -> Json:
    """One version of a course on its page."""
    return {
        "ArAktuellVersion": current,
        "Kursversion": number,
        "HarTillgodoraknandePaHelaKursen": False,
        "UtbildningsinstansUID": course["UtbildningsinstansUID"],
        "VersionensKurs": course,
        "VersionensModuler": list(modules),
    } | changed


def course_page(code: str, *versions: Json, **changed: Any) -> Json:
    """Kursinformation."""
    return {
        "StudentUID": STUDENT,
        "UtbildningUID": uid("education", code),
        "Kursversioner": list(versions),
        "ResultatUtanKopplingTillKursversion": [],
    } | changed


def entry(path: str, body: Any, at: str = "2026-11-20T10:00:00.000Z", **changed: Any) -> Json:
    """An entry of a HAR, with everything secret that a browser saves beside the answer."""
    encoded = changed.pop("encoded", False)
    status = changed.pop("status", 200)
    text = body if isinstance(body, str) or body is None else json.dumps(body, ensure_ascii=False)
    if encoded and text is not None:
        text = base64.b64encode(text.encode()).decode()
    content: Json = {"size": 1, "mimeType": "application/vnd.ladok+json"}
    if text is not None:
        content["text"] = text
    if encoded:
        content["encoding"] = "base64"
    return {
        "startedDateTime": at,
        "time": 12.5,
        "request": {
            "method": "GET",
            "url": path if path.startswith("http") else f"{HOST}{path}?ticket={SECRETS[2]}",
            "headers": [{"name": "Cookie", "value": f"_shibsession={SECRETS[0]}"}],
            "cookies": [{"name": "_shibsession", "value": SECRETS[0]}],
            "queryString": [{"name": "ticket", "value": SECRETS[2]}],
            "postData": {"mimeType": "application/json", "text": SECRETS[3]},
        },
        "response": {
            "status": status,
            "headers": [{"name": "X-XSRF-TOKEN", "value": SECRETS[1]}],
            "cookies": [{"name": "s", "value": SECRETS[4]}],
            "content": content,
        },
    } | changed


def proxy(rest: str, institution: int | None = None) -> str:
    """A path of the student web, in one of its two forms."""
    return f"/student/proxy/{institution}/{rest}" if institution else f"/student/proxy/{rest}"


def har(*entries: Json) -> Json:
    """A HAR file."""
    return {"log": {"version": "1.2", "creator": {"name": "Firefox"}, "pages": [], "entries": list(entries)}}


PERSON = proxy(f"studentinformation/internal/student/{STUDENT}")
CONTACT = proxy(f"studentinformation/internal/student/{STUDENT}/kontaktuppgifter")
PLACES = proxy(f"studiedeltagande/internal/tillfallesdeltagande/kurstillfallesdeltagande/student/{STUDENT}")
STRUCTURE = proxy(f"studiedeltagande/internal/studiestruktur/student/{STUDENT}")


def page_path(code: str) -> str:
    """The path of a course page's answer."""
    return proxy(
        f"resultat/internal/studentenskurser/egenkursinformation/student/{STUDENT}/kursUID/{uid('education', code)}"
    )


def visit() -> list[Json]:
    """A whole visit: start page, My education, two course pages; one course begun and its page not visited."""
    programme = package()
    inner = place("SF1001", "avklarad")
    return [
        entry("/student/app/studentwebb/start", "<html></html>"),
        entry(PERSON, person()),
        entry(CONTACT, contact(), encoded=True),
        entry(PLACES, places(inner, place("DD1310", "registrerad"), place("EL1000", "ej_paborjad"))),
        entry(STRUCTURE, structure(node(programme, node(inner)))),
        entry(
            page_path("SF1001"),
            course_page(
                "SF1001",
                version(
                    part("SF1001", 7.5, result("final")),
                    part("TEN1", 4.5, result("ten"), result("ten-first", 2303)),
                    part("LAB1", 3.0, result("lab")),
                ),
            ),
        ),
    ]


def write(path: Path, content: Any) -> Path:
    """Write an answer or a HAR as a file."""
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
