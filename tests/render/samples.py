"""Maps to draw: small and rich, realistic, in many scripts, hostile, deep, wide, compared."""

from __future__ import annotations

from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Kind,
    MapBuilder,
    Place,
    PlaceUnit,
    Reopening,
    Section,
    Statement,
)
from argmap.sources import Status, Verdict


def paragraph(first: int, last: int | None = None) -> Place:
    return Place(PlaceUnit.PARAGRAPH, first, last or first)


def despotism() -> ArgumentMap:
    """The map of the design: a thesis, a linked argument, an undercut, an objection, a reuse."""
    at = MapBuilder(
        "The durability of Soviet despotism", author="Bertram D. Wolfe", sources=["wolfe-1957"]
    )
    at.thesis(
        "The Soviet system endures: what has changed since Stalin has changed within it.",
        id="durability",
    )
    at.claim(
        "Power with a single centre and no independent bodies rebuilds its framework after "
        "every breach.",
        id="one-centre",
        under="durability",
    )
    at.evidence(
        "Muscovy's managerial state outlived four centuries of invasion, revolt and reform "
        "from above.",
        id="muscovy",
        under="one-centre",
        citations=[Citation(("From Ivan the Terrible on", "restoration of its basic outlines"))],
    )
    at.evidence(
        "Upheaval after upheaval left the Chinese order recognisable for two thousand years.",
        id="china",
        under="one-centre",
        citations=[Citation(("transported to the China of two thousand",))],
    )
    like = at.argument(id="like-cases", under="durability", scheme="argument from analogy")
    at.reuse("claim", "one-centre", under=like)
    at.claim(
        "The Soviet state is a single-centred power in its purest form.",
        id="undivided",
        under=like,
    )
    at.assumption("What held for the earlier powers of a kind holds for a purer one.", under=like)
    at.undercut(
        "No earlier despotism had to run a modern industry with a literate people.",
        id="industry",
        under=like,
        by="Western observers",
    )
    at.rebuttal(
        "Germany was Europe's most industrial and literate nation when it turned totalitarian.",
        id="germany",
        under="industry",
        citations=[Citation(("one of the most highly literate",))],
    )
    at.objection(
        "Purge and terror have eased since 1953, so the system is turning into something else.",
        id="mellowing",
        under="durability",
        by="Western observers",
        concession=Concession(Extent.IN_PART, "the terror has diminished"),
    )
    at.rebuttal("An eased purge is still a purge.", id="purge-stays", under="mellowing")
    at.evidence(
        "Before the 20th Congress 44 per cent of the Central Committee lost their seats.",
        id="cc-1956",
        under="purge-stays",
        citations=[Citation(("44 per cent of the Central Committee",))],
        figures=[Figure("central-committee-1952", "not re-elected in 1956", "44 %")],
    )
    return at.build()


def tiny() -> ArgumentMap:
    """One conclusion, one premise, one objection."""
    at = MapBuilder("The bridge")
    at.thesis("The old bridge should stay.", id="stay")
    at.claim("It carries half of the town's traffic.", id="traffic", under="stay")
    at.objection("It is unsafe.", id="unsafe", under="stay")
    return at.build()


