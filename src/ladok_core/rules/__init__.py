"""What may be seen and done: pure functions; every answer is a Decision with its Reasons."""
