"""What whole sites cost: ours beside stock MkDocs, Zensical and Hugo, in one run."""
