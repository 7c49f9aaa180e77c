// Keys as caps: of one way to do a command.
import { Fragment } from 'react';

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const capOf = (part: string): string => {
  if (part === 'mod') return isMac() ? '⌘' : 'Ctrl';
  return part.length === 1 ? part.toUpperCase() : part.slice(0, 1).toUpperCase() + part.slice(1);
};

export const Keys = ({ keys }: { keys: string }) => (
  <>
    {keys.split('+').map((part) => (
      <Fragment key={part}>
        <kbd className="vt-key">{capOf(part)}</kbd>{' '}
      </Fragment>
    ))}
  </>
);
