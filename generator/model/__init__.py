"""Record types, value types and vocabularies: what a fact may be."""
