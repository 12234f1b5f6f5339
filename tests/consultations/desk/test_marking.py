from consultations.desk.marking import pieces_of


def test_the_words_that_decided_are_marked_wherever_they_stand():
    assert pieces_of("A Bus, no bus\nstop; busy.", ["bus", "bus stop"]) == [
        ("A ", False),
        ("Bus", True),
        (", no ", False),
        ("bus\nstop", True),
        ("; busy.", False),
    ]


def test_without_words_the_text_stands_as_it_is():
    assert pieces_of("A bus (or two).", ["", " "]) == [("A bus (or two).", False)]
