from types import SimpleNamespace

from home.nearness import nearest_first


class Places(list):
    def all(self):
        return self


def place(latitude):
    return SimpleNamespace(latitude=latitude, longitude=0)


def service(title, *latitudes):
    return SimpleNamespace(title=title, places=Places(place(latitude) for latitude in latitudes))


def titles(found):
    return [near.service.title for near in found]


def test_the_nearest_service_stands_first_and_one_without_a_place_last():
    services = [service("by phone"), service("far", 53), service("near", 51.1), service("both", 60, 51.2)]

    assert titles(nearest_first(services, place(51))) == ["near", "both", "far", "by phone"]


def test_without_a_place_the_order_stays():
    assert titles(nearest_first([service("b", 53), service("a", 51)], None)) == ["b", "a"]
