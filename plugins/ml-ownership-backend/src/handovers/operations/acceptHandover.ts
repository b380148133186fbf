import { ConflictError } from '@backstage/errors';
import {
  Handover,
  HandoverAcceptance,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseUserText } from '../../text/parseUserText';
import { ListedHandoverRow } from '../HandoverStore';
import { decideHandover } from './decideHandover';
import { HandoverDependencies } from './HandoverDependencies';

/**
 * Accepts a handover for the receiving team, which has to confirm explicitly if drills are missing or blockers are
 * open.
 *
 * @param readHandover - returns the handover as the caller sees it
 * @throws InputError; ConflictError if the handover is closed, or something is open
 */
export async function acceptHandover(
  dependencies: HandoverDependencies,
  row: ListedHandoverRow,
  acceptance: HandoverAcceptance,
  person: string,
  readHandover: () => Promise<Handover>,
): Promise<void> {
  const comment =
    acceptance.comment === undefined
      ? undefined
      : parseUserText('comment', acceptance.comment, 5);
  const handover = await readHandover();
  const gaps = findGaps(handover);
  if (gaps.length > 0 && comment === undefined) {
    throw new ConflictError(
      `Requirements are not met (${gaps.join(
        '; ',
      )}). To accept anyway, give the reason as comment`,
    );
  }
  await decideHandover(dependencies, row, {
    state: 'accepted',
    person,
    comment,
    from: ['proposed', 'shadowing'],
    basedOn: {
      count: handover.entries!.length,
      conflict: 'The handover changed meanwhile. Review it and accept again',
    },
  });
}

function findGaps({ openBlockers, requiredDrills }: Handover): string[] {
  return [
    ...requiredDrills
      .filter(({ satisfied }) => !satisfied)
      .map(({ ability, reason }) => `${ability}: ${reason}`),
    ...(openBlockers > 0
      ? [
          `${
            openBlockers === 1
              ? 'one blocker is'
              : `${openBlockers} blockers are`
          } open`,
        ]
      : []),
  ];
}
