"""What editors have in the work area beside pages and documents: lists to import, reports, a calendar."""
