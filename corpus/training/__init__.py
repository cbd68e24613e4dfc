"""How the shipped English model was trained: from treebank and mention files to `pipeline/model`, by one command.

    python -m overclaim.corpus.training --data DATA --out pipeline/model

The parser's text is web English (UD English EWT, converted to ClearNLP labels), biomedical English (CRAFT) and template
sentences of our own; the recogniser's text is abstracts with diseases and chemicals (BC5CDR, NCBI Disease).
"""
