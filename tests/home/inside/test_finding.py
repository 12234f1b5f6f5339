from home.inside.finding import places_of
from home.models import DocumentReading

READING = DocumentReading(
    parts=[
        ["On page 1", "Welcome. <Bring> a coat."],
        ["On page 2", "Scans take ten minutes. Scanning is quiet."],
        ["On page 3", "A coat and a scan."],
    ]
)


def test_the_pages_that_hold_the_words_are_shown_in_their_order():
    places, has_more = places_of(READING, "the coat")

    assert [place.where for place in places] == ["On page 1", "On page 3"]
    assert places[0].snippet == "Welcome. &lt;Bring&gt; a <mark>coat</mark>."
    assert not has_more


def test_words_are_found_in_every_form():
    assert [place.where for place in places_of(READING, "scan")[0]] == ["On page 2", "On page 3"]


def test_small_words_and_nothing_find_nothing():
    assert places_of(READING, "and the") == ([], False)
    assert places_of(READING, "?!") == ([], False)


def test_of_very_many_pages_those_with_the_most_words_are_shown():
    parts = [[f"On page {number}", "coat"] for number in range(30)] + [["On page 30", "coat and scan"]]
    places, has_more = places_of(DocumentReading(parts=parts), "coat scan")

    assert has_more
    assert len(places) == 20
    assert places[-1].where == "On page 30"
