// One projection per database: two data directories cannot both claim it.
CREATE CONSTRAINT projection_id IF NOT EXISTS FOR (p:Projection) REQUIRE p.id IS UNIQUE
