"""One of each kind of widget, to see where the hardware cursor stands; F2 moves a caret without painting anything."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, OptionList, Static, TextArea, Tree

from ladok_tui.widgets.caret import CaretApp


class Silent(Widget, can_focus=True):
    """A widget whose caret moves without a repaint."""

    place = 0

    def render(self) -> str:
        return "tyst"

    @property
    def caret_offset(self) -> Offset:
        return self.content_region.offset + Offset(self.place, 0)

    def key_f2(self) -> None:
        self.place += 1


class CaretDemo(CaretApp, App[None]):
    CSS = """
    Button, Checkbox, Input { height: 3; }
    OptionList, TextArea, Tree { height: 4; width: 30; }
    Silent { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", "Suspend")]

    def compose(self) -> ComposeResult:
        yield Static("En rubrik", markup=False)
        yield Button("Registrera")
        yield Input("Ellen")
        yield OptionList("Först", "Andra", "Tredje", "Fjärde", "Femte", markup=False)
        yield Checkbox("Ikryssad")
        yield TextArea("rad ett\nrad två")
        tree: Tree[None] = Tree("Rot")
        tree.root.expand()
        tree.root.add_leaf("Gren")
        yield tree
        yield Silent()


if __name__ == "__main__":
    CaretDemo().run()
