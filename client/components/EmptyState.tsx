// What a place without content says: what would be here, and how to get it.
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
}

export function EmptyState({ icon, title, heading: Heading = 'h2', children }: EmptyStateProps) {
  return (
    <div className="vt-empty">
      {icon}
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
