import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  EvidenceSource,
  MlKind,
  Remedy,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A criterion of a company's own. It is shown apart from the fixed ones, and never moves a level or a verdict, so that these
 * still compare between companies. Only evidence answers it.
 *
 * @public
 */
export interface ExtraCriterion {
  /** With the company's prefix: "acme.privacy-review". Stays the same forever. */
  id: string;
  title: string;
  kinds: readonly MlKind[];
  accepts: readonly Extract<
    EvidenceSource,
    'observed' | 'document' | 'attested'
  >[];
  /** One sentence. */
  passesWhen: string;
  /** One sentence. */
  why: string;
  remedy: Remedy;
  /** Days after which its evidence is stale; never where absent. */
  maxAgeDays?: number;
}

/**
 * Where modules add criteria.
 *
 * @public
 */
export interface ExtraCriteriaExtensionPoint {
  /**
   * @throws Error where the id has no prefix, or is taken
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
