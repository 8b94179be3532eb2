"""What people decided about findings: the severities of a desk, orders in the mark-up, an earlier report."""
