"""Report → text: one file a format, each holding a `REPORTER`."""
