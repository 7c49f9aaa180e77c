// Makes an uploaded file an exhibit of the case, and lets it support an element where one is named.
import { fail } from '#contract/errors.ts';
import type { Attachment, Stated } from '#contract/hand.ts';
import { both } from '#contract/text.ts';
import type { Workspace } from '../../workspace.ts';
import { freeId } from './check.ts';
import { restate } from './restate.ts';
import { statedAs, writableFact } from './state.ts';
import { following } from './supports.ts';
import { writeByHand, type Writing } from './writing.ts';

/**
 * Keeps the file as found and asserts the exhibit; the upload goes. One retraction of the entry that this answers takes it back.
 * @throws not-found where upload or element are not there; conflict where the case has this very file as an exhibit; too-large
 */
export async function attachFile(workspace: Workspace, asked: Writing & Attachment): Promise<Stated> {
  const { case: caseId, actor, upload, kind, on, summary, grounds, element } = asked;
  const { spool } = workspace;
  const file = spool.find(actor, upload);
  const made = await writeByHand(workspace, asked, async (tx, changed) => {
    const twin = tx.facts(caseId, 'Evidence').find(({ payload }) => payload.values['sha256'] === file.sha256);
    if (twin !== undefined) {
      fail('conflict', `这个文件已是证据 ${twin.ref}`, `This file is exhibit ${twin.ref} already`, [
        { column: 'upload', value: twin.ref, message: both('文件已在案', 'the case has this file') },
      ]);
    }
    const about = element === undefined ? undefined : writableFact(tx, caseId, element);
    const id = freeId(tx, caseId, 'Evidence');
    const entry = tx.append({
      action: 'attach',
      case: caseId,
      subject: `Evidence:${id}`,
      payload: { sha256: file.sha256, ...(about === undefined ? {} : { about: about.ref }) },
    });
    const stored = await tx.putFile(spool.source(file).stream());
    const values = {
      id,
      kind,
      file: file.name,
      ...(on === undefined ? {} : { on }),
      grade: grounds.grade,
      ...(summary === undefined || summary === '' ? {} : { summary }),
      sha256: stored.sha256,
    };
    const said = Object.keys(values).filter((name) => name !== 'id');
    tx.assert(caseId, 'Evidence', id, {
      values,
      hand: following(undefined, { ...grounds, said, supports: [] }),
    });
    if (about !== undefined) {
      restate(tx, caseId, about, {
        ...about.payload,
        hand: following(about.payload.hand, { ...grounds, said: [], supports: [{ evidence: id }] }),
      });
      // A list stands by another entry now, to which its rows belong.
      if (about.type === 'List') changed.add('List');
    }
    return { type: 'Evidence' as const, id, entry };
  });
  spool.remove(file.id);
  return statedAs(workspace, caseId, made);
}
