from django.urls import path

from consultations import checks_views, views
from consultations import printed_views as printed
from consultations import published_views as published
from consultations import receipt_views as receipt
from consultations import reminder_views as reminder
from consultations.outcome import views as outcome_views
from portal.printing import Size

app_name = "consultations"

urlpatterns = [
    path("come-back/", receipt.come_back, name="come_back"),
    path("reminders/<uuid:key>/confirm/", reminder.confirm, name="confirm_reminder"),
    path("reminders/<uuid:key>/stop/", reminder.stop, name="stop_reminder"),
    path("said/<str:reference>/", published.one_answer, name="one_answer"),
    path("<int:pk>/printed/", printed.questionnaire, name="printed"),
    path("<int:pk>/printed/large/", printed.questionnaire, {"size": Size.LARGE}, name="printed_large"),
    path("<int:pk>/remind/", reminder.remind, name="remind"),
    path("<int:pk>/remind/asked/", reminder.asked_to_remind, name="asked_to_remind"),
    path("<int:pk>/said/", published.answers, name="published"),
    path("<int:pk>/said/<slug:key>/", published.to_question, name="published_question"),
    path("outcomes/", outcome_views.outcomes, name="outcomes"),
    path("<int:pk>/outcome/", outcome_views.report, name="report"),
    path("<int:pk>/outcome/report.pdf", outcome_views.report_pdf, name="report_pdf"),
    path("<int:pk>/outcome/report.docx", outcome_views.report_word, name="report_word"),
    path("<int:pk>/outcome/figures.csv", outcome_views.data, name="outcome_data"),
    path("<int:pk>/outcome/figures.json", outcome_views.about_data, name="outcome_about_data"),
    path("<int:pk>/answer/", views.start, name="start"),
    path("<int:pk>/invited/<slug:token>/", views.invited, name="invited"),
    path("<int:pk>/checks/", checks_views.sheet, name="checks"),
    path("<int:pk>/answer/about/", views.about, name="about"),
    path("<int:pk>/answer/check/", views.check, name="check"),
    path("<int:pk>/answer/forget/", views.forget, name="forget"),
    path("<int:pk>/answer/save/", receipt.save, name="save"),
    path("<int:pk>/answer/saved/", receipt.saved, name="saved"),
    path("<int:pk>/answer/leave/", receipt.leave, name="leave"),
    path("<int:pk>/answer/sent/", receipt.sent, name="sent"),
    path("<int:pk>/answer/sent/copy/", receipt.copy, name="copy"),
    path("<int:pk>/answer/sent/copy.pdf", receipt.copy_pdf, name="copy_pdf"),
    path("<int:pk>/answer/sent/change/", receipt.change, name="change"),
    path("<int:pk>/answer/sent/withdraw/", receipt.withdraw, name="withdraw"),
    path("<int:pk>/answer/q/<slug:key>/", views.question, name="question"),
]
