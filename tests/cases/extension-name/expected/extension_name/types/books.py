class Book(Model, kw_only=True):
    shelf: Shelf | UnsetType = UNSET


class Shelf(Model, kw_only=True):
    row: int | UnsetType = UNSET
