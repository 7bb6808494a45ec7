class Card(Model, kw_only=True):
    __secrets__: ClassVar = frozenset({"number", "code", "pin"})

    owner: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    code: str | UnsetType = UNSET
    pin: str | UnsetType = UNSET
