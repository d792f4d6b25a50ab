"""A small Discord of our own on 127.0.0.1: its REST API and its gateway, over real sockets.

`server.Loopback` is the whole; `specification` and `rules` say of every request whether Discord would take it.
"""
