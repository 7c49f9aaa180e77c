// What changed in the lineage, for people.
import { bandTitle } from '#contract/lineage.ts';
import type { EdgeChange, LineageChanges } from '#contract/queries/lineage-changes.ts';
import type { Language, Text } from '#contract/text.ts';
import { table } from './table.ts';

const KIND: Record<EdgeChange['kind'], Text> = {
  appeared: { zh: '新出现', en: 'appeared' },
  vanished: { zh: '消失', en: 'vanished' },
  moved: { zh: '变动', en: 'moved' },
};

function stateOf(state: EdgeChange['before'], language: Language): string {
  if (state === undefined) return '—';
  const band = bandTitle[state.band][language];
  if (!state.documented) return band;
  return `${band}, ${language === 'zh' ? '有书证' : 'documented'}`;
}

export function changesText(
  { cause, changes, models, shown, total }: LineageChanges,
  language: Language,
): string {
  const zh = language === 'zh';
  const since =
    cause === undefined
      ? zh
        ? '谱系只推断过一次。'
        : 'The lineage was inferred but once.'
      : zh
        ? `起因：日志 ${cause.seq}（${cause.at.slice(0, 19)}，${cause.actor}，${cause.action} ${cause.subject}）`
        : `Led to by entry ${cause.seq} (${cause.at.slice(0, 19)}, ${cause.actor}, ${cause.action} ${cause.subject})`;
  const model =
    models === undefined
      ? []
      : [
          zh
            ? `模型：${models.before.version} → ${models.after.version}`
            : `Model: ${models.before.version} → ${models.after.version}`,
        ];
  if (total === 0) return [since, ...model, zh ? '没有变动。' : 'Nothing changed.'].join('\n');
  const head = zh ? ['名单', '来源', '变动', '之前', '现在'] : ['list', 'from', 'change', 'before', 'now'];
  const rows = changes.map((one) => [
    one.list,
    one.from,
    KIND[one.kind][language],
    stateOf(one.before, language),
    stateOf(one.after, language),
  ]);
  const cut = shown < total ? [`${shown} / ${total}`] : [];
  return [since, ...model, '', table(head, rows), ...cut].join('\n');
}
