import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ExtraCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Where modules add criteria of a company's own. They are shown apart from the fixed ones, and never move a level or a
 * verdict, so that these still compare between companies. Only evidence answers them.
 *
 * @public
 */
export interface ExtraCriteriaExtensionPoint {
  /**
   * @throws Error where the id has no prefix of the company's, such as "acme.privacy-review", or is taken
   */
  addCriterion(criterion: ExtraCriterion): void;
}

/**
 * Connects a module to {@link ExtraCriteriaExtensionPoint}.
 *
 * @public
 */
export const extraCriteriaExtensionPoint =
  createExtensionPoint<ExtraCriteriaExtensionPoint>({
    id: 'ml-ownership.extra-criteria',
  });
