"""The demo's students, one file each, with what their records tell: ``records(stage)``."""

STUDENTS = ("ellen", "omar", "nils", "astrid", "priya", "karin", "freja", "alex", "anna", "samuel", "maja")
"""Their ids, which are also the names of their files, in the order in which they are listed."""
