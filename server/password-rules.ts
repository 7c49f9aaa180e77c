// Whether a password is easy to guess: estimated from lists of common passwords and words, keyboards, repetitions and dates.
import { fail } from '#contract/errors.ts';
import { both } from '#contract/text.ts';

/** On the estimate's scale of 0 to 4: below it, some hundred million guesses are enough. */
const LEAST_SCORE = 3;

/** Only the first characters are looked at: the time of the estimate grows with the square of the length. */
const LOOKED_AT = 100;

let estimate: Promise<(password: string, words: string[]) => number> | undefined;

/** Loaded when needed: the lists are large, and few commands ask. */
const load = async (): Promise<(password: string, words: string[]) => number> => {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, words) => zxcvbn.check(password, words).score;
};

/** @throws bad-request for a password that is easy to guess, or made of the user's name or the product's */
export async function refuseGuessable(user: string, password: string): Promise<void> {
  estimate ??= load();
  const score = (await estimate)(password.slice(0, LOOKED_AT), [user, 'vinetrace', '顺藤', 'shunteng']);
  if (score >= LEAST_SCORE && password.toLowerCase() !== user.toLowerCase()) return;
  fail('bad-request', '这个密码容易被猜到', 'This password is easy to guess', [
    {
      column: 'password',
      message: both(
        '过于常见或有规律：请用几个互不相干的词，或由密码管理器生成',
        'too common or too regular: take several unrelated words, or let a password manager make one',
      ),
    },
  ]);
}
