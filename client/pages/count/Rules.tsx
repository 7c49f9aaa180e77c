// The rules that counts are held against, each with its citation and the days on which it is in force.
import type { LawRule } from '#contract/count.ts';
import { formatDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

export function Rules({ rules }: { rules: readonly LawRule[] }) {
  const { t, say, shown } = useTexts();
  return (
    <dl className="vt-count-rules">
      {rules.map((rule) => (
        <div key={rule.id}>
          <dt>
            {say(rule.citation)}
            <span className="vt-quiet">
              {rule.until === undefined
                ? t('count-page.in-force', { from: formatDay(rule.from, shown) })
                : t('count-page.was-in-force', {
                    from: formatDay(rule.from, shown),
                    until: formatDay(rule.until, shown),
                  })}
            </span>
          </dt>
          <dd>{say(rule.says)}</dd>
        </div>
      ))}
    </dl>
  );
}
