// Files dropped anywhere on an open case: onto an element of the graph they are attached to it, elsewhere to what is selected.
import { useEffect, useState } from 'react';
import { IconPaperclip } from '@tabler/icons-react';
import { handFields } from '#contract/hand.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../i18n/i18n.ts';
import { handStore, openHand } from '../state/hand.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Where files hang: over the element that they would be attached to, or over none. */
export function DropLayer() {
  const { t } = useTexts();
  const { caseId, address, graph, words } = useWorkspace();
  const { canvas } = useSurface();
  const mayWrite = useMay('write');
  const [over, setOver] = useState<{ id: string | undefined }>();
  useEffect(() => {
    if (!mayWrite) return undefined;
    const target = (event: DragEvent): string | undefined => {
      const isCanvas = event.target instanceof Element && event.target.closest('.vt-canvas') !== null;
      const under = isCanvas ? canvas?.at(event.clientX, event.clientY) : undefined;
      const id = under ?? (address.selection.length === 1 ? address.selection[0] : undefined);
      const type = id === undefined ? undefined : graph.nodes.get(id)?.type;
      return type !== undefined && type !== 'Evidence' && handFields(type).length > 0 ? id : undefined;
    };
    const onOver = (event: DragEvent): void => {
      // The file dialog of an open dialog takes its own.
      if (!hasFiles(event)) return;
      event.preventDefault();
      const id = target(event);
      setOver((before) => (before !== undefined && before.id === id ? before : { id }));
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(undefined);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(undefined);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      const { dialog } = handStore.getState();
      if (dialog?.kind === 'attach') handStore.setState({ files });
      else if (dialog === undefined) openHand(caseId, { kind: 'attach', id: target(event) }, { files });
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [mayWrite, canvas, address.selection, graph, caseId]);
  if (over === undefined) return null;
  const node = over.id === undefined ? undefined : graph.nodes.get(over.id);
  return (
    <div className="vt-drop-layer" aria-live="polite">
      <IconPaperclip size={18} aria-hidden />
      <bdi>{node === undefined ? t('hand.drop-case') : t('hand.drop-to', { name: words.caption(node) })}</bdi>
    </div>
  );
}
