// Cookies as they are set here: never readable by scripts, and over HTTPS under a name by which browsers hold them to it.
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What a cookie is called. With `__Host-` browsers take it over HTTPS alone, for this host alone and for all of it, so that
 * no other host of the domain and no plain answer can set one in its place.
 */
const nameOf = (request: FastifyRequest, name: string): string =>
  request.protocol === 'https' ? `__Host-${name}` : name;

export const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  request.cookies[nameOf(request, name)];

interface Kept {
  sameSite: 'strict' | 'lax';
  seconds: number;
}

export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  { sameSite, seconds }: Kept,
): void {
  const { request } = reply;
  reply.setCookie(nameOf(request, name), value, {
    path: '/',
    httpOnly: true,
    sameSite,
    secure: request.protocol === 'https',
    maxAge: seconds,
  });
}

export function clearCookie(reply: FastifyReply, name: string, sameSite: Kept['sameSite']): void {
  const { request } = reply;
  const secure = request.protocol === 'https';
  reply.clearCookie(nameOf(request, name), { path: '/', httpOnly: true, sameSite, secure });
}
