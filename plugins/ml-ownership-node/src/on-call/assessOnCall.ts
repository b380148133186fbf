import { CollectedEvidence } from '../EvidenceCollector';
import { OnCallLevel, OnCallReading } from './OnCallSystem';

/**
 * Decides whether somebody is on call. The detail names nobody: evidence is kept, and would become a record of who was
 * on call when.
 *
 * @param title - of the system
 *
 * @public
 */
export function assessOnCall(
  title: string,
  { name, url, state, levels }: OnCallReading,
): CollectedEvidence {
  const decide = (outcome: 'pass' | 'fail', what: string) => ({
    criterion: 'observe.on-call',
    outcome,
    detail: `${title}, "${name}": ${what}`,
    url,
  });
  if (state === 'missing') {
    return decide('fail', 'it does not exist, so alerts call nobody');
  }
  if (state === 'disabled') {
    return decide('fail', 'it is disabled, so alerts call nobody');
  }
  if (levels.length === 0) {
    return decide('fail', 'nothing is escalated, so alerts call nobody');
  }
  const reached = levels.filter(isReached);
  if (reached.length === 0) {
    return decide(
      'fail',
      levels.length === 1
        ? 'nobody is on call at its one escalation level'
        : `nobody is on call at any of its ${levels.length} escalation levels`,
    );
  }
  return decide(
    'pass',
    [
      `somebody is on call at ${reached.length} of ${
        levels.length
      } escalation ${levels.length === 1 ? 'level' : 'levels'}`,
      ...(isReached(levels[0]) ? [] : ['nobody is on call at the first one']),
      ...(endsOnOnePerson(levels)
        ? ['only one person is called, and nobody else if they do not answer']
        : []),
      ...(state === 'maintenance'
        ? ['it is in maintenance, so alerts call nobody for now']
        : []),
    ].join('; '),
  );
}

/**
 * Whether all levels call the same person and nobody else.
 *
 * @public
 */
export function endsOnOnePerson(levels: readonly OnCallLevel[]): boolean {
  const people = levels.flatMap(level => level.people.map(({ id }) => id));
  return (
    new Set(people).size === 1 && !levels.some(({ unresolved }) => unresolved)
  );
}

function isReached({ people, unresolved = 0 }: OnCallLevel): boolean {
  return people.length + unresolved > 0;
}
