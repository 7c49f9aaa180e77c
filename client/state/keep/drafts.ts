// Keeps what a person is writing over a reload: encrypted as what could not be sent is, for notes may name people.
import { z } from 'zod';
import { draft, draftKey, drafts, isDraftOf } from '../drafts.ts';
import { openVault } from './vault.ts';

const PREFIX = 'vinetrace.drafts.';
/** A moment after the last letter (ms). */
const WRITE_AFTER = 150;

const kept = z.record(z.string(), draft);

/** Persons and cases whose drafts this page keeps already. */
const begun = new Set<string>();

/** Brings back the drafts of a person in a case, and keeps them from now on. `secret` is the person's key, base64. */
export async function keepDrafts(user: string, caseId: string, secret: string): Promise<void> {
  const whose = draftKey(user, caseId, '');
  if (begun.has(whose)) return;
  begun.add(whose);
  const vault = await openVault(secret);
  if (vault === undefined) return;
  const name = vault.name(PREFIX, caseId);
  const stored = sessionStorage.getItem(name);
  if (stored !== null) {
    const found = kept.safeParse(await vault.open(stored).catch(() => undefined)).data ?? {};
    const { drafts: known, put } = drafts.getState();
    for (const [key, text] of Object.entries(found))
      if (isDraftOf(key, user, caseId) && known[key] === undefined) put(key, text);
  }
  let latest = 0;
  const write = async (): Promise<void> => {
    const mine = (latest += 1);
    const own = Object.entries(drafts.getState().drafts).filter(([key]) => isDraftOf(key, user, caseId));
    if (own.length === 0) {
      sessionStorage.removeItem(name);
      return;
    }
    const sealed = await vault.seal(Object.fromEntries(own));
    // What was written in the meantime is newer.
    if (mine === latest) sessionStorage.setItem(name, sealed);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  drafts.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void write().catch(() => undefined), WRITE_AFTER);
  });
}
