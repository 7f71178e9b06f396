"""Random maps and texts that are as awkward as a person's, for the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Item,
    Kind,
    Origin,
    Place,
    PlaceUnit,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Source,
    Span,
    Statement,
    Use,
)
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ARGUMENTS, CONCEDED, KEYWORDS, PLACEMENT

AWKWARD = (
    "claim", "claim:", "claim one:", "evidence @one", "\\claim", "\\", "\\\\", "#", "#5", "@one",
    "cite:", 'cite: "x"', "by:", "Cite:", "claime two:", "a supports b", "supports", "section:",
    "subsection:",
    "one:", "https://example.org/a?b=c&d", "<b>", "&amp;", "--", "—", "“quoted”", '"straight"',
    "‘single’", "1917", "1917:", "x-y:", "note:", "ends. claim two:", "...", "…", "漢字", "слово",
    "عربي", "😀", "é", "a\u00a0b", "=", "/", "¶12", "p. 3", "'", "long-word-" * 12, "use a as b",
    "author:", "map:", "question:", "The claim is:", "argument:", "-", "*", "|", "{", "}",
    "$", "$x$", "$a - B$", "$A) - B", "$x: y$", "\\$x$", "`", "`claim x: y`", "`a", "b`", "5$",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8),
    st.sampled_from(
        ["the", "state", "had", "been", "stronger", "than", "society", "for", "four", "centuries"]
    ),
)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join).filter(clean)
short_texts = st.lists(words, min_size=1, max_size=4).map(" ".join).filter(clean)
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True).filter(
    lambda id: id not in KEYWORDS
)
# Semicolons and question marks alone name nobody, and are refused.
holders = short_texts.filter(lambda text: clean(text.replace(";", " ").replace("?", " ")))
extras = st.lists(st.tuples(ids, short_texts), max_size=2)
comments = st.lists(short_texts.map(lambda text: " " + " ".join(text.split())), max_size=2)


def _plain(text: str, unwanted: str) -> str:
    return "".join(sign for sign in text if sign not in unwanted).strip() or "x"


phrases = short_texts.map(lambda text: _plain(text, '"”“\u2028\u2029\x85'))
citations = st.builds(
    Citation,
    st.lists(phrases, min_size=1, max_size=2),
    st.none() | st.builds(Place, st.sampled_from(PlaceUnit), st.integers(1, 999)),
    st.none() | ids.filter(lambda id: not id.startswith(("p", "¶"))),
)
figures = st.builds(
    Figure,
    short_texts.map(lambda text: _plain(text, "/=")),
    short_texts.map(lambda text: _plain(text, "=")),
    short_texts,
)


# What is drawn again and again in a map is made once: to make a strategy takes longer than to draw
# from it.
_yes = st.booleans()
_maybe_text = st.just("") | texts
_maybe_short = st.none() | short_texts
_maybe_holder = st.none() | holders
_maybe_id = st.none() | ids
_few_shorts = st.lists(short_texts, max_size=2)
_few_texts = st.lists(texts, max_size=2)
_few_citations = st.lists(citations, max_size=2)
_few_figures = st.lists(figures, max_size=1)
_few_links = st.lists(short_texts, max_size=1)
_concessions = st.none() | st.builds(Concession, st.sampled_from(Extent), short_texts)
_strengths = st.sampled_from((None, "weak", 0.25, 1.0))
_confidences = st.none() | st.floats(0, 1)
_sorts = st.sampled_from(("node", "node", "node", "node", "reuse", "other"))
_others = st.sampled_from(("section", "relation", "reopening"))
_levels = st.sampled_from((1, 2))
_relation_kinds = st.sampled_from(RelationKind)
_kinds = {
    above: st.sampled_from(sorted(map(str, kinds_here))) for above, kinds_here in PLACEMENT.items()
}


def _common(draw: st.DrawFn) -> dict[str, object]:
    if not draw(_yes):
        return {}
    return {
        "title": draw(_maybe_short),
        "by": draw(_maybe_holder),
        "citations": draw(_few_citations),
        "qualifier": draw(_maybe_short),
        "tags": draw(_few_shorts),
        "notes": draw(_few_texts),
        "links": draw(_few_links),
        "extra": draw(extras),
    }


def _remarks(draw: st.DrawFn) -> dict[str, object]:
    if not draw(_yes):
        return {}
    return {
        "notes": draw(_few_texts),
        "extra": draw(extras),
    }


@st.composite
def maps(draw: st.DrawFn, most: int = 12) -> ArgumentMap:
    """A map that has the structure a map must have, with any text in it."""
    items: list[Item] = []
    count: dict[str, int] = {}
    taken: set[str] = set()
    in_section = False
    open_frames: list[tuple[str, str, str]] = []  # key, kind, nearest named

    def origin() -> Origin:
        return Origin(Span(1, 1, 1, 1), tuple(draw(comments)), draw(_yes))

    for _ in range(draw(st.integers(0, most))):
        depth = draw(st.integers(0, len(open_frames)))
        del open_frames[depth:]
        parent = open_frames[-1] if open_frames else None
        sort = draw(_sorts)
        if sort == "other" and parent is None:
            named = sorted(taken)
            choice = draw(_others)
            if choice == "section" or not named:
                level = draw(_levels) if in_section else 1
                title = draw(short_texts)
                items.append(Section(title, origin(), level=level, **_remarks(draw)))
                in_section = True
            elif choice == "relation":
                first, second = draw(st.sampled_from(named)), draw(st.sampled_from(named))
                kind = draw(_relation_kinds)
                reason = draw(_maybe_text)
                remarks = _remarks(draw)
                items.append(Relation(first, kind, second, reason, origin(), **remarks))
            else:
                target = draw(st.sampled_from(named))
                items.append(Reopening(target, origin()))
                kinds = {item.key: str(item.kind) for item in items if hasattr(item, "key")}
                open_frames.append((target, kinds[target], target))
            continue
        kind = draw(_kinds[parent[1] if parent else None])
        under = parent[0] if parent else None
        home = parent[2] if parent else ""
        if sort == "reuse" and kind not in ARGUMENTS:
            reason = draw(_maybe_text)
            items.append(Reuse(Kind(kind), draw(ids), under, reason, origin(), **_remarks(draw)))
            continue
        id = draw(_maybe_id)
        if id is None or id in taken:
            id = None
            count[home] = count.get(home, 0) + 1
            key = f"{home}~{count[home]}"
        else:
            key = id
            taken.add(id)
        common = _common(draw)
        grants = kind in CONCEDED
        if kind in ARGUMENTS:
            items.append(
                Argument(
                    draw(_maybe_text),
                    kind=kind,
                    key=key,
                    under=under,
                    concession=draw(_concessions) if grants else None,
                    scheme=draw(_maybe_short),
                    strength=draw(_strengths),
                    origin=origin(),
                    **common,
                )
            )
        else:
            items.append(
                Statement(
                    Kind(kind),
                    draw(texts),
                    key=key,
                    under=under,
                    figures=draw(_few_figures),
                    confidence=draw(_confidences),
                    concession=draw(_concessions) if grants else None,
                    origin=origin(),
                    **common,
                )
            )
        open_frames.append((key, kind, id or home))
    return ArgumentMap(
        draw(st.just("") | short_texts),
        items,
        author=draw(_maybe_short),
        date=draw(_maybe_short),
        sources=[Source(id) for id in draw(st.lists(ids, max_size=2, unique=True))],
        uses=[Use("a b.argmap", id) for id in draw(st.lists(ids, max_size=1))],
        tags=draw(_few_shorts),
        notes=draw(st.lists(texts, max_size=1)),
        extra=draw(extras),
        closing_extra=draw(extras) if items else (),
        closing_comments=draw(comments),
    )
