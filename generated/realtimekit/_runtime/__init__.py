"""The machinery behind the generated client: transport, retries, encoding, decoding, errors.

Nothing in this folder knows a particular API. What is meant for users is handed on by the
package's own ``__init__``; everything else here may change between versions.
"""
