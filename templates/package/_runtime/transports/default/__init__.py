"""The default transport, on the connection pools and the networks of httpcore2.

The library pools the connections, opens and reads the sockets, speaks HTTP/1.1 and HTTP/2, and
forwards requests through proxies. This package adds what it lacks: a total time for each request, a
limit for the size of heads, tunnels that return their place in the pool, the proxies of the
environment, decompression, and errors of its own. From top to bottom:

- `transport`: the classes that users make, for threads and for event loops
- `settings`, `trust`, `pools`: which pool of connections a request uses
- `http2`, `streams`: connections of HTTP/2
- `messages`, `failures`: requests, responses and errors, translated to and from the library's
- `bounds`, `network`, `tunnels`: time limits, and the connections that observe them
"""
