// What a decision led to, for people.
import type { DecisionResult, OwnerBrief } from '#contract/decision.ts';
import type { Language } from '#contract/text.ts';

const line = ({ id, caption, rows }: OwnerBrief, zh: boolean): string =>
  `  ${id}  ${caption}  ${zh ? `${rows} 行` : `${rows} rows`}`;

/** The decision's entry, how to take it back, and the owners that its rows are of now. */
export function decidedText({ decision, owners }: DecisionResult, language: Language): string {
  const zh = language === 'zh';
  const { seq } = decision.entry;
  return [
    zh
      ? `已记入日志 ${seq}；撤回：vinetrace retract ${seq} --reason …`
      : `Entered as ${seq}; to take it back: vinetrace retract ${seq} --reason …`,
    ...owners.map((owner) => line(owner, zh)),
  ].join('\n');
}
