"""On paper: the questionnaire in ordinary and in large print, and a copy of what somebody answered."""
