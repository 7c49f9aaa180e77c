// One element by its reference.
MATCH (n:Element {key: $`case` + '/' + $id})
RETURN n {.*} AS node
ORDER BY n.key
