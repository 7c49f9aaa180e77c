// All relationships, of every case.
MATCH (:Element)-[r]->()
RETURN count(r) AS total
