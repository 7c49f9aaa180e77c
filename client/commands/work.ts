// What is done to the work itself: taken back, found, noted, saved, passed on.
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBookmarkPlus,
  IconCommand,
  IconLink,
  IconNote,
  IconSearch,
} from '@tabler/icons-react';
import { asking } from '../state/asking.ts';
import { beginNote, draftKey } from '../state/drafts.ts';
import type { Command } from './define.ts';

export const undo: Command = {
  id: 'undo',
  title: 'action.undo',
  icon: IconArrowBackUp,
  on: 'case',
  keys: ['mod+Z'],
  isOutOfMenus: true,
  isIdle: ({ workspace }) => workspace.store.getState().past.length === 0,
  run: ({ workspace }) => workspace.store.getState().undo(),
};

export const redo: Command = {
  id: 'redo',
  title: 'action.redo',
  icon: IconArrowForwardUp,
  on: 'case',
  keys: ['mod+shift+Z', 'mod+Y'],
  isOutOfMenus: true,
  isIdle: ({ workspace }) => workspace.store.getState().future.length === 0,
  run: ({ workspace }) => workspace.store.getState().redo(),
};

export const palette: Command = {
  id: 'palette',
  title: 'palette.open',
  icon: IconCommand,
  on: 'case',
  keys: ['mod+K'],
  keysWork: 'always',
  isOutOfMenus: true,
  run: () => asking.getState().ask('palette'),
};

export const search: Command = {
  id: 'search',
  title: 'search.label',
  icon: IconSearch,
  on: 'case',
  keys: ['/'],
  isOutOfMenus: true,
  run: () => asking.getState().ask('search'),
};

export const noteElement: Command = {
  id: 'note',
  title: 'note.write-on',
  values: ({ ids }) => ({ n: ids.length }),
  icon: IconNote,
  on: 'element',
  isFor: ({ workspace }) => workspace.may('note'),
  run: ({ workspace, ids }) => {
    beginNote(draftKey(workspace.user, workspace.caseId, 'new'), { elements: ids, place: null });
    workspace.go({ panel: 'notes', selection: ids });
  },
};

export const noteHere: Command = {
  id: 'note-here',
  title: 'note.here',
  icon: IconNote,
  on: 'case',
  isFor: ({ workspace, surface }) => surface.canvas !== undefined && workspace.may('note'),
  run: ({ workspace, surface, at }) => {
    const { canvas } = surface;
    const middle = { x: globalThis.innerWidth / 2, y: globalThis.innerHeight / 2 };
    const place = canvas?.placeAt(at ?? middle) ?? null;
    beginNote(draftKey(workspace.user, workspace.caseId, 'new'), { elements: [], place });
    workspace.go({ panel: 'notes' });
  },
};

export const saveView: Command = {
  id: 'save-view',
  title: 'saved.save',
  icon: IconBookmarkPlus,
  on: 'case',
  keys: ['mod+shift+S'],
  run: ({ workspace }) => {
    workspace.go({ left: 'saved' });
    asking.getState().ask('save-view');
  },
};

export const copyLink: Command = {
  id: 'copy-link',
  title: 'action.copy-link',
  icon: IconLink,
  on: 'case',
  isOutOfMenus: true,
  run: () => void navigator.clipboard.writeText(globalThis.location.href),
};
