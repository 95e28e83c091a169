"""One typed context a page kind: what a template may show, worded and linked, with nothing left to work out."""
