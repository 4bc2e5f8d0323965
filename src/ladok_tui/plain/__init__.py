"""The pages as plain lines, for ears and for pipes: one fact a line, headings first, a state as a word."""
