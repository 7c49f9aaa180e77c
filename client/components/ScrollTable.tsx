// A table that scrolls by itself where it is wider than its page, by keyboard too.
import type { ReactNode } from 'react';

interface ScrollTableProps {
  label: string;
  /** Titles of the columns; what is left out by `false` has no column. */
  columns: readonly (string | false)[];
  /** Whether it stands on a surface of its own. */
  isSurface?: boolean;
  /** Its rows. */
  children: ReactNode;
}

export function ScrollTable({ label, columns, isSurface = false, children }: ScrollTableProps) {
  return (
    <div
      className={isSurface ? 'vt-surface vt-table' : 'vt-table'}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table>
        <thead>
          <tr>
            {columns.map(
              (title) =>
                title !== false && (
                  <th scope="col" key={title}>
                    {title}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
