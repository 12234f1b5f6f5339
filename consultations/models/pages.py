from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager

from consultations import life, questionnaire, showing, stages
from consultations.page_form import ConsultationPageForm
from consultations.trial import tried
from portal.pages import SORTED_BY, BasePage, ClassifiedPageQuerySet
from portal.taxonomy.models import ClassifiedPage

from .outcome_block import OutcomeBlock
from .questions import with_what_they_offer

AS_ASKED = "questions"
PLAIN_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class ConsultationQuerySet(ClassifiedPageQuerySet):
    """Where consultations stand at `now`, by the boundaries of stages.stage_on, each in its own order."""

    def forthcoming(self, now):
        return self.filter(opens_at__gt=now).order_by("opens_at", "pk")

    def open(self, now):
        running = self.filter(opens_at__lte=now, closes_at__gt=now)
        return running.exclude(_paused(now)).order_by("closes_at", "pk")

    def paused(self, now):
        return self.filter(_paused(now), opens_at__lte=now, closes_at__gt=now).order_by("closes_at", "pk")

    def closed(self, now):
        """Being read: closed, and no outcome yet."""
        return self.filter(closes_at__lte=now).exclude(_answered(now)).order_by("closes_at", "pk")

    def answered(self, now):
        return self.with_outcome(now).exclude(_archived(now))

    def with_outcome(self, now):
        """Answered, also where it has gone into the archive since."""
        return self.filter(_answered(now)).order_by("-outcome_published_at", "pk")

    def answered_between(self, since, until):
        """Those whose outcome became public after `since` and up to `until`."""
        return self.filter(outcome_published_at__gt=since, outcome_published_at__lte=until)

    def still_running_or_among(self, answered, now):
        """What is not answered yet, those that close first standing first; then these, the newest first."""
        found = self.filter(~_answered(now) | Q(pk__in=answered.values("pk")))
        newest = models.Case(models.When(_answered(now), then="outcome_published_at"))
        return found.order_by(newest.desc(nulls_first=True), "closes_at", "pk")

    def originals(self):
        """Without aliases, which show another page's consultation at a second address."""
        return self.filter(alias_of__isnull=True)

    def listed(self):
        """What a stranger may see in a list, each once, without the long texts."""
        return self.ever_listed().filter(archived_at__isnull=True).defer_streamfields()

    def ever_listed(self):
        """The same with the long texts, and with what is in the archive."""
        return self.filter(is_listed=True).published().originals()

    def findable(self):
        """What a stranger may come upon by searching: not what needs a link, nor what is for members."""
        return self.published().filter(is_listed=True).exclude(audience=ConsultationPage.Audience.MEMBERS)

    def with_aliases(self, page):
        """The page and all that show it at another address."""
        return self.filter(Q(pk=page.source_pk) | Q(alias_of=page.source_pk))

    def closing_before(self, moment):
        return self.filter(closes_at__lt=moment)

    def for_everybody(self):
        return self.filter(audience=ConsultationPage.Audience.EVERYONE)

    def for_members(self):
        """What members of the Partnership alone may answer, also where no public list has it."""
        found = self.live().originals().filter(audience=ConsultationPage.Audience.MEMBERS)
        return found.defer_streamfields()

    def closing_after(self, moment):
        return self.filter(closes_at__gte=moment).order_by("opens_at", "pk")

    def taking_paper(self, now):
        """Those for which forms may be typed in: from the opening until the outcome is out."""
        return self.filter(opens_at__lte=now).exclude(_answered(now))

    def with_responses(self):
        """Only those that people have answered."""
        return self.filter(responses__isnull=False).distinct()

    def with_response_count(self):
        return self.annotate(response_count=models.Count("responses"))

    def carrying(self, field, terms):
        """Only what carries any of the terms in the field."""
        many = self.model._meta.get_field(field)
        carriers = many.remote_field.through.objects.filter(**{f"{many.m2m_reverse_field_name()}__in": terms})
        return self.filter(pk__in=carriers.values(many.m2m_field_name()))

    def for_listing(self):
        """What a list of consultation_card components needs: each listed page, with its terms."""
        return self.listed().prefetch_related("tumour_sites", "priorities")


def _answered(now):
    """False and never unknown where there is no outcome, so that it may be negated."""
    return Q(outcome_published_at__isnull=False, outcome_published_at__lte=now)


