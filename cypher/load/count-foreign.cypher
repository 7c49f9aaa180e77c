// Nodes that no projection made: their presence means that the database is used for something else.
MATCH (n)
WHERE NOT n:Element AND NOT n:Projection
WITH n LIMIT 1
RETURN count(n) AS nodes