def library() -> ArgumentMap:
    """A realistic map of some sixty statements in three sections, with every sign there is."""
    at = MapBuilder(
        "Should the town library open at night?",
        author="Ines Falk",
        sources=["falk-2024", "council-report"],
    )
    at.section("What the night is for")
    at.thesis(
        "The town library should be open, staffed, until midnight on every weekday.", id="open"
    )
    at.claim(
        "A library that closes at six is closed to those who work by day.",
        id="workers",
        under="open",
    )
    at.evidence(
        "Two loans in three are made by people who are not in paid work.",
        id="loans",
        under="workers",
        citations=[Citation(("two of every three loans we make",), paragraph(4))],
        figures=[Figure("library loans 2023", "made by people in paid work", "34 %")],
    )
    at.evidence(
        "On the four Saturdays of the trial the reading room was full from nine in the morning.",
        id="saturdays",
        under="workers",
        citations=[
            Citation(("every seat was taken", "people were sitting on the stairs")),
            Citation((), paragraph(7, 8), "council-report"),
        ],
    )
    at.claim(
        "People in shift work sleep when the library is open, and they are one in five here.",
        id="shifts",
        under="workers",
    )
    at.evidence(
        "The glass works and the hospital run three shifts and employ 4,100 people.",
        under="shifts",
        figures=[Figure("shift workers", "employed in the town", "about 4,100")],
    )
    at.objection(
        "Shift workers do not come at night either: the trial counted eleven of them.",
        id="eleven",
        under="shifts",
        by="the treasurer",
        citations=[Citation(("no more than eleven visitors came from",), None, "council-report")],
    )
    at.rebuttal("The trial lasted four weeks and was announced in one newspaper.", under="eleven")
    at.rebuttal(
        "Eleven on a night is a third of all who came.",
        id="a-third",
        under="eleven",
        qualifier="as far as the tally sheets can be trusted",
    )
    home = at.argument(
        "A quiet room of one's own is what the poor lack, and the library is one.",
        id="quiet-room",
        under="open",
        scheme="argument from need to means",
        strength="moderate",
    )
    at.claim("Homework is done in the evening.", under=home)
    at.claim(
        "A third of the town's pupils share their room with two others or more.",
        id="rooms",
        under=home,
        citations=[Citation(("sleep three to a room or more",), paragraph(12))],
    )
    at.evidence("The school survey of 2022 asked all 1,904 pupils.", id="survey", under="rooms")
    at.objection(
        "The survey counted siblings who had moved out.",
        id="siblings",
        under="survey",
        by="the treasurer",
        concession=Concession(Extent.IN_PART, "for about forty families"),
    )
    at.assumption(
        "Who has no quiet at home will walk to where there is some.", id="walk", under=home
    )
    at.warrant(
        "Where a town owes its children schooling, it owes them the means of it.",
        id="owes",
        under=home,
    )
    at.evidence("The school act says so in its first article.", under="owes")
    at.undercut(
        "A heated school hall would give the same quiet at a tenth of the cost.",
        id="hall",
        under=home,
        by="the treasurer",
    )
    at.rebuttal("A hall has no books, no librarian and a locked door.", id="no-books", under="hall")
    at.evidence("The hall has been booked by the brass band since 1998.", under="no-books")
    at.objection(
        "The town cannot pay for it.",
        id="cannot-pay",
        under="open",
        by="the treasurer",
    )
    at.claim(
        "Six more hours on five days need four more librarians.", id="four-more", under="cannot-pay"
    )
    at.evidence(
        "The present staff of nine is at the legal limit of hours.",
        under="four-more",
        citations=[Citation(("nine, none of whom may",), paragraph(21), "council-report")],
    )
    at.evidence(
        "Heating and light come to 61,000 a year.",
        id="heating",
        under="cannot-pay",
        figures=[
            Figure("night opening", "heating and light, a year", "61,000"),
            Figure("night opening", "wages, a year", "about 190,000"),
        ],
    )
    at.rebuttal(
        "The town spends more than that on lighting the empty car park.",
        id="car-park",
        under="cannot-pay",
        citations=[Citation(("three hundred thousand for lamps nobody needs",), paragraph(30))],
    )
    at.objection("A car park saves lives; a reading lamp does not.", under="heating", by="a reader")
    at.rebuttal("Volunteers can staff the late hours.", id="volunteers", under="cannot-pay")
    at.rebuttal(
        "Volunteers may not handle the register of readers.",
        id="register",
        under="volunteers",
        by="the treasurer",
    )

    at.section("What the night does to the town")
    at.claim("A lit and staffed building makes the market square safer at night.", id="safer")
    eyes = at.argument(id="eyes", under="safer", scheme="argument from cause to effect")
    at.claim("Where people come and go, fewer crimes are committed.", under=eyes)
    at.claim("An open library brings some two hundred people a night to the square.", under=eyes)
    at.undercut(
        "It holds for shops, whose owners watch the street; readers look at their books.",
        under=eyes,
        by="the police",
        concession=Concession(Extent.FOR_THE_SAKE),
    )
    at.evidence(
        "In the four weeks of the trial nothing was reported from the square.",
        id="nothing-reported",
        under="safer",
    )
    at.objection(
        "Four weeks in February say little: nothing is ever reported in February.",
        id="february",
        under="nothing-reported",
        by="the police",
    )
    at.evidence("The last five Februaries had one report between them.", under="february")
    at.claim("The cafés by the square would stay open longer.", id="cafes", under="safer")
    at.evidence(
        "Three of the five owners have said so.", under="cafes", qualifier="if the trial is renewed"
    )
    at.objection("Neighbours will not sleep.", id="noise", under="safer", by="neighbours")
    at.rebuttal("Readers are the quietest crowd there is.", under="noise")
    at.claim("Car doors at midnight carry far.", id="doors", under="noise")
    at.evidence("The meter on the corner house read 71 dB.", under="doors")
    at.claim("Bicycles are what most readers come by.", id="bicycles", under="doors")
    at.reuse("claim", "workers", under="cafes", reason="they are the cafés' guests too")

    at.section("What is still open")
    at.question("Which hours would do most for the least?", id="hours")
    at.answer("Six to ten on school days.", id="six-to-ten", under="hours")
    at.reuse("evidence", "saturdays", under="six-to-ten")
    at.reuse("claim", "rooms", under="six-to-ten")
    at.answer("Saturdays from nine until midnight.", id="saturday-only", under="hours")
    at.objection("Pupils do no homework on Saturdays.", under="saturday-only")
    at.claim(
        "One long day needs one team; five long days need two.",
        id="one-team",
        under="saturday-only",
    )
    at.reuse("answer", "open", under="hours")
    at.relate(
        "saturday-only",
        "in-tension-with",
        "rooms",
        "whoever has no room has none on Mondays either",
    )
    at.relate("six-to-ten", "contradicts", "saturday-only", "there is money for one of them")
    at.relate("february", "rebuts", "safer")
    at.relate("volunteers", "supports", "safer", "more eyes")
    at.relate("bicycles", "agrees-with", "rooms")
    return at.build()


