"""A page drawn outside the app."""
