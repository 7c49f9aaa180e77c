// The language of a request: what its `Accept-Language` prefers of Chinese and English.
import type { FastifyRequest } from 'fastify';
import type { Language } from '#contract/text.ts';

/** Picks `zh` or `en` by the weights of the header (RFC 9110, 12.5.4); `en` when it names neither. */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language'] ?? '';
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    if (primary !== 'zh' && primary !== 'en') continue;
    const written = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = written === undefined ? 1 : Number(written);
    if (weight > best.weight) best = { language: primary, weight };
  }
  return best.language;
}
