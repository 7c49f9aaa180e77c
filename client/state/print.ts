// Whether the open case is being printed, and the picture that goes on the page.
import { createStore } from 'zustand/vanilla';

interface PrintState {
  /** Printing is being prepared or done. */
  isOn: boolean;
  /** Address of the picture of the view; undefined where the view is no picture. */
  picture: string | undefined;
  /** When it was asked for, ISO 8601. */
  at: string;
}

export const printStore = createStore<PrintState>(() => ({ isOn: false, picture: undefined, at: '' }));
