"""Contexts -> typeset documents. The only room that knows Typst, which is an optional extra."""
