// Elements by their keys; those that are not there are left out.
UNWIND $keys AS key
MATCH (n:Element {key: key})
RETURN n {.*} AS node
ORDER BY n.key