def _paused(now):
    return Q(paused_at__isnull=False, paused_at__lte=now)


def _archived(now):
    return Q(archived_at__isnull=False, archived_at__lte=now)


ConsultationManager = PageManager.from_queryset(ConsultationQuerySet)


class ConsultationPage(ClassifiedPage, BasePage):
    """What the alliance asks, from an opening to a closing moment, and what came of it."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", "Everyone"
        MEMBERS = "members", "Members of the partnership, signed in"
        INVITED = "invited", "Only people with an invitation"

    class Pace(models.TextChoices):
        QUESTION = "question", "One question a page"
        SECTION = "section", "One section a page"

    opens_at = models.DateTimeField("opens", help_text="The moment from which people can answer.")
    closes_at = models.DateTimeField(
        "closes", help_text="People can answer until just before this moment. It must be after the opening."
    )
    outcome_due_date = models.DateField(
        "outcome due", null=True, blank=True, help_text="Left empty, it is 12 weeks after closing."
    )
    outcome_published_at = models.DateTimeField(
        "outcome shown from",
        null=True,
        blank=True,
        help_text="From this moment the outcome below and the figures are public.",
    )

    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    late_reason = models.TextField("why the outcome is late", blank=True, editable=False)
    version = models.PositiveIntegerField("version of the questions", default=1, editable=False)

    audience = models.CharField("who may answer", max_length=10, choices=Audience, default=Audience.EVERYONE)
    is_listed = models.BooleanField(
        "in the list", default=True, help_text="Without it, only who has the link finds it."
    )

    pace = models.CharField("how it is asked", max_length=10, choices=Pace, default=Pace.QUESTION)

    why = RichTextField("why we are asking", features=PLAIN_FEATURES)
    who_decides = RichTextField("who decides", features=PLAIN_FEATURES, help_text="Who, when, and on what.")
    what_can_change = RichTextField(
        "what can still change", features=PLAIN_FEATURES, help_text="And what is settled already."
    )
    who_for = models.CharField(
        "who it is for", max_length=160, help_text="For example: anyone who has had radiotherapy."
    )
    minutes_to_answer = models.PositiveSmallIntegerField(default=10, validators=[MinValueValidator(1)])
    documents = StreamField([("document", DocumentChooserBlock())], blank=True)
    outcome = StreamField(OutcomeBlock(required=False), blank=True)

    objects = ConsultationManager()

    parent_page_types = ["consultations.ConsultationIndexPage"]
    subpage_types = []
    page_description = "Questions that people answer until a date, and the outcome."
    base_form_class = ConsultationPageForm

    content_panels = [
        *BasePage.content_panels[:2],
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading="When people can answer"),
        FieldRowPanel([FieldPanel("who_for"), FieldPanel("minutes_to_answer")], heading="Who, and how long"),
        FieldRowPanel([FieldPanel("audience"), FieldPanel("is_listed")], heading="Who may answer"),
        FieldPanel("pace"),
        MultiFieldPanel(
            [FieldPanel("why"), FieldPanel("who_decides"), FieldPanel("what_can_change")],
            heading="What it is for",
        ),
        InlinePanel("questions", heading="Questions", label="Question", min_num=1),
        FieldPanel("documents"),
        FieldPanel("body", heading="Anything else people need to know"),
    ]
    outcome_panels = [
        HelpPanel(
            "<p>Say what you asked, what people said and what you did, also where you did nothing and why. "
            "The figures are added by themselves.</p>"
        ),
        FieldRowPanel([FieldPanel("outcome_due_date"), FieldPanel("outcome_published_at")], heading="Dates"),
        FieldPanel("outcome"),
    ]
    content_panels += [MultiFieldPanel(outcome_panels, heading="Outcome", classname="collapsed")]
    sorting_panels = SORTED_BY

    class Meta:
        verbose_name = "consultation"
        indexes = [models.Index(fields=["opens_at", "closes_at"], name="consultation_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="consultation_closes_after_opening",
                violation_error_message="Choose a closing moment after the opening.",
            ),
            models.CheckConstraint(
                condition=Q(outcome_published_at__isnull=True) | Q(outcome_published_at__gte=F("closes_at")),
                name="consultation_outcome_after_closing",
                violation_error_message="Choose a moment after the close from which the outcome is shown.",
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True) | Q(archived_at__gte=F("outcome_published_at")),
                name="consultation_archived_after_outcome",
            ),
            models.CheckConstraint(
                condition=Q(minutes_to_answer__gte=1),
                name="consultation_takes_a_minute",
                violation_error_message="Enter how many minutes it takes, 1 or more.",
            ),
        ]

    def clean(self):
        super().clean()
        if self.outcome_published_at and not self.outcome:
            raise ValidationError(
                {"outcome": "Write the outcome before you set the moment it is shown from."}
            )
        questionnaire.name_by_keys(self)

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Save the questions under their keys, and keep what people have answered as they answered it.

        What changes after the opening makes a new version, and is said to everybody.
        """
        now = timezone.now()
        changes = questionnaire.settle(self) if update_fields is None else []
        if "closes_at" not in life.fields_kept(self, now):
            changes = []
        self.version += bool(changes)
        super().save(*args, update_fields=update_fields, **kwargs)
        if changes:
            self.notes.create(kind="changed", words="\n".join(changes), version=self.version, at=now)

    def stage_at(self, now):
        return stages.stage_on(
            self.opens_at,
            self.closes_at,
            self.outcome_published_at,
            now,
            paused=self.paused_at,
            archived=self.archived_at,
        )

    def with_content_json(self, content):
        """A draft as it would be published: what happened to the page since it was written still holds."""
        draft = super().with_content_json(content)
        names = life.fields_kept(self, timezone.now())
        for name, value in (type(self).objects.filter(pk=self.pk).values(*names).first() or {}).items():
            setattr(draft, name, value)
        return draft

    @property
    def lead(self):
        """Who answers for it, and is reminded; None where nobody is named."""
        return self.kept_by or self.owner

    @property
    def outcome_due(self):
        return self.outcome_due_date or stages.default_outcome_due(self.closes_at)

    @cached_property
    def source_pk(self):
        """Where the answers are kept: an alias shows, and sends to, the page it stands for."""
        return self.alias_of_id or self.pk

    @property
    def answer_url(self):
        return reverse("consultations:start", args=[self.source_pk])

    def all_responses(self):
        """What people have sent; for an alias, to the page it stands for."""
        return self.responses.model.objects.to(self)

    def public_notes(self):
        """What changed after the opening, newest first; for an alias, to the page it stands for."""
        return self.notes.model.objects.filter(consultation=self.source_pk)

    def frozen(self):
        """The figures of the outcome, in their newest edition; None before they are frozen."""
        return self.frozen_figures.model.objects.in_force(self)

    def has_published_answers(self, now):
        """Whether there is anything to read of what people wrote. It asks upwards, by its related rows."""
        answers = self.responses.model.answers.rel.related_model
        return answers.objects.published_to(self, now).exists()

    def public_documents(self):
        """The attached documents that a stranger may read, in their order. A query where there are any."""
        keys = [block["value"] for block in self.documents.raw_data]
        found = get_document_model().objects.published().in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def asked(self):
        """What is asked, in order and without the headings: that of the draft, where this is one."""
        return [question for question in self.questionnaire() if question.asks]

    def questionnaire(self):
        """The questions and the headings in their order, with their choices, rows and conditions."""
        questions = self.questions.all()
        return list(questions) if self.questions.is_deferring else with_what_they_offer(questions)

    # It opens by its pass sheet. Approval in a workflow would publish it without one.
    has_workflow = False

    def get_workflow(self):
        return None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, **showing.one(self, now=timezone.now())}

    @property
    def preview_modes(self):
        return [*self.DEFAULT_PREVIEW_MODES, (AS_ASKED, "The questions, as people are asked them")]

    def get_preview_template(self, request, mode_name):
        is_trial = mode_name == AS_ASKED
        return "consultations/trial.html" if is_trial else super().get_preview_template(request, mode_name)

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return {**context, "tried": tried(self.questionnaire())} if mode_name == AS_ASKED else context


class ConsultationIndexPage(BasePage):
    """Take part: every consultation, by where it stands."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["consultations.ConsultationPage"]
    max_count = 1
    page_description = "The list of consultations, by stage."
    not_searchable = "It only lists consultations, which are found themselves."

    class Meta:
        verbose_name = "take part"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, **showing.listing(ConsultationPage.objects, request, now=timezone.now())}
