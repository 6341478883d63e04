"""From a word to its stem: one key for every ending, for UK and US spelling, and for words that change inside."""

from __future__ import annotations

import re
from functools import cache

# US spelling becomes UK spelling, or UK becomes US where that is one rule instead of many words. What comes out is a
# key and never shown, so a word that looks odd afterwards does no harm as long as no two words become one.
_OUR = [
    "arm",
    "behavi",
    "cand",
    "clam",
    "col",
    "endeav",
    "enam",
    "fav",
    "ferv",
    "flav",
    "glam",
    "harb",
    "hon",
    "hum",
    "lab",
    "neighb",
    "od",
    "parl",
    "ranc",
    "rig",
    "rum",
    "savi",
    "sav",
    "splend",
    "succ",
    "tum",
    "val",
    "vap",
    "vig",
]
_DOUBLED = [
    "cancel",
    "channel",
    "counsel",
    "dial",
    "duel",
    "enamel",
    "equal",
    "fuel",
    "fulfil",
    "gravel",
    "initial",
    "jewel",
    "label",
    "level",
    "libel",
    "marshal",
    "marvel",
    "model",
    "panel",
    "pedal",
    "pencil",
    "quarrel",
    "rival",
    "shovel",
    "signal",
    "spiral",
    "total",
    "towel",
    "travel",
    "tunnel",
]
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (rf"^(mis|dis)?({'|'.join(_OUR)})or(?=s|ed|ing|able|al|ful|hood|ite|less|er|ly|$)", r"\1\2our"),
        (r"(?<=...)iz(?=(?:e|es|ed|er|ers|ing|ation|ations|ational|able)$)", "is"),
        (r"(?<=..)yz(?=(?:e|es|ed|er|ers|ing)$)", "ys"),
        (r"^(ana|cata|dia|epi|mono|pro)log(?=s?$)", r"\1logue"),
        (r"^(calib|cent|centimet|fib|kilomet|lit|lust|meag|met|somb|spect|theat)er(s?)$", r"\1re\2"),
        (r"^(def|off|pret)ens(?=e|es|eless$)", r"\1enc"),
        (r"^licens(?=e|es|ed|ing$)", "licenc"),
        (r"^practis(?=e|es|ed|ing|er|ers$)", "practic"),
        (rf"^({'|'.join(_DOUBLED)})l(?=ed|ing|er|ers|or|ors|ment|ments|s?$)", r"\1"),
        (r"^(enrol|instil|distil|appal)l(?=s|ment|ments|$)", r"\1"),
        (r"^(ski|wi)ll(?=ful)", r"\1l"),
        (r"^(judg|acknowledg)(?=ment)", r"\1e"),
        (r"^aging$", "ageing"),
        (r"^(\d+)s$", r"\1"),
        (r"^programm?(?:e|es|ed|s|ing)?$", "programme"),
        (r"^(p|orthop|encyclop)aed", r"\1ed"),
        (r"^(an|leuk)aem", r"\1em"),
        (r"^foet", "fet"),
        (r"^oe(?=str)", "e"),
        (r"^enquir", "inquir"),
        (r"^skeptic", "sceptic"),
        (r"^mold", "mould"),
        (r"^pajama", "pyjama"),
        (r"^cozy$", "cosy"),
        (r"^gray", "grey"),
        (r"^mom(s|my)?$", r"mum\1"),
    )
)
_HAS_RULE = re.compile("|".join(pattern.pattern for pattern, _ in _RULES))

# Words that change inside, and words that the stemmer would throw together with others.
_IRREGULAR = {
    "children": "child", "childrens": "child", "men": "man", "women": "woman", "womens": "woman", "people": "person",
    "peoples": "person", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "crises": "crisis", "analyses": "analysis", "diagnoses": "diagnosis",
    "criteria": "criterion", "curricula": "curriculum", "taught": "teach", "felt": "feel", "ran": "run",
    "told": "tell", "said": "say", "made": "make", "met": "meet", "kept": "keep", "built": "build", "sent": "send",
    "brought": "bring", "bought": "buy", "thought": "think", "found": "find", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "began": "begin", "begun": "begin", "chose": "choose", "chosen": "choose",
    "spoke": "speak", "spoken": "speak", "grew": "grow", "grown": "grow", "knew": "know", "known": "know",
    "wrote": "write", "written": "write", "heard": "hear", "lost": "lose", "slept": "sleep", "learnt": "learn",
    "spelt": "spell", "dealt": "deal", "spent": "spend", "drew": "draw", "drawn": "draw", "fought": "fight",
    "sought": "seek", "ate": "eat", "eaten": "eat", "drove": "drive", "driven": "drive",
}  # fmt: skip
_KEPT = {
    "its": "its", "us": "us",
    "business": "business", "businesses": "business", "university": "university", "universities": "university",
    "experiment": "experiment", "experiments": "experiment", "experimental": "experiment",
    "important": "important", "importance": "important", "several": "several", "position": "position",
    "positions": "position", "authority": "authority", "authorities": "authority", "trial": "trial", "trials": "trial",
    "animal": "animal", "animals": "animal", "sats": "sats",
}  # fmt: skip


@cache
def stem_of(word: str) -> str:
    """Give the key of a folded word; forms of one word have one key. `organising`, `organized` → `organis`."""
    if word in _KEPT:
        return _KEPT[word]
    if len(word) > 40 or not word.isascii():  # no English word; an endless one would take the stemmer long
        return word
    word = _IRREGULAR.get(word, word)
    if _HAS_RULE.search(word):
        for pattern, becomes in _RULES:
            word = pattern.sub(becomes, word)
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the library has no types
    from snowballstemmer.english_stemmer import EnglishStemmer  # a search for words that a pack knows needs none

    return EnglishStemmer()
