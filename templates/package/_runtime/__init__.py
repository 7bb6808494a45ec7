"""The machinery behind the generated client. Nothing in it knows a particular API.

The rooms follow a call from its arguments to its result; each imports only from those below it:

- `client`: the clients, the resources, and the faces of a method; start at `client/clients.py`
- `pages`: lists that come in pages
- `exchange`: the dialogue of a call without I/O, its drivers, retries, redirects and deadline
- `request`: from arguments to the request that is sent: checks, URL, header fields, body
- `answer`: from an answer to the result, or to the error that it is; streamed responses
- `transports`: the seam to the HTTP library, and the package's own adapters
- `describe`: what an operation, a credential and a setting is, as values
- `values`: models, enums and unions; reading of JSON that does not fit them; redaction

The generated modules import from the rooms themselves, whose `__init__` lists what they offer.
What is meant for users is handed on by the package's own `__init__`; all else may change between
versions.
"""
