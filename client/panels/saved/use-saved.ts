// What is done to saved views on this page, and the picture that goes with one.
import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useComputedColorScheme } from '@mantine/core';
import { savedActions, type SavedActions } from '../../state/saved-actions.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function useSavedActions(): SavedActions {
  const client = useQueryClient();
  const { caseId, store, go, address } = useWorkspace();
  return useMemo(
    () => savedActions({ caseId, store, go, address }, client),
    [caseId, store, go, address, client],
  );
}

/** Pictures larger than the server takes are left out (characters of base64). */
const LARGEST = 190_000;

const toBase64 = async (blob: Blob): Promise<string> => {
  let text = '';
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
};

/** Takes a picture of the canvas, masked as it is on screen; nothing while no canvas is on the page. */
export function useThumbnail(): () => Promise<{ thumbnail?: string }> {
  const { canvas } = useSurface();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return async () => {
    if (canvas === undefined) return {};
    const thumbnail = await toBase64(await canvas.thumbnail(theme));
    return thumbnail.length > LARGEST ? {} : { thumbnail };
  };
}