def comparison() -> ArgumentMap:
    """Two imported maps on one sheet: a question, answers that stand elsewhere, relations."""
    at = MapBuilder("Durability or breakdown?", author="the mapper")
    at.use("wolfe-1957.argmap", "wolfe")
    at.use("trotsky-1939.argmap", "trotsky")
    at.question("Can the system that Stalin built outlast him?", id="fate")
    at.reuse("answer", "wolfe.durability", under="fate", reason="the frame outlasts any despot")
    at.reuse("answer", "trotsky.breakdown", under="fate", reason="for a time only")
    at.answer("Nobody can know.", id="unknown", under="fate", by="a sceptic")
    at.question("Is the ruling stratum a class?", id="class")
    at.reuse("answer", "trotsky.caste", under="class")
    at.reuse("answer", "wolfe.new-class", under="class")
    at.relate(
        "wolfe.durability",
        "contradicts",
        "trotsky.breakdown",
        "Repression either keeps the frame or wears it out.",
    )
    at.relate("wolfe.purge-stays", "agrees-with", "trotsky.purges", "both count the seats lost")
    at.relate(
        "trotsky.caste",
        "in-tension-with",
        "wolfe.new-class",
        "A caste that can hand on its privileges is on the way to being a class.",
    )
    at.relate("wolfe.one-centre", "same-as", "trotsky.bonapartism")
    at.relate("wolfe.new-class", "rebuts", "trotsky.breakdown")
    return at.build()


