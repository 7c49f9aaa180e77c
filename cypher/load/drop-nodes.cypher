// Nodes that stand no longer, with all their relationships.
UNWIND $keys AS key
MATCH (n:Element {key: key})
DETACH DELETE n
