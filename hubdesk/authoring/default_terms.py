"""The terms that a pack has when its vocabulary says nothing about their kind."""

from __future__ import annotations

from hubdesk.model.vocabulary import Term, TermKind

_SAID: dict[TermKind, tuple[tuple[str, str, str], ...]] = {
    TermKind.LEVEL: (
        ("universal", "Universal", "For every young person."),
        ("targeted", "Targeted", "For those who need more help than everybody gets."),
        ("system", "System", "For towns, organisations and workforces."),
    ),
    TermKind.SETTING: (
        ("school", "School", "In a school or college."),
        ("community", "Community", "In youth clubs, halls, parks and local groups."),
        ("family", "Family", "At home and with parents or carers."),
        ("digital", "Online", "On a website, an app or a call."),
        ("services", "Public services", "In council, health or care services."),
        ("alternative-provision", "Alternative provision",
         "In a pupil referral unit or another place of learning outside school."),
    ),
    TermKind.AUDIENCE: (
        ("school-leaders", "School leaders", "Heads, governors and senior staff."),
        ("teachers", "Teachers and school staff", "Teachers, teaching assistants and pastoral staff."),
        ("youth-workers", "Youth and family workers", "Youth workers, mentors, family and social workers."),
        ("community-groups", "Community groups", "Voluntary groups, clubs and volunteers."),
        ("parents", "Parents and carers", "Parents, carers and foster carers."),
        ("young-people", "Young people", "Young people themselves."),
        ("trainers", "Trainers", "People who run workshops and training."),
        ("commissioners", "Planners and funders", "Councils, health bodies and funders who plan and pay for services."),
    ),
    TermKind.TYPE: (
        ("practice-example", "Practice example", "Something that was done with young people or those around them."),
        ("case-study", "Case study", "A closer look at one place or school."),
        ("evaluation", "Evaluation", "A study of whether something worked."),
        ("toolkit", "Toolkit", "A tool, guide or set of materials to use."),
        ("training", "Training", "A course for adults or young people."),
        ("briefing", "Briefing", "A short account of what was learned."),
        ("paper", "Research paper", "A study published for researchers."),
        ("film", "Film or campaign", "A film or another way to tell people."),
    ),
    TermKind.EVIDENCE: (
        ("trial", "Trial", "Tested in a trial where chance decided who took part."),
        ("compared", "Compared", "Results were set beside those of a similar group that did not take part."),
        ("measured", "Measured", "Measured before and after, or by a survey, with no group to compare."),
        ("described", "Described", "Described by those who ran it or took part, with no measured result."),
    ),
}  # fmt: skip

DEFAULT_TERMS: dict[TermKind, tuple[Term, ...]] = {
    kind: tuple(Term(kind, id_, name, summary) for id_, name, summary in said) for kind, said in _SAID.items()
}
