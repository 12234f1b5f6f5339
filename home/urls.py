from django.urls import path

from home import views

urlpatterns = [
    path("documents/<int:pk>/<slug:slug>/", views.document, name="document"),
    path("documents/<int:pk>/<slug:slug>/download/", views.download, name="document_download"),
    path("documents/<int:pk>/<slug:slug>/<int:number>/", views.download_version, name="document_version"),
    path("promises/<int:pk>/", views.promise, name="promise"),
]
