"""Places in exam sessions, as the store keeps them: never oversold, whoever asks at once.  EXM-6."""

import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.store.driving import run
from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.errors import Refused
from ladok_core.model.exam_session import SignUp
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.store import RecordKey, Store
from ladok_core.words import Words, reasons
from records import (
    DAY,
    NOW,
    TODAY,
    choice,
    course,
    exam_session,
    keys,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)

TESTS = Path(__file__).parents[2]
GIVEN = offering(course("MA1010"))
SESSION = exam_session(GIVEN, places=300)
UP, OFF = ExamSignUp("exam"), ExamSignOff("exam")
MINUTE = timedelta(minutes=1)
CONTEND = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.store.test_seats import contend
from ladok_core.store import Store
with Store.open(Path(sys.argv[2])) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    print(*sorted(contend(store, range(int(sys.argv[3]), int(sys.argv[4]))).items()), sep="\\n", flush=True)
"""


def contender(number: int, *sign_ups: SignUp) -> Record:
    return record(
        participation(GIVEN, registered(), participation_id=f"place-{number}"),
        of=Student(f"s{number}", "Ellen", "Ek"),
        exam_sessions=(SESSION,),
        exam_sign_ups=sign_ups,
    )


def contend(store: Store, numbers: range) -> Counter[str]:
    """Sign up each of these students, and count what they were told: that they are, or a sentence."""
    told: Counter[str] = Counter()
    for number in numbers:
        portal = store.portal(f"s{number}", "bla", lambda: NOW)
        try:
            told[str(run(portal.do(UP, "key")).changed)] += 1
        except Refused as refused:
            told[" ".join(one.sentence for one in reasons.lines(Words("sv"), refused.decision, TODAY))] += 1
    return told


def moved(store: Store) -> int:
    with store.guarded() as database:
        held = database.value("select count(*) from seat where freed_at is null and here > 0")
        assert database.value("select moved from exam_places") == held
    return int(held)


FULL = "Alla 300 platser är tagna."


def test_three_hundred_places_are_three_hundred(tmp_path: Path) -> None:
    """EXM-6: several threads, each with the file to itself; every refusal is a sentence."""
    path = tmp_path / "ladok.db"
    with Store.open(path, create=True) as store:
        store.add([contender(number) for number in range(320)], source="test", at=NOW)
    told: list[Counter[str]] = []

    def work(first: int) -> None:
        with Store.open(path) as own:
            told.append(contend(own, range(first, first + 80)))

    threads = [threading.Thread(target=work, args=(first,)) for first in range(0, 320, 80)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(told, Counter()) == {"True": 300, FULL: 20}
    with Store.open(path) as store:
        assert moved(store) == 300


@pytest.mark.slow
def test_two_thousand_contend_for_three_hundred_places(tmp_path: Path) -> None:
    """EXM-6: in several programs at once."""
    path = tmp_path / "ladok.db"
    with Store.open(path, create=True) as store:
        store.add([contender(number) for number in range(2000)], source="test", at=NOW)
    programs = [
        subprocess.Popen(  # noqa: S603  # our own code
            [sys.executable, "-c", CONTEND, str(TESTS), str(path), str(first), str(first + 400)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in range(0, 2000, 400)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    lines = [line for program in programs for line in program.communicate("go\n", timeout=300)[0].splitlines()]
    told: Counter[str] = Counter()
    for line in lines:
        sentence, number = line.strip("()").rsplit(", ", 1)
        told[sentence.strip("'")] += int(number)

    assert told == {"True": 300, FULL: 1700}
    with Store.open(path) as store:
        assert moved(store) == 300


@pytest.fixture
def one(store: Store) -> Store:
    """A store with two students and a session of one place."""
    small = replace(SESSION, places=1)
    store.add([replace(contender(n), exam_sessions=(small,)) for n in (1, 2)], source="test", at=NOW - DAY)
    return store


def test_a_place_that_somebody_took_meanwhile_is_refused_as_full(one: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """EXM-6: where a database lets two write at once, the one that is second hears the same sentence."""
    with one.guarded() as database:
        change = database.change

        def taken_first(statement: str, **values: object) -> int:
            if "set moved = moved + 1" in statement:
                change(statement, institution_id="bla", session_id="exam")  # somebody else, just before
            return change(statement, **values)

        monkeypatch.setattr(database, "change", taken_first)
        with pytest.raises(Exception, match="store-") as trouble:
            run(one.portal("s1", "bla", lambda: NOW).do(UP, "key"))
        monkeypatch.undo()

    # The other's place went back with our transaction, so that nobody has it: it was no answer of the rule's.
    assert not isinstance(trouble.value, Refused)
    assert moved(one) == 0
    assert run(one.portal("s1", "bla", lambda: NOW).do(UP, "key")).changed


def test_the_database_itself_holds_the_limit(one: Store) -> None:
    """EXM-6: whatever a program believes."""
    with one.guarded() as database:
        with pytest.raises(Exception, match="CHECK"):
            database.change("update exam_places set moved = 2")
        assert database.change("update exam_places set moved = 1") == 1


def test_staff_may_move_the_limit(one: Store) -> None:
    """EXM-6: places that are added can be had; where some are taken away, who has one keeps it."""
    keys_of = RecordKey("bla", "s2")
    run(one.portal("s1", "bla", lambda: NOW).do(UP, "key"))

    def limit(places: int, taken: int = 0) -> list[str]:
        session = replace(SESSION, places=places, taken=taken)
        one.add([replace(contender(2), exam_sessions=(session,))], source="test", at=NOW)
        return keys(run(one.portal("s2", "bla", lambda: NOW).foresee(UP)).decision)

    assert limit(1) == ["EXM-6/full"]
    assert limit(2) == ["EXM-2/until", "EXM-6/left"]
    assert limit(2, taken=1) == ["EXM-6/full"]
    assert limit(0) == ["EXM-6/full"]
    assert limit(5, taken=9) == ["EXM-6/full"]
    assert limit(3) == ["EXM-2/until", "EXM-6/left"]
    assert one.record(keys_of).places_moved == {"exam": 1}
    assert run(one.portal("s2", "bla", lambda: NOW).do(UP, "key")).changed


def test_a_session_is_of_the_catalogue(one: Store) -> None:
    """EXM-1: whoever has a place on an offering of it finds it, whoever's record it came with; nobody else."""
    other = record(participation(GIVEN, registered()), of=Student("adam", "Adam", "Al"))
    none = record(participation(offering(course("FY1000"))), of=Student("none", "No", "No"))
    one.add([other, none], source="test", at=NOW)

    assert one.record(RecordKey("bla", "adam")).exam_sessions == one.record(RecordKey("bla", "s1")).exam_sessions
    assert one.record(RecordKey("bla", "none")).exam_sessions == ()
    assert one.add([other], source="test", at=NOW).unchanged == (RecordKey("bla", "adam"),)


