"""Claims taken out of a parsed sentence: its cues, their ends, how strongly they assert, and what pronouns stand for."""
