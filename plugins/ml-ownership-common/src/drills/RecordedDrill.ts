import { Ability, DrillTrace } from '../schema/openapi';
import { DrillSubject } from './drillSubject';

/**
 * The result of a drill for one ability, as evaluation uses it: a failed one, or a valid one that passed.
 *
 * @public
 */
export interface RecordedDrill {
  id: string;
  ability: Ability;
  outcome: 'pass' | 'fail';
  /** Entity ref of the performing team. */
  performingTeam: string;
  /** Entity refs of the participants. */
  operators: readonly string[];
  /** Entity refs of the helpers. */
  helpers?: readonly string[];
  /** ISO 8601 instant. */
  endedAt: string;
  trace: DrillTrace;
  /** The subject of the drill. */
  subject: DrillSubject;
}
