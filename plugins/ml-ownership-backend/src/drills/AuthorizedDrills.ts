import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Drill,
  DrillCorrection,
  DrillEntryRequest,
  DrillFinish,
  drillRecordPermission,
  DrillRequest,
  DrillsPage,
  DrillSuggestions,
  DueDrillsPage,
  findAuthors,
  findPersonObjection,
  GetDrills,
  GetDrillSuggestions,
  GetDueDrills,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { requirePermission } from '../permissions/requirePermission';
import { DrillReader } from './DrillReader';
import { DrillRow, isOver, operatorsOf } from './DrillRow';
import { ListedDrillRow } from './DrillStore';
import { abandonDrill } from './operations/abandonDrill';
import { addDrillEntry } from './operations/addDrillEntry';
import { correctDrill } from './operations/correctDrill';
import { DrillActor, DrillDependencies } from './operations/DrillDependencies';
import { finishDrill } from './operations/finishDrill';
import { getDrill } from './operations/getDrill';
import { listDrills } from './operations/listDrills';
import { listDueDrills } from './operations/listDueDrills';
import { planDrill } from './operations/planDrill';
import { startDrill } from './operations/startDrill';
import { suggestDrillTeams } from './operations/suggestDrillTeams';
import { redactMentions } from './redactMentions';

/**
 * Drills, limited to what a caller may see and do: users who may read the entity see them, and the performing team records
 * them.
 */
export class AuthorizedDrills {
  constructor(
    private readonly options: DrillDependencies & {
      access: EntityAccess;
      permissions: PermissionsService;
      userInfo: UserInfoService;
    },
  ) {}

  /** @throws NotAllowedError, InputError */
  async page(
    query: GetDrills['query'],
    credentials: BackstageCredentials,
  ): Promise<DrillsPage> {
    const { permissions } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const reader = await this.readerOf(credentials);
    return listDrills(this.options, query, reader);
  }

  /** @throws NotAllowedError; NotFoundError also if the caller may not see its entity */
  async get(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { permissions } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const row = await this.read(id, credentials);
    return getDrill(this.options, row, await this.readerOf(credentials));
  }

  /** Any user can plan a drill of an entity that they may see. */
  async plan(
    request: DrillRequest,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { access } = this.options;
    const actor = await this.actorOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const id = await planDrill(this.options, entity, request, actor);
    return this.get(id, credentials);
  }

  async start(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { row, actor } = await this.readAsPerformer(id, credentials);
    await startDrill(this.options, row, actor);
    return this.get(id, credentials);
  }

  async addEntry(
    id: string,
    request: DrillEntryRequest,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { row, actor } =
      request.kind === 'blocker-resolved'
        ? await this.readForBlockerResolution(id, credentials)
        : await this.readAsRecorder(id, credentials);
    await addDrillEntry(this.options, row, request, actor);
    return this.get(id, credentials);
  }

  async finish(
    id: string,
    finish: DrillFinish,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { row, actor } = await this.readAsRecorder(id, credentials);
    await finishDrill(this.options, row, finish, actor);
    return this.get(id, credentials);
  }

  /** The planner can cancel a drill too. */
  async cancel(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { person } = await this.actorOf(credentials);
    const row = await this.read(id, credentials);
    if (row.planned_by !== person) {
      await this.requirePerformer(row, person);
    }
    const drill = await this.get(id, credentials);
    await this.options.store.cancel(id);
    return { ...drill, allowedActions: [] };
  }

  async abandon(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { row, actor } = await this.readAsRecorder(id, credentials);
    await abandonDrill(this.options, row, reason, actor);
    return this.get(id, credentials);
  }

  async correct(
    id: string,
    correction: DrillCorrection,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { row, actor } = await this.readAsPerformer(id, credentials);
    await correctDrill(this.options, row, correction, actor);
    return this.get(id, credentials);
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async suggest(
    query: GetDrillSuggestions['query'],
    credentials: BackstageCredentials,
  ): Promise<DrillSuggestions> {
    const { access, readable } = this.options;
    const entity = await access.readEntity(query.entityRef, credentials);
    const visible = await readable.of(credentials);
    return suggestDrillTeams(this.options, entity.ref, query, visible);
  }

  /** @throws NotAllowedError, InputError */
  async due(
    query: GetDueDrills['query'],
    credentials: BackstageCredentials,
  ): Promise<DueDrillsPage> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    return listDueDrills(this.options, query, visible);
  }

