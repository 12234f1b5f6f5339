"""The addresses under which an editor runs one consultation."""

from django.urls import path

from .checks import ChecksView
from .invitations import InvitationsView
from .library import CopyView, LibraryView
from .maps import MapView
from .view import RunView, StepView

app_name = "consultation_running"

urlpatterns = [
    path("<int:pk>/", RunView.as_view(), name="index"),
    path("<int:pk>/checks/", ChecksView.as_view(), name="checks"),
    path("<int:pk>/map/", MapView.as_view(), name="map"),
    path("<int:pk>/library/", LibraryView.as_view(), name="library"),
    path("<int:pk>/questions.json", CopyView.as_view(), name="copy"),
    path("<int:pk>/invitations/", InvitationsView.as_view(), name="invitations"),
    path("<int:pk>/step/<slug:step>/", StepView.as_view(), name="step"),
]
