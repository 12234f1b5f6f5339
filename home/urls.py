from django.urls import path
from wagtail.documents.views.serve import authenticate_with_password

from home import calendar_views, views
from home.practice import views as practice_views

urlpatterns = [
    path("documents/<int:pk>/<slug:slug>/", views.document, name="document"),
    path("documents/<int:pk>/<slug:slug>/download/", views.download, name="document_download"),
    path("documents/<int:pk>/<slug:slug>/<int:number>/", views.download_version, name="document_version"),
    # Where Wagtail asks for the password of a private collection. Its own serving view is not mounted.
    path(
        "documents/password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("calendar/", calendar_views.page, name="calendar"),
    path("calendar/dates.ics", calendar_views.file, name="calendar_file"),
    path("calendar/meeting/<int:pk>.ics", calendar_views.meeting_file, name="meeting_file"),
    path("calendar/members/<str:token>.ics", calendar_views.members_file, name="members_calendar_file"),
    path("calendar/your-link/", calendar_views.link, name="calendar_link"),
    path("who-uses-what/", practice_views.grid, name="practice_grid"),
    path("versions/<int:pk>/", practice_views.versions, name="page_versions"),
    path("versions/<int:pk>/compare/", practice_views.compare, name="page_compare"),
    path("versions/<int:pk>/<int:number>/", practice_views.version, name="page_version"),
    path("promises/<int:pk>/", views.promise, name="promise"),
]
