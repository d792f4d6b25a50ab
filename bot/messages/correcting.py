"""What is said of corrections: that the documents tell of one, or that none is found."""

CORRECTED = "The documents correct or update this; that comes first:"
WITH_ITS_CORRECTION = "The documents tell this with a correction:"
CORRECTED_ALONG = "The documents also tell of a correction or a newer figure, which may bear on this:"
A_CORRECTION = "The documents tell of a correction or a newer figure:"
NO_CORRECTION = "I find no correction or newer figure of that in the documents. They have it so:"
