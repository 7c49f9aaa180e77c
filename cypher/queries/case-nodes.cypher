// Elements of a case after a key: a page of the whole.
MATCH (n:Element)
WHERE n.`case` = $`case` AND n.key > $after
RETURN n {.*} AS node, n.key AS key
ORDER BY key
LIMIT $limit
