"""Images that strangers made: what they unpack to is bounded, what they do ends a process of its own, they reach nothing."""

import base64
import os
import re
import signal
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from cjmap.cli.image_kinds import identify
from cjmap.cli.pictures import MOST_OF_ALL, MOST_PIXELS
from cjmap.cli.svg_images import DEEPEST, MOST_ELEMENTS, LeftOutError
from cjmap.errors import CjmapError
from cjmap.renderers import png
from cjmap.renderers.paper import apart
from cjmap.renderers.paper.lettering import Lettering
from tests.signals import heeding
from tests.test_validate import run

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
TOO_DEEP = f"it is an SVG of more than {DEEPEST} levels"
TOO_MANY = f"it is an SVG of more than {MOST_ELEMENTS:,} elements"
CIRCLE = "it is an SVG that refers to itself"


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def raster(width: int, height: int) -> str:
    """Return a PNG of one colour as an address."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\0" * width) * height, 9)
    head = chunk(b"IHDR", struct.pack(">II5B", width, height, 8, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def chain(first: str, link: str, count: int) -> str:
    return first + "".join(link.format(own=number, other=number - 1) for number in range(1, count))


def doubling(count: int, attribute: str = 'href="#i{}"') -> str:
    """Return a drawing that is twice as large with each line."""
    lines = (f'<g id="i{each}">{f"<use {attribute.format(each - 1)}/>" * 2}</g>' for each in range(1, count))
    return f'<rect id="i0"/>{"".join(lines)}'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (chain('<g id="i0"/>', '<g id="i{own}"><use href="#i{other}"/></g>', 60), TOO_DEEP),
        (chain('<g id="i0"/>', '<use id="i{own}" xlink:href="#i{other}"/>', 300), TOO_DEEP),
        (chain('<mask id="i0"/>', '<mask id="i{own}" mask="url(#i{other})"/>', 300), TOO_DEEP),
        (
            chain('<clipPath id="i0"/>', "<clipPath id='i{own}' style='clip-path: url( \"#i{other}\" )'/>", 300),
            TOO_DEEP,
        ),
        (chain('<linearGradient id="i0"/>', '<linearGradient id="i{own}" href="#i{other}"/>', 300), TOO_DEEP),
        (doubling(20), TOO_MANY),
        (doubling(20, 'xlink:href="#i{}"'), TOO_MANY),
        ("<g/>" * MOST_ELEMENTS, TOO_MANY),
        ('<g id="a"><use href="#a"/></g>', CIRCLE),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', CIRCLE),
        ('<mask id="a"><rect mask="url(#a)"/></mask>', CIRCLE),
        ('<image href="data:image/svg+xml,&lt;svg/&gt;"/>', "it is no PNG, JPEG, GIF or WebP"),
        ('<feImage xlink:href="DATA:image/svg+xml;base64,PHN2Zy8+"/>', "it is no PNG, JPEG, GIF or WebP"),
        ('<image href="data:image/png;base64,a"/>', "it is no base64"),
        ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "it is a broken PNG"),
    ],
)
def test_drawings_without_end_are_left_out(inside: str, why: str) -> None:
    with pytest.raises(LeftOutError, match=f"{re.escape(why)}$"):
        identify(svg(inside))


@pytest.mark.parametrize(
    "inside",
    [
        chain('<g id="i0"/>', '<g id="i{own}"><use href="#i{other}"/></g>', 40),
        doubling(10),
        '<g id="a"><a href="#a"/><animate xlink:href="#a"/></g>',
        '<use href="#nowhere"/><use href="other.svg#a"/><image href="https://x.example/a.png"/>',
        '<g id="a"/><g id="a"><use href="#a"/></g>',
    ],
)
def test_drawings_that_repeat_a_little_are_shown(inside: str) -> None:
    assert identify(svg(inside)).pixels == 0


def test_images_inside_a_drawing_count_as_often_as_they_are_drawn() -> None:
    image = f'<image id="i0" href="{raster(1000, 100)}"/>'
    assert identify(svg(image)).pixels == 100_000
    assert identify(svg(image + '<use href="#i0"/>' * 300)).pixels == 30_100_000


def test_a_drawing_with_too_many_pixels_inside_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(f'<image href="{raster(9000, 9000)}"/>'))
    (tmp_path / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, image: a.svg}]\n")
    code, _, err = run("render", "a.cjm.yaml", "-o", "a.html", folder=tmp_path)
    assert code == 0
    assert f"the image `a.svg` is left out: it has more than {MOST_PIXELS // 1_000_000} megapixels\n" in err


def test_all_images_of_a_map_have_one_measure(tmp_path: Path) -> None:
    pixels = os.urandom(700_000)
    image = base64.b64decode(raster(1, 1).partition(",")[2]) + pixels
    (tmp_path / "a.png").write_bytes(image)
    stages = "".join(f"  - {{name: S{number}, image: {'./' * number}a.png}}\n" for number in range(60))
    (tmp_path / "a.cjm.yaml").write_text(f"cjmap: 1\ntitle: T\nstages:\n{stages}")
    code, _, err = run("render", "a.cjm.yaml", "--view", "storyboard", "-o", "a.html", folder=tmp_path)
    assert code == 0
    shown = (tmp_path / "a.html").read_text().count("data:image/png")
    assert 30 < shown < 40
    assert err.count(f"the images of the map would take more than {MOST_OF_ALL >> 20} MiB\n") == 60 - shown


CRASH = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="a b c" width="1e38"><rect width="1e38" height="1e38"/></svg>'
SLOW = svg(
    '<filter id="f"><feTurbulence baseFrequency="0.5" numOctaves="200000"/></filter>'
    '<rect width="9" height="9" filter="url(#f)"/>'
)


def picture(image: bytes) -> Lettering:
    address = f"data:image/svg+xml;base64,{base64.b64encode(image).decode()}"
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">'
        f'<image width="100" height="100" href="{address}"/></svg>'
    )
    return Lettering((text,), ())


def needs(package: str) -> None:
    pytest.importorskip(package, reason="the extra is not installed")


@pytest.mark.parametrize(("package", "form"), [("resvg_py", "png"), ("typst", "pdf")])
def test_an_image_that_crashes_the_engine_ends_no_run(tmp_path: Path, package: str, form: str) -> None:
    needs(package)
    (tmp_path / "a.svg").write_text(CRASH)
    for name, image in (("a", "image: a.svg"), ("b", "goals: [None]")):
        (tmp_path / f"{name}.cjm.yaml").write_text(f"cjmap: 1\ntitle: T\nstages: [{{name: A, {image}}}]\n")
    code, _, err = run("render", ".", "--view", "storyboard", "-f", form, "-o", "out", folder=tmp_path)
    assert code == 2
    engine = {"png": "resvg", "pdf": "typst"}[form]
    assert f"cjmap: a.cjm.yaml: {form}: {engine} crashed over this map; an image in it may be the cause\n" in err
    assert f"b.cjm.yaml -> out/b.storyboard.{form}\n" in err
    assert [file.name for file in (tmp_path / "out").iterdir()] == [f"b.storyboard.{form}"]


def test_an_image_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("resvg_py")
    monkeypatch.setattr(apart, "TIMEOUT", 2.0)
    with pytest.raises(CjmapError, match=r"^png: resvg was stopped: this map takes too long; an image"):
        png.rasterise(picture(SLOW))


def test_an_image_has_so_much_time_of_a_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("resvg_py")
    text = apart._PROGRAM.read_text("utf-8")
    shorter = tmp_path / "program.py"
    shorter.write_text(re.sub(r"^MOST_TIME = \d+$", "MOST_TIME = 2", text, flags=re.MULTILINE), "utf-8")
    monkeypatch.setattr(apart, "_PROGRAM", shorter)
    with pytest.raises(CjmapError, match=r"^png: resvg was stopped: this map takes too long; an image"):
        png.rasterise(picture(SLOW))


def test_an_image_that_fills_the_memory_crashes_only_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("resvg_py")
    huge = (
        picture(svg("")).pictures[0].replace('width="100" height="100" viewBox', 'width="90000" height="90000" viewBox')
    )
    monkeypatch.setattr(png, "_scale", lambda _: 1.0)
    with pytest.raises(CjmapError, match=r"^png: resvg (crashed over|cannot draw) this map"):
        png.rasterise(Lettering((huge,), ()))


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="a system that does not tell what runs where")
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP), (signal.SIGINT, 130)],
)
def test_a_run_that_is_ended_takes_the_engine_and_its_folder_along(tmp_path: Path, number: int, code: int) -> None:
    needs("resvg_py")
    (tmp_path / "a.svg").write_bytes(SLOW)
    (tmp_path / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, image: a.svg}]\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "cjmap", "render", "a.cjm.yaml", "--view", "storyboard", "-o", "a.png"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(temporary)},
        stderr=subprocess.DEVNULL,
        preexec_fn=heeding(number),
    )
    while not (engines := running_below(temporary)):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    assert process.wait() == code
    assert list(temporary.iterdir()) == []
    while any(is_running(each) for each in engines):  # what was killed needs a moment
        time.sleep(0.05)
    assert not (tmp_path / "a.png").exists()


def is_running(process: str) -> bool:
    """Tell whether a process is still at work: one that has ended may wait for somebody to ask how."""
    try:
        return Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def running_below(folder: Path) -> list[str]:
    """Return the processes whose current folder lies in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append(process.name)
        except OSError:  # it is gone, or none of ours
            continue
    return found


