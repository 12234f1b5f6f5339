"""Answers that another tool collected, read from its table into a consultation, each row once."""
