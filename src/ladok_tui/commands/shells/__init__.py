"""Completion scripts, one writer a shell, all from the parser itself."""
