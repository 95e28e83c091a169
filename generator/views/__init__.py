"""One typed context a page kind: what a template may show, worded and linked, and nothing that it would have to work out."""
