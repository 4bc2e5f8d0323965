"""The row list as it was, drawn from rows of its own: for the screens that no View draws yet, and to go with them."""
