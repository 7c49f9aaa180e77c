// All elements, of every case.
MATCH (n:Element)
RETURN count(n) AS total
