"""An action that is filled in: its fields are rows, what is wrong stands beneath each, and nothing typed is lost."""

from datetime import date
from uuid import uuid4

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ladok_core.actions import AnyAction, spec_of
from ladok_core.actions.outcome import Receipt
from ladok_core.errors import PortalError, Refused
from ladok_core.model.decision import Decision
from ladok_core.pages.details import DetailsPage
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.forms import BadDay, about_field, field_groups, filled_in
from ladok_tui.session import Session
from ladok_tui.views.view import NOTHING, Cell, Column, Row, Said, Section
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.choice_list import ChoiceList
from ladok_tui.widgets.field import Field
from ladok_tui.widgets.field_list import FieldList
from ladok_tui.widgets.field_row import FieldRow
from ladok_tui.widgets.row_list import RowList

_AROUND = 8  # rows of a window that aren't the fields': frame, title, what is told, two choices, keys, air


class FormScreen(Dialog[Receipt | PortalError]):
    """Answers the receipt of what was saved.  What the rules refuse is said where it is, and the form stays.

    Esc restores the field that is being typed into; it leaves changes that aren't saved only when pressed once more.
    """

    AUTO_FOCUS = None

    def __init__(self, session: Session, action: AnyAction, page: DetailsPage, begin: str | None) -> None:
        super().__init__(session)
        self.action, self.page, self._begin = action, page, begin
        self.today: date = page.today
        self.verb = spec_of(action).name
        self._wrong: dict[tuple[str, str], Said] = {}  # by the field and what was filled in
        self._told: Said = NOTHING
        self._leaving = self._saving = False

    def title_text(self) -> str:
        """Name what is filled in."""
        return self.session.words.say(f"{self.verb}.title")

    def inside(self) -> ComposeResult:
        """Hold the fields, what is to be told of them, and the two choices."""
        groups = field_groups(self.action, self.page, Voices(self.session.words))
        yield FieldList(groups, self._check, self._was, id="fields")
        yield Static(id="told", markup=False)
        yield ChoiceList(id="choices")

    @property
    def fields(self) -> FieldList:
        """The form."""
        return self.query_one("#fields", FieldList)

    def on_mount(self) -> None:
        """Begin in the field that was meant, else in the first that can be filled in."""
        super().on_mount()
        rows = [row for row in self.fields.rows if not row.field.locked]
        meant = [row for row in rows if row.field.key == self._begin]
        for row in (meant or rows)[:1]:
            row.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the choices and the keys, however many fields there are."""
        super().on_resize(event)
        self.fields.styles.height = "auto"
        self.fields.styles.max_height = max(1, event.size.height - _AROUND - 3 * self.has_class("-airy"))

    def retext(self) -> None:
        """Say it all in the words of the session; what was filled in stays."""
        super().retext()
        say = Voices(self.session.words)
        labels = {one.key: one for group in field_groups(self.action, self.page, say) for one in group.fields}
        for row in self.fields.rows:
            row.relabel(labels[row.field.key].label)
        self.query_one("#choices", ChoiceList).set_page(
            (Section(rows=(_row("save", say("form.save")), _row("cancel", say("act.cancel")))),)
        )
        self._tell(NOTHING)

    def is_held(self, event: events.Key) -> bool:
        """Decide whether a key is the last one held down; in the fields Enter only opens and closes one."""
        return not isinstance(self.focused, FieldRow) and super().is_held(event)

    def action_back(self) -> None:
        """Go one step back: out of the typing, then out of the form; what isn't saved is not left by one key."""
        if self._saving or self.fields.restore():
            return
        if self.fields.changed and not self._leaving:
            self._leaving = True
            self._tell(Voices(self.session.words)("form.leave"))
            return
        super().action_back()

    @on(FieldList.Changed)
    def _changed(self) -> None:
        self._leaving = False
        self._tell(NOTHING)
        self._judge()

    @on(FieldList.Left)
    def _left(self) -> None:
        self.query_one("#choices", ChoiceList).focus()

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        if event.row.key != "save":
            self.action_back()
        elif not self._saving:
            self._save()

    @work(exclusive=True, group="judge")
    async def _judge(self) -> None:
        """Ask the rules about what was filled in so far, and say of the changed fields what is wrong with them."""
        decision = await self._decision()
        if decision is not None and self.is_active:
            self._say_wrong(decision, only=frozenset(self.fields.changed))

    async def _decision(self) -> Decision | None:
        """Return what the rules say of it now; None where a day is none, or nobody answers."""
        try:
            outlook = await self.session.portal.foresee(filled_in(self.action, self.fields.changed))
        except BadDay as bad:
            say = Voices(self.session.words)
            value = self.fields.changed[bad.field]
            self._wrong[bad.field, value] = say("cli.bad-date", wanted=value)
            self.fields.show_again()
            return None
        except PortalError:
            return None
        return outlook.decision

    def _say_wrong(self, decision: Decision, only: frozenset[str] | None = None) -> None:
        """Say each obstacle in its field, and beneath the form those that are in none; ``only`` of some fields."""
        say, self._wrong, rest = Voices(self.session.words), {}, []
        values = {row.field.key: row.value for row in self.fields.rows}
        for reason in () if decision.open or decision.holds else decision.reasons:
            name = about_field(reason)
            told = [say.reason(reason, self.today), say.remedy(reason, self.today) or NOTHING]
            said = Said(" ".join(one.eye for one in told if one.eye), " ".join(one.ear for one in told if one.ear))
            if name in values and (only is None or name in only):
                self._wrong[name, values[name]] = said
            elif name not in values and only is None:
                rest.append(said)
        self.fields.show_again()
        self._tell(Said(" ".join(one.eye for one in rest), " ".join(one.ear for one in rest)))

    @work(exclusive=True, group="act")
    async def _save(self) -> None:
        if not self.fields.changed:
            self._tell(Voices(self.session.words)("form.nothing"))
            return
        decision = await self._decision()
        if decision is None:
            self.fields.save()  # goes to the field that is wrong
            return
        if not decision.open and not decision.holds:
            self._say_wrong(decision)
            self.fields.save()
            return
        self._saving = True
        try:
            answer: Receipt | PortalError = await self.session.portal.do(
                filled_in(self.action, self.fields.changed), str(uuid4())
            )
        except Refused as refused:  # somebody else was faster
            self._saving = False
            self._say_wrong(refused.decision)
            return
        except PortalError as trouble:  # the page tells it, in the place of the receipt
            answer = trouble
        self.dismiss(answer)

    def _was(self, value: str) -> Said:
        return Voices(self.session.words)("form.before", value=value) if value else NOTHING

    def _check(self, field: Field, value: str) -> Said:
        return self._wrong.get((field.key, value), NOTHING)

    def _tell(self, said: Said) -> None:
        """Say what is to be said of the whole: else how much is not saved yet."""
        self._told = said
        changes, say = len(self.fields.changed), Voices(self.session.words)
        told = said if said.eye else say.count("form.changes", changes) if changes else NOTHING
        self.query_one("#told", Static).update(Content.styled(told.eye, "$ladok-warn" if said.eye else "$ladok-quiet"))


def _row(key: str, said: Said) -> Row:
    return Row(key, key, (Cell(Column.NAME, Said.alike(said.eye)),))
