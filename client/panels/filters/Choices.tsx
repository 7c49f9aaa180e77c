// Values that a rule can leave out one by one, each with how many of how many are in sight; the first few, and all when asked.
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { CheckRow, FacetBox } from './FacetBox.tsx';

/** Values that are listed before somebody asks for all. */
const FIRST = 8;

interface Choice {
  /** Empty for what is not known. */
  value: string;
  label: ReactNode;
  shown: number;
  total: number;
}

interface ChoicesProps {
  /** Id of the rule among the filters of the view. */
  rule: string;
  title: string;
  choices: readonly Choice[];
  /** What the choices are about, below them. */
  children?: ReactNode;
}

export function Choices({ rule: id, title, choices, children }: ChoicesProps) {
  const { t, shown } = useTexts();
  const { view, actions } = useWorkspace();
  const [isWhole, setWhole] = useState(false);
  const rule = view.filters[id];
  const without = rule !== undefined && 'without' in rule ? rule.without : [];
  const set = (values: readonly string[]): void =>
    actions.filter(id, values.length === 0 ? undefined : { without: [...values] }, title);
  const listed = isWhole ? choices : choices.slice(0, FIRST);
  return (
    <FacetBox title={title} isActive={without.length > 0} onReset={() => set([])}>
      {listed.map(({ value, label, shown: n, total }) => {
        const isOn = !without.includes(value);
        return (
          <CheckRow
            key={value}
            label={label}
            n={t('count.of', { n: formatNumber(n, shown), total: formatNumber(total, shown) })}
            isOn={isOn}
            onToggle={() => set(isOn ? [...without, value] : without.filter((known) => known !== value))}
          />
        );
      })}
      {choices.length > FIRST && (
        <button type="button" className="vt-link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('filters.fewer') : t('filters.all', { n: formatNumber(choices.length, shown) })}
        </button>
      )}
      {children}
    </FacetBox>
  );
}
