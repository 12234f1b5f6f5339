"""How far apart two points on the ground are."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_MILES = 3958.8


def miles_between(latitude, longitude, other_latitude, other_longitude):
    """Miles along the ground between two points given in degrees, by the haversine formula."""
    north, other_north = radians(latitude), radians(other_latitude)
    half_north = (other_north - north) / 2
    half_east = radians(other_longitude - longitude) / 2
    across = sin(half_north) ** 2 + cos(north) * cos(other_north) * sin(half_east) ** 2
    # Rounding may carry opposite ends of the earth a hair past 1, where asin has no answer.
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(min(1.0, across)))


def miles_from(place, places):
    """From a place to the nearest of some places, or None where there are none. Each has its centre."""
    return min(
        (miles_between(place.latitude, place.longitude, other.latitude, other.longitude) for other in places),
        default=None,
    )


def in_words(miles):
    """A distance as a person says it."""
    if miles < 1:
        return "less than a mile away"
    whole = round(miles)
    return "about 1 mile away" if whole == 1 else f"about {whole} miles away"
