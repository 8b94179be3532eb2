"""`report.html`: one file with static pictures and the data behind each."""
