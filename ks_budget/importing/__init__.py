"""From tables of other people's documents to the chapters of a budget: one file a chapter, pure, wording aside."""
