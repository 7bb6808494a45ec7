"""The base classes of clients and resources, and the faces of methods.

`faces` and `resources` are imported with the first resource that is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values.package import late
from ..values.package import public as public
from .base import BaseClient as BaseClient
from .base import TransportT as TransportT
from .clients import AsyncClient as AsyncClient
from .clients import SyncClient as SyncClient

if TYPE_CHECKING:
    from . import faces as faces
    from . import resources as resources
    from .oauth import AsyncClientCredentials as AsyncClientCredentials
    from .oauth import ClientCredentials as ClientCredentials

__getattr__ = late(__name__, {"AsyncClientCredentials": ".oauth", "ClientCredentials": ".oauth"})
