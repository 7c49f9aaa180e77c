// Lights a chain and dims the rest.
import type { Core } from 'cytoscape';

/** Shows `lit` in full and the rest faintly; with undefined all is shown in full again. Only what changes is touched, for a playback lights often. */
export function light(cy: Core, lit: ReadonlySet<string> | undefined): void {
  if (lit === undefined && cy.elements('.dim, .lit').empty()) return;
  cy.batch(() => {
    for (const element of cy.elements().toArray()) {
      const isLit = lit?.has(element.id()) === true;
      const isDim = lit !== undefined && !isLit;
      if (element.hasClass('lit') !== isLit) element.toggleClass('lit', isLit);
      if (element.hasClass('dim') !== isDim) element.toggleClass('dim', isDim);
    }
  });
}
