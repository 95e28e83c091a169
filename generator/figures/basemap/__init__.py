"""The outlines that maps are drawn on: Natural Earth, cut into countries."""
