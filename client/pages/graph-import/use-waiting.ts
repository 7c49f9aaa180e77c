// The files that wait on the server: what is not imported goes with whoever leaves the page or takes another one.
import { useCallback, useEffect, useRef } from 'react';
import { discardUpload } from '../../api/uploads.ts';

export function useWaiting() {
  const uploads = useRef<string[]>([]);
  const drop = useCallback((): void => {
    // One that is gone, imported by then, is no fault.
    for (const upload of uploads.current) void discardUpload(upload).catch(() => undefined);
    uploads.current = [];
  }, []);
  useEffect(() => drop, [drop]);
  return {
    /** Discards them. */
    drop,
    /** Has arrived. */
    wait(id: string): void {
      uploads.current.push(id);
    },
    /** Are imported, and gone from where they waited. */
    done(): void {
      uploads.current = [];
    },
  };
}
