// A sentence of the server that names elements by their ids: each id that is known here becomes the name that selects it.
import { Fragment } from 'react';
import { useWorkspace } from '../state/workspace.ts';
import { ElementLink } from './ElementLink.tsx';
import { partsOf } from './named-parts.ts';

export function Named({ text }: { text: string }) {
  const { graph } = useWorkspace();
  return partsOf(text, (word) => graph.nodes.has(word)).map(({ text: part, isId }, at) =>
    isId ? (
      <Fragment key={at}>
        <ElementLink id={part} isBare /> <span className="vt-quiet">({part})</span>
      </Fragment>
    ) : (
      part
    ),
  );
}
