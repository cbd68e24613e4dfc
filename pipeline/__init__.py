"""From a post to findings, one stage a file; `run.py` alone knows their order."""
