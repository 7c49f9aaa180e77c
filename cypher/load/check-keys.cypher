// Keys of all elements: asked for only where there are more than the record has.
MATCH (n:Element)
RETURN n.key AS key
