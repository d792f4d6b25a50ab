"""What the documents say. Never imports bot."""

import os

# Documents are read in several processes, and a question multiplies small matrices: one thread each is the fastest, and
# leaves the other cores alone. numpy reads this once, when it is first imported, which is after this package.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
