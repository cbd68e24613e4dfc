"""Shapes that open the gate without a cue word, and those that look like them."""

import re

import pytest

from overclaim.pipeline.gate_patterns import ASSESSING, COMPARING, REPEATING, RISK
from overclaim.pipeline.gate_sentences import SentenceGate
from overclaim.rules.language import load_language

GATE = SentenceGate(load_language())

FOUND = [
    (RISK, "smokers are more likely to have a stroke."),
    (RISK, "smokers have a much higher risk of stroke."),
    (RISK, "he is at great risk of a stroke."),
    (RISK, "stress makes you tired."),
    (RISK, "gluten leaves the gut leaky."),
    (RISK, "gluten has nothing to do with autism."),
    (RISK, "sugar is behind the headache."),
    (RISK, "the pain is down to stress."),
    (RISK, "members found relief from pain with turmeric."),
    (RISK, "due to diabetes, feet go numb."),
    (RISK, "thanks to garlic, colds are gone."),
    (RISK, "cold air as a result of drink."),
    (ASSESSING, "turmeric has a soothing effect."),
    (ASSESSING, "garlic offers many health benefits."),
    (ASSESSING, "it plays a role and has a key role in sleep."),
    (ASSESSING, "sugar is addictive."),
    (ASSESSING, "safe and effective."),
    (REPEATING, "so does ginger."),
    (REPEATING, "garlic helps, as do stress and sugar."),
    (REPEATING, "it does not."),
    (REPEATING, "it doesn't."),
    (REPEATING, "it doesn’t!"),
    (REPEATING, "no trial has shown that they do."),
    (COMPARING, "blood pressure was higher in smokers."),
    (COMPARING, "smokers had lower magnesium than others."),
    (COMPARING, "blood pressure differs between smokers and drinkers."),
    (COMPARING, "a difference in sleep."),
    (COMPARING, "pain improved after ginger."),
    (COMPARING, "cholesterol rises with age."),
    (COMPARING, "people who smoke live shorter lives."),
    (COMPARING, "sleep varied by age."),
]
NOT_FOUND = [
    (RISK, "he took the risk."),
    (RISK, "it is likely that it rains."),
    (RISK, "thanks for reading."),
    (RISK, "make an appointment."),
    (RISK, "he makes bread."),
    (RISK, "i have nothing to add."),
    (RISK, "what a relief."),
    (ASSESSING, "it has three bedrooms."),
    (ASSESSING, "the effect was small."),
    (ASSESSING, "benefits are listed below."),
    (ASSESSING, "he took effect and cause apart."),
    (REPEATING, "so they say."),
    (REPEATING, "do as you like."),
    (REPEATING, "it does not relieve arthritis at all."),
    (REPEATING, "garlic does not."),  # no word points back
    (COMPARING, "read more in the next chapter."),
    (COMPARING, "a longer walk."),
    (COMPARING, "blood pressure was measured."),
    (COMPARING, "the door opens outward."),
    (COMPARING, "prices rise."),
]


@pytest.mark.parametrize(("pattern", "text"), FOUND, ids=[text for _, text in FOUND])
def test_a_shape_that_relates_things_is_found_and_opens_the_gate(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
    assert GATE.opens(text)
    assert GATE.opens(text.upper())  # the gate reads lower case, whatever the author wrote


@pytest.mark.parametrize(("pattern", "text"), NOT_FOUND, ids=[text for _, text in NOT_FOUND])
def test_a_shape_that_only_looks_like_it_is_not(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)


@pytest.mark.parametrize("pattern", [RISK, ASSESSING, REPEATING, COMPARING])
def test_nothing_is_found_in_plain_prose(pattern: re.Pattern[str]) -> None:
    assert not pattern.search("the clinic is on the left, and our hours are posted on the door.")
    assert not pattern.search("")