def scripts() -> ArgumentMap:
    """Text in many scripts, with long words, addresses and emoji."""
    at = MapBuilder("Письмо, 文字, كتابة ✍️", author="Ἡρόδοτος")
    at.thesis(
        "Всякая власть, не ограниченная независимыми учреждениями, восстанавливает свой каркас "
        "после каждого пролома.",
        id="russian",
    )
    at.claim(
        "Ἡ τυραννὶς αὐτὴ ἑαυτὴν φυλάττει, κἂν οἱ τύραννοι μεταβάλλωνται ἀλλήλους.",
        id="greek",
        under="russian",
    )
    at.claim(
        "独立した機関を持たない権力は、破れ目ができるたびに枠組みを作り直す。「四百年の侵略」と、"
        "反乱と、上からの改革を生き延びた。",
        id="japanese",
        under="russian",
    )
    at.evidence(
        "中国的秩序在两千年的动荡之后依然可以辨认；朝代更替没有改变它的基本轮廓。",
        id="chinese",
        under="japanese",
    )
    at.evidence(
        "단일한 중심을 가진 권력은 무너질 때마다 그 틀을 다시 세운다.",
        id="korean",
        under="japanese",
    )
    at.objection(
        "السلطة التي لا تحدها مؤسسات مستقلة تعيد بناء إطارها بعد كل خرق، ولكن إلى حين.",
        id="arabic",
        under="russian",
        by="ابن خلدون",
    )
    at.rebuttal(
        "שלטון שאין לו גופים עצמאיים בונה את מסגרתו מחדש אחרי כל פרצה.", id="hebrew", under="arabic"
    )
    at.evidence(
        "อำนาจที่มีศูนย์กลางเดียวและไม่มีองค์กรอิสระจะสร้างกรอบขึ้นใหม่ทุกครั้งที่ถูกทำลาย", id="thai", under="arabic"
    )
    at.evidence(
        "एक ही केंद्र वाली सत्ता हर दरार के बाद अपना ढाँचा फिर से बना लेती है।", id="hindi", under="arabic"
    )
    at.claim(
        "Party 🎉, family 👨‍👩‍👧‍👦, flags 🇩🇪🇫🇷, thumbs 👍🏽 and hearts ❤️ are text as well.",
        id="emoji",
        under="russian",
        links=["https://example.org/emoji"],
    )
    at.evidence(
        "See https://example.org/a/very/long/path/to/some/document/that-does-not-end.html?with="
        "many&parameters=in&its=tail#and-a-fragment for "
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.",
        id="long-words",
        under="emoji",
    )
    at.evidence(
        "Z̷̢̛a̶l̵g̶o̷ and e\u0301 \u0301 combining; ﬁne ligatures; ＦＵＬＬ ｗｉｄｔｈ; 𝔐𝔞𝔱𝔥 𝕄𝕒𝕥𝕙.",
        id="marks",
        under="emoji",
    )
    return at.build()


HOSTILE = (
    """</text><script>alert("1")</script> ]]> <!-- & &amp; &#45; &lt;b&gt; """
    """\\N \\G \\n \\\\ \\" ' <b>x</b>"""
)


def hostile() -> ArgumentMap:
    """Markup, escapes and quotes in every field that holds text."""
    at = MapBuilder(HOSTILE, author=HOSTILE, sources=["essay-1957"])
    at.section(HOSTILE)
    at.thesis(HOSTILE, id="graph", notes=[HOSTILE], tags=[HOSTILE])
    at.claim(
        "<b>not bold</b>",
        id="node",
        under="graph",
        links=["javascript:alert(1)", "https://example.org/?a=1&b=<\"'>", "data:text/html,x"],
    )
    at.evidence("<", id="edge", under="node", links=["JavaScript:alert(2)"])
    at.evidence("\\", id="strict", under="node", links=["mailto:a@example.org"])
    at.evidence("<>", id="digraph", under="node", links=["//example.org"])
    step = at.argument(HOSTILE, id="subgraph", under="graph", scheme=HOSTILE, by=HOSTILE)
    at.claim(
        HOSTILE,
        under=step,
        by=HOSTILE,
        qualifier=HOSTILE,
        citations=[Citation((HOSTILE, "<i>"))],
        figures=[Figure("<subject>", "<measure>", "<value>")],
    )
    at.undercut(HOSTILE, under=step, concession=Concession(Extent.WHOLLY, HOSTILE))
    at.reuse("claim", "node", under=step, reason=HOSTILE)
    at.relate("edge", "contradicts", "strict", HOSTILE)
    return at.build()


def deep(levels: int = 30) -> ArgumentMap:
    """One chain of claims."""
    at = MapBuilder("A chain")
    at.thesis("The first link.", id="c0")
    for level in range(1, levels):
        at.claim(
            f"The link at depth {level} holds the one before it.",
            id=f"c{level}",
            under=f"c{level - 1}",
        )
    return at.build()


