// The evidence that supports an element.
MATCH (n:Element {key: $`case` + '/' + $id})-[:SUPPORTED_BY]->(e:Evidence)
RETURN DISTINCT e {.*} AS node, e.key AS key
ORDER BY key
