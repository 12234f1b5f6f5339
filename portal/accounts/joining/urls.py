from django.urls import path

from . import views

app_name = "joining"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("sent/", views.sent, name="sent"),
    path("<uuid:key>/", views.confirm, name="confirm"),
]
