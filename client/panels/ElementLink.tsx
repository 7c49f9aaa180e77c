// The name of an element, which selects it.
import { lookOf } from '../graph/node-looks.ts';
import { TypeIcon } from '../components/TypeIcon.tsx';
import { useWorkspace } from '../state/workspace.ts';

/** An element known here is a button; another is its bare id. */
export function ElementLink({ id, isBare = false }: { id: string; isBare?: boolean }) {
  const { graph, words, actions } = useWorkspace();
  const node = graph.nodes.get(id);
  if (node === undefined) return <span>{id}</span>;
  return (
    <button type="button" className="vt-link" onClick={() => actions.select([id])}>
      {!isBare && (
        <span style={{ verticalAlign: '-3px', marginRight: 4 }}>
          <TypeIcon look={lookOf(node)} size={15} />
        </span>
      )}
      {words.caption(node)}
    </button>
  );
}
