"""A course page's answer as modules, results and credit transfers.  CRS-2, CRS-3, EDU-4."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import msgspec

from ladok_core.importing.course_results import Part, result_on, scale_id_of
from ladok_core.importing.course_shapes import (
    CoursePageShape,
    DecisionShape,
    PartShape,
    ResultShape,
    ResultsShape,
    VersionShape,
)
from ladok_core.importing.gathering import FoundPage
from ladok_core.importing.json_text import is_null
from ladok_core.importing.shaping import shaped
from ladok_core.importing.skips import WRONG, Details, Skips
from ladok_core.importing.values import credits_of, day, ident, line, number, text
from ladok_core.model.education import Module
from ladok_core.model.results import CreditTransfer, Result, ResultState, Target, TargetKind
from ladok_core.model.text import Text


class Version(msgspec.Struct, frozen=True):
    """One version of a course as its page has it; credits in hp."""

    version_id: str
    number: int
    current: bool
    name: Text
    credits: Decimal | None
    scale_id: str
    modules: tuple[Module, ...]


class CoursePage(msgspec.Struct, frozen=True):
    """What a course page says, of all its versions."""

    education_id: str
    versions: tuple[Version, ...]
    results: tuple[Result, ...]
    transfers: tuple[CreditTransfer, ...]

    def version(self, version_id: str) -> Version | None:
        """Return the version of that id; else the current one, else the first, as the portal itself shows."""
        own = next((version for version in self.versions if version.version_id == version_id), None)
        current = next((version for version in self.versions if version.current), None)
        return own or current or (self.versions[0] if self.versions else None)


def course_page(education_id: str, found: FoundPage, skips: Skips) -> CoursePage:
    """Read a course page.  What can't be right is passed over item by item."""
    return _Reading(education_id, found.where, skips).page(found.page)


