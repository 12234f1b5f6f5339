"""Running a consultation in Wagtail: its checks, the map of its questions, its life, its invitations."""
