// What commander says of a command line that it cannot parse, in both languages.
import type { CommanderError } from 'commander';
import { both, type Text } from '#contract/text.ts';

/** Commander's sentences, by their pattern, in Chinese. Held to commander by a test. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+)'$/, '没有选项 $1'],
  [/^unknown command '(.+)'$/, '没有命令 $1'],
  [/^missing required argument '(.+)'$/, '缺少参数 $1'],
  [/^option '(.+)' argument missing$/, '选项 $1 缺少值'],
  [
    /^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/s,
    '选项 $1 的值“$2”无效，可用：$3',
  ],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    '命令 $1 的参数过多：应为 $2 个，实为 $3 个',
  ],
  [/^\(Did you mean (?:one of )?(.+)\?\)$/, '是否想写 $1？'],
];

function inChinese(sentence: string): string | undefined {
  const known = SENTENCES.find(([pattern]) => pattern.test(sentence));
  return known === undefined ? undefined : sentence.replace(known[0], known[1]);
}

/** The error as a sentence; one that is not known here stands in English in both. */
export function usageText({ message }: Pick<CommanderError, 'message'>): Text {
  const en = message.replace(/^error: /, '');
  const [what = en, hint] = en.split(/\n(?=\(Did you mean)/);
  const parts = [inChinese(what), ...(hint === undefined ? [] : [inChinese(hint)])];
  return parts.includes(undefined) ? both(`命令有误：${en}`, en) : both(parts.join('。'), en);
}
