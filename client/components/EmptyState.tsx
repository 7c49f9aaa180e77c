// What a place without content says: what would be here, and how to get it.
import type { ReactNode } from 'react';

export function EmptyState({
  icon,
  title,
  children,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="vt-empty">
      {icon}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
