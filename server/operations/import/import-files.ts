// Imports files from the disk: what the command line gives instead of uploads. An archive of lists is as many lists.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fail } from '#contract/errors.ts';
import type { ImportList, ImportReport } from '#contract/import.ts';
import type { NamedMapping } from '#contract/mapping.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import type { Look } from '../../ingest/look/look-at-list.ts';
import { refuseList } from '../../ingest/refuse-list.ts';
import { fileSource, type ByteSource } from '../../ingest/readers/byte-source.ts';
import type { OnProgress } from '../../progress.ts';
import type { Workspace } from '../../workspace.ts';
import { withSource } from '../read-lists.ts';
import type { NamedList } from './check-import.ts';
import { nextId } from './context.ts';
import { importLists } from './import-lists.ts';
import { listsIn } from './lists-in.ts';
import { mendedList } from './mended-list.ts';

type About = Partial<Omit<NamedList, 'file' | 'sha256'>> & Pick<ImportList, 'holder_id'>;

export interface FilesToImport {
  caseId: string;
  actor: string;
  files: readonly string[];
  /** What is said of every list; an id of one alone. */
  about: About;
  reading: Pick<ListSource, 'encoding' | 'sheet' | 'headerRow'>;
  mapping?: NamedMapping;
  onProgress: OnProgress;
  signal: AbortSignal;
}

function onDisk(path: string): ByteSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) fail('wrong-usage', `没有这个文件：${path}`, `There is no file ${path}`);
  return fileSource(path);
}

/** The lists that files hold, under their names. */
export async function listsOf(
  files: readonly string[],
): Promise<{ name: string; bytes: ByteSource; path: string }[]> {
  const lists: { name: string; bytes: ByteSource; path: string }[] = [];
  for (const path of files) {
    const bytes = onDisk(path);
    const inside = await listsIn(bytes);
    if (inside === undefined) lists.push({ name: basename(path), bytes, path });
    else
      for (const member of inside.lists) lists.push({ name: member.bytes.name, bytes: member.bytes, path });
  }
  return lists;
}

/** @throws input-refused where the bytes cannot be read, such as those of a damaged archive */
async function hashOf(bytes: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of bytes.stream() as AsyncIterable<Buffer>) hash.update(piece);
  } catch (error) {
    refuseList({ id: '', file: bytes.name, path: '', bytes }, error);
  }
  return hash.digest('hex');
}

/** A list of a file as the source that is read. */
export const sourceOf = (
  id: string,
  { name, bytes, path }: { name: string; bytes: ByteSource; path: string },
  { reading, mapping }: Pick<FilesToImport, 'reading' | 'mapping'>,
): ListSource => ({
  id,
  file: name,
  path,
  bytes,
  ...reading,
  ...(mapping === undefined ? {} : { columns: mapping.columns }),
});

/** What each list would be read as; nothing is imported. @throws input-refused */
export async function lookAtFiles(
  workspace: Workspace,
  options: Pick<FilesToImport, 'files' | 'reading' | 'mapping' | 'signal'>,
): Promise<(Look & { file: string })[]> {
  const looks: (Look & { file: string })[] = [];
  for (const list of await listsOf(options.files)) {
    const found = await withSource(sourceOf(list.name, list, options), (source, handed) =>
      workspace.workers.run('look-at-list', { source }, { handed, signal: options.signal }),
    );
    looks.push({ file: list.name, ...found });
  }
  return looks;
}

/**
 * Imports the lists of files. One that the case holds from the same holder keeps its id and what is said of it.
 * @throws wrong-usage for a file that is not there; what `importLists` throws
 */
export async function importFiles(workspace: Workspace, options: FilesToImport): Promise<ImportReport> {
  const { record } = workspace;
  const { caseId, actor, about, onProgress, signal } = options;
  const standing = record.facts(caseId, 'List');
  const next = nextId(standing.map(({ id }) => id));
  const found = await listsOf(options.files);
  if (about.id !== undefined && found.length > 1)
    fail('wrong-usage', '--id 只能用于一份名单', '--id is for one list alone');
  let number = next.number;
  const lists = [];
  for (const list of found) {
    const sha256 = await hashOf(list.bytes);
    const same = standing.find(
      ({ payload: { values } }) => values['sha256'] === sha256 && values['holder_id'] === about.holder_id,
    );
    const known = about.id === undefined || about.id === same?.id ? same : undefined;
    const said = (known?.payload.values ?? {}) as Partial<NamedList>;
    const id = about.id ?? known?.id ?? `${next.prefix}${String(number++).padStart(next.width, '0')}`;
    const keep = (name: 'obtained_on' | 'first_possible_on' | 'last_possible_on' | 'evidence_id') => {
      const value = about[name] ?? said[name];
      return value === undefined ? {} : { [name]: value };
    };
    lists.push({
      source: sourceOf(id, list, options),
      about: {
        id,
        file: said.file ?? list.name,
        sha256,
        holder_id: about.holder_id,
        title: about.title ?? said.title ?? list.name.replace(/\.[^.]+$/, ''),
        ...keep('obtained_on'),
        ...keep('first_possible_on'),
        ...keep('last_possible_on'),
        ...keep('evidence_id'),
      },
    });
  }
  return importLists(workspace, { caseId, actor, lists, parties: [], evidence: [], onProgress, signal });
}

/** Imports mended rows of a list of the case from a file. @throws what `mendedList` and `importLists` throw */
export async function importMended(
  workspace: Workspace,
  {
    file,
    list,
    ...options
  }: Pick<FilesToImport, 'caseId' | 'actor' | 'onProgress' | 'signal'> & { file: string; list: string },
): Promise<ImportReport> {
  const bytes = onDisk(file);
  const mended = await mendedList(workspace, options.caseId, list, bytes, await hashOf(bytes));
  return importLists(workspace, { ...options, lists: [mended], parties: [], evidence: [] });
}
