// All relationships, whoever made them.
MATCH ()-[r]->()
RETURN count(r) AS total
