"""The words of the interface, in every language that has a table of them."""
