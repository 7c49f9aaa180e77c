MATCH (n:Element)
RETURN count(n) AS total
