// Text for screen readers alone.
import type { ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';

/** Says changes aloud as they come, without showing them. */
export const Announce = ({ children }: { children: ReactNode }) => (
  <VisuallyHidden>
    <div role="status" aria-live="polite" aria-atomic="true">
      {children}
    </div>
  </VisuallyHidden>
);