  private async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ListedDrillRow> {
    const visible = await this.options.readable.of(credentials);
    const row = await this.options.store.get(id);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No drill found for ${id}`);
    }
    return row;
  }

  /** Returns a drill if the caller is a participant or a member of the performing team. */
  private async readAsPerformer(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ row: ListedDrillRow; actor: DrillActor }> {
    const actor = await this.actorOf(credentials);
    const row = await this.read(id, credentials);
    await this.requirePerformer(row, actor.person);
    return { row, actor };
  }

  /**
   * Returns a drill if the caller may record it. Members of the performing team who are authors, or members of the
   * owning team, may not, unless they are participants.
   */
  private async readAsRecorder(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ row: ListedDrillRow; actor: DrillActor }> {
    const { clock, contextLoader } = this.options;
    const { row, actor } = await this.readAsPerformer(id, credentials);
    const { person, visible } = actor;
    if (!operatorsOf(row).includes(person)) {
      const objection = await contextLoader.load(
        {
          entityRef: row.entity_ref,
          abilities: [],
          performingTeam: row.performing_team,
          operators: [],
        },
        row.started_at ?? clock.now(),
        ({ authors, snapshot, owners, former }) =>
          findAuthors(snapshot, [person], authors).length > 0
            ? `${person} is an author`
            : findPersonObjection(snapshot, person, owners, former),
      );
      if (objection) {
        throw new NotAllowedError(
          `${redactMentions(
            objection,
            visible,
          )}. Another member of the performing team has to record the drill`,
        );
      }
    }
    return { row, actor };
  }

  /**
   * Returns a drill if the caller may mark a blocker as resolved: as one who may record it, or as a member of the owner
   * after it is over.
   */
  private async readForBlockerResolution(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ row: ListedDrillRow; actor: DrillActor }> {
    const actor = await this.actorOf(credentials);
    const row = await this.read(id, credentials);
    const { person } = actor;
    const owns = await this.options.evaluation.withEvaluator(
      async ({ snapshot }) => {
        const owner = snapshot.get(row.entity_ref)?.owner;
        return (
          owner !== undefined &&
          snapshot.get(person)?.kind === 'User' &&
          (owner === person || snapshot.members(owner).has(person))
        );
      },
    );
    return owns && isOver(row)
      ? { row, actor }
      : this.readAsRecorder(id, credentials);
  }

  private async requirePerformer(row: DrillRow, person: string): Promise<void> {
    const isIn = await this.options.evaluation.withEvaluator(
      async ({ snapshot }) =>
        snapshot.get(person)?.kind === 'User' &&
        (operatorsOf(row).includes(person) ||
          snapshot.members(row.performing_team).has(person)),
    );
    if (!isIn) {
      throw new NotAllowedError(
        `Only the participants and members of ${row.performing_team} can record this drill; ${person} is neither`,
      );
    }
  }

  /** @throws NotAllowedError if the caller is not a user, or lacks the permission to plan and record drills */
  private async actorOf(
    credentials: BackstageCredentials,
  ): Promise<DrillActor> {
    const { access, permissions, readable } = this.options;
    await requirePermission(permissions, drillRecordPermission, credentials);
    const person = access.personOf(credentials);
    const visible = await readable.of(credentials);
    return { credentials, person, visible };
  }

  private async readerOf(
    credentials: BackstageCredentials,
  ): Promise<DrillReader> {
    const { access, readable, store, userInfo } = this.options;
    const visible = await readable.of(credentials);
    if (!access.isPerson(credentials)) {
      return { visible, groups: new Set() };
    }
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    return {
      visible,
      person: userEntityRef,
      groups: await store.groupsAbove(ownershipEntityRefs),
    };
  }
}