REACHING = (
    '<script>alert(1)</script><style>@import url("file:///etc/passwd");</style>'
    '<image width="9" height="9" href="secret.png"/><image width="9" height="9" href="{folder}/secret.png"/>'
    '<image width="9" height="9" xlink:href="file://{folder}/secret.png"/><use href="{folder}/secret.svg#a"/>'
    '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><b onclick="alert(2)"/></body>'
    "</foreignObject>"
)


def test_an_image_reaches_no_file(tmp_path: Path) -> None:
    needs("resvg_py")
    (tmp_path / "secret.png").write_bytes(base64.b64decode(raster(9, 9).partition(",")[2]))
    (tmp_path / "secret.svg").write_bytes(svg('<rect id="a" width="9" height="9"/>'))
    reaching = svg(REACHING.replace("{folder}", str(tmp_path)))
    assert png.rasterise(picture(reaching)) == png.rasterise(picture(svg("")))


def test_what_an_image_would_do_is_no_part_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg(REACHING))
    (tmp_path / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [{name: A, image: a.svg}]\n")
    for form in ("html", "svg"):
        assert run("render", "a.cjm.yaml", "--view", "storyboard", "-o", f"drawn.{form}", folder=tmp_path)[0] == 0
        page = (tmp_path / f"drawn.{form}").read_text()
        assert "alert(" not in page
        assert "foreignObject" not in page
        assert base64.b64encode(svg(REACHING)).decode() in page


def test_an_old_drawing_with_a_doctype_is_drawn() -> None:
    needs("resvg_py")
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    plain = svg('<rect width="9" height="9" fill="red"/>')
    assert identify(doctype.encode() + plain).media == "image/svg+xml"
    assert (
        png.rasterise(picture(doctype.encode() + plain))
        == png.rasterise(picture(plain))
        != png.rasterise(picture(svg("")))
    )
