"""A sentence that says in other words what a claim says: what is the same, and what is more."""

from __future__ import annotations

import pytest

from claimcheck.statements.basis import Basis
from claimcheck.statements.compare import additions

SAME = [
    ("The ferry carried 310 people in March", "In March the ferry carried 310 people"),
    ("Five or more of the boats were repaired", "At least five of the boats were repaired"),
    ("The toll is £4 for each day", "The toll is £4 a day"),
    ("Each year the canal moves 3.1m tonnes", "The canal moves 3.1 million tonnes a year"),
    ("Rents fell by 0.5 percentage points", "Rents fell by half a percentage point"),
    ("Some 25% of the locks leak", "About one in four locks leaks"),
    ("It reached 31C in June", "It reached 31 °C in June"),
    ("Traffic fell by 4 points", "Traffic fell from 61% to 57%"),
    ("The pool holds 2,500 m³ of water", "The pool holds 2,500 cubic metres of water"),
    ("Sales were $3m, up from 2.1 million", "Sales were $3m, up from $2.1 million"),
    ("The lock raised its fee", "The lock increased its fee"),
    ("Of the 14 gates, 5 may leak", "Of the 14 gates, five might leak"),
    ("It did not sink any boat", "It sank no boat"),
    ("The bridge was shut in May", "The bridge was closed in May"),
    ("The river rises more quickly than before", "The river rises faster than before"),
    ("The council said the fees would fall", "“The fees will fall,” the council said"),
    ("After all, the crane stands idle", "The crane stands idle"),
    ("The study, analysts think, is sound", "Analysts believe that the study is sound"),
    ("The wreck was unearthed in 2004", "The wreck was found in 2004"),
    ("The club organised its first race", "The club held its first race"),
    ("Analysts counsel that the toll is high", "Analysts advise that the toll is high"),
    ("The trip takes 130 minutes", "The trip takes 2 hours and 10 minutes"),
    ("Compared with 2019, fees were a third lower", "Fees fell by a third compared with 2019"),
    ("The canal froze twice, in 1963 and 1985", "The canal froze in 1963 and again in 1985"),
    ("The rule is in force since May 1999", "The rule came into force in May 1999"),
    ("More than 90% use it", "90%+ use it"),
    ("Requires version 3.11+", "It requires version 3.11 or later"),
    ("Lee published the plan in 1843", "Lee wrote the plan in 1843"),
    ("The team got 87.3 points", "The team got 87.3"),
    ("9 of 40", "The survey tells of 9 of 40 claims"),
    ("Divers believe the wreck is old", "Divers believe the wreck, found in 2004, is old"),
    ("That it leaks was denied by the board", "The board denied that it leaks"),
    ("It loads in under a minute", "It loads in less than a minute"),
    ("Lee won the cup twice", "Lee won two cups"),
    ("The law of the UK allows it", "The law of Britain allows it"),
    ("No more than 90 boats may enter", "At most 90 boats may enter"),
    ("More than half of the boats are new", "The share of new boats is 71 percent of all boats"),
    ("Barges and ferries pass the lock", "Ferries and barges pass the lock"),
    ("It handled 1 240 500 crates", "It handled 1,240,500 crates"),
    ("97 of 106", "It tells of 97 of 106 changes and of 4 of 97 others"),
    ("Of the nine boats, two leak", "Two of the nine boats leak"),
    (
        "It cut the trip from forty minutes to twelve in May",
        "It cut the trip from 40 minutes to 12 in May",
    ),
    ("It made 2.3 TWh in 2020", "It made 2,300 gigawatt-hours in 2020"),
    ("It opened in 03/2011", "It opened in March 2011"),
    ("It ranks third among the longest quays", "It is the third longest quay"),
    ("The least expensive boat sank", "The cheapest boat sank"),
    ("Everyone over 16 may row", "Anyone over 16 may row"),
    ("It may stay for as long as six weeks", "It may stay for up to six weeks"),
    ("Two of the judges dissented", "Two of the judges dissented and held that the toll was void"),
    ("The startup reckons it will lose $5 million", "The startup expects to lose $5 million"),
    ("The toll fell to 3 %, from 5 %", "The toll fell from 5 % to 3 %"),
    ("The fleet has 400 boats", "The fleet has 400 boats, perhaps because of the grants"),
    ("Divers located the wreck off the quay", "Divers found the wreck off the quay"),
    ("The tanks are not safe", "The tanks are unsafe"),
    ("It left the crew with no food", "It left the crew without food"),
    ("The board rejected the claim that it leaks", "The board denied that it leaks"),
    ("The fees did not move", "The fees stagnated"),
    ("Sales rose by 100 % in ten years", "Sales doubled within a decade"),
    ("It earned £3m in the three months", "It earned £3m in the quarter"),
    ("It earned £3m in the first quarter of 2021", "It earned £3m in Q1 2021"),
    ("Ferries sail every hour and a half", "Ferries sail every ninety minutes"),
    ("It took under six days", "It took almost six days"),
    ("Built in the 1920’s", "Built in the 1920s"),
    ("A number of boats leak", "Several boats leak"),
    ("The gate does not close fully", "The gate does not fully close"),
    ("It did not leak at all during the storm", "It did not leak during the storm"),
    ("The guests often sail at night", "The guests usually sail at night"),
    ("The crew marched to the quay", "The crew strode to the quay"),
    ("The crew beat the record", "The crew broke the record"),
    ("The tug rammed the quay before 2 a.m.", "The tug hit the quay before 2 a.m."),
    ("Barges heavier than 30 tonnes pay", "Barges weighing over 30 tonnes pay"),
    ("Guests under the age of 12 row for free", "Guests under 12 row for free"),
    ("It is dredged every second year", "It is dredged every two years"),
    ("Tolls rose by one-fifth", "Tolls rose by a fifth"),
    ("The quay is not used any more", "The quay is no longer used"),
    ("Two copies are kept in each folder", "It keeps two copies per folder"),
    ("It is 30 s from the lock", "It is 30 seconds from the lock"),
    ("Boats shouldn't wait", "Boats should not wait"),
    ("The dues have yet to be paid", "The dues have not yet been paid"),
    ("The tug did not pay, and the ferry did", "The tug did not pay, and the ferry did"),
    ("The pilot let in the tug", "The pilot, contrary to earlier reports, let in the tug"),
    ("It is the biggest lock", "It is the largest lock"),
    ("The trip takes an hour and ten minutes", "The trip takes 70 minutes"),
    ("The race took 2 h 05 min 30 s", "The race took 2:05:30"),
    ("It holds more than 2 billion litres", "It holds 2.7 billion litres"),
    ("Fees fell by more than a fifth", "Fees fell by nearly a quarter"),
    ("It passed 11 (eleven) locks", "It passed eleven locks"),
    ("One boat in six leaks", "One in six boats leaks"),
    ("It has a crew of two, hired for two more years", "It has a crew of two, hired for two years"),
    ("The in-house crew rowed", "The inhouse crew rowed"),
    ("The board indicates that it leaks", "The board suggests that it leaks"),
    ("The crews did not want the lock to close", "The crews wanted the lock not to close"),
    ("As you may have heard: the lock leaks", "The lock leaks"),
    ("It opened on the twelfth of March", "It opened on 12 March"),
    ("It was built in the nineteen-thirties", "It was built in the 1930s"),
    ("Dues rose from 640 to more than 800 euros", "Dues rose from 640 to 815 euros"),
    ("The keeper appeared on 14 May", "The keeper came on 14 May"),
    ("The quay is 200 m long", "The quay, which the board is considering to sell, is 200 m long"),
    ("Engineers concluded that rain burst the dam", "Rain burst the dam, engineers found"),
    ("It has a capacity of 40 boats", "It can hold 40 boats"),
    ("In the keeper's opinion the toll is high", "The keeper considers the toll high"),
    ("The fog lasted", "The fog lasted, and a storm is believed to have sunk two boats"),
]
MORE = [
    ("The trip takes 140 minutes", "The trip takes 2 hours and 10 minutes", "figure"),
    ("The dam is safe", "Minister Lee said the dam is safe", "attribution"),
    ("It requires version 3.10 or later", "It requires version 3.11 or later", "figure"),
    ("Version 3.11 is required", "Version 3.11 or later is required", "bound"),
    ("Exactly 300 boats came", "Around 300 boats came", "bound"),
    ("Nearly 40 boats came", "The 42 boats came", "figure"),
    ("Four boats and four barges came", "Four boats and nine barges came", "figure"),
    ("One of the three boats sank", "Two of the three boats sank", "figure"),
    ("The pilot called once", "The pilot called twice", "figure"),
    ("More than 700 boats came", "More than 900 boats came", "figure"),
    ("It costs $30 a kilogram", "It costs $30 a tonne", "figure"),
    ("It leaks 40 litres a week", "It leaks 40 litres a day", "figure"),
    ("It leaked 40 litres in total", "It leaked 40 litres a day", "figure"),
    ("The lock broke every April", "The lock broke in April", "figure"),
    ("It sold 800 tonnes of crates", "It sold 800 crates", "figure"),
    ("The lowest level since 1960", "The third-lowest level since 1960", "figure"),
    ("It opened before May 2019", "It opened by May 2019", "date"),
    ("It opened after 3 May 2019", "It opened on 3 May 2019", "date"),
    ("The fall of the sixteenth century", "The fall of the fifteenth century", "date"),
    ("The pump fills the lock", "The pump may fill the lock, tests suggest", "hedge"),
    ("The lock leaks badly", "The lock leaks badly, the keeper complains", "attribution"),
    ("Fewer than 40 boats leak", "The survey found fewer than 40 boats leak", "attribution"),
    ("The lock is safe", "The lock is safe, the board has concluded", "attribution"),
    ("The pump was not sold", "The pump was sold without its motor", "negation"),
    ("Most of the boats sank", "None of the boats sank", "negation"),
    ("The keeper often sleeps there", "The keeper never sleeps there", "negation"),
    ("The dam drains the lake", "The dam fills the lake", "opposite"),
    ("The harbour refunded 400 tickets", "The harbour sold 400 tickets", "opposite"),
    ("It is the oldest lock in the country", "It is the oldest lock in the county", "word"),
    ("The lock closed last winter", "The lock closed last month", "word"),
    ("The tool is written in Rust", "The tool is written in Python", "word"),
    ("The guard came on Tuesday", "The guard came on Thursday", "word"),
    ("Boats may enter at the final gate", "Boats may enter at the third gate", "word"),
    ("Boats and ferries pass the lock", "Boats pass the lock", "scope"),
    ("It was not seen anywhere", "It was not seen in the lock", "scope"),
    ("Boats at all quays were checked", "Boats at the quay were checked", "scope"),
    ("All boats leak", "Not all boats leak", "scope"),
    ("Most boats leak", "Some boats leak", "scope"),
    ("Fog usually closes the port", "Fog sometimes closes the port", "scope"),
    ("The dredger will probably come", "The dredger may come", "scope"),
    ("It is the longest quay in the world", "It is the longest quay in the region", "word"),
    ("It was the wettest May ever", "It was the wettest May since 2003", "scope"),
    ("Boats leak nationwide", "Boats leak in the port", "scope"),
    ("Each ferry stops here at every tide", "Each ferry stops here", "scope"),
    ("The flood did not change the bank", "The flood did not visibly change the bank", "hedge"),
    ("The river feeds the dam", "The dam feeds the river", "word"),
    ("The toll fell to 3 %", "The toll fell by 3 %", "figure"),
    ("Nobody at all pays", "Nobody under 16 pays", "scope"),
    ("The toll fell from 3 % to 5 %", "The toll fell from 5 % to 3 %", "figure"),
    ("The wait is 12 minutes", "The average wait is 12 minutes", "hedge"),
    ("The mean toll is £4", "The lowest toll is £4", "word"),
    ("It closes every other winter", "It closes each winter", "scope"),
    ("Fees doubled", "Fees, said the port, doubled", "attribution"),
    ("The dam is unsafe", "The dam is unsafe, in the view of its critics", "attribution"),
    ("The dam is unsafe", "The dam is seen as unsafe", "hedge"),
    ("The quay was mended", "The port promised to mend the quay", "hedge"),
    ("The quay has been mended", "The quay has yet to be mended", "hedge"),
    ("Every quay was mended", "Every quay except the north one was mended", "hedge"),
    ("The quay would be mended", "The quay would be mended if the funds came", "hedge"),
    ("The quay is safe", "The quay is no longer safe", "negation"),
    (
        "The beer is the best of the port",
        "The guide describes the beer as the best of the port",
        "attribution",
    ),
    ("As the article notes, the lock leaks", "The lock leaks, the keeper complains", "attribution"),
    (
        "The shop will reopen in May",
        "The shop will probably reopen in the last week of May",
        "hedge",
    ),
    ("The plan was not voted down on Monday", "The plan was rejected on Monday", "negation"),
    ("It is the oldest lock", "It is one of the oldest locks", "hedge"),
    ("The well serves the village", "The well serves half of the village", "scope"),
    ("The ferry never runs", "The ferry does not run in winter", "scope"),
    ("The strike went ahead on Tuesday", "The strike was called off on Tuesday", "opposite"),
    ("It handled 1 420 crates", "It handled 1,240 crates", "figure"),
    ("The nine boats leak", "Two of the nine boats leak", "scope"),
    ("It cut the trip to twelve hours", "It cut the trip from forty minutes to twelve", "figure"),
    ("It made 2.3 GWh in 2020", "It made 2.3 terawatt-hours in 2020", "figure"),
    ("It opened in 04/2011", "It opened in March 2011", "date"),
    ("The most expensive boat sank", "The cheapest boat sank", "opposite"),
    ("Everyone may row", "Anyone over 16 may row", "scope"),
    ("The pump had not broken", "The pump had broken before the motor failed", "negation"),
    ("It recalled 400 crates", "It recalled 400 bottles", "word"),
    ("They stop what they resumed", "They resume what they stopped", "word"),
    ("It holds too little water for a lock", "It holds enough water for a lock", "scope"),
    ("The crew came because it rained", "The crew came although it rained", "opposite"),
    (
        "Several boats sank, and the tug did not resist",
        "Several boats sank; the tug resisted",
        "negation",
    ),
    ("The dues have fallen", "The keeper said that the dues had fallen", "attribution"),
    ("Some crews threw nets", "Fishers said that some crews had thrown nets", "attribution"),
    ("The lock has never leaked", "The lock has never leaked, port officials admit", "attribution"),
    ("The quay is 90 m long", "The quay is 90 m long, its builder told a paper", "attribution"),
    (
        "Boats should not wait here",
        "The board recommended that boats should not wait",
        "attribution",
    ),
    ("It found 11 wrecks", "It found 11 possible wrecks", "hedge"),
    ("The paint slows rust", "In the laboratory, the paint slows rust", "hedge"),
    ("It is at least 500 years old", "It is about 500 years old", "figure"),
    ("It leaks between March and June", "It leaks between April and June", "date"),
    ("It has nine crews", "It has nine boats", "word"),
    ("It sells pears", "It sells apples", "word"),
    ("Teachers plan to leave", "Teachers in hill schools plan to leave", "scope"),
    ("Children pay no toll", "Children under five pay no toll", "scope"),
    (
        "The paint keeps water out",
        "Under laboratory conditions, the paint keeps water out",
        "hedge",
    ),
    ("The weld caused the leak", "The weld was near, but not shown to cause, the leak", "cause"),
    ("It takes up to 36 crates", "It takes up to 32 crates", "figure"),
    (
        "It lays two eggs, sits on a cliff, and flies",
        "It lays a single egg, sits on a cliff, and flies",
        "figure",
    ),
    ("The dues will rise this year", "The dues will rise next year", "date"),
    (
        "The board shows that the lock does not leak",
        "The board does not show that the lock leaks",
        "negation",
    ),
    (
        "It can be seen from the old quay",
        "It can be seen from the old quay, weather permitting",
        "hedge",
    ),
    ("Shops have to close", "Shops with more than 40 seats have to close", "scope"),
    ("Tailwinds slowed it", "Headwinds slowed it", "word"),
    ("The port's cranes were mended", "Three of the port's five cranes were mended", "scope"),
    ("The order bans fishing", "The order bans fishing in the old dock", "scope"),
    ("The master sold two boats", "The so-called master sold two boats", "hedge"),
    ("The dam is too high", "In the eyes of its neighbours, the dam is too high", "hedge"),
    (
        "The wall fell because of heavy rain",
        "Engineers blame the fall of the wall on heavy rain",
        "attribution",
    ),
    ("Guests may row", "Only guests who came before 2015 may row", "scope"),
    ("The dues exceeded £90", "The dues did not exceed £90", "negation"),
    ("It won by nine games", "It won by nine points", "word"),
    (
        "It passes five locks and, in May, two quays, and ends",
        "It passes four locks and, in May, two quays, and ends",
        "figure",
    ),
    ("It does not take dogs", "It does not take wet dogs", "scope"),
    ("It was never beaten", "It was never beaten by a local crew", "scope"),
    (
        "It is the tallest crane on the coast",
        "It is the tallest crane on the western coast",
        "scope",
    ),
    ("Boats pay no dues", "Boats under 30 tonnes pay no dues", "scope"),
    ("Guests filled in the form", "Elderly guests filled in the form", "scope"),
    ("No tug has ever used the old lock", "No tug has used the old lock since 1962", "scope"),
    (
        "The quay was destroyed by a storm in May",
        "The quay was destroyed by a flood in May, and some blamed a storm",
        "word",
    ),
    ("It ended well before noon", "It ended shortly before noon", "opposite"),
    ("The toll was far less than in May", "The toll was slightly less than in May", "opposite"),
    ("The crane was overloaded", "The crane was underloaded", "word"),
    ("The rope is useless", "The rope is useful", "opposite"),
    (
        "It fined the port; the plan was foolish",
        "It fined the port, calling the plan foolish",
        "attribution",
    ),
]


