// What the page's security policy asks of its scripts: a nonce on style elements, and Trusted Types.

/** As much of Trusted Types as is used here. Browsers without them take strings, and the policy does not bind them. */
interface Policy {
  createHTML(markup: string): string;
}
interface Policies {
  createPolicy(
    name: string,
    rules: Partial<Record<'createHTML' | 'createScriptURL', (text: string) => string | null>>,
  ): Policy;
}

/** The nonce of this page, under which a style element counts; an attribute that only scripts of the page can read. */
const styleNonce = (): string => document.querySelector<HTMLElement>('meta[name=style-nonce]')?.nonce ?? '';

const policies = (): Policies | undefined =>
  (globalThis as typeof globalThis & { trustedTypes?: Policies }).trustedTypes;

/**
 * Lets libraries write what cannot act, and nothing else: styles, which hold no `<` and so make no element, and the
 * addresses of our own built workers. Everything else that reaches a sink as a string is refused.
 */
function trustHarmless(): void {
  policies()?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
    createScriptURL: (address) => {
      const { origin, pathname, href } = new URL(address, location.href);
      return origin === location.origin && pathname.startsWith('/assets/') ? href : null;
    },
  });
}

let reports: Policy | undefined;

/** Markup of a report for a frame that runs no script: its styles get the page's nonce, for such a frame inherits the policy. */
export function reportMarkup(markup: string): string {
  const rule = (text: string): string => text.replaceAll('<style>', `<style nonce="${styleNonce()}">`);
  reports ??= policies()?.createPolicy('report', { createHTML: rule });
  return reports === undefined ? rule(markup) : reports.createHTML(markup);
}

/**
 * Brings libraries under the policy, before anything is drawn.
 * @returns the nonce for what Mantine writes
 */
export function underPolicy(): () => string {
  trustHarmless();
  const nonce = styleNonce();
  // Where the library that keeps the page from scrolling behind a dialog looks for it.
  Object.assign(globalThis, { __webpack_nonce__: nonce });
  // Cytoscape would write this one without a nonce; it writes none where one of this id is there.
  const style = document.createElement('style');
  style.id = '__________cytoscape_stylesheet';
  style.nonce = nonce;
  style.textContent = '.__________cytoscape_container { position: relative; }';
  document.head.prepend(style);
  return () => nonce;
}
