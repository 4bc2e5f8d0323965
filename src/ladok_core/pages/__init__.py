"""What each page shows: pure functions from a student's record to a page struct."""
