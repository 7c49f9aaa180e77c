// Lines of exhibits in which somebody denies having received a list, having passed one on, or any dealing at all.
import type { Denial } from '../../proof/index.ts';
import type { ExhibitText } from '../exhibit-texts.ts';

/** A party or account as texts may name it. */
export interface NamedActor {
  id: string;
  names: readonly string[];
}

/** An exhibit with what the tables say of it, which may name who speaks. */
export interface SpokenText extends ExhibitText {
  summary: string;
}

const NEVER = '(?:从没有?|从未|从来(?:没有?|不)|没有?|未曾|未|不曾|并未|并没有?)';
const [TAKEN, GIVEN] = ['买|收|拿|要|用|得到|接收|获取|取得|购买', '卖|给|发|提供|传|拷|出售|转让|泄露'];
const RECEIVING = new RegExp(
  `${NEVER}[^，。；、]{0,8}?(?:${TAKEN})|(?:never|not|nor)\\b[^.;,]{0,20}\\b(?:b(?:uy|ought)|received?|t(?:ake|ook|aken)|used?|got|had|have)\\b`,
  'i',
);
const GIVING = new RegExp(
  `${NEVER}[^，。；、]{0,8}?(?:${GIVEN})|(?:never|not|nor)\\b[^.;,]{0,20}\\b(?:s(?:ell|old)|g(?:ive|ave|iven)|sent|send|passed?|provided?)\\b`,
  'i',
);
/** Outright, whatever it is of. */
const OUTRIGHT = /否认|不承认|不认识|\bdenie[sd]\b|\bdo(?:es)? not know\b|\bdid not know\b/i;
/** What it is about: a list, data, records; a denial that somebody is known needs none. */
const ABOUT_LISTS =
  /名单|名册|资料|数据|客户|业主|信息|表格|电话表|\blists?\b|\bdata\b|\brecords?\b|\bcustomers?\b/i;
const KNOWING = /不认识|\bnot know\b/i;
/** A question denies nothing. */
const QUESTION = /^\s*(?:问|Q)\s*[:：.]/i;
/** Statements tell in their first lines who speaks. */
const HEAD_LINES = 6;

const namedIn = (text: string, actors: readonly NamedActor[]): string[] =>
  actors
    .flatMap(({ id, names }) => {
      const at = Math.min(...names.map((name) => text.indexOf(name)).filter((place) => place >= 0));
      return Number.isFinite(at) ? [{ id, at }] : [];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);

function kindOf(sentence: string): Denial['of'] | undefined {
  if (QUESTION.test(sentence)) return undefined;
  if (KNOWING.test(sentence)) return 'dealing';
  if (!ABOUT_LISTS.test(sentence)) return undefined;
  // By the verb of which it is said, so that “did not sell what we bought” is of selling.
  const [taken, given] = [RECEIVING.exec(sentence)?.index, GIVING.exec(sentence)?.index];
  if (taken !== undefined && given !== undefined) return 'dealing';
  if (taken !== undefined) return 'receiving';
  if (given !== undefined) return 'giving';
  return OUTRIGHT.test(sentence) ? 'dealing' : undefined;
}

/**
 * Reads statements and other texts sentence by sentence. Who denies is whoever the sentence names first; in a statement that
 * names nobody there, whoever it is by. Whether somebody lies is not said: a line stands beside what is contrary to it.
 */
export function readDenials(exhibits: readonly SpokenText[], actors: readonly NamedActor[]): Denial[] {
  return exhibits
    .filter(({ kind }) => kind !== 'complaint')
    .flatMap(({ id: evidence, kind, text, summary }) => {
      const lines = text.split(/\r?\n/);
      const speaker =
        kind === 'statement'
          ? namedIn([summary, ...lines.slice(0, HEAD_LINES)].join('\n'), actors)[0]
          : undefined;
      return lines.flatMap((line, at) =>
        line.split(/[。！？!?；;]/).flatMap((sentence): Denial[] => {
          const of = kindOf(sentence);
          if (of === undefined) return [];
          const named = namedIn(sentence, actors);
          const [by, ...about] =
            speaker === undefined ? named : [speaker, ...named.filter((id) => id !== speaker)];
          return by === undefined ? [] : [{ evidence, line: at + 1, by, of, about }];
        }),
      );
    });
}
