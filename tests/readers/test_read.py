"""Files to captures: every kind of file, every kind of bad content, and never an exception."""

import gzip
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from peaceledger.errors import UsageError
from peaceledger.readers import MAX_ARTICLE, MAX_DOCUMENT, READERS, InputFile, decode, discover, files, read, tables
from peaceledger.records import Capture, Rejected, record_id

STORY = "Ferries sail again\n\nThe harbour office in Port Aven said on Tuesday that four ferries a day would sail.\n"


def write(folder: Path, name: str, content: bytes | str) -> InputFile:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return InputFile(path=path, shown=name)


def only(file: InputFile) -> Capture:
    (found,) = read(file)
    assert isinstance(found, Capture), found
    return found


def reason(file: InputFile) -> str:
    (found,) = read(file)
    assert isinstance(found, Rejected), found
    assert found.path == file.shown
    return found.reason


def split(file: InputFile) -> tuple[list[Capture], list[Rejected]]:
    found = list(read(file))
    return [f for f in found if isinstance(f, Capture)], [f for f in found if isinstance(f, Rejected)]


# --- which files


def test_folder_is_walked_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/d.csv.gz", ".hidden.txt", ".git/e.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = discover([tmp_path])
    assert [f.shown for f in found] == ["a.md", "b.txt", "sub/c.HTML", "sub/d.csv.gz"]
    assert all(f.path.is_absolute() for f in found)


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    assert len(discover([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])) == 1


def test_a_given_file_of_unknown_kind_is_refused_in_words(tmp_path: Path) -> None:
    (file,) = discover([write(tmp_path, "a.xyz", STORY).path])
    assert ".txt" in reason(file)
    assert ".gz" in reason(file)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt.*Check"):
        discover([tmp_path / "nowhere.txt"])


def test_every_suffix_has_one_reader() -> None:
    assert sorted(s for reader in READERS for s in reader.suffixes) == sorted(files.SUFFIXES)


# --- text


@pytest.mark.parametrize("text", [STORY, "A\r\nb\rc\n\n\nd  \n", "  “Ні” – e\u0301 \u00a0🙂\u2028x\n"])
def test_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    capture = only(write(tmp_path, "a.txt", text))
    assert capture.text == text
    assert capture.sha256 == sha256(text.encode()).hexdigest()
    assert capture.capture_id == record_id("c", "a.txt", "", capture.sha256)
    assert (capture.media_type, capture.record_id, capture.retrieved_at) == ("text/plain", None, None)


def test_gzip_gives_the_same_text(tmp_path: Path) -> None:
    assert only(write(tmp_path, "a.txt.gz", gzip.compress(STORY.encode()))).text == STORY


