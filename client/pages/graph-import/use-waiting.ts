// The file that waits on the server: what is not imported goes with whoever leaves the page or takes another one.
import { useCallback, useEffect, useRef } from 'react';
import { discardUpload } from '../../api/uploads.ts';

export function useWaiting() {
  const upload = useRef<string>(undefined);
  const drop = useCallback((): void => {
    // One that is gone, imported by then, is no fault.
    if (upload.current !== undefined) void discardUpload(upload.current).catch(() => undefined);
    upload.current = undefined;
  }, []);
  useEffect(() => drop, [drop]);
  return {
    /** Discards it. */
    drop,
    /** Has arrived. */
    wait(id: string): void {
      upload.current = id;
    },
    /** Is imported, and gone from where it waited. */
    done(): void {
      upload.current = undefined;
    },
  };
}
