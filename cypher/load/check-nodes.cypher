// What the graph holds at these keys, labels included: compared with what the record says it must hold.
UNWIND $keys AS key
MATCH (n:Element {key: key})
RETURN n {.*} AS props, labels(n) AS labels
