"""What the user may change: settings, keys and themes, read from files, checked and written."""
