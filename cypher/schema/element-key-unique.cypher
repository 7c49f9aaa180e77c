// `key` is `case/ref`: unique over all cases of a database.
CREATE CONSTRAINT element_key IF NOT EXISTS FOR (n:Element) REQUIRE n.key IS UNIQUE
