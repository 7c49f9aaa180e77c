// The palette of commands: everything that can be done in a case, found by a few letters, with the elements of the case among it.
import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPoint, IconSearch } from '@tabler/icons-react';
import { answer } from '../api/queries.ts';
import { Keys } from '../commands/Keys.tsx';
import { TypeIcon } from '../components/TypeIcon.tsx';
import { lookOf } from '../graph/node-looks.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { ViewProblem } from '../panels/saved/ViewProblem.tsx';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import { groupTitle, PALETTE_GROUPS, type PaletteEntry } from './entry.ts';
import { findEntries, loadReader, type Reader } from './find.ts';
import './palette.css';
import { useEntries } from './use-entries.ts';

/** Entries of one group that are listed before something is typed, and at most. */
const AT_FIRST = 5;
const AT_MOST = 12;
const ELEMENTS = 8;

/** Elements of the case that answer. */
function useElements(typed: string): { entries: PaletteEntry[]; total: number } {
  const { caseId, graph, words, actions } = useWorkspace();
  const { canvas } = useSurface();
  const [wanted] = useDebouncedValue(typed.trim(), 180);
  const { data } = useQuery({
    ...answer('search', { case: caseId, q: wanted, limit: ELEMENTS }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    // What was searched for may be a person's number: it is not kept.
    gcTime: 0,
  });
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  return {
    total: wanted === '' ? 0 : (data?.total ?? 0),
    entries: hits.map(({ element }) => ({
      id: `element ${element.id}`,
      group: 'elements',
      title: words.caption(element),
      hint: element.id,
      icon: IconPoint,
      look: lookOf(element),
      run: () => {
        if (!graph.nodes.has(element.id)) actions.expand(element.id, {});
        actions.select([element.id]);
        setTimeout(() => canvas?.reveal(element.id), 400);
      },
    })),
  };
}

export default function Palette({ onClose }: { onClose(): void }) {
  const { t, shown } = useTexts();
  const [typed, setTyped] = useState('');
  const [reader, setReader] = useState<Reader>();
  const [problem, setProblem] = useState<Error>();
  const entries = useEntries(setProblem);
  const elements = useElements(typed);
  // The list keeps Escape from the dialog while it is open, and it is open as long as the palette is.
  const combobox = useCombobox({
    opened: true,
    onDropdownClose: (by) => {
      if (by === 'keyboard') onClose();
    },
  });
  useEffect(() => {
    loadReader().then(
      (loaded) => setReader(() => loaded),
      () => undefined,
    );
  }, []);
  const isTyped = typed.trim() !== '';
  const found = [...findEntries(entries, typed, reader), ...elements.entries];
  const groups = PALETTE_GROUPS.flatMap((group) => {
    const all = found.filter((entry) => entry.group === group);
    const total = group === 'elements' ? elements.total : all.length;
    const listed = all.slice(0, isTyped ? AT_MOST : AT_FIRST);
    return listed.length === 0 ? [] : [{ group, listed, total }];
  });
  // The group of the best answer comes first.
  if (isTyped) groups.sort((a, b) => found.indexOf(a.listed[0]!) - found.indexOf(b.listed[0]!));
  const listed = groups.flatMap((each) => each.listed);
  const first = listed[0]?.id;
  useEffect(() => {
    if (first !== undefined) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
    // The store of the combobox is another object at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, first]);
  const choose = (id: string): void => {
    const entry = listed.find((each) => each.id === id);
    if (entry === undefined || entry.isIdle === true) return;
    entry.run();
    if (entry.group !== 'saved') onClose();
    else setTyped('');
  };
  return (
    <Modal.Root opened onClose={onClose} size={620} yOffset={70} centered={false}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('palette.title')} className="vt-palette">
        <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
          <Combobox.EventsTarget withExpandedAttribute>
            <TextInput
              size="md"
              variant="unstyled"
              data-autofocus
              value={typed}
              role="combobox"
              aria-label={t('palette.label')}
              placeholder={t('palette.placeholder')}
              leftSection={<IconSearch size={18} aria-hidden />}
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </Combobox.EventsTarget>
          {problem !== undefined && <ViewProblem error={problem} />}
          <Combobox.Options mah="55vh" className="vt-palette-list" aria-label={t('palette.title')}>
            {groups.map(({ group, listed: some, total }) => (
              <Combobox.Group
                key={group}
                label={
                  some.length < total
                    ? `${t(groupTitle(group))} · ${t('count.of', {
                        n: formatNumber(some.length, shown),
                        total: formatNumber(total, shown),
                      })}`
                    : t(groupTitle(group))
                }
              >
                {some.map((entry) => (
                  <Combobox.Option key={entry.id} value={entry.id} disabled={entry.isIdle === true}>
                    <div className="vt-row">
                      {entry.look === undefined ? (
                        <entry.icon size={16} aria-hidden />
                      ) : (
                        <TypeIcon look={entry.look} />
                      )}
                      <span className="vt-grow vt-cut">{entry.title}</span>
                      {entry.hint !== undefined && <span className="vt-quiet vt-cut">{entry.hint}</span>}
                      {entry.keys !== undefined && <Keys keys={entry.keys} />}
                    </div>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {groups.length === 0 && <Combobox.Empty>{t('search.nothing')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  );
}
