"""What ``list`` and ``show`` look like on a terminal: rich renderables, built from data as data."""