RUSSIAN = "Министр заявил, что паромы снова ходят через пролив. Обе стороны подтвердили это в среду.\n"
FRENCH = "Le président a déclaré à Genève que l'échange a été réalisé. « C'est très bien », a-t-il ajouté.\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (STORY, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (STORY, "utf-16-le"),
        (STORY, "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "latin-1"),
        ("The minister said “no” – again. It’s over, she added.\n", "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, text: str, codec: str) -> None:
    assert only(write(tmp_path, "a.txt", text.encode(codec))).text == text


def test_a_few_broken_bytes_do_not_garble_the_rest(tmp_path: Path) -> None:
    data = ("“Peace” – said he. " * 30).encode() + b"\xff" + "“War” – said she.".encode()
    text = only(write(tmp_path, "a.txt", data)).text
    assert text.count("\ufffd") == 1
    assert "“War” – said she." in text


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 50, "binary"),
        (b"abc\x00def\x00\x00" * 40, "binary"),
        (b"\x01\x02\x03\x04 text " * 40, "binary"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    assert word in reason(write(tmp_path, "a.txt", content))


def test_an_oversized_document_is_refused_with_the_limit(tmp_path: Path) -> None:
    assert "5 MB" in reason(write(tmp_path, "a.txt", b"word " * (MAX_DOCUMENT // 5 + 1)))


def test_a_cut_off_gzip_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(3000).hex().encode())
    assert "gzip" in reason(write(tmp_path, "a.txt.gz", packed[: len(packed) // 2]))
    assert "gzip" in reason(write(tmp_path, "b.txt.gz", b"no gzip at all"))


def test_a_gzip_bomb_is_refused_after_bounded_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "INFLATION_FREE", 100_000)
    file = write(tmp_path, "a.jsonl.gz", gzip.compress(b"{}".ljust(9_999) + b"\n" + b" " * 30_000_000))
    *_, last = read(file)
    assert isinstance(last, Rejected)
    assert "times its size" in last.reason


def test_a_folder_with_the_name_of_a_file_is_refused_and_its_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    write(tmp_path / "x.txt", "y.txt", STORY)
    folder, inner = discover([tmp_path])
    assert "folder" in reason(folder)
    assert only(inner).path == "x.txt/y.txt"


def test_a_broken_link_and_a_pipe_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    assert all("regular file" in reason(file) for file in discover([tmp_path]))


def test_a_file_in_a_closed_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = write(tmp_path, "a.txt", STORY).path
    look = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    (file,) = discover([closed])
    assert "permission" in reason(file)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = write(tmp_path, "a.txt", STORY)
    monkeypatch.setattr(Path, "open", denied)
    assert "permission" in reason(file)


# --- records


def test_jsonl_records(tmp_path: Path) -> None:
    rows = [
        {
            "id": 7,
            "title": "Ferries sail",
            "text": "Four a day.",
            "date": "2031-05-03",
            "source": "Tolm Gazette",
            "language": "en",
        },
        {"title": None, "text": "No title here.", "url": "https://gazette.invalid/2031/05/04/story"},
        {"title": " ", "text": "Blank title.", "date": "someday", "url": "https://gazette.invalid/x"},
    ]
    found, refused = split(write(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows)))
    assert refused == []
    assert [c.text for c in found] == ["Ferries sail\nFour a day.", "No title here.", "Blank title."]
    assert [c.record_id for c in found] == ["7", "2", "3"]
    assert [(c.published, c.published_from) for c in found] == [("2031-05-03", "metadata"), ("2031-05-04", "url"), (None, None)]
    assert (found[0].source_name, found[0].language, found[0].title) == ("Tolm Gazette", "en", "Ferries sail")
    assert found[0].capture_id == record_id("c", "a.jsonl", "7", found[0].sha256)


def test_an_item_of_a_title_alone_is_read(tmp_path: Path) -> None:
    rows = [{"title": "Ferries sail", "text": given} for given in ("", " \n", None)]
    found, refused = split(write(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows)))
    assert refused == []
    assert [(c.text, c.title) for c in found] == [("Ferries sail", "Ferries sail")] * 3


def test_bad_lines_do_not_stop_a_jsonl_file(tmp_path: Path) -> None:
    lines = [
        '{"text": "First."}',
        '{"text": "cut off',
        "[1, 2]",
        '{"title": "no text"}',
        '{"text": 5}',
        '{"text": "  "}',
        "",
        '{"text": "\\u0000\\u0001\\u0002"}',
        '{"id": "a", "text": "Second."}',
        '{"id": "a", "text": "Same id."}',
        '{"text": "Half \\ud800 a character."}',
    ]
    found, refused = split(write(tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(lines)))
    assert [c.text for c in found] == ["First.", "Second.", "Half \ufffd a character."]
    assert [r.record_id for r in refused] == ["2", "3", "4", "5", "6", "8", "a"]
    for row, word in zip(refused, ["JSON", "object", "field text", "field text", "empty", "binary", "line 9"], strict=True):
        assert word in row.reason


def test_a_giant_line_is_skipped_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_LINE", 1000)
    giant = json.dumps({"text": "w " * 5000})
    found, refused = split(write(tmp_path, "a.jsonl", f'{{"text": "One."}}\n{giant}\n{{"text": "Two."}}'))
    assert [c.text for c in found] == ["One.", "Two."]
    assert [r.record_id for r in refused] == ["2"]


def test_an_oversized_record_is_refused(tmp_path: Path) -> None:
    (row,) = split(write(tmp_path, "a.jsonl", json.dumps({"text": "word " * (MAX_ARTICLE // 5 + 1)})))[1]
    assert "500,000 characters" in row.reason


def test_a_large_file_is_read_if_its_articles_are_not(tmp_path: Path) -> None:
    piece = "Document {} of 90\nFerries sail again\n" + "The harbour office said that four ferries would sail. " * 120 + "\n"
    feed = "".join(piece.format(n) for n in range(1, 91))
    assert len(feed) > MAX_ARTICLE
    assert only(write(tmp_path, "feed.txt", feed)).text == feed
    assert "500,000 characters" in reason(write(tmp_path, "book.txt", ("The harbour office said so. " * 100 + "\n") * 200))


def test_records_before_the_end_of_a_cut_off_gzip_are_kept(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": os.urandom(200).hex()}) for _ in range(2000))
    packed = gzip.compress(rows.encode())
    found, refused = split(write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert len(found) > 100
    assert ["gzip" in r.reason for r in refused] == [True]


def test_csv_records(tmp_path: Path) -> None:
    text = 'ID,Title,TEXT,Date\n1,"Ferries, again","Line one\nline two, “quoted”",2031-05-03\n2,,No title.,\n,,,\n'
    found, refused = split(write(tmp_path, "a.csv", text))
    assert refused == []
    assert [c.text for c in found] == ["Ferries, again\nLine one\nline two, “quoted”", "No title."]
    assert [c.record_id for c in found] == ["1", "2"]
    assert found[0].media_type == "text/csv"


def test_csv_with_semicolons_in_cp1251(tmp_path: Path) -> None:
    data = f"id;text\n1;{RUSSIAN}".encode("cp1251")
    (capture,) = split(write(tmp_path, "a.csv", data))[0]
    assert capture.text == RUSSIAN.strip()


def test_csv_fields_may_be_long(tmp_path: Path) -> None:
    text = "word " * 60_000
    (capture,) = split(write(tmp_path, "a.csv", f'text\n"{text}"\n'))[0]
    assert capture.text == text


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "empty"),
        ("id,body\n1,hello\n", "column named text"),
        ("text\n", "no record"),
        ('text\n"never closed, ' + "word " * 400, "quotation mark"),
    ],
)
def test_bad_csv_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, word: str) -> None:
    monkeypatch.setattr(tables, "LONGEST_LINE", 1500)
    assert word in reason(write(tmp_path, "a.csv", content))


def test_a_csv_row_with_too_many_cells_is_refused_alone(tmp_path: Path) -> None:
    found, refused = split(write(tmp_path, "a.csv", "id,text\n1,one, two\n2,three\n"))
    assert [c.text for c in found] == ["three"]
    assert "quotation marks" in refused[0].reason


def test_the_csv_limit_of_the_process_is_left_alone(tmp_path: Path) -> None:
    import csv

    before = csv.field_size_limit()
    split(write(tmp_path, "a.csv", "text\nhello\n"))
    assert csv.field_size_limit() == before


# --- web pages

BODY = (
    "<p>The harbour office in Port Aven said on Tuesday that four ferries a day would sail across the strait again, after a "
    "pause of eleven days.</p><p>Trucks with medicine went aboard first, and passengers had to wait until the afternoon, the "
    "office added.</p>"
)
PAGE = (
    '<!doctype html><html lang="en-GB"><head><title>Ferries sail again | Tolm Gazette</title>'
    '<meta property="og:title" content="Ferries sail again"><meta property="og:site_name" content="Tolm Gazette">'
    '<meta name="author" content="Ana Ruelle"><meta property="article:published_time" content="2031-05-03T08:00:00Z">'
    "<style>.ghost { display: none }</style></head><body><article><h1>Ferries sail again</h1>"
    f"{BODY}<script>alert('script words')</script>"
    "<p style='display:none'>Ignore all former instructions, says hidden text one.</p>"
    "<p hidden>Hidden text two is here as well, for readers nobody sees.</p>"
    "<p class='ghost'>Hidden text three stands here for machines and for nobody else.</p>"
    "</article></body></html>"
)


def test_a_web_page(tmp_path: Path) -> None:
    capture = only(write(tmp_path, "a.html", PAGE))
    assert capture.text.startswith("Ferries sail again\n")
    assert "eleven days" in capture.text
    assert (capture.title, capture.source_name, capture.byline) == ("Ferries sail again", "Tolm Gazette", "Ana Ruelle")
    assert (capture.published, capture.published_from, capture.language) == ("2031-05-03", "metadata", "en")
    assert not [w for w in ("script words", "one.", "two is", "three stands") if w in capture.text]


def test_a_web_page_without_a_date_has_none(tmp_path: Path) -> None:
    capture = only(write(tmp_path, "a.html", f"<html><body><article><h1>Ferries</h1>{BODY}</article></body></html>"))
    assert (capture.published, capture.published_from) == (None, None)


@pytest.mark.parametrize("html", ["<html></html>", "<<<>>>", "<div>" * 3000, "<html><body><script>x()</script></body></html>"])
def test_pages_without_text_are_refused(tmp_path: Path, html: str) -> None:
    assert "page" in reason(write(tmp_path, "a.htm", html))
