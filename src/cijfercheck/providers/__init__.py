"""Where figures come from: the article itself, the texts it was written from, reference files."""
