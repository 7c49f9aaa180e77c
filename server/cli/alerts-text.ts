// Alerts for people: what each says, in which rows, what speaks against it, who looked into it.
import { canaryTraitTitle, type CanaryAlert, type CanaryAlerts } from '#contract/canaries.ts';
import { enumerated, type Language, type Text } from '#contract/text.ts';

/** Rows that are named of each canary. */
const ROWS = 8;

const STATUS: Record<CanaryAlert['status'], Text> = {
  open: { zh: '待核对', en: 'open' },
  acknowledged: { zh: '已核对', en: 'acknowledged' },
  expected: { zh: '接收方自有', en: 'the recipient’s own' },
};

/** Each canary with its rows and by what it was recognised. */
export const canaryRows = (found: CanaryAlert['canaries'], language: Language): string =>
  found
    .map(({ canary, rows, first, by }) => {
      const traits = enumerated(
        by.map((trait) => canaryTraitTitle[trait][language]),
        language,
      );
      const named = first.slice(0, ROWS).join(' ');
      const more = rows > ROWS ? ` … (${ROWS} / ${rows})` : '';
      return language === 'zh'
        ? `  ${canary}：第 ${named}${more} 行，凭${traits}认出`
        : `  ${canary}: row ${named}${more}, by ${traits}`;
    })
    .join('\n');

const alertText = (alert: CanaryAlert, language: Language): string =>
  [
    `${alert.id}  ${STATUS[alert.status][language]}  ${alert.entry.at}`,
    alert.meaning[language],
    canaryRows(alert.canaries, language),
    ...alert.caveats.map((caveat) => `  ! ${caveat[language]}`),
    ...(alert.word === undefined
      ? []
      : [`  ${alert.word.entry.actor} ${alert.word.entry.at}: ${alert.word.reason}`]),
  ].join('\n');

export function alertsText({ alerts, open, shown, total }: CanaryAlerts, language: Language): string {
  const zh = language === 'zh';
  if (total === 0)
    return zh ? '没有名单含有交给别人的标记记录。' : 'No list holds a canary that was given to somebody.';
  return [
    zh ? `待核对 ${open} 条，共 ${total} 条` : `${open} open, ${total} in all`,
    ...(shown < total ? [`${shown} / ${total}`] : []),
    ...alerts.map((alert) => alertText(alert, language)),
  ].join('\n\n');
}
