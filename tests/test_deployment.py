"""The server as it is deployed: safe settings, the container's steps, and `start` where something is in the way."""

import os
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def run(*command, **environment):
    """The finished process, run as on a machine of its own: no settings but those given."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def place(tmp_path):
    """Settings of a fresh installation in a folder of its own."""
    return {
        "SECRET_KEY": "a-key-for-the-tests-alone-" * 3,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "STATIC_ROOT": str(tmp_path / "static"),
        "LANG": "en_US.UTF-8",
    }


def test_no_server_starts_without_a_key(place):
    done = run(
        sys.executable,
        "-c",
        "import config.wsgi",
        **place | {"SECRET_KEY": ""},
        DJANGO_SETTINGS_MODULE="config.settings",
    )
    assert done.returncode
    assert "SECRET_KEY is not set" in done.stderr


def test_commands_need_no_key_and_no_settings(place, tmp_path):
    (tmp_path / "a.txt").write_text("第七十五届会议\n\n75/3. 题\n\n大会，\n\n1. 决定。\n", encoding="utf-8")
    done = run(sys.executable, "manage.py", "parse", str(tmp_path / "a.txt"), LANG="C.UTF-8")
    assert done.returncode == 0
    assert "A/RES/75/3" in done.stdout


def test_the_servers_settings_pass_djangos_deployment_checks(place):
    code = "import django; django.setup(); from django.core.management import call_command; call_command('check', deploy=True, fail_level='WARNING')"
    done = run(sys.executable, "-c", code, **place, HSTS_SECONDS="31536000", DJANGO_SETTINGS_MODULE="config.settings")
    problems = [line for line in done.stderr.splitlines() if line.startswith("?:")]
    # Subdomains and preloading are the owner's decision.
    assert [line for line in problems if "W005" not in line and "W021" not in line] == []


def test_the_containers_steps_give_a_site_that_answers(place):
    collected = run(sys.executable, "manage.py", "collectstatic", "--noinput", **place)
    assert collected.returncode == 0, collected.stderr
    code = (
        "from config.wsgi import application; from django.test import Client; "
        "answer = Client(headers={'x-forwarded-proto': 'https', 'host': 'localhost'}).get('/'); "
        "print(answer.status_code, 'site.' in answer.content.decode() and 'site.css' not in answer.content.decode()); "
        "print(Client(headers={'host': 'localhost'}).get('/').status_code, Client(headers={'host': 'localhost'}).get('/healthz').status_code)"
    )
    folder = os.path.dirname(sys.executable)
    done = run(
        "sh", "config/entrypoint.sh", sys.executable, "-c", code, **place | {"PATH": f"{folder}:{os.environ['PATH']}"}
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == ["200 True", "301 200"]


def test_ingest_into_a_new_database_needs_no_other_command(place, tmp_path):
    done = run(sys.executable, "manage.py", "ingest", "resolutions/sample", **place)
    assert done.returncode == 0, done.stdout
    assert "added, A/RES/901/12" in done.stdout


def test_a_port_in_use_gives_one_clear_line(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(sys.executable, "manage.py", "start", "--port", str(port), **place)
    assert done.returncode
    (line,) = done.stderr.splitlines()
    assert str(port) in line
    assert "PORT=" in line


def test_commands_speak_the_terminals_language(place, tmp_path):
    english = run(sys.executable, "manage.py", "parse", str(tmp_path / "absent.txt"), LANG="en_US.UTF-8")
    chinese = run(sys.executable, "manage.py", "parse", str(tmp_path / "absent.txt"), LANG="zh_CN.UTF-8")
    assert "no such file" in english.stderr
    assert "no such file" not in chinese.stderr
    assert (english.returncode, chinese.returncode) == (1, 1)
