"""How the program ends: by a signal, a lost terminal or a fault, with a clean terminal and a true exit status."""
