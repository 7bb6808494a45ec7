"""The base classes of a package's types, and what the other rooms share.

The types of a generated package import from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Meta as Meta
from msgspec import Struct as Struct
from msgspec import field as field

from .deviations import Deviation as Deviation
from .enums import OpenEnum as OpenEnum
from .enums import OpenIntEnum as OpenIntEnum
from .models import UNSET as UNSET
from .models import Model as Model
from .models import OpenModel as OpenModel
from .models import UnsetType as UnsetType
from .package import late
from .unions import arm as arm
from .unions import one_of as one_of

if TYPE_CHECKING:
    from .uploads import Uploadable as Uploadable
    from .uploads import UploadableBody as UploadableBody
    from .uploads import UploadFile as UploadFile

__getattr__ = late(
    __name__, {"UploadableBody": ".uploads", "UploadFile": ".uploads", "Uploadable": ".uploads"}
)
