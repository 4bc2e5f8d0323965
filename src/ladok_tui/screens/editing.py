"""Rows that are fields: filled in where they stand, judged by the rules, saved whole, and never lost by one key."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from textual import work
from textual.widget import Widget

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook
from ladok_core.errors import PortalError
from ladok_core.words import reasons
from ladok_tui.key_order import OPENING
from ladok_tui.screens.acting import Acting
from ladok_tui.screens.draft import Draft, FieldPlace, NoDay, Wish, about, places_of, wishes
from ladok_tui.screens.ticking import Ticking
from ladok_tui.views.view import Field, Row, Said, View
from ladok_tui.views.voices import Voices, joined
from ladok_tui.widgets.field import is_typed, next_value

if TYPE_CHECKING:  # few pages are filled in, and the first is to come soon
    from ladok_tui.widgets.field_input import FieldInput


class Editing(Acting, Ticking):
    """A page whose rows may be filled in.  It saves only when that was asked for, after asking, as every action is."""

    draft = Draft()
    """What was filled in and isn't saved."""

    @property
    def typed(self) -> "FieldInput | None":
        """What lies over a row that is typed into, once there is one."""
        raise NotImplementedError

    def type_into(self, key: str, field: Field, value: str) -> None:
        """Begin to type into the highlighted row, which has that key."""
        raise NotImplementedError

    @property
    def told(self) -> View:
        """The page as it is, without what was filled in."""
        raise NotImplementedError

    @property
    def places(self) -> list[FieldPlace]:
        """Every field of the page."""
        return [*places_of(self.told)]

    # Filling in.

    def fill_in(self, row: Row) -> None:
        """Begin to fill in the row's field, or the first of those that lie in it."""
        self._fill(place for place in self.places if row.key in (place.key, place.within))

    def begin(self, action: AnyAction) -> None:
        """Begin to fill in an action's fields, those of the highlighted row first; one without any is asked about."""
        here = self.rows.highlighted_key
        found = [place for place in self.places if place.action == action]
        if found:
            self._fill([*(place for place in found if here in (place.key, place.within)), *found])
        else:
            super().begin(action)

    def _fill(self, places: Iterable[FieldPlace]) -> None:
        place = next(iter(places), None)
        if place is None:
            return
        if place.within:
            self.rows.set_open(place.within, opened=True)
        self.rows.highlight(place.key)
        if is_typed(place.field):
            self.type_into(place.key, place.field, self.draft.value(place))
        else:
            self._take(place.key, next_value(place.field, self.draft.value(place)))

    def on_field_input_taken(self, event: "FieldInput.Taken") -> None:
        """Keep what was typed."""
        self._take(event.key, event.value)

    def _take(self, key: str, value: str) -> None:
        place = next((place for place in self.places if place.key == key), None)
        if place is not None and value != self.draft.value(place):
            self.draft = self.draft.filled_in(place, value)
            self.stay()
            self.retext()
            self._judge(self.draft)

    def finish_typing(self) -> None:
        """Take what is being typed."""
        if self.typed is not None and self.typed.typing:
            self.typed.stop()
            self._take(self.typed.key, self.typed.value)

    def focus_next(self, selector: Any = "*") -> Widget | None:
        """Go on, while one types to the next field."""
        return self.focused if self._typing_goes(1) else super().focus_next(selector)

    def focus_previous(self, selector: Any = "*") -> Widget | None:
        """Go back, while one types to the field before."""
        return self.focused if self._typing_goes(-1) else super().focus_previous(selector)

    def _typing_goes(self, step: int) -> bool:
        """Fill in another field that is in the list; return False where nothing is being typed."""
        if self.typed is None or not self.typed.typing:
            return False
        key = self.typed.key
        self.finish_typing()
        places = self.places[::step]
        at = next((number for number, place in enumerate(places) if place.key == key), len(places))
        self._fill(place for place in places[at + 1 :] if self.rows.highlight(place.key))
        return True

    # Leaving it.

    def undo(self) -> bool:
        """Go one step back: out of the typing, then to what the highlighted field held; False where neither is."""
        if self.typed is not None and self.typed.stop():
            return True
        place = next((place for place in self.places if place.key == self.rows.highlighted_key), None)
        if place is None or place.key not in self.draft.values or self.focused is not self.rows:
            return False
        self.draft = self.draft.without([place])
        self.retext()
        self._judge(self.draft)
        self.say(self.session.words.say("form.undone", name=place.field.label.ear), "$ladok-quiet")
        return True

    @property
    def has_unsaved(self) -> bool:
        """Whether anything would be lost where the page is left, also what is being typed."""
        typed = self.typed
        if super().has_unsaved or typed is None or not typed.typing:
            return super().has_unsaved
        return any(place.key == typed.key and typed.value != self.draft.value(place) for place in self.places)

    def may_leave(self, wish: object) -> bool:
        """Decide whether the page can be left by a wish; the first time it is said that something isn't saved."""
        self.finish_typing()
        return super().may_leave(wish)

    def drop(self) -> None:
        """Forget what was filled in, and what was said of it."""
        if self.typed is not None:
            self.typed.stop(here=False)
        if self.draft.values:
            self.draft = Draft()
            self.say("")
            self.retext()

    # Judging and saving.

    @work(exclusive=True, group="judge")
    async def _judge(self, draft: Draft) -> None:
        """Ask the rules about what was filled in so far, and say what is wrong with the changed fields.

        What was found wrong when it was to be saved is said for as long as it is so.  An answer that comes too late,
        about what is no longer so, is dropped.
        """
        found, none = wishes(self.told, draft)
        portal = self.session.portal
        try:
            outlooks = [await portal.foresee(wish.action) for wish in found]
        except PortalError:  # when it is saved, this will be told
            return
        if draft is self.draft and portal is self.session.portal and self.is_attached:
            wrong, _ = self._wrong(found, outlooks, none)
            self.draft = draft.judged({key: wrong[key] for key in wrong if key in draft.values or key in draft.wrong})
            self.retext()
            here = self.rows.highlighted_key
            if here in self.draft.wrong:
                self.call_after_refresh(self.rows.highlight, here)  # with what is wrong, in view

    @work(group=OPENING)
    async def action_save(self) -> None:
        """Save what was filled in, each action after asking; where something is wrong, go there instead."""
        self.finish_typing()
        say = Voices(self.session.words)
        found, none = wishes(self.told, self.draft)
        if not found:
            self.say(say("form.nothing").eye, "$ladok-quiet")
            return
        outlooks = await self.foreseen(wish.action for wish in found)
        if outlooks is None:
            return
        wrong, rest = self._wrong(found, outlooks, none)
        if wrong or rest:
            self.draft = self.draft.judged(wrong)
            self.retext()
            self._go_to_wrong(wrong)
            told = (say.count("form.wrong", len(wrong)), *rest) if wrong else rest
            self.say(" ".join(one.eye for one in told), "$ladok-bad")
            return
        await self._save([*zip(found, outlooks, strict=True)])

    async def _save(self, wanted: Iterable[tuple[Wish, Outlook]]) -> None:
        """Carry out what was filled in, all of it after asking once; what is the case already is said to be so."""
        held = [(wish, outlook) for wish, outlook in wanted if outlook.decision.holds]
        open_ = [(wish, outlook) for wish, outlook in wanted if not outlook.decision.holds]
        done = await self.confirm([outlook for _, outlook in open_]) if open_ else 0
        if open_ and not done:
            return
        saved = [wish for wish, _ in (*held, *open_[:done])]
        self.draft = self.draft.without(place for wish in saved for place in wish.places)
        if not open_:
            words = self.session.words
            told = (reasons.sentence(words, one, self.today) for _, it in held for one in it.decision.reasons)
            self.say(" ".join(told))
            self.load()

    def _wrong(
        self, found: Iterable[Wish], outlooks: Iterable[Outlook], none: Iterable[NoDay]
    ) -> tuple[Mapping[str, Said], list[Said]]:
        """Return what is wrong with the fields, by their rows' keys, and what is in the way that is in no field."""
        say, today = Voices(self.session.words), self.today
        wrong: dict[str, Said] = {}
        rest: list[Said] = []
        for wish, outlook in zip(found, outlooks, strict=True):
            decision = outlook.decision
            for reason in () if decision.open or decision.holds else decision.reasons:
                remedy = say.remedy(reason, today)
                said = joined((say.reason(reason, today), *([remedy] if remedy else [])), " ", " ")
                place = about(self.told, wish.action, reason)
                if place is None:
                    rest.append(said)
                else:
                    wrong.setdefault(place.key, said)
        wrong |= {one.place.key: say("cli.bad-date", wanted=one.value) for one in none}
        return wrong, rest

    def _go_to_wrong(self, wrong: Mapping[str, Said]) -> None:
        place = next((place for place in self.places if place.key in wrong), None)
        if place is not None:
            if place.within:
                self.rows.set_open(place.within, opened=True)
            self.rows.highlight(place.key)
