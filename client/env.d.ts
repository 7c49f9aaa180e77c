// Modules that the build makes, not the disk.
declare module 'virtual:look-icons' {
  /** Icon name → its outline in a box of 24: `[tag, attributes][]`. */
  const icons: Readonly<Record<string, readonly (readonly [string, Readonly<Record<string, string>>])[]>>;
  export default icons;
}
