"""What came on paper, by telephone or from a meeting: typed in, and some of it typed in twice."""
