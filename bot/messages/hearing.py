"""What is said where nobody is found to have told somebody something."""

NOBODY_TOLD = "I find no sentence that tells who {verb} “{whom}”."
NOBODY_TOLD_THAT = "I find no sentence that tells who {verb} “{whom}” that."
NEAREST_TOLD = "Nearest to it:"
TOLD_THEM = "What is told of {who} saying it to {whom}:"
WHOM_NOT_CLEAR = "It is not clear whom “{whom}” means. Please name the person or body."