def test_who_has_signed_up_finds_a_session_that_lost_its_offering(one: Store) -> None:
    """EXM-3: what was acknowledged is not lost by what staff do to the session."""
    run(one.portal("s1", "bla", lambda: NOW).do(UP, "key"))
    bare = replace(SESSION, offerings=())
    signed = replace(contender(2, SignUp("exam", NOW, by_staff=True)), exam_sessions=(bare,))
    one.add([signed], source="test", at=NOW)

    for number in (1, 2):
        held = one.record(RecordKey("bla", f"s{number}"))
        assert held.exam_sessions == (bare,)
        assert held.exam_sign_up("exam") is not None


def test_what_a_source_says_of_a_sign_up_comes_and_goes(one: Store) -> None:
    """EXM-3, EXM-6: what was given back here stays so, until the source says it anew; what it takes away is gone."""
    key = RecordKey("bla", "s2")

    def told(*sign_ups: SignUp) -> SignUp | None:
        one.add([contender(2, *sign_ups)], source="test", at=NOW)
        return one.record(key).exam_sign_up("exam")

    staff = SignUp("exam", NOW - DAY, by_staff=True)
    assert told(staff) == staff
    run(one.portal("s2", "bla", lambda: NOW).do(OFF, "off"))
    assert one.record(key).places_moved == {"exam": -1}
    coded = replace(staff, anonymous_code="AB-12")
    assert told(coded) is None
    anew = replace(coded, at=NOW + MINUTE)
    assert told(anew) == anew
    assert told() is None
    assert one.record(key).places_moved == {"exam": -1}


def test_a_place_is_taken_in_one_transaction(one: Store) -> None:
    """EXM-6: a failure leaves neither a row of the journal nor a place taken."""
    with one.guarded() as database:
        database.change("drop index seat_held")
        database.change("create unique index seat_held on seat (institution_id)")
        database.change(
            "insert into seat (institution_id, student_id, session_id, here, taken_at)"
            " values ('bla', 's2', 'exam', 0, '')"
        )
    with pytest.raises(Exception, match="store-"):
        run(one.portal("s1", "bla", lambda: NOW).do(UP, "key"))

    with one.guarded() as database:
        assert database.value("select moved from exam_places") == 0
        assert database.value("select count(*) from journal where action = 'exam-signup'") == 0


def test_a_session_of_what_may_be_chosen_comes_and_goes_with_what_is_told(one: Store) -> None:
    """EXM-5: the same again changes nothing, and a newer copy without it has it no more."""
    programme = offering(package())
    place = participation(programme, registered(), participation_id="programme")
    offered = choice(option(GIVEN), package=programme.offering_id)
    held = record(place, of=Student("adam", "Adam", "Al"), choices=(offered,), exam_sessions=(SESSION,))
    bare, key = replace(held, exam_sessions=(), fee_liable=True), RecordKey("bla", "adam")

    for told in (held, bare, held):
        one.add([told], source="test", at=NOW)
        assert one.record(key).exam_sessions == told.exam_sessions
        assert one.add([told], source="test", at=NOW).unchanged == (key,)
