"""Plain text in, spans out: sentences, names, dates, numbers."""

import os

# Documents are read in several processes: each multiplies its matrices in one thread. numpy reads this once, when it
# is first imported, which is after this package.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
