"""How the program meets a terminal, what it sends there and when, and how it leaves: clean, with a true status."""