def kinds(said: str, claim: str) -> list[str]:
    return [each.kind for each in additions(said, Basis([claim], restated=True))]


@pytest.mark.parametrize(("said", "claim"), SAME)
def test_other_words_for_the_same_are_no_difference(said: str, claim: str) -> None:
    assert kinds(said, claim) == []


@pytest.mark.parametrize(("said", "claim", "kind"), MORE)
def test_what_is_more_or_something_else_is_told(said: str, claim: str, kind: str) -> None:
    assert kind in kinds(said, claim)


@pytest.mark.parametrize("row", MORE)
def test_a_sentence_that_has_the_words_of_its_claim_says_no_more(
    row: tuple[str, str, str],
) -> None:
    assert kinds(row[0], row[0]) == []
    assert kinds(row[1], row[1]) == []


def test_each_word_in_the_place_of_another_is_shown_with_it() -> None:
    (found,) = additions(
        "The dam drains the lake", Basis(["The dam fills the lake"], restated=True)
    )

    assert (found.span.text, found.instead) == ("drains", ("fills",))


def test_figures_may_come_from_several_claims() -> None:
    claims = ["The lock lifted 40 boats", "The lock earned £900 in 2019"]
    said = "The lock lifted 40 boats and earned £900 in 2019"

    assert additions(said, Basis(claims, restated=True)) == []
    assert additions(said.replace("900", "800"), Basis(claims, restated=True)) != []


