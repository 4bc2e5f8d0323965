"""Whose record it is, and where: what a record is found by."""

import msgspec


class RecordKey(msgspec.Struct, frozen=True):
    """A student at an institution, by their ids."""

    institution_id: str
    student_id: str

    @property
    def values(self) -> dict[str, object]:
        """The values of a query by this key."""
        return {"institution_id": self.institution_id, "student_id": self.student_id}
