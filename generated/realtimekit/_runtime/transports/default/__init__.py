"""The default transport, on the connection pools and the networks of httpcore2.

The library keeps the connections, opens and reads the sockets, speaks HTTP/1.1 and HTTP/2, and
forwards through proxies. Ours is what it leaves out: one end for all steps of a request, a bound
for heads, tunnels that give their place in a pool back, the proxies of the environment,
decompression, and words for failures. From top to bottom:

- `transport`: what users make, for threads and for event loops
- `settings`, `trust`, `pools`: what it is made with, and which pool a request goes to
- `early`: connections of HTTP/2 whose server answers before it has the whole request
- `requests`, `replies`, `failures`: from our words to the library's, and back
- `deadline`, `network`, `tunnels`: how long a step may take, and what it does within that
"""
