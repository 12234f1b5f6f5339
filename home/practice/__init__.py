"""The rules of best practice and pathways: who uses what, what is due, what a version says."""
