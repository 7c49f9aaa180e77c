// Reads an exhibit for whoever shows one: the way to `ingest` for queries, which read nothing of files themselves.
export { MOST_SHOWN, readExhibit, type ReadExhibit } from './ingest/exhibit/read-exhibit.ts';
