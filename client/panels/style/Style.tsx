// How the graph looks by rule: a named style, or per part of the drawing the field or measure that drives it.
import { useMemo } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.ts';
import { fits } from '../../graph/style/paint.ts';
import { useStyleWords } from '../../graph/style/use-style-words.ts';
import { caseFields, fieldDefinitions, fieldValue, type FieldDefinition } from '../../state/fields.ts';
import {
  MEASURES,
  measureSource,
  presetOf,
  PRESETS,
  PRESET_NAMES,
  STYLE_CHANNELS,
  type PresetName,
  type StyleChannel,
} from '../../state/style-rules.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { StyleLegend } from './StyleLegend.tsx';
import '../filters/filters.css';

/** Fields that can drive a channel in this case: of labels all that have a value, of the rest those that part elements. */
function useFields(): (channel: StyleChannel) => FieldDefinition[] {
  const { graph } = useWorkspace();
  const { parting, valued } = useMemo(() => {
    const elements = [...graph.nodes.values(), ...graph.edges.values()];
    const parts: FieldDefinition[] = caseFields(graph, true).filter(({ kind }) => kind !== 'date');
    const named = [...fieldDefinitions().values()].filter((field) =>
      elements.some((element) => element.type === field.type && fieldValue(field, element) !== undefined),
    );
    return { parting: parts, valued: named };
  }, [graph]);
  return (channel) => (channel.endsWith('-label') ? valued : parting).filter(({ id }) => fits(channel, id));
}

export default function Style() {
  const { t } = useTexts();
  const { view, actions, words } = useWorkspace();
  const said = useStyleWords(words);
  const fieldsOf = useFields();
  const { style } = view;
  const chosen = presetOf(style);
  /** A preset is offered where the case has what it needs. */
  const isThere = (name: PresetName): boolean =>
    Object.entries(PRESETS[name]).every(
      ([channel, source]) =>
        source.startsWith('measure:') ||
        (channel !== 'edge-colour' && channel !== 'node-colour') ||
        fieldsOf(channel as StyleChannel).some(({ id }) => id === source),
    );
  return (
    <div className="vt-panel vt-style">
      <fieldset className="vt-facet">
        <legend>{t('style.presets')}</legend>
        {PRESET_NAMES.filter(isThere).map((name) => (
          <label key={name} className="vt-check">
            <input
              type="radio"
              name="preset"
              checked={chosen === name}
              onChange={() => actions.restyle({ ...PRESETS[name] }, t(`style-preset.${name}`))}
            />
            <span>{t(`style-preset.${name}`)}</span>
          </label>
        ))}
        {chosen === undefined && (
          <label className="vt-check">
            <input type="radio" name="preset" checked readOnly />
            <span>{t('style.own')}</span>
          </label>
        )}
      </fieldset>
      <StyleLegend />
      <section>
        <h2>{t('style.rules')}</h2>
        {STYLE_CHANNELS.map((channel) => {
          const measures = channel.startsWith('node-') ? MEASURES : [];
          const name = t(`style-channel.${channel}`);
          const { [channel]: source = '', ...others } = style;
          return (
            <NativeSelect
              key={channel}
              size="xs"
              mb={6}
              label={name}
              value={source}
              onChange={({ currentTarget: { value } }) =>
                actions.restyle(value === '' ? others : { ...others, [channel]: value }, name)
              }
            >
              <option value="">{t(channel.endsWith('-label') ? 'style.as-named' : 'style.as-kind')}</option>
              <optgroup label={t('style.by-field')}>
                {fieldsOf(channel).map((field) => (
                  <option key={field.id} value={field.id}>
                    {said.field(field)}
                  </option>
                ))}
              </optgroup>
              {measures.length > 0 && (
                <optgroup label={t('style.by-measure')}>
                  {measures.map((each) => (
                    <option key={each} value={measureSource(each)}>
                      {said.measure(each)}
                    </option>
                  ))}
                </optgroup>
              )}
            </NativeSelect>
          );
        })}
      </section>
      <p className="vt-quiet vt-style-note">{t('style.note')}</p>
    </div>
  );
}
