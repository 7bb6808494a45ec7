"""The runtime of a generated client. It is the same for every API.

The rooms follow a call from its arguments to its result; each imports only from those below it:

- `front`: how a package loads its public names when they are first used
- `client`: the clients, the resources, and the faces of a method; start at `client/clients.py`
- `pages`: lists that come in pages
- `exchange`: the dialogue of a call without I/O, its drivers, retries, redirects and deadline
- `request`: from arguments to the request that is sent: checks, URL, header fields, body
- `webhooks`: what the server sends by itself: its signatures and its payloads
- `answer`: from a response to the result or the error; streamed responses
- `transports`: the interface to the HTTP library, and the package's own implementations
- `describe`: operations, credentials and settings, as values
- `values`: models, enums and unions; JSON that does not match them; redaction

Generated modules import from the rooms themselves; the `__init__` of each lists what it offers.
Users import from the package itself. Everything else may change between versions.

Docstrings say what a function returns ("The …", "Whether …") or, if it acts, what it does
("Send …"). Times are in seconds and sizes in bytes, unless a docstring names another unit.
"""
