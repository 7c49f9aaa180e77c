// The reference page of the API: a plain page without scripts, written from the OpenAPI description.
import type { Language } from '#contract/text.ts';

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  anyOf?: Schema[];
  default?: unknown;
}

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface OpenApi {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

/** A schema in one line, as TypeScript would write it. */
function shape(schema: Schema | undefined, depth = 0): string {
  if (schema === undefined) return '—';
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => shape(one, depth)).join(' | ');
  if (schema.type === 'array') return `[${shape(schema.items, depth)}]`;
  if (schema.properties !== undefined) {
    if (depth > 3) return '{…}';
    const parts = Object.entries(schema.properties).map(
      ([name, part]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${shape(part, depth + 1)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return [schema.type ?? 'any'].flat().join(' | ');
}

const WORDS = {
  zh: { title: '接口参考', parameters: '参数', body: '请求体', answer: '返回', machine: '机器可读的描述' },
  en: {
    title: 'API reference',
    parameters: 'Parameters',
    body: 'Body',
    answer: 'Answer',
    machine: 'For programs',
  },
};

function operationHtml(method: string, path: string, operation: Operation, language: Language): string {
  const words = WORDS[language];
  const parameters = (operation.parameters ?? []).map(
    (parameter) =>
      `<tr><td><code>${escape(parameter.name)}</code></td><td>${escape(parameter.in)}</td><td><code>${escape(shape(parameter.schema))}</code></td></tr>`,
  );
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const done = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'));
  const answer = Object.entries(done?.[1].content ?? {})[0];
  const lines = (operation.description ?? '').split('\n').filter((line) => line !== '');
  return [
    `<section id="${escape(operation.operationId ?? path)}">`,
    `<h2><code>${method.toUpperCase()} ${escape(path)}</code></h2>`,
    `<p><strong>${escape(operation.summary ?? '')}</strong></p>`,
    ...lines.map((line) => `<p>${escape(line)}</p>`),
    parameters.length > 0 ? `<h3>${words.parameters}</h3><table>${parameters.join('')}</table>` : '',
    body === undefined ? '' : `<h3>${words.body}</h3><pre>${escape(shape(body))}</pre>`,
    answer === undefined ? '' : `<h3>${words.answer}</h3><pre>${escape(shape(answer[1].schema))}</pre>`,
    '</section>',
  ].join('\n');
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:.5rem;border:1px solid;border-radius:4px}
table{border-collapse:collapse}td{border:1px solid;padding:.2rem .5rem}`;

/** Writes the page. */
export function referencePage(api: OpenApi, language: Language): string {
  const words = WORDS[language];
  const sections = Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => operationHtml(method, path, operation, language)),
  );
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(api.info.title)} – ${words.title}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escape(api.info.title)} ${escape(api.info.version)} – ${words.title}</h1>`,
    `<p>${escape(api.info.description ?? '')}</p>`,
    `<p>${words.machine}: <a href="/api/openapi.json">/api/openapi.json</a></p>`,
    ...sections,
    '</main></body></html>',
  ].join('\n');
}
