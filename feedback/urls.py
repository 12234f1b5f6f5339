from django.urls import path

from feedback.views import echo, insight, mirror, printed, receipt, receipt_acts, stories, tell
from portal.printing import Size

app_name = "feedback"

urlpatterns = [
    path("", tell.start, name="start"),
    path("printed/", printed.form, name="printed"),
    path("printed/large/", printed.form, {"size": Size.LARGE}, name="printed_large"),
    path("tell/", tell.begin, name="begin"),
    path("tell/check/", tell.check, name="check"),
    path("tell/mirror/", mirror.answer, name="mirror"),
    path("tell/sent/", tell.sent, name="sent"),
    path("tell/lost/", tell.lost, name="lost"),
    path("tell/forget/", tell.forget, name="forget"),
    path("tell/<slug:slug>/", tell.question, name="question"),
    path("come-back/", receipt.come_back, name="come_back"),
    path("come-back/leave/", receipt.leave, name="leave"),
    path("come-back/stop/<str:token>/", receipt_acts.stop_news, name="stop_news"),
    path("come-back/yours/", receipt.yours, name="yours"),
    path("come-back/yours/everything/", receipt.download, name="everything"),
    path("come-back/yours/answer/", receipt_acts.answer, name="answer"),
    path("come-back/yours/add/", receipt_acts.add, name="add"),
    path("come-back/yours/agree/", receipt_acts.agree, name="agree"),
    path("come-back/yours/disagree/", receipt_acts.disagree, name="disagree"),
    path("come-back/yours/why/", receipt_acts.say_why, name="say_why"),
    path("come-back/yours/helped/<int:pk>/", receipt_acts.helped, name="helped"),
    path("come-back/yours/news/", receipt_acts.ask_for_news, name="ask_for_news"),
    path("come-back/yours/no-news/", receipt_acts.forget_email, name="forget_email"),
    path("come-back/yours/withdraw/", receipt_acts.withdraw, name="withdraw"),
    path("come-back/yours/erase/", receipt_acts.erase, name="erase"),
    path("insight/", insight.page, name="insight"),
    path("insight/<slug:key>.csv", insight.table, name="insight_table"),
    path("stories/", stories.listing, name="stories"),
    path("stories/feed/", stories.feed, name="feed"),
    path("stories/<str:reference>/", stories.story, name="story"),
    path("stories/<str:reference>/me-too/", echo.say, name="echo"),
]
