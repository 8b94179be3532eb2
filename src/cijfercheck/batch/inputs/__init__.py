"""What a collection of articles may come as: one file a format, each giving the same rows."""
