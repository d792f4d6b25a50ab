"""Who investigates, what else is told where that is not, and what of it is over or only asked for."""

INVESTIGATING = "Investigating, as the documents tell: {names}."
INVESTIGATING_THIS = "Investigating “{what}”, as the documents tell: {names}."
INVESTIGATED_UNTIL = "Of an inquiry that has ended: {names}."
INVESTIGATION_ASKED_FOR = "Only asked or demanded to: {names}."
NOT_INTO = "I find nobody who is told to investigate “{whom}”. Of inquiries the documents tell this:"
INTO_WHOM = "Into whom, the text does not say."
BY_WHOM = "Who investigates, the text does not plainly tell:"
