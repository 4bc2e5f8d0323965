"""The student portal in the terminal: it knows the port and the page structs, nothing behind them."""

PROGRAM = "ladok-tui"
