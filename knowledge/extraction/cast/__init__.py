"""Who is who within one document: persons, bodies, places, offices, and every mention of them."""
