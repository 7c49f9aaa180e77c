// Ids of transfers or lists that a number comes from, each leading to its place.
import { Link } from 'react-router';

export function Codes({ ids, pathOf }: { ids: readonly string[]; pathOf(id: string): string }) {
  return ids.map((id, at) => (
    <span key={id}>
      {at > 0 && ' '}
      <Link to={pathOf(id)} className="vt-link">
        {id}
      </Link>
    </span>
  ));
}
