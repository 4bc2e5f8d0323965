"""A student, and how to reach them.  LOG-5, CON-1, CON-2, CON-3."""

import msgspec

from ladok_core.model.identity import Identity
from ladok_core.model.span import Span


class Address(msgspec.Struct, frozen=True):
    """A postal address; ``registered`` when it comes from the population register (CON-2)."""

    street: str
    postcode: str
    town: str
    care_of: str = ""
    country: str = ""
    registered: bool = False


class TemporaryAddress(msgspec.Struct, frozen=True):
    """Where a student lives for a time, both days included (CON-2)."""

    address: Address
    span: Span


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
    temporary: TemporaryAddress | None = None

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def registered_address(self) -> Address | None:
        """The address of the population register, where it is known."""
        return next((one for one in self.addresses if one.registered), None)

    @property
    def postal_address(self) -> Address | None:
        """The address that the student has given, where there is one."""
        return next((one for one in self.addresses if not one.registered), None)

    @property
    def is_in_population_register(self) -> bool:
        """Whether the address comes from the population register, and is changed there alone (CON-2)."""
        return self.identity is not None and self.identity.has_swedish_personal_number
