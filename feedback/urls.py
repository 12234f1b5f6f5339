from django.urls import path

from feedback.views import stories, tell

app_name = "feedback"

urlpatterns = [
    path("", tell.start, name="start"),
    path("tell/", tell.begin, name="begin"),
    path("tell/check/", tell.check, name="check"),
    path("tell/sent/", tell.sent, name="sent"),
    path("tell/lost/", tell.lost, name="lost"),
    path("tell/forget/", tell.forget, name="forget"),
    path("tell/<slug:slug>/", tell.question, name="question"),
    path("stories/", stories.listing, name="stories"),
    path("stories/<str:reference>/", stories.story, name="story"),
]
