// Where the probability and the strength of the evidence point different ways, the answer says so in words.
import type { Text } from '#contract/text.ts';
import { bandOf } from './bands.ts';

/** A source that is likelier than not although the rows hardly support it, and the reverse. */
export function disagreement(
  probability: number,
  logLR: number,
  generative: number | undefined,
): Text | undefined {
  const band = bandOf(logLR);
  if (probability >= 0.5 && (band === 'none' || band === 'weak')) {
    return {
      zh: '概率过半，但数据本身的支持很弱：结论主要来自文件或其他名单之间的取舍，请勿单凭它下结论',
      en: 'More likely than not, yet the evidence by itself supports it weakly: it rests on documents or on the choice among other lists',
    };
  }
  if (probability >= 0.5 && generative !== undefined && generative < 0) {
    return {
      zh: '概率过半，但单看这两份名单，逐格比较更像各自独立形成：结论主要来自与其他候选的比较',
      en: 'More likely than not, yet cell by cell these two lists by themselves look independent: it rests on the comparison with other candidates',
    };
  }
  if (probability < 0.5 && logLR >= Math.log(1000)) {
    return {
      zh: '数据支持较强，但概率不到一半：相反方向或其他来源同样能够解释',
      en: 'The evidence supports it strongly, yet it is less likely than not: the other direction explains the rows as well',
    };
  }
  return undefined;
}
