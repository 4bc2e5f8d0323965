"""What each page says: pure functions from a page's struct to a View, once for the eye and for the ear."""
