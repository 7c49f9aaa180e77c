// The client's entry: styles, texts, theme, cache, routes.
import '@mantine/core/styles.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './styles/frame.css';
import './styles/workspace.css';
import './styles/panels.css';
import './styles/tables.css';
import './styles/pages.css';
import './styles/media.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { makeQueryClient } from './api/queries.ts';
import { App } from './App.tsx';
import { startTexts } from './i18n/i18n.ts';
import { underPolicy } from './policy.ts';
import { theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

const getStyleNonce = underPolicy();
await startTexts();
createRoot(root).render(
  <MantineProvider
    theme={theme}
    getStyleNonce={getStyleNonce}
    defaultColorScheme="auto"
    colorSchemeManager={localStorageColorSchemeManager({ key: 'vinetrace.theme' })}
  >
    <QueryClientProvider client={makeQueryClient()}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </MantineProvider>,
);
