from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from consultations.outcome import promised as promised_by_consultations
        from feedback import answered_by
        from feedback.insights import parts
        from home import following, handing_over, promise_figures, promise_reminders, promised
        from home.links.hint import on_links
        from home.peer_review import access, letters
        from home.practice import answering, versions
        from portal import hints
        from portal.accounts import leaving
        from portal.hints import writing

        following.connect()
        versions.connect()
        answered_by.register(answering.practice_answering)
        access.connect()
        letters.connect()
        leaving.register(handing_over.PAGES_AND_DOCUMENTS)
        leaving.register(promise_reminders.PROMISES)
        for giver in (on_links, writing.on_pictures, writing.on_words, writing.on_linked_words):
            hints.register(giver)
        parts.register(promise_figures.promises_kept)
        promised_by_consultations.register(promised)
