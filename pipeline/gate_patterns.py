"""Shapes in which words that are no cue by themselves relate things: comparisons, risks, assessments, repetitions.

All are matched against a sentence in lower case.
"""

import re

RISK = re.compile(
    r"\b(?:more|less|most) (?:likely|prone|susceptible|vulnerable)\b"
    r"|\b(?:higher|lower|greater|increased|elevated|reduced|raised|decreased|at|heightened)\s(?:\w+\s){0,2}(?:risks?|odds|rates?|chances?)\b"
    r"|\b\w+s (?:\w+ly )?lower (?!than|risk|rate|in\b|back|levels?|limbs?|body|doses?)\w+|\badds? to the\b|\bnothing to do with\b"
    r"|\b(?:relief|improvement) (?:\w+ ){0,6}(?:with|from)\b|\bgoodbye\b"
    r"|\b(?:is|are|was|were|be) (?:behind|down to)\b|\b(?:send|sends|render|renders)\b"
    r"|\b(?:get|gets|got|getting|suffer\w*|derive\w*|gain\w*|draw\w*)\s(?:\w+\s){0,5}from\b"
    r"|\b(?:\w+(?:tion|sion|ness|aches?|osis|itis)|pain|damage|injur(?:y|ies)|deaths?|scars?|fever|swelling|harm|loss|losses|burns?) from\b"
    r"|\b(?:due to|because of|owing to|thanks to|as a result of|as a consequence of)\b"
    r"|\b(?:makes?|made|making|keeps?|leaves?|leaving|gets?)\s(?:\w+\s){1,5}(?:worse|better|sick|ill|fat|tired|hard|harder|easier|stronger|weaker|healthy|"
    r"restless|irritable|leaky|tingle|unable|open|steady|steadier|awake|asleep|likely|difficult|easy|groggy|anxious|moody|healthier|prone|vulnerable|sensitive|more|less)\b"
)
ASSESSING = re.compile(
    r"\b(?:have|has|had|having|offers?|offered|exert(?:s|ed)?|confers?|provides?|provided|poses?|posed|carr(?:y|ies|ied))\s(?:[\w-]+,?\s){0,5}"
    r"(?:effects?|benefits?|impacts?|consequences|risks?|role|outcomes?|efficacy|activity|properties)\b"
    r"|\b(?:addictive|beneficial|damaging|dangerous|deadly|detrimental|effective|efficacious|fatal|harmful|hazardous|helpful|ineffective|"
    r"lethal|protective|toxic|causative)\b"
)
REPEATING = re.compile(
    r"\b(?:so|as) (?:do|does|did|can|will|may|might)\b"
    r"|\b(?:it|they|this|that|these|those)\b[^.]{0,25}\b(?:do|does|did|has|have|can|will|is|are|was|were)(?: not|n['’]t)?[.!]?$"
)
COMPARATIVE = (
    r"(?:higher|lower|greater|fewer|better|worse|longer|shorter|larger|smaller|stronger|weaker|faster|slower|safer|more|less|poorer|"
    r"increased|decreased|reduced|elevated|raised|impaired|diminished|double|twice)"
)
COMPARING = re.compile(
    rf"\b(?!more in|less in|more for|less for)(?:{COMPARATIVE}|highest|lowest) (?:in|among|for)\b"
    r"|\b(?:people|patients|those|children|women|men|adults|kids|survivors|\w{4,}ers)\b[^.;]{0,60}\b(?:develop|get|catch|suffer|contract|experience)\w*\b|"
    rf"\b{COMPARATIVE}\b[^.;]{{0,60}}\b(?:than|compared|versus|relative to)\b"
    rf"|\b(?:is|are|was|were|be|been|seem|seems|appear|appears|had|have|has|having|show|showed|shows|shown|exhibit\w*|experience\w*|"
    rf"report\w*|found|observed|demonstrated?|fare[sd]?|live[sd]?|survived?|do|did|does)\s(?:\w+\s){{0,3}}{COMPARATIVE}\b"
    r"|\bdiffer(?:s|ed|ently)?\b|\bvar(?:y|ies|ied) (?:with|by|between|among|across)\b"
    r"|(?<!no )(?<!any )(?<!no significant )\b(?:difference|differences|different) (?:in|between|among|from)\b"
    r"|\b(?:rises?|rose|falls?|fell|grows?|grew|changes?|changed|increase[sd]?|decrease[sd]?|decline[sd]?|improve[sd]?|worsen(?:s|ed)?|creeps?|climbs?)"
    r" (?:\w+ ){0,3}(?:with|after|following|on|at)\b"
)
