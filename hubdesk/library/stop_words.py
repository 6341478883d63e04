"""Words that tell nothing by themselves: a search that has others is not ruled by these."""

from __future__ import annotations

_LINES = (
    "a about after all also am an and any anyone anything are as at be because been before being both but by can",
    "cannot could did do does doing done dont each else etc every few for from get gets getting give got had has",
    "have having he her here hers him his how i if in into is isn it its ive just keep let like lots made make",
    "makes making many may me might more most much must my need needs no not now of off on one ones only onto or",
    "other our ours out over please put really same see seem shall she should so some somebody someone something",
    "such take tell than that the their them then there these they thing things this those through to too try",
    "trying up us use used using very want wants was way ways we well were what when where whether which while who",
    "arent cant couldnt didnt doesnt hadnt hasnt havent im isnt shouldnt theyre theyve wasnt",
    "werent wont wouldnt youve",
    "already always anybody around best better biggest bit during ever everybody everyone everything go goes",
    "gonna good great happen happened happening happens hello herself hi himself hows interested itself ive know",
    "lot myself never often ourselves per pls sometimes somewhere stuff thats themselves theres u usually wanna",
    "whats wheres wondering youre yourself yourselves",
    "actually affect affected affects almost anyway basically explain find finding nearly nowadays quick quickly today",
    "tomorrow useful yesterday",
    "whom whose why will with within without would yes yet you your yours",
)

STOP_WORDS = frozenset(word for line in _LINES for word in line.split())
