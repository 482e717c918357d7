"""Own keys: read from a file, refused with one sentence, used everywhere a key is shown."""

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.tui.actions import ACTIONS, key_words
from rotaengage.tui.keymap import key_name, own_keymap, template, with_keys
from rotaengage.usecases.own_keys import keys_file, own_keys, write_keys


def given(text: str) -> None:
    """Put a file of keys there."""
    keys_file().parent.mkdir(parents=True, exist_ok=True)
    keys_file().write_text(text, encoding="utf-8")


def taken() -> dict[str, str]:
    """The keymap of the file."""
    return own_keymap(own_keys(), str(keys_file()))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl+X", "ctrl+x"), ("PgDn", "pagedown"), ("?", "question_mark"), ("F5", "f5"), ("G", "G"), ("g", "g"),
        ("+", "plus"), ("Ctrl++", "ctrl+plus"), ("Shift+Up", "shift+up"), ("slash", "slash"), ("\\", "backslash"),
    ],
)  # fmt: skip
def test_keys_are_written_as_help_shows_them(written: str, name: str) -> None:
    assert key_name(written, "") == name


@pytest.mark.parametrize("written", ["", "Hyper+X", "F13", "Page Down", "é+", "€", "ab"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(UserError, match="is no key"):
        key_name(written, "keys.toml")


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys.split(",")}))
def test_every_key_of_the_registry_can_be_written_back(key: str) -> None:
    assert key_name(key_words(key), "") == key


def test_without_a_file_nothing_changes() -> None:
    assert taken() == {}
    assert with_keys(ACTIONS, {}) == list(ACTIONS)


def test_the_template_changes_nothing_until_a_line_is_woken() -> None:
    path = write_keys(template())
    assert taken() == {}
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('# "rota.order" = ["o"]', '"rota.order" = ["x"]'), encoding="utf-8")
    assert taken() == {"rota.order": "x"}
    with pytest.raises(UserError, match="already"):
        write_keys(template())


def test_a_file_may_swap_two_keys() -> None:
    given('[keys]\n"rota.filter" = "o"\n"rota.order" = ["/", "Ctrl+O"]\n')
    assert taken() == {"rota.filter": "o", "rota.order": "slash,ctrl+o"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[keys]\n"rota.order" = x\n', "line 2"),
        ('[keys]\n"rota.dance" = "x"\n', "there is no action rota.dance"),
        ('[keys]\n"rota.order" = []\n', "rota.order has no key"),
        ('[keys]\n"rota.order" = 5\n', "rota.order has no key"),
        ('[keys]\n"rota.order" = "q"\n', "q would mean both"),
        ('[keys]\n"list.down" = "p"\n', "p would mean both"),
        ('[colours]\nx = 1\n', '"colours" is no table of keys'),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_the_file(text: str, says: str) -> None:
    given(text)
    with pytest.raises(UserError) as refused:
        taken()
    assert says in refused.value.sentence
    assert str(keys_file()) in refused.value.sentence
    assert "\n" not in refused.value.sentence
