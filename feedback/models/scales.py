"""The answers to choose from that a story carries as a number or a word."""

from django.db import models


class ToldBy(models.TextChoices):
    PATIENT = "patient", "A patient"
    CARER = "carer", "A carer"
    RELATIVE = "relative", "A relative or friend"
    ADVOCATE = "advocate", "Somebody speaking for a patient"
    STAFF = "staff", "A member of staff"


class Rating(models.IntegerChoices):
    """The Friends and Family scale, with its national numbers: 1 is best."""

    VERY_GOOD = 1, "Very good"
    GOOD = 2, "Good"
    NEITHER = 3, "Neither good nor poor"
    POOR = 4, "Poor"
    VERY_POOR = 5, "Very poor"


class Sentiment(models.IntegerChoices):
    """The five points of the national theme framework: 1 is most positive."""

    VERY_POSITIVE = 1, "Very positive"
    POSITIVE = 2, "Positive"
    MIXED = 3, "Neutral or mixed"
    NEGATIVE = 4, "Negative"
    VERY_NEGATIVE = 5, "Very negative"


class Seriousness(models.IntegerChoices):
    NONE = 0, "Nothing went wrong"
    LOW = 1, "Low: could have been better"
    MODERATE = 2, "Moderate: worry, delay or pain"
    HIGH = 3, "High: harm or great distress"
    URGENT = 4, "Urgent: somebody may be at risk"
