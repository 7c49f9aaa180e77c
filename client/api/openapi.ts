// The server's own description of its API (OpenAPI 3.1), as far as the reference page reads it.
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from './request.ts';

const schema = z.record(z.string(), z.unknown());

const operation = z.object({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: schema.default({}),
      }),
    )
    .default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schema.default({}) })) })
    .optional(),
  responses: z
    .record(
      z.string(),
      z.object({
        description: z.string().default(''),
        content: z.record(z.string(), z.object({ schema: schema.default({}) })).optional(),
      }),
    )
    .default({}),
});
export type Operation = z.infer<typeof operation>;

const openApi = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});
export type OpenApi = z.infer<typeof openApi>;

export const openApiQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: async ({ signal }): Promise<OpenApi> =>
    openApi.parse(await (await request('/api/openapi.json', { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** A JSON schema in one line, as TypeScript would write it. */
export function signature(given: unknown, depth = 0): string {
  const parsed = z
    .looseObject({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      enum: z.array(z.unknown()).optional(),
      const: z.unknown().optional(),
      anyOf: z.array(z.unknown()).optional(),
      items: z.unknown().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
      additionalProperties: z.unknown().optional(),
    })
    .safeParse(given);
  if (!parsed.success) return '…';
  const {
    type,
    enum: values,
    const: only,
    anyOf,
    items,
    properties,
    required = [],
    additionalProperties,
  } = parsed.data;
  if (only !== undefined) return JSON.stringify(only);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf !== undefined) return anyOf.map((each) => signature(each, depth)).join(' | ');
  if (type === 'array') {
    const each = signature(items, depth);
    return each.includes(' | ') && !each.startsWith('{') ? `(${each})[]` : `${each}[]`;
  }
  if (properties !== undefined) {
    if (depth > 3) return '{ … }';
    const parts = Object.entries(properties).map(
      ([name, value]) => `${name}${required.includes(name) ? '' : '?'}: ${signature(value, depth + 1)}`,
    );
    return `{ ${parts.join('; ')} }`;
  }
  if (additionalProperties !== undefined && additionalProperties !== false)
    return `Record<string, ${signature(additionalProperties, depth + 1)}>`;
  return Array.isArray(type) ? type.join(' | ') : (type ?? 'unknown');
}
