"""What the demo shows with each student, in a few words: for whoever chooses whom to be."""

from ladok_core.model.text import Text

ABOUT = {
    "ellen": Text("mycket att göra", "much to do"),
    "omar": Text("fristående kurser", "freestanding courses"),
    "nils": Text("inget att göra just nu", "nothing to do now"),
    "astrid": Text("doktorand med studieplan", "doctoral, with a study plan"),
    "priya": Text("betalar studieavgift", "pays tuition fees"),
    "karin": Text("alumn", "alumna"),
    "freja": Text("studieuppehåll", "on leave"),
    "alex": Text("vid båda lärosätena", "at both institutions"),
    "anna": Text("skyddad identitet", "protected identity"),
    "samuel": Text("avstängd, flera hinder", "suspended, several obstacles"),
    "maja": Text("vill kanske sluta", "may want to leave"),
}
"""By the student's id."""
