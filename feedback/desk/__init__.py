"""The moderators' desk in Wagtail: the queue, the workbench for one story, and replies."""
