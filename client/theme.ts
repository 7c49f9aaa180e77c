// Look of the page: Mantine's theme, calm and dense.
import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { FONTS } from './graph/palette.ts';

const teal: MantineColorsTuple = [
  '#e6f6f9',
  '#d2eaef',
  '#a3d5df',
  '#70bfcf',
  '#4aacc1',
  '#31a0b8',
  '#1f8ea6',
  '#0b7285',
  '#086273',
  '#035361',
];

/** The library's greys with a blue cast, as the page's own dark surfaces have. */
const dark: MantineColorsTuple = [
  '#c9ccd2',
  '#b4b9c1',
  '#8c939d',
  '#8a919c',
  '#434952',
  '#383e46',
  '#2a2f37',
  '#21262d',
  '#1a1e24',
  '#121418',
];

const PAGE_FONTS = `var(--vt-marks), ${FONTS}`;

export const theme = createTheme({
  primaryColor: 'vine',
  colors: { vine: teal, dark },
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: PAGE_FONTS,
  fontFamilyMonospace:
    "'SFMono-Regular', Consolas, 'Liberation Mono', 'DejaVu Sans Mono', 'Noto Sans SC', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: { fontFamily: PAGE_FONTS, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 350, events: { hover: true, focus: true, touch: false } },
    },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false },
      styles: { label: { color: 'var(--vt-quiet)' } },
    },
    // The colours of light notices are too faint for their titles.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    Modal: { defaultProps: { centered: true } },
    Badge: {
      defaultProps: { radius: 'sm', variant: 'light' },
      styles: { root: { textTransform: 'none' as const } },
    },
  },
});
