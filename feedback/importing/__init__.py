"""The comments of a trust's Friends and Family export, read into the moderation queue."""
