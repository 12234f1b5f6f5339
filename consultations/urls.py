from django.urls import path

from consultations import views

app_name = "consultations"

urlpatterns = [
    path("<int:pk>/answer/", views.start, name="start"),
    path("<int:pk>/answer/check/", views.check, name="check"),
    path("<int:pk>/answer/forget/", views.forget, name="forget"),
    path("<int:pk>/answer/sent/", views.sent, name="sent"),
    path("<int:pk>/answer/<slug:key>/", views.question, name="question"),
]
