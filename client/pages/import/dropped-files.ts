// The files in what was dropped: folders are gone through, what programs leave in them is passed over.

const DEBRIS = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
/** A folder that holds more files was not meant. */
export const MOST_DROPPED = 1_000;

/** What keeps files from being taken: a text of `import-drop`. */
export type DropTrouble = 'too-many' | 'unreadable';

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => void entry.file(resolve, reject));

/** All entries of a folder; the browser gives them in parts. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>(
      (resolve, reject) => void reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

async function gather(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (DEBRIS.test(entry.name) || found.length > MOST_DROPPED) return;
  if (entry.isFile) found.push(await fileOf(entry as FileSystemFileEntry));
  else for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) await gather(inner, found);
}

/** Files that were dropped, those of folders too: all of them, or why none. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[] | DropTrouble> {
  // Taken before anything is waited for: the browser empties the list.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const plain = [...files];
  if (!entries.some((entry) => entry?.isDirectory === true)) return plain;
  const found: File[] = [];
  try {
    for (const entry of entries) if (entry !== null) await gather(entry, found);
  } catch {
    return 'unreadable';
  }
  return found.length > MOST_DROPPED ? 'too-many' : found;
}
