"""What the demo shows with each student, in a few words: for whoever chooses whom to be."""

from ladok_core.model.text import Text

ABOUT = {
    "ellen": Text("studieval, tentor, mycket att göra", "study choice, exams, much to do"),
    "omar": Text("fristående kurser, tillfällig adress", "freestanding courses, temporary address"),
    "nils": Text("studieval gjort, inget att göra just nu", "study choice made, nothing to do now"),
    "astrid": Text("doktorand med studieplan", "doctoral, with a study plan"),
    "priya": Text("studieavgift, delvis betald och förfallen", "tuition fees, part paid and overdue"),
    "karin": Text("alumn med hel utbildning", "alumna with a whole degree"),
    "freja": Text("studieuppehåll, fritt val att göra", "on leave, a free choice to make"),
    "alex": Text("vid båda lärosätena", "at both institutions"),
    "anna": Text("skyddad identitet", "protected identity"),
    "samuel": Text("avstängd, flera hinder, avgift åter", "suspended, several obstacles, refunds"),
    "maja": Text("anmälningar, byten, vill kanske sluta", "applications, changes, may want to leave"),
}
"""By the student's id."""