def wide(premises: int = 40) -> ArgumentMap:
    """One thesis with many premises and objections side by side."""
    at = MapBuilder("A fan")
    at.thesis("Everything bears on this.", id="all")
    for number in range(premises):
        kind = "objection" if number % 5 == 4 else "claim"
        at.statement(kind, f"Reason {number + 1} of {premises} is given here.", under="all")
    return at.build()


def large(statements: int = 1000) -> ArgumentMap:
    """A tree of many statements with texts of ordinary length."""
    at = MapBuilder("A large map", author="A. N. Author", sources=["essay-1957"])
    at.thesis("The whole that the rest of this large map bears on.", id="s0")
    for number in range(1, statements):
        parent = (number - 1) // 3
        kind = ("claim", "evidence", "claim")[number % 3]
        at.statement(
            kind,
            f"Statement {number} says, in a sentence of ordinary length, what bears on statement "
            f"{parent} and why it does.",
            id=f"s{number}",
            under=f"s{parent}",
            citations=[Citation((f"the passage numbered {number} in it",))]
            if number % 3 == 1
            else [],
        )
    return at.build()


def sections() -> ArgumentMap:
    """A thesis that two sections take up again, and a step that one of them takes up."""
    thesis = Statement(Kind.THESIS, "The whole holds.", key="whole")
    step = Argument(key="step", under="whole")
    ground = Statement(Kind.CLAIM, "It has a ground.", key="ground", under="step")
    return ArgumentMap(
        "In sections",
        [
            thesis,
            step,
            ground,
            Section("First"),
            Reopening("whole"),
            Statement(Kind.CLAIM, "One more reason.", key="one", under="whole"),
            Reopening("whole"),
            Statement(Kind.CLAIM, "And another.", key="two", under="whole"),
            Section("Second"),
            Reopening("ground"),
            Statement(Kind.EVIDENCE, "It is there.", key="there", under="ground"),
            Reopening("step"),
            Statement(Kind.ASSUMPTION, "Grounds carry.", key="carry", under="step"),
            Reopening("there"),
            Statement(Kind.OBJECTION, "It was there.", key="was", under="there"),
        ],
    )


def subsections() -> ArgumentMap:
    """A section that begins with a subsection, and one that does not."""
    return ArgumentMap(
        "In subsections",
        [
            Statement(Kind.THESIS, "The whole holds.", key="whole"),
            Section("First"),
            Section("Of one", level=2),
            Statement(Kind.CLAIM, "One holds.", key="one", tags=["odd"]),
            Statement(Kind.CLAIM, "One more holds.", key="more"),
            Section("Of two", level=2),
            Reopening("whole"),
            Statement(Kind.CLAIM, "Two holds.", key="two", under="whole", tags=["even"]),
            Section("Second"),
            Statement(Kind.CLAIM, "Three holds.", key="three", tags=["odd"]),
            Section("Of four", level=2),
            Statement(Kind.CLAIM, "Four holds.", key="four", tags=["even"]),
        ],
    )


def tagged() -> ArgumentMap:
    """Tags on some statements."""
    at = MapBuilder("Tagged")
    at.thesis("A thesis.", id="t")
    at.claim("A claim.", id="a", under="t", tags=["history"])
    at.claim("Another claim.", id="b", under="t")
    at.evidence("Some evidence.", id="c", under="b", tags=["history"])
    at.evidence("More evidence.", id="d", under="b")
    at.evidence("Evidence of another sort.", id="e", under="t", tags=["law"])
    return at.build()


def empty() -> ArgumentMap:
    """Nothing but a title."""
    return MapBuilder("Nothing yet").build()


def verdicts(map: ArgumentMap) -> tuple[Verdict, ...]:
    """Verdicts of every status in turn, as if the map's citations had been looked for."""
    found: list[Verdict] = []
    for key, node in map.nodes.items():
        for index, citation in enumerate(node.citations):
            status = list(Status)[len(found) % len(Status)]
            places = {Status.VERIFIED: ((12, 12),), Status.AMBIGUOUS: ((3, 3), (9, 10))}
            found.append(
                Verdict(key, index, citation, status, None, places.get(status, ()), "The passage.")
            )
    return tuple(found)


SMALL = (
    tiny, despotism, library, comparison, scripts, hostile, sections, subsections, deep, wide,
    empty,
)  # fmt: skip
"""The maps that are small enough to be drawn in every test of a picture."""
