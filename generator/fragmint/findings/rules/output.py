"""The rules of files and folders: reading the input, writing the client, and fragmint itself."""

from __future__ import annotations

from .rule import Form, Rule, Severity

OUTPUT: tuple[Rule, ...] = (
    Rule(
        "cannot-finish",
        Severity.ERROR,
        "Writing failed half-way, and the old files could not be restored. "
        "Every file is whole, but some are new and some are old.",
        "Remove the cause that the message names, and run again: the next run repairs the rest.",
        Form.MACHINE,
        """
        $ sudo mount --bind --options ro generated/pets generated/pets
        $ fragmint generate
        """,
    ),
    Rule(
        "cannot-write",
        Severity.ERROR,
        "The operating system did not allow the output to be written. All files are as before.",
        "Free disk space or correct the permissions, and run again.",
        Form.MACHINE,
        """
        $ chmod a-w generated
        $ fragmint generate
        """,
    ),
    Rule(
        "edited-meanwhile",
        Severity.ERROR,
        "A person changed a file while a run was replacing it. "
        "The edit is kept in the file that the finding names.",
        "Move the change into the document or a template, delete the file, and run again.",
        Form.MACHINE,
        """
        $ fragmint generate & echo '# mine' >> generated/pets/__init__.py
        """,
    ),
    Rule(
        "file-in-the-way",
        Severity.ERROR,
        "A file stands where the client needs a folder. "
        "Nothing that fragmint did not write is removed.",
        "Move the file away, or set `output` to another folder.",
        Form.COMMANDS,
        """
        $ mkdir generated && touch generated/pets
        $ fragmint generate
        """,
    ),
    Rule(
        "folder-in-the-way",
        Severity.ERROR,
        "A folder stands where the client needs a file. "
        "Nothing that fragmint did not write is removed.",
        "Move the folder away, or set `output` to another folder.",
        Form.COMMANDS,
        """
        $ mkdir -p generated/pets/__init__.py
        $ fragmint generate
        """,
    ),
    Rule(
        "hand-edited",
        Severity.ERROR,
        "A file of the output folder has changed since fragmint wrote it. "
        "The file is kept and nothing is written, so that no work is lost.",
        "Move the change into the document or a template, delete the file, and run again.",
        Form.COMMANDS,
        """
        $ fragmint generate
        $ echo '# mine' >> generated/pets/__init__.py
        $ fragmint generate
        """,
    ),
    Rule(
        "internal-error",
        Severity.ERROR,
        "Fragmint itself failed. This is a defect of fragmint, not of the document.",
        "Report it with what `python -X dev -m fragmint …` prints.",
        Form.MACHINE,
        """
        $ python -X dev -m fragmint generate
        """,
    ),
    Rule(
        "manifest-damaged",
        Severity.ERROR,
        "The record of generated files cannot be read or is not valid. "
        "Without it, generated files cannot be told from other files.",
        "Restore the record with git, or delete it: generated files are then recognised by their content.",
        Form.COMMANDS,
        """
        $ fragmint generate
        $ echo '{' > generated/.fragmint/manifest.json
        $ fragmint generate
        """,
    ),
    Rule(
        "not-python",
        Severity.ERROR,
        "A template does not render valid Python. Nothing is written, since the client could not be imported.",
        "Correct the template.",
        Form.COMMANDS,
        """
        $ mkdir -p mine/package
        $ echo 'class' > mine/package/_client.py.jinja
        $ fragmint generate --templates mine
        """,
    ),
    Rule(
        "output-busy",
        Severity.ERROR,
        "Another run is writing to the same folder. Two runs at once would mix their files.",
        "Wait for the other run to end, and run again.",
        Form.MACHINE,
        """
        $ fragmint generate & fragmint generate
        """,
    ),
    Rule(
        "package-renamed",
        Severity.ERROR,
        "The output folder holds a package of another name, and no setting gives the new one. "
        "The default of `package` follows from the name of the document; it would replace the client.",
        "Set `package` to the name that the client has, or to the one that it is to get.",
        Form.COMMANDS,
        """
        $ fragmint generate --package cats
        $ fragmint generate
        """,
    ),
    Rule(
        "symbolic-link",
        Severity.ERROR,
        "A symbolic link stands in the output folder where the client needs a file or a folder. "
        "Writing through it would change something outside of the output folder.",
        "Move the link away; the output folder itself may be a link.",
        Form.COMMANDS,
        """
        $ mkdir generated elsewhere && ln -s ../elsewhere generated/pets
        $ fragmint generate
        """,
    ),
    Rule(
        "template",
        Severity.ERROR,
        "A template cannot be read or rendered. "
        "The finding shows the line and the message of the template engine.",
        "Compare the template with the built-in one of the same path.",
        Form.COMMANDS,
        """
        $ mkdir -p mine/package
        $ echo '{{ view.nothing }}' > mine/package/_client.py.jinja
        $ fragmint generate --templates mine
        """,
    ),
    Rule(
        "unreadable",
        Severity.ERROR,
        "A file cannot be read, or the working directory does not exist. "
        "The message gives the reason.",
        "Name a file that exists and can be read.",
        Form.COMMANDS,
        """
        $ fragmint generate missing.yaml
        """,
    ),
    Rule(
        "unsafe-path",
        Severity.ERROR,
        "A file of the client would have a path that some systems do not allow. "
        "Windows reserves names such as `aux`, and some file systems ignore case.",
        "Rename it in the document, the settings or the folder of templates.",
        Form.COMMANDS,
        """
        $ mkdir -p mine/package && touch mine/package/aux.py
        $ fragmint generate --templates mine
        """,
    ),
)
