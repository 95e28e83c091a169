"""A public table of events, UCDP GED's, as a library of facts: a corpus that nobody made up."""