class _Reading:
    """One reading of one page; a result that several versions list is one result, the last one's."""

    def __init__(self, education_id: str, where: str, skips: Skips) -> None:
        self._education_id, self._where, self._skips = education_id, where, skips
        self._of_item = Details(skips, where)
        self._odd = partial(skips.add, "detail", where)
        self._results: dict[str, Result] = {}
        self._transfers: dict[str, CreditTransfer] = {}

    def page(self, page: CoursePageShape) -> CoursePage:
        versions = []
        for raw in page.kursversioner or ():
            try:
                versions.append(self._version(shaped(raw, VersionShape, self._odd)))
            except WRONG:
                self._skips.add("version", self._where)
        for _ in page.resultat_utan_koppling_till_kursversion or ():
            self._skips.add("loose-result", self._where)  # nothing says what they are of
        return CoursePage(
            self._education_id, tuple(versions), tuple(self._results.values()), tuple(self._transfers.values())
        )

    def _version(self, version: VersionShape) -> Version:
        course = version.versionens_kurs or PartShape()
        version_id = ident(version.utbildningsinstans_uid) or ident(course.utbildningsinstans_uid)
        parts = list(self._parts(version))
        modules: dict[str, Module] = {}
        for module_id, part in parts:
            try:
                modules.setdefault(
                    module_id, _module(module_id, part, self._of_item)
                )  # a module taken again stands there again
            except WRONG:
                self._skips.add("module", self._where)
                continue
            self._take_results(part, module_id, version_id)
        self._take_results(course, None, version_id)
        self._credit(version, course, parts)
        return Version(
            version_id=version_id,
            number=self._of_item(lambda: number(version.kursversion), None) or 1,
            current=version.ar_aktuell_version is True,
            name=self._of_item(lambda: text(course.utbildningsinstansbenamningar), Text("")),
            credits=self._of_item(lambda: credits_of(course.omfattning), None),
            scale_id=self._of_item(lambda: scale_id_of(course.betygsskala), ""),
            modules=tuple(modules.values()),
        )

    def _parts(self, version: VersionShape) -> Iterator[tuple[str, PartShape]]:
        for raw in version.versionens_moduler or ():
            try:
                part = shaped(raw, PartShape, self._odd)
                module_id = ident(part.utbildning_uid) or ident(part.kod)
            except WRONG:
                module_id = ""
            if module_id:
                yield module_id, part
            else:
                self._skips.add("module", self._where)

    def _take_results(self, part: PartShape, module_id: str | None, version_id: str) -> None:
        on = part.resultat_pa_utbildning
        if on is None:
            return
        # Only the latest is certified by its very name; of an earlier one it has to be said (CRS-2).
        listed = [(raw, ResultState.DRAFT) for raw in on.ovriga_resultat or ()]
        listed.append((on.senast_attesterade_resultat, ResultState.CERTIFIED))
        for raw, unsaid in listed:
            try:
                if not is_null(raw):
                    shape = shaped(raw, ResultShape, self._odd)
                    on_part = Part(self._education_id, version_id, module_id, part)
                    result = result_on(on_part, shape, unsaid, self._of_item)
                    said = shape.process_status is not None or unsaid is ResultState.CERTIFIED
                    before = self._results.get(result.result_id)
                    # Where it isn't said, what is said of it elsewhere on the page tells more.
                    told = result if said or before is None else before
                    if before is not None and before.version_id != version_id:  # under several versions it is of none
                        told = msgspec.structs.replace(told, version_id="")
                    self._results[result.result_id] = told
            except WRONG:
                self._skips.add("result", self._where)

    def _credit(self, version: VersionShape, course: PartShape, parts: list[tuple[str, PartShape]]) -> None:
        """Take what is credited: the whole course, else each module's share and what is for no module in particular.

        The page sums what is credited for each part; the decisions tell only when and under which number.
        """
        try:
            extent = credits_of(course.omfattning) or Decimal(0)
            on = course.resultat_pa_utbildning or ResultsShape()
            total = credits_of(on.total_tillgodoraknad_omfattning) or Decimal(0)
            flags = (
                on.helt_tillgodoraknad,
                version.har_tillgodoraknande_pa_hela_kursen,
                course.har_tillgodoraknande_pa_hela_utbildningen,
            )
            if any(flag is True for flag in flags):
                self._transfer(course, None, TargetKind.WHOLE_COURSE, extent or total)
                return
            credited = {module_id: amount for module_id, part in parts if (amount := _credited(part))}
            for module_id, part in parts:
                if module_id in credited:
                    self._transfer(part, module_id, TargetKind.PART_OF_COURSE, credited[module_id])
            loose = total - sum(credited.values(), Decimal(0))
            if loose > 0:
                self._transfer(course, None, TargetKind.PART_OF_COURSE, loose)
        except WRONG:
            self._skips.add("transfer", self._where)

    def _transfer(self, part: PartShape, module_id: str | None, kind: TargetKind, amount: Decimal) -> None:
        uid = f"{self._education_id}:{module_id}" if module_id else self._education_id
        decisions = part.tillgodoraknanden or [DecisionShape()]
        dated = [(self._of_item(partial(day, one.beslutsdatum), None), one) for one in decisions]
        on, last = max(dated, key=lambda one: str(one[0] or ""))
        name = self._of_item(lambda: text(part.utbildningsinstansbenamningar), Text(""))
        code = self._of_item(lambda: line(part.kod), "")
        target = Target(f"{uid}:credited", kind, name, amount, code, self._education_id, module_id)
        # Without grounds: how Ladok writes them to a student is not known.
        self._transfers[uid] = CreditTransfer(
            f"{uid}:transfer", self._of_item(lambda: line(last.arendenummer), ""), on, (target,)
        )


def _module(module_id: str, part: PartShape, of_item: Details) -> Module:
    return Module(
        module_id,
        of_item(lambda: line(part.kod), ""),
        of_item(lambda: text(part.utbildningsinstansbenamningar), Text("")),
        of_item(lambda: credits_of(part.omfattning), None) or Decimal(0),
        of_item(lambda: scale_id_of(part.betygsskala), ""),
    )


def _credited(part: PartShape) -> Decimal:
    on = part.resultat_pa_utbildning or ResultsShape()
    whole = on.helt_tillgodoraknad is True or part.har_tillgodoraknande_pa_hela_utbildningen is True
    amount = credits_of(on.total_tillgodoraknad_omfattning) or Decimal(0)
    return (credits_of(part.omfattning) or amount) if whole else amount
