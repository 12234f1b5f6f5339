from django.urls import path
from wagtail.documents.views.serve import authenticate_with_password

from home import views

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
    path("promises/<int:pk>/", views.promise, name="promise"),
]
