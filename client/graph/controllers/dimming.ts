// Lights a chain and dims the rest.
import type { Core } from 'cytoscape';

/** Shows `lit` in full and the rest faintly; with undefined all is shown in full again. */
export function light(cy: Core, lit: ReadonlySet<string> | undefined): void {
  if (lit === undefined && cy.elements('.dim, .lit').empty()) return;
  cy.batch(() => {
    cy.elements().removeClass(['dim', 'lit']);
    if (lit === undefined) return;
    const chain = cy.elements().filter((element) => lit.has(element.id()));
    chain.addClass('lit');
    cy.elements().difference(chain).addClass('dim');
  });
}
