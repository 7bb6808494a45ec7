"""The default transport, on the connection pools of httpcore2.

The library keeps the connections, speaks HTTP/1.1 and HTTP/2, and knows proxies. Ours are the
sockets below it, where time is watched and a request leaves in one piece, and what it leaves out
above: the proxies of the environment, decompression, and words for failures.

What has `async` in its name is loaded by asynchronous clients only.

- `transport`, `async_transport`: what users make
- `settings`, `pools`: which pool of connections a request goes to
- `requests`, `replies`, `async_replies`, `failures`: from our words to the library's, and back
- `network`, `async_network` with its `wire`, `addresses`, `limits`: sockets, and how long a step
  may take
"""
