import { Ability, DrillTrace } from '../schema/openapi';
import { DrillSubject } from './drillSubject';

/**
 * The result of a drill for one ability, as far as evaluation weighs it: one that failed, or one that passed and was valid.
 *
 * @public
 */
export interface RecordedDrill {
  id: string;
  ability: Ability;
  outcome: 'pass' | 'fail';
  /** Entity ref of the team that did it. */
  performingTeam: string;
  /** Entity refs of the people who did it. */
  operators: readonly string[];
  /** Entity refs of the people who were asked for help; nobody where absent. */
  helpers?: readonly string[];
  /** ISO 8601 instant. */
  endedAt: string;
  trace: DrillTrace;
  /** What it was done on. */
  subject: DrillSubject;
}
