// Keys of all that stands next to these elements.
UNWIND $keys AS key
MATCH (n:Element {key: key})-[]-(m:Element)
RETURN DISTINCT m.key AS key
ORDER BY key
