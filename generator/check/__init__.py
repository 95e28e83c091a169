"""What may be wrong with linked facts: one module a family of rules, Library -> problems."""
