// The files of an import in the client: on their way, being looked at, ready or refused; each corrected by itself.
import { createStore, type StoreApi } from 'zustand';
import type { Preview, PreviewRequest, ReadingOptions, Upload } from '#contract/import.ts';
import { askPreview, discardUpload, sendFile } from '../../api/uploads.ts';
import { turns } from './turns.ts';

export interface ImportFile {
  key: string;
  name: string;
  bytes: number;
  /** `reading`: the server looks at it for the first time. */
  phase: 'sending' | 'reading' | 'ready' | 'refused';
  /** Bytes that have gone. */
  sent: number;
  upload?: Upload;
  options: ReadingOptions;
  /** Whether a named mapping that fits is left aside. */
  withoutMapping: boolean;
  /** The reveal under which cells are shown as written. */
  reveal?: number | undefined;
  preview?: Preview;
  /** Why it was refused, or why the last correction was. */
  error?: Error;
  isRereading: boolean;
  /** Not to be imported, such as one that the case has already. */
  skip: boolean;
}

interface FilesState {
  files: readonly ImportFile[];
  /** Names in archives that are no lists. */
  skipped: readonly string[];
}

export interface FilesStore extends StoreApi<FilesState> {
  add(files: readonly File[]): void;
  /** Files that wait on the server since before the page was opened. */
  restore(uploads: readonly Upload[]): void;
  remove(key: string): void;
  /** Reads a file again with some options changed; undefined: as detected. */
  correct(key: string, change: Partial<Pick<ImportFile, 'options' | 'withoutMapping' | 'reveal'>>): void;
  setSkip(key: string, skip: boolean): void;
  clear(): void;
}

let made = 0;
const newKey = (): string => `f${(made += 1)}`;

const fileOf = (upload: Upload): ImportFile => ({
  key: newKey(),
  name: upload.name,
  bytes: upload.bytes,
  phase: 'reading',
  sent: upload.bytes,
  upload,
  options: upload.options,
  withoutMapping: false,
  isRereading: false,
  skip: false,
});

const idsOf = (files: readonly ImportFile[]): ReadonlySet<string | undefined> =>
  new Set(files.map(({ upload }) => upload?.id));

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** The files for the import into one case. */
export function filesStore(caseId: string): FilesStore {
  const store = createStore<FilesState>(() => ({ files: [], skipped: [] }));
  const stops = new Map<string, AbortController>();
  const sending = turns(3);
  const reading = turns(2);

  const change = (key: string, part: Partial<ImportFile>): void =>
    store.setState(({ files }) => ({
      files: files.map((file) => (file.key === key ? { ...file, ...part } : file)),
    }));
  const find = (key: string): ImportFile | undefined =>
    store.getState().files.find((file) => file.key === key);
  const begin = (key: string): AbortSignal => {
    stops.get(key)?.abort();
    const stop = new AbortController();
    stops.set(key, stop);
    return stop.signal;
  };

  const look = async (key: string): Promise<void> => {
    const signal = begin(key);
    await reading(async () => {
      const file = find(key);
      if (file?.upload === undefined || signal.aborted) return;
      const wanted: PreviewRequest = {
        ...file.options,
        ...(file.withoutMapping ? { mapping: null } : {}),
        ...(file.reveal === undefined ? {} : { reveal: file.reveal }),
      };
      try {
        const found = await askPreview(caseId, file.upload.id, wanted, signal);
        if (signal.aborted) return;
        const isFirst = file.preview === undefined;
        change(key, {
          phase: 'ready',
          preview: found,
          isRereading: false,
          ...(isFirst && found.known.length > 0 ? { skip: true } : {}),
        });
        store.setState(({ files }) => ({
          files: files.map((each) => (each.key === key ? without(each, 'error') : each)),
        }));
      } catch (error) {
        if (isAborted(error)) return;
        const hadPreview = find(key)?.preview !== undefined;
        change(key, { phase: hadPreview ? 'ready' : 'refused', error: asError(error), isRereading: false });
      }
    });
  };

  const send = async (key: string, file: File): Promise<void> => {
    const signal = begin(key);
    await sending(async () => {
      if (signal.aborted) return;
      try {
        const taken = await sendFile(file, (sent) => change(key, { sent }), signal);
        // The first keeps the key, so that a file that is open stays open.
        const came = taken.uploads.map((upload, at) => ({
          ...fileOf(upload),
          ...(at === 0 ? { key } : {}),
        }));
        // The list of what waits on the server may have been asked for in between.
        const ids = idsOf(came);
        store.setState(({ files, skipped }) => ({
          files: files.flatMap((each) => {
            if (each.key === key) return came;
            return each.upload !== undefined && ids.has(each.upload.id) ? [] : [each];
          }),
          skipped: [...skipped, ...taken.skipped],
        }));
        for (const one of came) void look(one.key);
      } catch (error) {
        if (!isAborted(error)) change(key, { phase: 'refused', error: asError(error) });
      }
    });
  };

  return {
    ...store,
    add(files) {
      const items = files.map((file) => ({
        file,
        item: {
          key: newKey(),
          name: file.name,
          bytes: file.size,
          phase: 'sending' as const,
          sent: 0,
          options: {},
          withoutMapping: false,
          isRereading: false,
          skip: false,
        },
      }));
      store.setState((state) => ({ files: [...state.files, ...items.map(({ item }) => item)] }));
      for (const { file, item } of items) void send(item.key, file);
    },
    restore(uploads) {
      const there = idsOf(store.getState().files);
      const items = uploads.filter(({ id }) => !there.has(id)).map(fileOf);
      store.setState((state) => ({ files: [...items, ...state.files] }));
      for (const { key } of items) void look(key);
    },
    remove(key) {
      const file = find(key);
      stops.get(key)?.abort();
      store.setState(({ files }) => ({ files: files.filter((each) => each.key !== key) }));
      if (file?.upload !== undefined) void discardUpload(file.upload.id).catch(() => undefined);
    },
    correct(key, part) {
      const preview = find(key)?.preview;
      // What was in the clear goes with its reveal, though the masked one may not come.
      const isOver = 'reveal' in part && part.reveal === undefined && preview?.revealed === true;
      change(key, {
        ...part,
        ...(isOver ? { preview: { ...preview, sample: [], top: [] } } : {}),
        isRereading: true,
      });
      void look(key);
    },
    setSkip: (key, skip) => change(key, { skip }),
    clear: () => store.setState({ files: [], skipped: [] }),
  };
}

function without(file: ImportFile, name: 'error'): ImportFile {
  const { [name]: _gone, ...rest } = file;
  return rest;
}
