// Nothing of anybody's data becomes part of a pattern: regular expressions are made of constants, and no statement compares by one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Functions that make a pattern of what they are given, which is a constant at each call. */
const MAKERS: Readonly<Record<string, string>> = {
  'server/ingest/normalise/english-address.ts': 'part',
  'server/ingest/columns/chinese-headers.ts': 'rule',
};
/** Made of what stands in the contract, in ways that are more than a constant. */
const OF_THE_CONTRACT: readonly string[] = ['server/contract/grades.ts'];

function sourcesOf(folder: string, form: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => form.test(name) && !/\.test\.tsx?$|(?:^|\/)testing(?:\/|\.ts$)/.test(name))
    .map((name) => `${folder}/${name}`);
}
const CODE = [...sourcesOf('server', /\.tsx?$/), ...sourcesOf('client', /\.tsx?$/)];
const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What is written as the first argument of each call of a function, up to its comma or the end of the call. */
function firstArguments(source: string, callee: string): string[] {
  const call = `(?<![\\w.])${callee}\\(\\s*`;
  // The name is one of ours: see the list above.
  return [...source.matchAll(new RegExp(call, 'g'))].map((match) => {
    const rest = source.slice(match.index + match[0].length);
    const quote = rest[0] ?? '';
    if (!`'"\``.includes(quote)) return /^[^,)]*/.exec(rest)?.[0].trim() ?? '';
    let end = 1;
    while (end < rest.length && rest[end] !== quote) end += rest[end] === '\\' ? 2 : 1;
    return rest.slice(0, end + 1);
  });
}

/** Whether a name in capitals is one of the module's own constants, or of another module's. */
const isDeclared = (source: string, name: string): boolean =>
  source
    .split('\n')
    .some(
      (line) => /^(?:export )?const |^import |^ {2}[\w, ]+,?$|^\} from/.test(line) && line.includes(name),
    );

/** A literal, or one whose gaps are filled by constants: names in capitals. */
function isConstant(source: string, argument: string): boolean {
  const names = /^['"]/.test(argument)
    ? []
    : argument.startsWith('`')
      ? [...argument.matchAll(/\$\{([^}]*)\}/g)].map(([, filled = '']) => filled)
      : [argument];
  return names.every((written) => {
    const name = /^([A-Z][A-Z0-9_]*)(?:\.join\('\|'\))?$/.exec(written)?.[1];
    return name !== undefined && isDeclared(source, name);
  });
}

describe('a regular expression', () => {
  it('that this test would find', () => {
    const source =
      "const A = 'a';\nconst b = () => new RegExp(`^${A}`);\nconst c = (q) => RegExp(`${q}`, 'i');";
    expect(firstArguments(source, 'RegExp').map((one) => isConstant(source, one))).toEqual([true, false]);
    expect(isConstant(source, 'q')).toBe(false);
    expect(isConstant(source, '`${A}${A.name}`')).toBe(false);
    expect(isConstant('function f() {\n    const B = q;\n  }', 'B')).toBe(false);
  });

  it('is made of constants alone', () => {
    const made = CODE.flatMap((file) => {
      const source = text(file);
      const makers = MAKERS[file];
      if (OF_THE_CONTRACT.includes(file)) return [];
      const inner = makers === undefined ? [] : firstArguments(source, makers);
      if (makers !== undefined) expect(inner.length, file).toBeGreaterThan(1);
      // What the maker itself hands on is what it was given.
      const own = firstArguments(source, 'RegExp').filter(() => makers === undefined);
      return [...own, ...inner].map((argument) => ({
        file,
        argument,
        constant: isConstant(source, argument),
      }));
    });
    expect(made.length).toBeGreaterThan(30);
    expect(made.filter(({ constant }) => !constant)).toEqual([]);
  });

  it('is never made of a text in passing', () => {
    // `match`, `matchAll` and `search` of a text make one of any text that they are given.
    for (const file of CODE)
      for (const [call] of text(file).matchAll(
        /\.(?:match|matchAll|search)\((?!\s*(?:\/|[A-Z_]+\)))[^\n]*/g,
      )) {
        expect(call, file).toMatch(/^\.\w+\(pattern\)/);
        expect(text(file), file).toContain('pattern: RegExp');
      }
  });
});

describe('a statement', () => {
  it('of the record compares by no pattern', () => {
    for (const file of CODE.filter((name) => name.startsWith('server/')))
      expect(text(file).match(/\b(?:LIKE|GLOB|REGEXP)\s+(?:[?:@$'"`]|\|\|)/g), file).toBeNull();
  });

  it('of the graph compares by no pattern', () => {
    const statements = sourcesOf('cypher', /\.cypher$/);
    expect(statements.length).toBeGreaterThan(30);
    for (const file of statements) expect(text(file).match(/=~/g), file).toBeNull();
  });
});
