"""What follows from the facts: standing, voices, silence, dates."""
