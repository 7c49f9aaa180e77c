// A field of numbers or dates: its histogram with two thumbs, and what is not known apart.
import { useMemo } from 'react';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { RangeBrush } from '../../components/RangeBrush.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useStyleWords } from '../../graph/style/use-style-words.ts';
import { binsOf, type Span } from '../../state/bins.ts';
import { isoOf } from '#contract/days.ts';
import { fieldValue, onAxis, type CaseField } from '../../state/fields.ts';
import type { SpanRule } from '../../state/filters.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { CheckRow, FacetBox } from './FacetBox.tsx';

const BINS = 24;

/** A step that is fine enough to part any two values, but no finer than a hundredth of the whole. */
function stepOf(field: CaseField, values: readonly Span[]): number {
  const [least, most] = field.range;
  const isWhole = values.every(({ from }) => Number.isInteger(from));
  if (field.kind === 'date' || (isWhole && most - least <= 1000)) return 1;
  if (isWhole) return Math.max(1, Math.round((most - least) / 200));
  return 10 ** Math.floor(Math.log10((most - least) / 50 || 1));
}

export function SpanFilter({ field, seen }: { field: CaseField; seen: readonly (GraphNode | GraphEdge)[] }) {
  const { t, say, shown } = useTexts();
  const { graph, view, actions, words } = useWorkspace();
  const said = useStyleWords(words);
  const spansOf = (elements: Iterable<GraphNode | GraphEdge>): Span[] =>
    [...elements].flatMap((element) => {
      const value = element.type === field.type ? fieldValue(field, element) : undefined;
      const at = value === undefined ? undefined : onAxis(field, value);
      return at === undefined ? [] : { from: at, to: at };
    });
  const all = useMemo(
    () => spansOf(field.of === 'node' ? graph.nodes.values() : graph.edges.values()),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the field decides how it is read
    [graph, field],
  );
  const visible = spansOf(seen);
  const found = view.filters[field.id];
  const rule: SpanRule = found === undefined || 'without' in found ? { unknown: true } : found;
  const title = say(field.label);
  const set = (change: Partial<SpanRule>): void => actions.filter(field.id, { ...rule, ...change }, title);
  const format = (value: number): string =>
    field.kind === 'date' ? formatDay(isoOf(Math.round(value)), shown) : said.number(field, value);
  const unknownSeen = seen.length - visible.length;
  return (
    <FacetBox
      title={title}
      isActive={found !== undefined}
      onReset={() => actions.filter(field.id, undefined, title)}
    >
      {field.range[0] === field.range[1] ? (
        <p className="vt-row vt-num">
          <span className="vt-grow">{format(field.range[0])}</span>
        </p>
      ) : (
        <RangeBrush
          label={title}
          bins={binsOf(all, field.range, BINS)}
          shown={binsOf(visible, field.range, BINS)}
          domain={field.range}
          from={rule.from}
          to={rule.to}
          step={stepOf(field, all)}
          format={format}
          names={{ from: t('filters.from', { title }), to: t('filters.to', { title }) }}
          onCommit={(from, to) => set({ from, to })}
        />
      )}
      <p className="vt-num vt-quiet" role="status">
        {t('count.of', {
          n: formatNumber(visible.length, shown),
          total: formatNumber(all.length, shown),
        })}
      </p>
      {field.unknown > 0 && (
        <CheckRow
          label={<i>{t('style.unknown')}</i>}
          n={t('count.of', {
            n: formatNumber(unknownSeen, shown),
            total: formatNumber(field.unknown, shown),
          })}
          isOn={rule.unknown}
          onToggle={() => set({ unknown: !rule.unknown })}
        />
      )}
    </FacetBox>
  );
}
