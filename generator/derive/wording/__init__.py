"""Wordings of dates in the languages of the sources, and what they mean."""
