"""The two institutions of the demo, which differ in what they have switched on and in what they say.  LOC-1."""

from ladok_core.model.institution import Institution, Place, Switch
from ladok_core.model.text import Text

BLA = Institution(
    "bla",
    Text("Blå lärosätet", "The Blue University"),
    frozenset(Switch),
    {
        Place.START: Text(
            "Anmälan till tentamen stänger tio dagar före tentamensdagen. Sedan tar expeditionen inte emot fler.\n"
            "Du som läser på distans anmäler tentamensort i samma anmälan.",
            "Sign-up for written examinations closes ten days before the day. After that no one can be added.\n"
            "Distance students state their place of examination when they sign up.",
        ),
        Place.EXAMS: Text(
            "Du måste vara **anmäld** för att få skriva. Legitimation ska visas i salen.\n"
            "Behöver du anpassning? Skriv till [tentamensservice](mailto:tenta@bla.example).",
            "You must be **signed up** to sit an exam. Bring proof of identity.\n"
            "Do you need an adjustment? Write to [Exam Services](mailto:exams@bla.example).",
        ),
        Place.FEES: Text(
            "Ange alltid referensnumret när du betalar. Betalningen syns här efter två till tre bankdagar.\n"
            "Frågor om avgiften besvaras av [antagningsenheten](https://www.bla.example/avgifter).",
            "Always state the reference number when you pay. Payments are seen here after two or three banking days.\n"
            "Questions about the fee are answered by the [Admissions Office](https://www.bla.example/en/fees).",
        ),
    },
)

# Sees to whole programmes itself and lets no study choice be taken back, handles tuition fees elsewhere, lets nobody
# sign off from an exam by themself, and sends new results by e-mail instead of showing them on Start.
GRONA = Institution(
    "grona",
    Text("Gröna lärosätet", "The Green University"),
    frozenset(
        {
            Switch.REGISTER_COURSE,
            Switch.WITHDRAW_COURSE,
            Switch.NON_COMPLETION_COURSE,
            Switch.STUDY_CHOICE,
            Switch.MY_EDUCATION,
            Switch.EXAM_SESSIONS,
        }
    ),
    {
        Place.START: Text(
            "**Studentexpeditionen** i Skogshuset är öppen vardagar 10–14.\n\n"
            "- Registrering på program sköter vi åt dig.\n"
            "- Frågor om studieavgiften: [avgift@grona.example](mailto:avgift@grona.example)",
            "The **Student Office** in Forest House is open 10–14 on weekdays.\n\n"
            "- We register you on your programme.\n"
            "- Questions about the tuition fee: [fees@grona.example](mailto:fees@grona.example)",
        )
    },
)
