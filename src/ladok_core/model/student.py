"""A student, and how to reach them.  LOG-5, CON-1, CON-2, CON-3."""

import msgspec

from ladok_core.model.identity import Identity


class Address(msgspec.Struct, frozen=True):
    """A postal address; ``registered`` when it comes from the population register (CON-2)."""

    street: str
    postcode: str
    town: str
    care_of: str = ""
    country: str = ""
    registered: bool = False


class Student(msgspec.Struct, frozen=True):
    """One student, the same at every institution.

    With a protected identity, address and phone are never shown, exported, logged or put in a document (CON-3).
    """

    student_id: str
    given_name: str
    family_name: str
    identity: Identity | None = None
    email: str = ""
    phone: str = ""
    addresses: tuple[Address, ...] = ()
    protected: bool = False

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}".strip()
