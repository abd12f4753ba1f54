"""Score what was found between two plans against labels made by people."""
