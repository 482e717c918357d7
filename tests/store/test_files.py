"""A file is there whole or not at all, on every kind of drive and folder."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.store.database import address
from rotaengage.store.files import whole
from rotaengage.store.workspace import Workspace
from tests.store.made import clock, department, plan, workspace


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/srv/a b?.rota", "file:///srv/a%20b%3F.rota?mode=rw"),
        ("C:/rotas/ward.rota", "file:///C:/rotas/ward.rota?mode=rw"),
        ("//server/share/ward.rota", "file:////server/share/ward.rota?mode=rw"),
    ],
)
def test_drives_and_shares_have_an_address(path: str, uri: str) -> None:
    assert address(path, "rw") == uri


def test_a_failed_writing_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.rota"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="midway"), whole(path, force=True) as temporary:
        temporary.write_bytes(b"new")
        raise RuntimeError("midway")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.rota"
    with pytest.raises(UserError, match="already"), whole(path, force=False) as temporary:
        temporary.write_bytes(b"mine")
        path.write_bytes(b"theirs")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_drive_without_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bool) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    path = tmp_path / "a.rota"
    monkeypatch.setattr(os, "link", refuse)
    if not meanwhile:
        with whole(path, force=False) as temporary:
            temporary.write_bytes(b"mine")
        assert path.read_bytes() == b"mine"
        return
    with pytest.raises(UserError, match="already"), whole(path, force=False) as temporary:
        path.write_bytes(b"theirs")
    assert path.read_bytes() == b"theirs"


def test_a_drive_that_refuses_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match="cannot be used"):
        workspace(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path).close()
    before = (tmp_path / "ward.rota").read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Workspace.open(tmp_path / "ward.rota", clock=clock()) as opened:
        assert opened.read_only
        assert opened.locked_by == ""
        assert opened.department() == department()
        with pytest.raises(UserError, match="only reads"):
            opened.save_plan(plan(), "Ana")
        opened.publish_copy(tmp_path / "copy.rota")
    assert (tmp_path / "ward.rota").read_bytes() == before


def test_a_worker_thread_may_open_what_the_screen_then_uses(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    with ThreadPoolExecutor(1) as pool:
        opened = pool.submit(Workspace.open, tmp_path / "ward.rota").result()
        with opened:
            saved = [pool.submit(opened.save_plan, plan(str(n)), "Ana") for n in range(5)]
            for n in range(5):
                opened.record("Bea", str(n))
            assert sorted(s.result().version for s in saved) == [1, 2, 3, 4, 5]
            assert len(opened.trail()) == 12
            assert opened.trail_is_whole()
