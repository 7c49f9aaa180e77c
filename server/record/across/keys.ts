// What a fact is known by in other cases: keyed hashes of its account, phone, file or name, never the value itself.
import { normalise } from '../../ingest/normalise/normalise.ts';
import { phoneKey } from '../../linkage/keys.ts';
import { keyHash } from '../key.ts';
import type { FactPayload } from '../types.ts';

/** By what two facts are found to be one: the account, the phone behind it, the bytes of a file; a name is a lead alone. */
export type AcrossKind = 'handle' | 'phone' | 'file' | 'name';

/** Types of facts that have keys. */
export const KEYED_TYPES = ['Handle', 'List', 'Party'] as const;

const said = ({ values }: FactPayload, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** The hashes of a fact. A phone's is that by which owners are found, so that a broker's number meets an owner's. */
export function keysOfFact(
  pseudonymKey: Uint8Array,
  type: string,
  payload: FactPayload,
): { kind: AcrossKind; hash: string }[] {
  const hashed = (kind: AcrossKind, text: string): { kind: AcrossKind; hash: string }[] =>
    text === '' ? [] : [{ kind, hash: keyHash(pseudonymKey, `${kind}:${text}`) }];
  if (type === 'List') return hashed('file', said(payload, 'sha256'));
  if (type === 'Party') return hashed('name', said(payload, 'name').normalize('NFKC'));
  if (type !== 'Handle') return [];
  const value = said(payload, 'value');
  if (value === '') return [];
  const platform = said(payload, 'platform');
  const phones = platform === 'phone' ? normalise(['phone'], [value]).phones : [];
  // One number however it is written; what is no number is compared as it stands.
  const account = phones[0] ?? value.normalize('NFKC').toLowerCase();
  return [
    ...hashed('handle', `${platform} ${account}`),
    ...phones.map((phone) => ({ kind: 'phone' as const, hash: keyHash(pseudonymKey, phoneKey(phone)) })),
  ];
}
