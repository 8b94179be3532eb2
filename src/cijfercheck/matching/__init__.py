"""Claims beside figures: how alike their subjects are, and which figure a claim should equal."""
