import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  GetHandovers,
  Handover,
  HandoverAcceptance,
  HandoverEntryRequest,
  HandoverRequest,
  handoverRespondPermission,
  HandoversPage,
  isAmong,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { requirePermission } from '../permissions/requirePermission';
import { parseUserText } from '../text/parseUserText';
import { ListedHandoverRow } from './HandoverStore';
import { acceptHandover } from './operations/acceptHandover';
import { addHandoverEntry } from './operations/addHandoverEntry';
import { decideHandover } from './operations/decideHandover';
import { getHandover } from './operations/getHandover';
import { HandoverDependencies } from './operations/HandoverDependencies';
import { listHandovers } from './operations/listHandovers';
import { proposeHandover } from './operations/proposeHandover';
import { startShadowing } from './operations/startShadowing';
import { HandoverReader } from './toHandover';

/**
 * Handovers, limited to what a caller may see and do: users who may read the entity see them, either team proposes them,
 * and the receiving team accepts or declines them.
 */
export class AuthorizedHandovers {
  constructor(
    private readonly options: HandoverDependencies & {
      access: EntityAccess;
      permissions: PermissionsService;
      userInfo: UserInfoService;
    },
  ) {}

  /** @throws NotAllowedError, InputError */
  async page(
    query: GetHandovers['query'],
    credentials: BackstageCredentials,
  ): Promise<HandoversPage> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    const reader = await this.readerOf(credentials);
    return listHandovers(this.options, query, visible, reader);
  }

  /** @throws NotAllowedError; NotFoundError, also if the caller may not see the entity */
  async get(id: string, credentials: BackstageCredentials): Promise<Handover> {
    const { permissions } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const row = await this.read(id, credentials);
    const reader = await this.readerOf(credentials);
    return getHandover(this.options, row, reader, credentials);
  }

  /** Only members of the two teams can propose a handover. */
  async propose(
    request: HandoverRequest,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { access, readable } = this.options;
    const person = await this.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const visible = await readable.of(credentials);
    const id = await proposeHandover(this.options, entity, request, {
      person,
      visible,
    });
    return this.get(id, credentials);
  }

  async startShadowing(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { person } = await this.readFor(id, credentials, ['to_team']);
    await startShadowing(this.options, id, person);
    return this.get(id, credentials);
  }

  /** Either team can add entries. */
  async addEntry(
    id: string,
    request: HandoverEntryRequest,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { person } = await this.readFor(id, credentials, [
      'from_team',
      'to_team',
    ]);
    await addHandoverEntry(this.options, id, request, person);
    return this.get(id, credentials);
  }

  async accept(
    id: string,
    acceptance: HandoverAcceptance,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { row, person } = await this.readFor(id, credentials, ['to_team']);
    await acceptHandover(this.options, row, acceptance, person, () =>
      this.get(id, credentials),
    );
    return this.get(id, credentials);
  }

  /** The giving team can end shadowing too: a handover must not stay open forever and block others. */
  async decline(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { state } = await this.read(id, credentials);
    const isShadowing = state === 'shadowing';
    const { row, person } = await this.readFor(
      id,
      credentials,
      isShadowing ? ['from_team', 'to_team'] : ['to_team'],
    );
    await decideHandover(this.options, row, {
      state: 'declined',
      person,
      comment: parseUserText('reason', reason, 5),
      from: isShadowing ? ['shadowing'] : ['proposed'],
    });
    return this.get(id, credentials);
  }

  /** The proposer and the giving team can withdraw a proposal. */
  async withdraw(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { access, store } = this.options;
    const person = access.personOf(credentials);
    const { proposed_by: proposer } = await this.read(id, credentials);
    if (proposer === person) {
      await this.personOf(credentials);
    } else {
      await this.readFor(id, credentials, ['from_team']);
    }
    const handover = await this.get(id, credentials);
    await store.withdraw(id);
    return { ...handover, allowedActions: [] };
  }

  private async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ListedHandoverRow> {
    const visible = await this.options.readable.of(credentials);
    const row = await this.options.store.get(id);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No handover found for ${id}`);
    }
    return row;
  }

  /**
   * Returns a handover if the caller is a member of one of the given teams. A member of both teams cannot act for the
   * receiving team alone: the giving team would then answer its own proposal.
   */
  private async readFor(
    id: string,
    credentials: BackstageCredentials,
    teams: readonly ('from_team' | 'to_team')[],
  ): Promise<{ row: ListedHandoverRow; person: string }> {
    const person = await this.personOf(credentials);
    const row = await this.read(id, credentials);
    const refs = teams.map(team => row[team]);
    const { isIn, gives } = await this.options.evaluation.withEvaluator(
      async ({ snapshot }) => {
        const belongsTo = (ref: string) =>
          ref === person || snapshot.members(ref).has(person);
        return {
          isIn: snapshot.get(person)?.kind === 'User' && refs.some(belongsTo),
          gives: isAmong(
            snapshot,
            person,
            new Set([row.from_team, ...snapshot.members(row.from_team)]),
          ),
        };
      },
    );
    if (!isIn) {
      throw new NotAllowedError(
        `Only members of ${refs.join(
          ' or ',
        )} can do this; ${person} is not a member`,
      );
    }
    if (gives && !teams.includes('from_team')) {
      throw new NotAllowedError(
        `${person} is also a member of ${row.from_team}, the current owner. Another member of ${row.to_team} has to respond`,
      );
    }
    return { row, person };
  }

  /** @throws NotAllowedError if the caller is not a user, or lacks the permission to respond to handovers */
  private async personOf(credentials: BackstageCredentials): Promise<string> {
    const { access, permissions } = this.options;
    await requirePermission(
      permissions,
      handoverRespondPermission,
      credentials,
    );
    return access.personOf(credentials);
  }

  private async readerOf(
    credentials: BackstageCredentials,
  ): Promise<HandoverReader | undefined> {
    const { access, userInfo } = this.options;
    return access.isPerson(credentials)
      ? userInfo.getUserInfo(credentials)
      : undefined;
  }
}
