// Empties the graph, relationships first: a node with a hundred thousand of them would make one huge transaction.
MATCH (:Element)-[r]->()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
