"""The same site as ``mkdocs build`` makes, byte for byte, sooner: MkDocs' own stages, with the work shared out."""
