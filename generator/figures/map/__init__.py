"""Maps: where things are said to have happened."""
