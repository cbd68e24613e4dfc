"""What is known: the scales, the vocabulary, the evidence table, the rule packs, and the code that loads and checks them."""
