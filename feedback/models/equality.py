from django.db import models


class AgeBand(models.TextChoices):
    UNDER_18 = "under_18", "Under 18"
    FROM_18 = "18_24", "18 to 24"
    FROM_25 = "25_34", "25 to 34"
    FROM_35 = "35_44", "35 to 44"
    FROM_45 = "45_54", "45 to 54"
    FROM_55 = "55_64", "55 to 64"
    FROM_65 = "65_74", "65 to 74"
    FROM_75 = "75_84", "75 to 84"
    FROM_85 = "85_over", "85 or over"


class Gender(models.TextChoices):
    WOMAN = "woman", "Woman"
    MAN = "man", "Man"
    NON_BINARY = "non_binary", "Non-binary"
    OTHER = "other", "In another way"


class EthnicGroup(models.TextChoices):
    """The five broad groups of the census in England and Wales, and any other."""

    ASIAN = "asian", "Asian or Asian British"
    BLACK = "black", "Black, Black British, Caribbean or African"
    MIXED = "mixed", "Mixed or multiple ethnic groups"
    WHITE = "white", "White"
    OTHER = "other", "Another ethnic group"


class YesNo(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"


class EqualityAnswersQuerySet(models.QuerySet):
    def of_stories_before(self, moment):
        """With stories that came in before the moment."""
        return self.filter(story__received_at__lt=moment)


class EqualityAnswers(models.Model):
    """Who the author is, in broad groups and for figures alone: no desk shows it beside the words."""

    story = models.OneToOneField(
        "feedback.Story", primary_key=True, on_delete=models.CASCADE, related_name="equality"
    )
    age = models.CharField(max_length=10, choices=AgeBand, blank=True)
    gender = models.CharField(max_length=12, choices=Gender, blank=True)
    ethnic_group = models.CharField(max_length=10, choices=EthnicGroup, blank=True)
    disability = models.CharField(
        max_length=3, choices=YesNo, blank=True, help_text="A condition that has lasted or will last a year."
    )
    first_language_english = models.CharField(max_length=3, choices=YesNo, blank=True)

    objects = EqualityAnswersQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "equality answers"
        default_permissions = ()

    def __str__(self):
        return f"Equality answers with {self.story}"
