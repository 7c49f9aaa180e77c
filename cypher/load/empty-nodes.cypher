// Empties the graph of its nodes, once their relationships are gone.
MATCH (n:Element)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS deleted
