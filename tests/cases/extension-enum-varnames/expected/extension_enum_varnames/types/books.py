class Kind(OpenEnum):
    NOVEL = "n"
    SHORT_STORY = "s"
