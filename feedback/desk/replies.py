"""An organisation's reply to a story, written down by a moderator."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback import actions
from feedback.models import Reply, Story

from .access import REPLY, SEE_STORIES, OnlyFor
from .forms import ReplyForm, whom_it_concerns


class ReplyView(OnlyFor, WagtailAdminTemplateMixin, View):
    """A new reply, or one to be mended, of a published story."""

    permission = REPLY
    template_name = "feedback/desk/reply.html"
    header_icon = "comment"
    page_title = "Reply"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(SEE_STORIES):
            raise Http404
        self.story = get_object_or_404(Story.objects.published(), pk=kwargs["pk"])
        self.reply = Reply(story=self.story)
        if "reply_pk" in kwargs:
            self.reply = get_object_or_404(self.story.replies, pk=kwargs["reply_pk"])

    def get(self, request, *args, **kwargs):
        initial = {} if self.reply.pk else whom_it_concerns(self.story)
        form = ReplyForm(instance=self.reply, initial=initial)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request, *args, **kwargs):
        form = ReplyForm(request.POST, instance=self.reply)
        if form.is_valid():
            try:
                said = self._keep(form)
            except actions.ChangedMeanwhile as clash:
                form.add_error(None, str(clash))
            else:
                messages.success(request, said)
                return redirect("stories:story", self.story.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _keep(self, form):
        by = self.request.user
        reply = form.save(commit=False)
        reply = actions.save_reply(reply=reply, by=by, version=form.cleaned_data["seen"])
        if "publish" not in self.request.POST:
            return "The reply is kept."
        actions.publish_reply(reply=reply, by=by, now=timezone.now())
        return "The reply stands under the story."

    def get_breadcrumbs_items(self):
        above = [
            {"url": reverse("stories:index"), "label": "Stories"},
            {"url": reverse("stories:story", args=[self.story.pk]), "label": self.story.reference},
        ]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": "Reply"}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, story=self.story, reply=self.reply)
