"""``schema``: the JSON Schema of what ``--json`` prints, made from the very structs that are printed."""

import msgspec

from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.pages.identity import InstitutionRow
from ladok_tui.commands.failure import FailureAnswer
from ladok_tui.commands.import_visit import ImportAnswer
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.places import Place
from ladok_tui.commands.refusal import RefusalAnswer
from ladok_tui.commands.show import page_structs
from ladok_tui.commands.status import DONE
from ladok_tui.config.config_file import Fault
from ladok_tui.doctor.report import Report
from ladok_tui.session import Person
from ladok_tui.terminal.in_force import InForce

PRINTED: dict[str, object] = {
    **page_structs(),
    "receipt": Receipt,
    "outlook": Outlook,
    "refusal": RefusalAnswer,
    "failure": FailureAnswer,
    "import": ImportAnswer,
    "institutions": tuple[InstitutionRow, ...],
    "students": tuple[Person, ...],
    "doctor": Report,
    "settings": tuple[InForce, ...],
    "places": tuple[Place, ...],
    "faults": tuple[Fault, ...],
}
"""What each schema describes."""


def write_schema(options: Options) -> int:
    """Write the schema that was asked for."""
    write_json(msgspec.json.schema(PRINTED[options.topic]))
    return DONE
