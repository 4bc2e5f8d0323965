"""The command line: what was asked for, which portal it concerns, and each command by itself.  Never Textual."""
