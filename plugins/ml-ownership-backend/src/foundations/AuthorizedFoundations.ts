import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  Foundations,
  GetFoundations,
  portfolioReadPermission,
  TimeRangeQuery,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { toMlKind } from '../catalog/toMlKind';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { Clock } from '../time/Clock';
import { parseInstant } from '../time/parseInstant';
import { FoundationStore } from './FoundationStore';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;
const DEFAULT_POINTS = 30;

/** Counts of criteria by foundation, limited to what a caller may see. */
export class AuthorizedFoundations {
  constructor(
    private readonly options: {
      clock: Clock;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      store: FoundationStore;
    },
  ) {}

  /** @throws NotAllowedError, InputError */
  async get(
    query: TimeRangeQuery<GetFoundations['query']>,
    credentials: BackstageCredentials,
  ): Promise<Foundations> {
    const { clock, permissions, readable, store } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const to = clock.now();
    const from = query.from
      ? parseInstant('from', query.from, true)
      : new Date(Date.parse(to) - DEFAULT_DAYS * DAY).toISOString();
    if (from >= to) {
      throw new InputError(
        `from is ${from}, expected a time before now: ${to}`,
      );
    }
    return store.get(
      {
        from,
        to,
        kind: toMlKind(query.kind ?? 'Model'),
        owner: query.owner && toRef('owner', query.owner, 'group'),
        points: query.points ?? DEFAULT_POINTS,
      },
      await readable.of(credentials),
    );
  }
}
