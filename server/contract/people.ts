// The people of a case: who was let in as what, and what changes that.
import { z } from 'zod';
import { caseRole, role } from './rights.ts';

/** A user's name, as an address and a body name it. */
export const userName = z.string().min(1).max(100);

export const person = z.object({ user: userName, role });
export type Person = z.infer<typeof person>;

/** Administrators are in every case; they stand at the end, under their role. */
export const casePeople = z.object({
  people: z.array(person),
  shown: z.number().int(),
  total: z.number().int(),
});
export type CasePeople = z.infer<typeof casePeople>;

const reason = z.string().trim().min(1).max(1000);

/** The journal keeps the reason, where one is given. */
export const letInRequest = z.object({ role: caseRole, reason: reason.optional() });
export const letOutRequest = z.object({ reason: reason.optional() });
