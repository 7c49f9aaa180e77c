// Blocking: the keys of which two records must share one to be compared at all. Each slip of one field leaves another key whole.
import { combine } from './hash.ts';
import type { Says } from './sayings.ts';

/** A kind of key: hands each of a profile's keys of this kind to `emit`, as hashes of 32 bits. */
interface BlockingKey {
  id: string;
  keys(says: Says, emit: (hash: number) => void): void;
}

/** A key of parts, given only where the profile says all of them. */
const both = (a: number, b: number, emit: (hash: number) => void): void => {
  if (a !== 0 && b !== 0) emit(combine(a, b));
};
const one = (hash: number, emit: (hash: number) => void): void => {
  if (hash !== 0) emit(hash);
};

/** The kinds of keys, one line each. */
export const BLOCKING_KEYS: readonly BlockingKey[] = [
  { id: 'id', keys: ({ id }, emit) => one(id, emit) },
  { id: 'id-head', keys: ({ idHead }, emit) => one(idHead, emit) },
  { id: 'birth-name', keys: ({ birth, loose }, emit) => both(birth, loose, emit) },
  { id: 'id-tail-name', keys: ({ idTail, loose }, emit) => both(idTail, loose, emit) },
  { id: 'phone', keys: (says, emit) => each(says, says.phone, (phone) => one(phone, emit)) },
  {
    id: 'phone-head-name',
    keys: (says, emit) => each(says, says.phoneHead, (head) => both(head, says.loose, emit)),
  },
  {
    id: 'phone-tail-name',
    keys: (says, emit) => each(says, says.phoneTail, (tail) => both(tail, says.loose, emit)),
  },
  { id: 'home', keys: ({ home }, emit) => one(home, emit) },
  { id: 'name-complex', keys: ({ loose, complex }, emit) => both(loose, complex, emit) },
  { id: 'name-flat', keys: ({ loose, flat }, emit) => both(loose, flat, emit) },
  { id: 'rare-name', keys: ({ rare }, emit) => one(rare, emit) },
  { id: 'plate', keys: ({ plate }, emit) => one(plate, emit) },
  { id: 'email', keys: ({ email }, emit) => one(email, emit) },
];

function each({ phones }: Says, hashes: readonly number[], use: (hash: number) => void): void {
  for (let at = 0; at < phones; at += 1) use(hashes[at]!);
}
