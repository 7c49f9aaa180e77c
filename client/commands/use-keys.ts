// The keys of commands: each is bound once, to the command that names it.
import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Command, CommandPlace } from './define.ts';
import { allCommands } from './registry.ts';

/** Inputs into which nobody types. */
const SWITCHES = ['checkbox', 'radio', 'range', 'button'].map((type) => `[type=${type}]`).join(', ');

/** Whether a key goes into a field: a text is written there, or an option looked for by its letter. */
function isFields({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLSelectElement) return !ctrlKey && !metaKey;
  return target.isContentEditable || target.matches(`textarea, input:not(${SWITCHES})`);
}

/** Binds the keys of all commands while a case is open; those of the canvas are its controller's. */
export function useCommandKeys(): void {
  const workspace = useWorkspace();
  const surface = useSurface();
  const bound = (isAlways: boolean): HotkeyItem[] =>
    allCommands()
      .filter(({ keysWork = 'page' }) => keysWork === (isAlways ? 'always' : 'page'))
      .flatMap((command: Command) =>
        (command.keys ?? []).map((key): HotkeyItem => [
          key,
          (event) => {
            if (!isAlways && isFields(event)) return;
            event.preventDefault();
            const ids = command.on === 'element' ? workspace.address.selection : [];
            const place: CommandPlace = { workspace, surface, ids };
            const isOffered = command.on === 'case' || ids.length > 0;
            if (isOffered && command.isFor?.(place) !== false && command.isIdle?.(place) !== true)
              command.run(place);
          },
          { preventDefault: false },
        ]),
      );
  useHotkeys([...bound(false), ...bound(true)], []);
}
