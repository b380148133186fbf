import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ExtraCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Extension point for additional criteria of a company. They are shown separately from the fixed ones and
 * never affect a level or a verdict, so that these remain comparable between companies. Only evidence answers
 * them.
 *
 * @public
 */
export interface ExtraCriteriaExtensionPoint {
  /** @throws Error if the id has no company prefix, as in "acme.privacy-review", or is taken */
  addCriterion(criterion: ExtraCriterion): void;
}

/**
 * Extension point reference for {@link ExtraCriteriaExtensionPoint}.
 *
 * @public
 */
export const extraCriteriaExtensionPoint =
  createExtensionPoint<ExtraCriteriaExtensionPoint>({
    id: 'ml-ownership.extra-criteria',
  });
