// The source of `virtual:look-icons`: from the text of the contract's model files to the icons they name (used by the build).

export const ICONS_MODULE = 'virtual:look-icons';

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Module that exports the outline of every icon that `source` names by `icon: '…'`, as the nodes that Tabler gives:
 * `[tag, attributes][]` in a box of 24, and of `help`, which stands for those that Tabler does not have.
 *
 * @param exists whether a module is installed
 */
export function iconsModule(source: string, exists: (path: string) => boolean): string {
  const named = [...source.matchAll(/\bicon: '([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
  const pathOf = (name: string): string => `@tabler/icons-react/dist/esm/icons/Icon${pascal(name)}.mjs`;
  const names = [...new Set(['help', ...named])].sort().filter((name) => exists(pathOf(name)));
  const imports = names.map((name, at) => `import { __iconNode as i${at} } from '${pathOf(name)}';`);
  return `${imports.join('\n')}\nexport default {${names.map((name, at) => `'${name}': i${at}`).join(', ')}};\n`;
}
