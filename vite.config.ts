// Builds the client into dist/client. The page's security policy allows no inline script, so none is written.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ICONS_MODULE, iconsModule } from './client/icons-module.ts';

const root = import.meta.dirname;

/** The icons that the contract names, and no others, as `virtual:look-icons`: a new entity needs no change here. */
function lookIcons(): Plugin {
  const model = join(root, 'server', 'contract', 'model');
  return {
    name: 'look-icons',
    resolveId: (id) => (id === ICONS_MODULE ? `\0${ICONS_MODULE}` : undefined),
    load(id) {
      if (id !== `\0${ICONS_MODULE}`) return undefined;
      const files = readdirSync(model).filter((name) => name.endsWith('.ts'));
      return iconsModule(files.map((name) => readFileSync(join(model, name), 'utf8')).join('\n'), (path) => {
        const isThere = existsSync(join(root, 'node_modules', path));
        if (!isThere) this.warn(`${path} does not exist; the element is drawn with the icon “help”`);
        return isThere;
      });
    },
  };
}

/** Leaves out the `woff` copies of the fonts: every browser that runs the client reads `woff2`. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('@fontsource') && id.endsWith('.css')
        ? code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
        : undefined,
  };
}

/**
 * Tells the schemas that they may make no code: the page's policy refuses it, and their trying would be reported. They are made
 * while modules load, so a line of the client would come too late.
 */
function withoutCode(): Plugin {
  return {
    name: 'without-code',
    transform(code, id) {
      if (!id.endsWith('/zod/v4/core/core.js')) return undefined;
      if (!code.includes('const globalConfig =')) this.error('zod keeps its configuration elsewhere now');
      return `${code}\nglobalConfig.jitless = true;\n`;
    },
  };
}

export default defineConfig({
  root: join(root, 'client'),
  plugins: [lookIcons(), woff2Only(), withoutCode(), react()],
  build: {
    outDir: join(root, 'dist', 'client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 1800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Whatever a module of these imports is shared as widely as it, so that no two of them import each other.
          includeDependenciesRecursively: false,
          groups: [
            // The canvas by itself and by its name, so that what comes before it can be weighed.
            {
              name: 'graph',
              test: /node_modules\/(?:cytoscape|elkjs)\/|client\/graph\/(?:canvas|stylesheet|group-looks|controllers\/|layouts\/(?!menu))/,
            },
            // What nearly every page is made of, else some hundred files of a few hundred bytes.
            {
              name: 'ui',
              test: /node_modules\/@?(?:mantine|floating-ui|tabler|tanstack)\//,
              minShareCount: 8,
            },
            { name: 'common', test: /\/(?:client|server)\//, minShareCount: 6 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
});
