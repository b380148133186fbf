import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  CampaignPreviewRequest,
  CampaignRequest,
  CampaignScope,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { parseTitle, parseUserText } from '../text/parseUserText';
import { addDays } from '../time/addDays';
import { Clock } from '../time/Clock';
import { parseDay, parseDayToCome } from '../time/parseDay';
import { CampaignRow, CampaignTarget, toTarget } from './CampaignRow';

const MIN_TITLE_LENGTH = 3;

/** Maximum distance of the start from today, before or after, in days. */
const MAX_START_OFFSET = 366;
const MAX_END_OFFSET = 731;

/**
 * Validates a request, and converts it to the columns that it sets.
 *
 * @param before - the campaign to change
 * @throws InputError
 */
export async function parseCampaignRequest(
  options: { clock: Clock; readable: VisibleEntityService },
  request: CampaignRequest,
  credentials: BackstageCredentials,
  before?: CampaignRow,
): Promise<
  Pick<CampaignRow, 'title' | 'purpose' | 'starts_at' | 'due_at'> &
    CampaignTarget
> {
  return {
    title: parseTitle('title', request.title, MIN_TITLE_LENGTH),
    purpose:
      request.purpose === undefined
        ? null
        : parseUserText('purpose', request.purpose, 1),
    ...(await parseTarget(options, request, credentials)),
    ...parseDays(request, before, options.clock),
  };
}

/**
 * Validates a goal and a scope, and converts them to columns.
 *
 * @throws InputError
 */
export async function parseTarget(
  { readable }: { readable: VisibleEntityService },
  { goal, scope }: CampaignPreviewRequest,
  credentials: BackstageCredentials,
): Promise<CampaignTarget> {
  const { ability, levelOf } = goal;
  if (ability !== undefined && levelOf === 'system') {
    throw new InputError(
      `goal.ability is "${ability}", expected none with goal.levelOf "system"; the system level is over all abilities`,
    );
  }
  return toTarget(goal, await parseScope(readable, scope, credentials));
}

async function parseScope(
  readable: VisibleEntityService,
  scope: CampaignScope,
  credentials: BackstageCredentials,
): Promise<CampaignScope> {
  const find = async (part: 'team' | 'system', kind: 'Group' | 'System') => {
    const text = scope[part];
    if (text === undefined) {
      return undefined;
    }
    const ref = toRef(`scope.${part}`, text, kind);
    const entity = await readable.getEntity(ref, credentials);
    if (entity?.kind !== kind) {
      throw new InputError(
        `scope.${part} is "${text}", expected a ${kind} in the catalog`,
      );
    }
    return ref;
  };
  return {
    ...scope,
    team: await find('team', 'Group'),
    system: await find('system', 'System'),
  };
}

/** @throws InputError if a day is out of bounds, or the due day is not after the start */
function parseDays(
  request: CampaignRequest,
  before: CampaignRow | undefined,
  clock: Clock,
): Pick<CampaignRow, 'starts_at' | 'due_at'> {
  const day = clock.today();
  const startsAt =
    request.startsAt === undefined
      ? before?.starts_at ?? day
      : parseDay('startsAt', request.startsAt);
  if (
    startsAt !== before?.starts_at &&
    (startsAt < addDays(day, -MAX_START_OFFSET) ||
      startsAt > addDays(day, MAX_START_OFFSET))
  ) {
    throw new InputError(
      `startsAt is "${request.startsAt}", expected a day at most one year in the past or future`,
    );
  }
  const dueAt =
    request.dueAt === before?.due_at
      ? request.dueAt
      : parseDayToCome('dueAt', request.dueAt, clock);
  if (dueAt <= startsAt) {
    throw new InputError(
      `dueAt is "${request.dueAt}", expected a day after the start: ${startsAt}`,
    );
  }
  if (dueAt > addDays(day, MAX_END_OFFSET)) {
    throw new InputError(
      `dueAt is "${request.dueAt}", expected at most two years ahead`,
    );
  }
  return { starts_at: startsAt, due_at: dueAt };
}
