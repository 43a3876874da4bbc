"""What each audience may see: allow-listed, frozen values, checked for who asks."""

from game.pulses import Pulse
from game.shown.customers import CustomerFile, CustomerTable, GradeRuleShown, TargetListShown
from game.shown.departures import Leaver, Leavers, Which
from game.shown.figures import (
    Comparison,
    Played,
    PublicFigures,
    Results,
    RoundWinners,
    Standing,
    TeamRecord,
)
from game.shown.information import BoughtStudies, CalledBack
from game.shown.lines import LinePlayed, LineRound, LineTeam, LineView
from game.shown.luck import LuckBand, LuckProgress, LuckTie, TeamLuck
from game.shown.replays import Again, Settings
from game.shown.student import (
    Brief,
    Change,
    Desk,
    Draft,
    Lobby,
    LobbyTeam,
    RivalMove,
    Source,
    Submission,
    Tab,
)
from game.shown.tags import MemberTag, TeamKind, TeamTag
from game.shown.teacher import (
    BranchView,
    Cockpit,
    GameSummary,
    Logged,
    Projector,
    ProjectorTeam,
    RoomView,
    TeamTile,
)
from game.views.briefing import brief
from game.views.classroom import projector, rooms
from game.views.comparison import compare
from game.views.customer_desk import customer_file, customer_names, customers
from game.views.customer_studies import churn_study, customer_clusters, lifetime_study, worth_in_truth
from game.views.departures import leaver, leaver_names, leavers
from game.views.desks import desk
from game.views.entering import lobby, own_team
from game.views.information import after_the_survey, bought_studies
from game.views.lesson_plan import LessonPlan, lesson_plan
from game.views.line_history import line_history, lines
from game.views.live import pulse
from game.views.luck_band import luck_band, luck_progress
from game.views.messages import Said, messages
from game.views.replays import again
from game.views.round_results import plan, results
from game.views.steering import cockpit
from game.views.target_lists import numbers_in, target_lists
from game.views.validity import ValidityRow, validity_table

__all__ = [
    "Again",
    "BoughtStudies",
    "BranchView",
    "Brief",
    "CalledBack",
    "Change",
    "Cockpit",
    "Comparison",
    "CustomerFile",
    "CustomerTable",
    "Desk",
    "Draft",
    "GameSummary",
    "GradeRuleShown",
    "Leaver",
    "Leavers",
    "LessonPlan",
    "LinePlayed",
    "LineRound",
    "LineTeam",
    "LineView",
    "Lobby",
    "LobbyTeam",
    "Logged",
    "LuckBand",
    "LuckProgress",
    "LuckTie",
    "MemberTag",
    "Played",
    "Projector",
    "ProjectorTeam",
    "PublicFigures",
    "Pulse",
    "Results",
    "RivalMove",
    "RoomView",
    "RoundWinners",
    "Said",
    "Settings",
    "Source",
    "Standing",
    "Submission",
    "Tab",
    "TargetListShown",
    "TeamKind",
    "TeamLuck",
    "TeamRecord",
    "TeamTag",
    "TeamTile",
    "ValidityRow",
    "Which",
    "after_the_survey",
    "again",
    "bought_studies",
    "brief",
    "churn_study",
    "cockpit",
    "compare",
    "customer_clusters",
    "customer_file",
    "customer_names",
    "customers",
    "desk",
    "leaver",
    "leaver_names",
    "leavers",
    "lesson_plan",
    "lifetime_study",
    "line_history",
    "lines",
    "lobby",
    "luck_band",
    "luck_progress",
    "messages",
    "numbers_in",
    "own_team",
    "plan",
    "projector",
    "pulse",
    "results",
    "rooms",
    "target_lists",
    "validity_table",
    "worth_in_truth",
]
