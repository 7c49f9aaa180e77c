// One's own account, and for administrators those of others.
import { queryOptions } from '@tanstack/react-query';
import {
  listedUsers,
  oneTimePassword,
  ownSessions,
  recoveryCodes,
  secondFactorOffer,
  secondFactorState,
  type OneTimePassword,
  type SecondFactorOffer,
} from '#contract/account.ts';
import type { Standing } from '#contract/rights.ts';
import { request, send } from './request.ts';

/** @throws ProblemError 400 for a wrong or guessable password, 429 after too many */
export const changePassword = async (current: string, password: string): Promise<void> => {
  await send('PUT', '/api/account/password', { current, password });
};

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: async ({ signal }) =>
    ownSessions.parse(await (await request('/api/account/sessions', { signal })).json()).sessions,
});
/** `current` is the password; whoever signed in elsewhere has none. @throws ProblemError 400 for a wrong one, 429 after too many */
export const endOwnSession = async (id: string, current: string | undefined): Promise<void> => {
  await send('POST', `/api/account/sessions/${encodeURIComponent(id)}/end`, { current });
};
export const endOtherSessions = async (current: string | undefined): Promise<void> => {
  await send('POST', '/api/account/sessions/end-others', { current });
};

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: async ({ signal }) =>
    secondFactorState.parse(await (await request('/api/account/second-factor', { signal })).json()),
});
export const offerSecondFactor = async (current: string): Promise<SecondFactorOffer> =>
  secondFactorOffer.parse(await (await send('POST', '/api/account/second-factor', { current })).json());
/** The recovery codes, which are shown this once. */
export const confirmSecondFactor = async (code: string): Promise<string[]> =>
  recoveryCodes.parse(await (await send('PUT', '/api/account/second-factor', { code })).json()).codes;
export const endSecondFactor = async (current: string, code: string): Promise<void> => {
  await send('POST', '/api/account/second-factor/end', { current, code });
};

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => listedUsers.parse(await (await request('/api/users', { signal })).json()),
});
const ofUser = (user: string, ...path: string[]): string =>
  ['/api/users', ...[user, ...path].map(encodeURIComponent)].join('/');
export const addUser = async (user: string, standing: Standing): Promise<OneTimePassword> =>
  oneTimePassword.parse(await (await send('POST', '/api/users', { user, standing })).json());
export const resetPassword = async (user: string): Promise<OneTimePassword> =>
  oneTimePassword.parse(await (await send('POST', ofUser(user, 'one-time-password'))).json());
export const changeStanding = async (user: string, standing: Standing): Promise<void> => {
  await send('PUT', ofUser(user), { standing });
};
export const resetSecondFactor = async (user: string): Promise<void> => {
  await send('POST', ofUser(user, 'second-factor', 'end'));
};
export const endSessionsOf = async (user: string): Promise<void> => {
  await send('POST', ofUser(user, 'sessions', 'end'));
};
export const requireSecondFactor = async (isRequired: boolean): Promise<void> => {
  await send('PUT', '/api/second-factor-rule', { isRequired });
};
