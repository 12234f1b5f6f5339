"""The analysis in Wagtail: reports, coding, who was heard from, and tables in and out. A page for each."""
