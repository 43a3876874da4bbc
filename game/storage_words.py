"""What a place that cannot keep games means, and what to do: for the screen, the server's window, the command line."""

from collections.abc import Mapping

from game.errors import Refused
from locales import translator


def translate(message: str) -> str:
    """Mark a message for the catalogues; :func:`words` gives it in a language."""
    return message


WORDS: Mapping[str, str] = {
    "storage_full": translate(
        "The disk is full, so this could not be saved. Everything saved before is safe. Please free some space."
    ),
    "storage_failed": translate("This could not be saved: {reason}. Everything saved before is safe."),
    "storage_busy": translate(
        "Somebody else is writing to the saved games, so this had to wait too long and was not saved. Please try "
        "again in a moment. If it stays so, another program may hold the file open."
    ),
    "storage_read_only": translate(
        "The saved games can only be read, so this was not saved. Everything saved before is safe. Please see that "
        "the file and its folder may be written (a write-protected disk, another account's files)."
    ),
    "storage_damaged": translate(
        "The file with the saved games is damaged or is not one of Liuke's; nothing in it was changed. Please stop "
        "Liuke and bring back the newest backup with `python run.py restore`."
    ),
    "storage_unreachable": translate(
        "The place where games are kept cannot be reached: {reason}. Everything saved before is safe. Please see that "
        "the disk is there, or that the database server runs; then it goes on by itself."
    ),
    "newer_database": translate(
        "The games on this computer were saved by a newer version of Liuke (format {found}, this one knows {known}). "
        "Please update Liuke; nothing was changed."
    ),
    "bad_address": translate("The database address {address} cannot be read. Please check DATABASE_URL."),
    "nothing_to_back_up": translate("There are no saved games at {address}. Please check DATABASE_URL."),
    "backup_exists": translate("{file} is there already and was not touched. Please name another file."),
    "backup_not_written": translate(
        "The backup could not be written to {file}: {reason}. The games themselves are safe where they are."
    ),
    "no_room_for_backup": translate(
        "No backup was made: only {free} MB are left on the disk with {folder}, and the games need that room. Please "
        "free some space; the next backup comes by itself."
    ),
    "no_such_backup": translate("There is no file {file} that can be read: {reason}. Please check the name."),
    "not_a_backup": translate("{file} is not a backup of Liuke. Nothing was changed."),
    "damaged_backup": translate("The backup {file} is damaged or cut short. Nothing was changed; try an older one."),
    "newer_backup": translate(
        "The backup was made by a newer version of Liuke (format {found}, this one knows {known}). Please update "
        "Liuke; nothing was changed."
    ),
    "target_not_empty": translate(
        "There are saved games at {address} already: {rooms} classes, {games} games. Nothing was changed. To put the "
        "backup in their place say `--replace`; what is there now is backed up first."
    ),
}
"""One sentence per code; the braces are that code's details."""


def words(refused: Refused, language: str) -> str:
    """Give such a refusal in a language."""
    return translator(language).gettext(WORDS[refused.code]).format(**refused.details)
