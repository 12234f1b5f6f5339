from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from feedback.insights import parts
        from home import following, promise_figures
        from home.peer_review import access, letters
        from home.practice import versions

        following.connect()
        versions.connect()
        access.connect()
        letters.connect()
        parts.register(promise_figures.promises_kept)
