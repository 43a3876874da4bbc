"""Findings for the screens, of every kind: met and not met, emerging and put in, with and without a picture."""

from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.shipped import Kept, Results, fingerprint

YEARS = tuple(range(1, 13))
SURVIVING = tuple(0.92**year for year in YEARS)


def said(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


def _row(key: str, **more: object) -> Finding:
    usual: dict[str, object] = {
        "key": key,
        "title": said(f"A result called {key}", "一项结果"),
        "standing": "emerges",
        "source": "Fader & Hardie 2007",
        "setting": said("the web shop, 20,000 people, a year", "网店，2 万人，一年"),
        "figures": (figure(0.61, 0.55, 0.65),),
    }
    return Finding.model_validate(usual | more)


def figure(ours: float, low: float, high: float, unit: str = "percent") -> Figure:
    return Figure.model_validate(
        {"name": said("first year", "第 1 年"), "ours": ours, "low": low, "high": high, "published": 0.6, "unit": unit}
    )


def plot(kind: str = "line") -> Plot:
    curves = [("published", "文献值", SURVIVING), ("ours", "本模型", tuple(0.99 * share for share in SURVIVING))]
    return Plot(
        x=said("years", "年"),
        y=said("still there", "留存"),
        curves=tuple(
            Curve.model_validate({"name": said(en, zh), "kind": kind, "x": YEARS, "y": y}) for en, zh, y in curves
        ),
        percent=True,
    )


def results() -> Results:
    """A table of five rows: three met, one not met, one that was not measured."""
    rows = (
        _row("survival_of_a_cohort", plot=plot()),
        _row("price_elasticity", plot=plot("bars"), standing="put_in", figures=(figure(-2.61, -2.9, -2.4, "times"),)),
        _row("multiple_of_a_margin", standing="exact", figures=(figure(4.09, 4.09, 4.09, ""),)),
        _row(
            "word_of_mouth",
            standing="tuned",
            figures=(figure(0.2, 0.5, 0.6),),
            reason=said("people talk too little", "大家说得太少"),
        ),
        _row("double_jeopardy", figures=(), reason=said("there is no such data", "没有这样的数据")),
    )
    return Results(rows=tuple(Kept(engine=fingerprint(), finding=row) for row in rows))
