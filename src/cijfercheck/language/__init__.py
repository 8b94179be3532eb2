"""Dutch numbers, periods and words in plain Python; the words themselves stand in `data/*.toml`."""
