// On the embedded engine a constraint makes no index; on Neo4j it does, and this adds nothing.
CREATE INDEX element_key_index IF NOT EXISTS FOR (n:Element) ON (n.key)
