"""How many examples the property tests try: some at every change, the same ones each time; more in the long runs.

Other ones each time, and many, are for who looks for faults: ``pytest -m hypothesis --hypothesis-profile search``.  A
fault that is found is told with what brings it about, and how to try just that again.
"""

from hypothesis import settings

WHOLE = 100  # the examples of a test that says no number of its own
LONG = 60  # in the long runs, which have an end, too
EVERYDAY = 10

settings.register_profile("search", max_examples=10 * WHOLE, deadline=None, print_blob=True)
for name, number in (("thorough", WHOLE), ("long", LONG), ("everyday", EVERYDAY)):
    settings.register_profile(
        name, max_examples=number, deadline=None, print_blob=True, derandomize=True, database=None
    )


def examples(number: int) -> int:
    """Return how many of a test's examples are tried now: the profile's part of them, and never fewer than five."""
    return max(5, number * settings().max_examples // WHOLE)
