"""A captured page shown again: `opening.show` and `opening.check`, with the origin long gone.

A process of its own holds a proxy that answers from the web archive and nothing else, and a
browser that can reach nothing but this proxy. Pages are not rewritten: the browser asks for
the addresses it asked for then, and gets the bytes that came then.
"""
