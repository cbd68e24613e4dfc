"""From a post to findings, one stage a file; `run.py` alone knows their order."""

import os

# One sentence's matrices are too small to share between threads: more of them burn time and win none.
# It must stand here, before anything below imports numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
