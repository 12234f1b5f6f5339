from portal.privacy.cache_keys import veiled


def test_a_name_gives_no_address_away():
    assert "192.0.2.7" not in veiled("allauth:rl:login:ip:192.0.2.7", "", 1)


def test_the_same_entry_has_the_same_name_and_another_has_another():
    assert veiled("a", "", 1) == veiled("a", "", 1)
    assert len({veiled("a", "", 1), veiled("b", "", 1), veiled("a", "", 2), veiled("a", "x", 1)}) == 4


def test_a_name_can_be_made_only_with_the_secret(settings):
    before = veiled("a", "", 1)
    settings.SECRET_KEY = "another"
    assert veiled("a", "", 1) != before
