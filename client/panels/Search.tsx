// Search in the case: by name, handle, list or complex; a whole phone or ID number finds its owner.
import { useRef, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Combobox, Kbd, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { entityOf } from '#contract/model/registry.ts';
import { answer } from '../api/queries.ts';
import { ProblemError } from '../api/problem-error.ts';
import { TypeIcon } from '../components/TypeIcon.tsx';
import { facetLook, lookOf } from '../graph/node-looks.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { useAsked } from '../state/asking.ts';
import { ownerPath } from '../state/paths.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Before the id of an owner whose page is to be opened. */
const OPEN = 'open ';

export function Search({ onReveal }: { onReveal(id: string): void }) {
  const { t, say, shown } = useTexts();
  const { caseId, graph, words, actions } = useWorkspace();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 180);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, isFetching, error } = useQuery({
    ...answer('search', { case: caseId, q: wanted }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    // What was searched for may be a person's number: it is not kept.
    gcTime: 0,
  });
  useAsked('search', () => {
    input.current?.select();
    input.current?.focus();
  });
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  const owners = hits.filter(({ element }) => element.type === 'Owner');
  const choose = (value: string): void => {
    if (value.startsWith(OPEN)) {
      void navigate(ownerPath(caseId, value.slice(OPEN.length)));
      return;
    }
    const id = value;
    if (!graph.nodes.has(id)) actions.expand(id, {});
    actions.select([id]);
    onReveal(id);
    setText('');
    combobox.closeDropdown();
    input.current?.blur();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={380} position="bottom-end" withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          size="xs"
          w={250}
          value={text}
          role="combobox"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={isFetching && wanted !== '' ? <Loader size={12} /> : <Kbd size="xs">/</Kbd>}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        <Combobox.Options mah={360} style={{ overflow: 'auto' }} aria-label={t('search.label')}>
          {hits.map(({ element, matched }) => (
            <Combobox.Option value={element.id} key={element.id}>
              <div className="vt-row">
                <TypeIcon look={lookOf(element)} />
                <span className="vt-grow vt-cut">{words.caption(element)}</span>
                <span className="vt-quiet">
                  {matched === 'keyed-hash' || matched === 'near'
                    ? t(matched === 'near' ? 'search.nearly' : 'search.by-hash')
                    : say(
                        element.type === 'Transfer'
                          ? entityOf('Transfer').title
                          : facetLook(nodeFacet(element)).title,
                      )}
                </span>
              </div>
            </Combobox.Option>
          ))}
          {owners.map(({ element }) => (
            <Combobox.Option value={OPEN + element.id} key={OPEN + element.id}>
              <div className="vt-row">
                <IconUserSearch size={16} aria-hidden />
                <span className="vt-grow vt-cut">{t('owner.open-named', { name: element.caption })}</span>
                <span className="vt-quiet vt-mono">{element.id.slice(0, 8)}…</span>
              </div>
            </Combobox.Option>
          ))}
          {error !== null && (
            <Combobox.Empty>
              {error instanceof ProblemError && error.status === 429
                ? error.problem.detail
                : t('search.failed')}
            </Combobox.Empty>
          )}
          {data !== undefined && hits.length === 0 && error === null && (
            <Combobox.Empty>
              {t('search.nothing')}
              <br />
              {t('search.nothing-how')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
        {data !== undefined && data.total > data.shown && (
          <Combobox.Footer>
            {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
