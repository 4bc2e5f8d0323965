"""What things are: frozen structs and enums, without I/O and without a clock."""
