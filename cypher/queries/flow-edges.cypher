// What joins these elements to others along which lists can pass, with the element at the other end; at most so many.
UNWIND $keys AS key
MATCH (n:Element {key: key})-[r:HOLDS|USES|SENT|RECEIVED|OF|DERIVED_FROM]-(m:Element)
WITH key, r, m
ORDER BY key, type(r), m.key
LIMIT $limit
RETURN {type: type(r), source: startNode(r).ref, target: endNode(r).ref, props: properties(r)} AS edge, m {.*} AS node
ORDER BY key, edge.type, m.key
