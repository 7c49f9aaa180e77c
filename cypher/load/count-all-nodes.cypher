// All nodes but the one that keeps how far the graph has come, whoever made them.
MATCH (n)
WHERE NOT n:Projection
RETURN count(n) AS total
