"""Work on many articles at once, for researchers and for measuring the checker itself."""
