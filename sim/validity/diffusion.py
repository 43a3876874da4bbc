"""How a new product spreads (Bass 1969): listed, so that nobody thinks it was forgotten."""

from sim.text import Text
from sim.validity.finding import Finding


def diffusion_of_something_new() -> Finding:
    """Say that there is nothing to measure: no pack sells anything that is new to its market."""
    return Finding(
        key="diffusion_of_something_new",
        title=Text(
            en="How something new spreads: peak after 6.19 years, 81.3 % after ten",
            zh="新产品如何扩散：6.19 年达到高峰，十年时 81.3%",
        ),
        standing="exact",
        source="Bass 1969, Management Science 15(5)",
        setting=Text(en="no pack", zh="没有对应的情景"),
        figures=(),
        reason=Text(
            en="No pack sells anything new: shops, hotels and telephones are known to everybody, and people enter "
            "these markets at a steady rate. A formula beside the engine would prove nothing, so nothing is measured.",
            zh="没有一个情景卖的是新产品：网店、酒店、电话人人都知道，进入市场的人数平稳。"
            "在引擎之外另算一个公式什么也证明不了，所以不测量。",
        ),
    )
