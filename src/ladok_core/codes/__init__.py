"""Ladok's code tables, as data; ``tables`` answers what a code means."""
