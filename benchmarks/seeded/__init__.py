"""Clean briefings, one error injected at a time -> which errors the checks catch."""
