"""Relations between numbers: a change and its levels, a part and its total, a share and its counts."""
