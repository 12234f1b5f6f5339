"""The form on paper: the same questions as on the website, as a tagged PDF in ordinary and in large print."""
