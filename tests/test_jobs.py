"""Several processes come to the same bytes as one, and none of them is left over."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cjmap.checker.jobs import run_jobs
from cjmap.cli import looking
from cjmap.cli.app import app
from cjmap.errors import CjmapError
from cjmap.reports.formats import OutputFormat
from tests.signals import heeding

ROOT = Path(__file__).parents[1]
WRONG = "cjmap: 1\ntitle: T\nstages:\n  - name: A\n    touchpionts: [Website]\n"


def nobody_is_left() -> bool:
    """Tell whether all processes are gone; the pool's own thread may need a moment to note the end of one."""
    until = time.monotonic() + 5
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.01)
    return not multiprocessing.active_children()


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of maps of all kinds: good ones, wrong ones, no YAML, one that cannot be read."""
    for number, file in enumerate(sorted((ROOT / "examples").glob("*.cjm.yaml"))):
        (tmp_path / f"{number}.cjm.yaml").write_bytes(file.read_bytes())
    (tmp_path / "wrong.cjm.yaml").write_text(WRONG)
    (tmp_path / "none.cjm.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "gone.cjm.yaml").symlink_to("nowhere")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(looking, "CHUNK", 10_000)
    return tmp_path


def told(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*arguments, "--no-cache"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("form", list(OutputFormat))
@pytest.mark.parametrize("command", [("validate",), ("lint", "--today=2026-11-22", "--preset=strict")])
def test_two_processes_say_the_same(maps: Path, command: tuple[str, ...], form: str) -> None:
    assert told(*command, "-f", form, "--jobs=2") == told(*command, "-f", form, "--jobs=1")


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_two_processes_score_the_same(maps: Path, form: str) -> None:
    assert told("score", "-f", form, "-j", "2") == told("score", "-f", form, "-j", "1")


def nothing() -> None:
    return


def doubled(number: int) -> int:
    time.sleep(0.02 if number % 2 else 0)
    return 2 * number


def killed(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    raise ZeroDivisionError


def slow(number: int) -> int:
    time.sleep(60)
    return number


def test_results_come_in_order() -> None:
    assert list(run_jobs(doubled, range(20), 2, nothing)) == list(range(0, 40, 2))
    assert nobody_is_left()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_killed_process_ends_the_run_with_an_error() -> None:
    with pytest.raises(CjmapError, match="ended from outside"):
        list(run_jobs(killed, range(50), 2, nothing))
    assert nobody_is_left()


def test_an_error_of_our_own_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(run_jobs(refused, range(3), 2, nothing))
    assert nobody_is_left()


def test_work_that_nobody_waits_for_is_ended() -> None:
    work = run_jobs(slow, range(3), 2, nothing)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            next(work)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert nobody_is_left()


_SLOW_RUN = """
import sys, time
from cjmap.cli import looking
def slow(item, task):
    print(len(item.path), flush=True)
    time.sleep(60)
looking.read_map = slow
looking.CHUNK = 1
sys.argv = ["cjmap", "validate", "--no-cache", "--jobs=2", "."]
from cjmap.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what is patched is only seen by copies of the process")
@pytest.mark.parametrize(("ended_by", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_no_process_is_left_over(maps: Path, ended_by: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW_RUN],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=heeding(ended_by),
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.readline()
        os.killpg(run.pid, ended_by) if ended_by == signal.SIGINT else run.send_signal(ended_by)
        assert run.wait(60) == code
        assert run.stdout.read() == b"", "its processes have ended when nobody holds their output any more"
        assert run.stderr.read() == b""
