"""The page for editors and the interfaces for other programs: FastAPI, on this machine alone."""
