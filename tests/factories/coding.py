"""Codebooks, readings and tables of answers, with the least that each needs."""

import factory
from factory.django import DjangoModelFactory

from consultations.models import (
    AnswerExport,
    AnswerUpload,
    Baseline,
    BaselineGroup,
    Code,
    Codebook,
    Coding,
    Reading,
)
from portal.accounts.roles import Role

from .accounts import UserFactory
from .consultations import DAY, NOW, AnswerFactory, ConsultationPageFactory


class CodebookFactory(DjangoModelFactory):
    class Meta:
        model = Codebook

    consultation = factory.SubFactory(ConsultationPageFactory)


class CodeFactory(DjangoModelFactory):
    class Meta:
        model = Code

    codebook = factory.SubFactory(CodebookFactory)
    name = factory.Sequence(lambda number: f"Something {number}")
    sort_order = factory.Sequence(int)


class ReadingFactory(DjangoModelFactory):
    """`ReadingFactory(answer=answer, codes=[travel], part=Reading.Part.SECOND)`."""

    class Meta:
        model = Reading
        skip_postgeneration_save = True

    answer = factory.SubFactory(AnswerFactory)
    part = Reading.Part.FIRST
    coder = factory.SubFactory(UserFactory, role=Role.ANALYST)
    at = NOW
    counts = factory.LazyAttribute(lambda reading: reading.part != Reading.Part.SECOND)

    @factory.post_generation
    def codes(self, create, codes, **kwargs):
        for code in codes or ():
            Coding.objects.create(reading=self, code=code)


class BaselineFactory(DjangoModelFactory):
    """`BaselineFactory(groups={"Women": 510, "Men": 490})`."""

    class Meta:
        model = Baseline
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Population {number}")
    source = "Counted for a test"
    as_of_year = 2025
    loaded_at = NOW

    @factory.post_generation
    def groups(self, create, groups, **kwargs):
        for place, (label, people) in enumerate((groups or {}).items()):
            BaselineGroup.objects.create(baseline=self, label=label, people=people, sort_order=place)


class AnswerUploadFactory(DjangoModelFactory):
    class Meta:
        model = AnswerUpload

    consultation = factory.SubFactory(ConsultationPageFactory)
    by = factory.SubFactory(UserFactory)
    name = "answers.csv"
    kind = "csv"


class AnswerExportFactory(DjangoModelFactory):
    class Meta:
        model = AnswerExport

    consultation = factory.SubFactory(ConsultationPageFactory)
    by = factory.SubFactory(UserFactory)
    asked_at = NOW
    delete_after = NOW + 7 * DAY
