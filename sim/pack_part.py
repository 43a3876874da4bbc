"""What every part of a scenario pack has in common: it never changes, knows all its keys, and holds real numbers."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a pack; unknown keys, infinities and not-a-numbers are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
