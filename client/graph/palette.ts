// Colours of the canvas besides those of the contract's looks, by theme.

export type Theme = 'light' | 'dark';

export const PALETTE = {
  light: {
    canvas: '#fbfcfd',
    card: '#ffffff',
    text: '#1f2933',
    quiet: '#52606d',
    onColour: '#ffffff',
    accent: '#0b7285',
  },
  dark: {
    canvas: '#16181c',
    card: '#22262c',
    text: '#e6eaee',
    quiet: '#a9b4bf',
    onColour: '#14171a',
    accent: '#3bc9db',
  },
} as const satisfies Record<Theme, Record<string, string>>;

/** Fonts of the system first; the last but one is served with the page for machines without Chinese. */
export const FONTS =
  '"Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif';
