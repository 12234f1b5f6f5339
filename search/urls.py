from django.urls import path

from . import api, feed, views
from .alerts import views as alerts

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
    path("feed/", feed.feed, name="feed"),
    path("suggest/", api.suggest, name="suggest"),
    path("api/", api.api, name="api"),
    path("api/openapi.json", api.openapi, name="openapi"),
    path("alerts/", alerts.ask, name="alert"),
    path("alerts/sent/", alerts.sent, name="alert_sent"),
    path("alerts/mine/", alerts.mine, name="my_following"),
    path("alerts/about/<slug:kind>/<int:about>/", alerts.follow, name="follow"),
    path("alerts/<uuid:key>/yours/", alerts.yours, name="following"),
    path("alerts/<uuid:key>/", alerts.confirm, name="confirm_alert"),
    path("alerts/<uuid:key>/stop/", alerts.stop, name="stop_alert"),
]
