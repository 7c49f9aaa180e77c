MATCH (:Element)-[r]->()
RETURN count(r) AS total
