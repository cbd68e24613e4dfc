"""From a Universal Dependencies treebank to the ClearNLP labels and attachments of spaCy's English models.

The stages run in the order of `convert_tree.py`; each takes a tree and changes it in place. Labels of Universal
Dependencies (https://universaldependencies.org/u/dep/) become those of the ClearNLP guidelines (Choi and Palmer 2012)
only in `relabel.py`; until then a word carries its old label or one of the interim labels `fixed:…` and `predicate-pp`.
"""