@pytest.mark.parametrize(
    "said", ["港は1,420隻の船を扱った", "הנמל טיפל ב-1,420 ships", "約1,420隻"]
)
def test_a_figure_stands_by_itself_in_scripts_without_spaces(said: str) -> None:
    assert kinds(said, "In 2025 the harbour handled 1,420 ships") == []
    assert kinds(said.replace("1,420", "1,520"), "The harbour handled 1,420 ships") == ["figure"]


def test_any_is_no_wider_scope_behind_as_and_than() -> None:
    claim = "The harbour handled 1,420 ships"

    assert kinds("The harbour, as anybody can see, handled 1,420 ships", claim) == []
    assert kinds("Any harbour handled 1,420 ships", claim) == ["scope"]


@pytest.mark.parametrize(
    ("said", "given", "words"),
    [
        ("It works with Python 3.10.", "It works with Python 3.10 and later.", "3.10 and later"),
        ("It needs Node 18.", "It needs Node 18 or higher.", "18 or higher"),
        ("It has 900 rules.", "It has more than 900 rules.", "more than 900"),
    ],
)
def test_a_bound_that_is_left_out_is_told_as_it_is_written(
    said: str, given: str, words: str
) -> None:
    (found,) = additions(said, Basis([given], restated=True))

    assert (found.kind, found.instead) == ("bound", (words,))
