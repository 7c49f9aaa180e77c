// What a person does with their own account, and administrators with those of others.
import { z } from 'zod';
import { userName } from './people.ts';
import { standing } from './rights.ts';
import { message } from './text.ts';

/** ASVS 5.0 and NIST SP 800-63B: long enough, no rule of composition; whether it is easy to guess, the server says. */
export const SHORTEST_PASSWORD = 12;
export const newPassword = z
  .string()
  .min(
    SHORTEST_PASSWORD,
    message(
      `密码至少 ${SHORTEST_PASSWORD} 个字符`,
      `a password has ${SHORTEST_PASSWORD} characters at least`,
    ),
  )
  .max(1000);

/** A password as it is asked for again before something about the account changes. */
const current = z.string().min(1).max(1000);
/** Six digits of the authenticator, or a recovery code. */
const code = z.string().trim().min(6).max(40);

export const passwordChange = z.object({ current, password: newPassword });

export const ownSession = z.object({
  id: z.string(),
  begun: z.iso.datetime(),
  seen: z.iso.datetime(),
  expires: z.iso.datetime(),
  agent: z.string(),
  by: z.enum(['password', 'oidc']),
  isThis: z.boolean(),
});
export const ownSessions = z.object({ sessions: z.array(ownSession) });

/** The password again; whoever signed in elsewhere has none here, and signs in there again instead. */
export const sessionsEnd = z.object({ current: current.optional() });

export const secondFactorState = z.object({
  isOn: z.boolean(),
  isRequired: z.boolean(),
  recoveryLeft: z.number().int(),
});
export const secondFactorBegin = z.object({ current });
/** `uri` is what the authenticator reads from a picture. */
export const secondFactorOffer = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorOffer = z.infer<typeof secondFactorOffer>;
export const secondFactorConfirm = z.object({ code });
/** Shown this once. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export const secondFactorEnd = z.object({ current, code });

/** What the first administrator is called where the settings do not say. */
export const FIRST_ADMINISTRATOR = 'admin';

export const newUser = z.object({
  user: userName.regex(
    /^[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u,
    message(
      '用户名不得含控制字符，也不以空格开头或结尾',
      'a user name has no control character, and no space at either end',
    ),
  ),
  standing: standing.exclude(['closed']).default('member'),
});
/** A password that is shown once; until `until` it opens sessions in which nothing can be done but changing it. */
export const oneTimePassword = z.object({ user: z.string(), password: z.string(), until: z.iso.datetime() });
export type OneTimePassword = z.infer<typeof oneTimePassword>;
export const userChange = z.object({ standing });
export const listedUser = z.object({
  user: z.string(),
  standing,
  hasSecondFactor: z.boolean(),
  mustChange: z.boolean(),
});
export const listedUsers = z.object({
  users: z.array(listedUser),
  shown: z.number().int(),
  total: z.number().int(),
  secondFactorRequired: z.boolean(),
});
export const secondFactorRule = z.object({ isRequired: z.boolean() });
