"""Who is missing, by name, once they are few enough to be called."""

from game.rules import Phase
from game.views import Cockpit
from ui.language import _
from ui.words import team_name

FEW = 3


def words(here: Cockpit) -> list[str]:
    """Return a line for teams that have not submitted and one for people who are away; none while they are many."""
    people = [tile for tile in here.tiles if tile.tag.kind == "people"]
    lines = []
    if here.phase == Phase.OPEN:
        late = [team_name(tile.tag) for tile in people if not tile.submitted]
        if 0 < len(late) <= FEW and len(late) < max(len(people), 2):
            lines.append(_("Not in yet: {names}").format(names=_(", ").join(late)))
    away = [
        _("{name} ({team})").format(name=member.name, team=team_name(tile.tag))
        for tile in people
        for member in tile.members
        if not member.online
    ]
    if here.phase != Phase.ENDED and 0 < len(away) <= FEW:
        lines.append(_("Away: {names}").format(names=_(", ").join(away)))
    return lines
