"""The page on which plans are tried: plans side by side, what came of them, in figures and in sentences."""

from pathlib import Path

STYLE = Path(__file__).with_name("explore.css")
