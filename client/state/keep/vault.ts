// What may lie on this machine lies there encrypted, under a key that only its owner gets from the server, so that nobody else who sits
// here can read it.

export interface Vault {
  /** The person's own name for a thing in the browser's storage. */
  name(prefix: string, thing: string): string;
  seal(value: unknown): Promise<string>;
  /** What was sealed. @throws Error where it was not sealed under this key, or is broken */
  open(sealed: string): Promise<unknown>;
}

/** Length of the random part of AES-GCM. */
const IV = 12;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.codePointAt(0) ?? 0);

const through = async (
  bytes: BufferSource,
  stream: ReadableWritablePair<Uint8Array, BufferSource>,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/**
 * The vault of a person. `secret` is the person's key, base64. Undefined where the browser offers no encryption: plain HTTP from another
 * machine.
 */
export async function openVault(secret: string): Promise<Vault | undefined> {
  const { subtle } = globalThis.crypto;
  // Only a page from the own machine or over TLS has it, whatever the types say.
  if ((subtle as typeof subtle | undefined) === undefined) return undefined;
  const raw = fromBase64(secret);
  const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const whose = toBase64(new Uint8Array(await subtle.digest('SHA-256', raw)).slice(0, 9));
  return {
    name: (prefix, thing) => `${prefix}${whose}.${thing}`,
    async seal(value) {
      const iv = globalThis.crypto.getRandomValues(new Uint8Array(IV));
      const packed = await through(
        new TextEncoder().encode(JSON.stringify(value)),
        new CompressionStream('gzip'),
      );
      const cipher = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, packed));
      return toBase64(new Uint8Array([...iv, ...cipher]));
    },
    async open(sealed) {
      const bytes = fromBase64(sealed);
      const packed = await subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, IV) }, key, bytes.slice(IV));
      return JSON.parse(new TextDecoder().decode(await through(packed, new DecompressionStream('gzip'))));
    },
  };
}
