// Sets the label of a kind.
UNWIND $keys AS key
MATCH (n:Element {key: key})
SET n:`$labels`
