"""Services in the order in which they are near to a place."""

from dataclasses import dataclass

from home import distances

FROM_ANYWHERE = float("inf")


@dataclass(frozen=True)
class Near:
    """A service, and its miles from the chosen place: None where it has no place, or none was chosen."""

    service: object
    miles: float | None

    @property
    def distance(self):
        return "" if self.miles is None else distances.in_words(self.miles)


def nearest_first(services, place):
    """The nearest first, then what is reached by phone or online. Without a place: in the order given."""
    if place is None:
        return [Near(service, None) for service in services]
    found = [Near(service, distances.miles_from(place, service.places.all())) for service in services]
    return sorted(found, key=lambda near: FROM_ANYWHERE if near.miles is None else near.miles)
