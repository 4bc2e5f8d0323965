"""The student portal's core: records, rules, pages and the port.  It knows nothing of any terminal."""

__version__ = "0.1.0"
