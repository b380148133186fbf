import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_SOURCE_LOCATION,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ABILITIES,
  GetHandovers,
  Handover,
  HandoverAcceptance,
  HandoverAction,
  handoverAnswerPermission,
  HandoverLog,
  HandoverNeed,
  HandoverRequest,
  HandoversPage,
  isAnotherTeam,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { EntityAccess } from '../access/EntityAccess';
import {
  announceHandoverAnswered,
  announceHandoverWaiting,
} from '../announcements/handoverAnnouncements';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { toDrillsColumnOf } from '../drills/DatabaseDrillStore';
import { abilitiesOf } from '../drills/DrillRow';
import { EvaluationService } from '../evaluation/EvaluationService';
import { isHttpUrl } from '../evidence/isHttpUrl';
import { requirePermission } from '../permissions/requirePermission';
import { parseDayToCome } from '../time/parseDay';
import { parseWords } from '../words/parseWords';
import {
  DatabaseHandoverStore,
  HandoverDrillRow,
  ListedHandoverRow,
} from './DatabaseHandoverStore';
import {
  HandoverEntryContent,
  HandoverEntryRow,
  HandoverRow,
  needsOf,
  toHandoverEntry,
} from './HandoverRow';

const MOST_ENTRIES = 1000;

/**
 * Handovers: proposed by either team, and accepted or refused by the one that takes over.
 */
export class HandoverService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      evaluation: EvaluationService;
      permissions: PermissionsService;
      readable: ReadableEntities;
      store: DatabaseHandoverStore;
      userInfo: UserInfoService;
    },
  ) {}

  /**
   * Handovers of entities that the caller may read, the latest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetHandovers['query'],
    credentials: BackstageCredentials,
  ): Promise<HandoversPage> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { rows, nextCursor } = await store.page(
      {
        limit: query.limit,
        cursor: query.cursor,
        filter: () => ({
          entityRef: query.entityRef && toRef('entityRef', query.entityRef),
          team: query.team && toRef('team', query.team, 'group'),
          state: query.state,
        }),
      },
      visible,
    );
    return {
      items: await this.toHandovers(rows, credentials),
      pageInfo: { nextCursor },
    };
  }

  /**
   * A handover with its record, and once it is accepted with what has to change in the catalog.
   *
   * @throws NotAllowedError; NotFoundError where the caller may not see its entity either
   */
  async get(id: string, credentials: BackstageCredentials): Promise<Handover> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const row = await this.read(id, credentials);
    const [handover] = await this.toHandovers([row], credentials);
    const entries = await store.entries([id]);
    const entity = await readable.getEntity(row.entity_ref, credentials);
    const source =
      entity?.metadata.annotations?.['backstage.io/managed-by-location'] ??
      entity?.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
    return {
      ...handover,
      entries: entries.map(toHandoverEntry),
      ownerChange:
        row.state === 'accepted'
          ? {
              done: row.owner === row.to_team,
              yaml: ownerYaml(row.entity_ref, row.to_team),
              sourceUrl: source?.startsWith('url:')
                ? source.slice('url:'.length)
                : undefined,
            }
          : undefined,
    };
  }

  /**
   * Proposes a handover. Whoever is in the owning or in the taking team can.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where one is open already
   */
  async propose(
    request: HandoverRequest,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { access, evaluation, permissions, readable, store } = this.options;
    await requirePermission(permissions, handoverAnswerPermission, credentials);
    const person = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const visible = await readable.of(credentials);
    const toTeam = toRef('toTeam', request.toTeam, 'group');
    const { owner } = entity;
    if (owner === undefined) {
      throw new InputError(
        `${entity.ref} has no owner, so nobody can hand it over: name one first`,
      );
    }
    await evaluation.withLiveCatalog(async ({ snapshot }) => {
      const team = snapshot.get(toTeam);
      if (team?.kind !== 'Group' || !visible.has(toTeam)) {
        throw new InputError(
          `toTeam is "${request.toTeam}", expected a Group of the catalog`,
        );
      }
      if (!isAnotherTeam(snapshot, owner, toTeam)) {
        throw new InputError(
          `toTeam is "${request.toTeam}", which owns it or is part of the team that does; expected another team`,
        );
      }
      const isIn = [owner, toTeam].some(
        ref => ref === person || snapshot.members(ref).has(person),
      );
      if (!isIn) {
        throw new NotAllowedError(
          `${person} is neither in ${owner} nor in ${toTeam}: one of the two has to propose it`,
        );
      }
    });
    const now = new Date().toISOString();
    const targetDate =
      request.targetDate && parseDayToCome('targetDate', request.targetDate);
    const isExternal = entity.kind === 'Dataset' && entity.type === 'external';
    const row: HandoverRow = {
      id: randomUUID(),
      entity_ref: entity.ref,
      from_team: owner,
      to_team: toTeam,
      state: 'proposed',
      abilities: JSON.stringify(
        ABILITIES.filter(
          ability =>
            (request.abilities ?? ABILITIES).includes(ability) &&
            !(isExternal && ['retrain', 'deploy'].includes(ability)),
        ),
      ),
      target_date: targetDate ?? null,
      notes:
        request.notes === undefined
          ? null
          : parseWords('notes', request.notes, 1),
      proposed_by: person,
      proposed_at: now,
      shadowing_since: null,
      answered_by: null,
      answered_at: null,
      answer: null,
    };
    await store.insert(
      row,
      {
        at: now,
        by: person,
        kind: 'proposed',
        content: { text: row.notes ?? undefined },
      },
      tx => announceHandoverWaiting(tx, row, entity.title, now),
    );
    await evaluation.announce();
    return this.get(row.id, credentials);
  }

  /**
   * The taking team begins to shadow.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it is no proposal any more
   */
  async shadow(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { person } = await this.readFor(id, credentials, ['to_team']);
    const now = new Date().toISOString();
    await this.options.store.change(
      id,
      ['proposed'],
      { state: 'shadowing', shadowing_since: now },
      { at: now, by: person, kind: 'shadowing', content: {} },
    );
    return this.get(id, credentials);
  }

  /**
   * Notes a blocker, that one is solved, or what else there is to say. Either team can.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is over
   */
  async log(
    id: string,
    log: HandoverLog,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { store } = this.options;
    const { person } = await this.readFor(id, credentials, [
      'from_team',
      'to_team',
    ]);
    const entries = await store.entries([id]);
    if (entries.length >= MOST_ENTRIES) {
      throw new ConflictError(
        `The record has ${MOST_ENTRIES} lines, which is as many as it takes`,
      );
    }
    await store.change(
      id,
      ['proposed', 'shadowing'],
      {},
      {
        at: new Date().toISOString(),
        by: person,
        kind: log.kind,
        content: toContent(log, entries),
      },
    );
    return this.get(id, credentials);
  }

  /**
   * The taking team takes it over. Where drills are missing or blockers are open, it has to say that it does so knowingly.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is over, or something is open
   */
  async accept(
    id: string,
    acceptance: HandoverAcceptance,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { row, person } = await this.readFor(id, credentials, ['to_team']);
    const answer =
      acceptance.answer === undefined
        ? undefined
        : parseWords('answer', acceptance.answer, 5);
    const { needs, openBlockers, entries } = await this.get(id, credentials);
    const open = [
      ...needs
        .filter(({ met }) => !met)
        .map(({ ability, why }) => `${ability}: ${why}`),
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
    if (open.length > 0 && answer === undefined) {
      throw new ConflictError(
        `Not everything is in place (${open.join(
          '; ',
        )}): to take it over all the same, say so as answer`,
      );
    }
    await this.answer(
      row,
      person,
      ['proposed', 'shadowing'],
      'accepted',
      answer,
      entries!.length,
    );
    return this.get(id, credentials);
  }

  /**
   * The taking team declines; once it shadows, the giving team can end it too.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is over
   */
  async refuse(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { state } = await this.read(id, credentials);
    const { row, person } = await this.readFor(
      id,
      credentials,
      // What it never asked for must not stay open for good, and keep others from theirs.
      state === 'shadowing' ? ['from_team', 'to_team'] : ['to_team'],
    );
    await this.answer(
      row,
      person,
      state === 'shadowing' ? ['shadowing'] : ['proposed'],
      'refused',
      parseWords('reason', reason, 5),
    );
    return this.get(id, credentials);
  }

  /**
   * Takes a proposal back; it disappears. Whoever proposed it can, and the team that gives it.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it is no proposal any more
   */
  async withdraw(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Handover> {
    const { access, store } = this.options;
    const person = access.personOf(credentials);
    const { proposed_by: proposer } = await this.read(id, credentials);
    if (proposer !== person) {
      await this.readFor(id, credentials, ['from_team']);
    } else {
      await requirePermission(
        this.options.permissions,
        handoverAnswerPermission,
        credentials,
      );
    }
    const handover = await this.get(id, credentials);
    await store.withdraw(id);
    return { ...handover, can: [] };
  }

  private async answer(
    row: ListedHandoverRow,
    person: string,
    from: readonly HandoverRow['state'][],
    state: 'accepted' | 'refused',
    answer: string | undefined,
    seenEntries?: number,
  ): Promise<void> {
    const { store } = this.options;
    const now = new Date().toISOString();
    await store.change(
      row.id,
      from,
      {
        state,
        answered_by: person,
        answered_at: now,
        answer: answer ?? null,
      },
      { at: now, by: person, kind: state, content: { text: answer } },
      async tx => {
        // The answer itself is one more.
        const noted = (await store.countEntries(tx, row.id)) - 1;
        if (seenEntries !== undefined && noted !== seenEntries) {
          throw new ConflictError(
            'Something was noted just now: look at it, and accept again',
          );
        }
        await announceHandoverAnswered(
          tx,
          { ...row, state },
          row.title ?? row.entity_ref,
          now,
        );
      },
    );
    await this.options.evaluation.announce();
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
   * A handover, where the caller is in one of some of its teams. Who is in both does not speak for the taking team alone:
   * the giving team would answer itself.
   */
  private async readFor(
    id: string,
    credentials: BackstageCredentials,
    teams: readonly ('from_team' | 'to_team')[],
  ): Promise<{ row: ListedHandoverRow; person: string }> {
    const { access, evaluation, permissions } = this.options;
    await requirePermission(permissions, handoverAnswerPermission, credentials);
    const person = access.personOf(credentials);
    const row = await this.read(id, credentials);
    const refs = teams.map(team => row[team]);
    const { isIn, gives } = await evaluation.withLiveCatalog(
      async ({ snapshot }) => {
        const belongsTo = (ref: string) =>
          ref === person || snapshot.members(ref).has(person);
        return {
          isIn: snapshot.get(person)?.kind === 'User' && refs.some(belongsTo),
          gives: belongsTo(row.from_team),
        };
      },
    );
    if (!isIn) {
      throw new NotAllowedError(
        `${person} is not in ${refs.join(
          ' or ',
        )}, whose members alone can do this`,
      );
    }
    if (gives && !teams.includes('from_team')) {
      throw new NotAllowedError(
        `${person} is in ${row.from_team} as well, which gives it away: somebody else of ${row.to_team} has to answer`,
      );
    }
    return { row, person };
  }

  private async toHandovers(
    rows: readonly ListedHandoverRow[],
    credentials: BackstageCredentials,
  ): Promise<Handover[]> {
    const { access, store, userInfo } = this.options;
    const entries = await store.entries(
      rows.map(({ id }) => id),
      ['blocker', 'solved'],
    );
    const drills = await store.drillsOf([
      ...new Set(rows.map(({ entity_ref: ref }) => ref)),
    ]);
    const caller = access.isPerson(credentials)
      ? await userInfo.getUserInfo(credentials)
      : undefined;
    const under = await store.groupsUnder([
      ...new Set(rows.flatMap(row => [row.from_team, row.to_team])),
    ]);
    const isIn = (team: string) =>
      caller?.userEntityRef === team ||
      caller?.ownershipEntityRefs.some(ref => under.get(team)?.has(ref)) ===
        true;
    return rows.map(row => {
      const own = entries.filter(({ handover_id: id }) => id === row.id);
      const blockers = blockersOf(own);
      return {
        id: row.id,
        entityRef: row.entity_ref,
        entityTitle: row.title ?? parseEntityRef(row.entity_ref).name,
        fromTeam: row.from_team,
        toTeam: row.to_team,
        state: row.state,
        needs: needsOf(row).map(ability =>
          toNeed(
            ability,
            row,
            drills.filter(
              drill =>
                drill.entity_ref === row.entity_ref &&
                under.get(row.to_team)!.has(drill.performing_team) &&
                abilitiesOf(drill).includes(ability),
            ),
          ),
        ),
        blockers,
        openBlockers: blockers.filter(({ solvedAt }) => !solvedAt).length,
        targetDate: row.target_date ?? undefined,
        notes: row.notes ?? undefined,
        proposedBy: row.proposed_by,
        proposedAt: row.proposed_at,
        shadowingSince: row.shadowing_since ?? undefined,
        answeredBy: row.answered_by ?? undefined,
        answeredAt: row.answered_at ?? undefined,
        answer: row.answer ?? undefined,
        can: actionsOf(row, {
          gives: isIn(row.from_team),
          takes: isIn(row.to_team) && !isIn(row.from_team),
          proposed: caller?.userEntityRef === row.proposed_by,
        }),
      };
    });
  }
}

/** Whether the taking team has proven an ability, by drills of its own. */
function toNeed(
  ability: HandoverNeed['ability'],
  row: ListedHandoverRow,
  drills: readonly HandoverDrillRow[],
): HandoverNeed {
  const { standings } = toDrillsColumnOf(row.drills);
  const counts = drills.find(
    ({ id, state }) =>
      state === 'passed' && standings[id]?.[ability] === 'counts',
  );
  if (counts) {
    return {
      ability,
      met: true,
      why: 'The team has done it',
      drill: counts.id,
    };
  }
  const open = drills.find(({ state }) =>
    ['planned', 'running'].includes(state),
  );
  if (open) {
    return {
      ability,
      met: false,
      why: `A drill of the team is ${open.state}`,
      drill: open.id,
    };
  }
  const [last] = drills;
  return last
    ? {
        ability,
        met: false,
        why:
          last.state === 'failed'
            ? 'The last drill of the team failed'
            : 'What the team has done does not count, or does no longer',
        drill: last.id,
      }
    : { ability, met: false, why: 'The team has done no drill of it' };
}

function blockersOf(
  entries: readonly HandoverEntryRow[],
): Handover['blockers'] {
  const lines = entries.map(toHandoverEntry);
  return lines
    .filter(({ kind }) => kind === 'blocker')
    .map(({ id, text, url, by, at }) => {
      const solved = lines.find(
        line => line.kind === 'solved' && line.blocker === id,
      );
      return {
        id,
        text: text ?? '',
        url,
        notedBy: by,
        notedAt: at,
        solvedBy: solved?.by,
        solvedAt: solved?.at,
      };
    });
}

function actionsOf(
  row: HandoverRow,
  caller: { gives: boolean; takes: boolean; proposed: boolean },
): HandoverAction[] {
  if (row.state !== 'proposed' && row.state !== 'shadowing') {
    return [];
  }
  const isNew = row.state === 'proposed';
  return [
    ...(caller.takes && isNew ? (['shadow'] as const) : []),
    ...(caller.takes || caller.gives ? (['log'] as const) : []),
    ...(caller.takes ? (['accept'] as const) : []),
    ...(caller.takes || (caller.gives && !isNew) ? (['refuse'] as const) : []),
    ...(isNew && (caller.gives || caller.proposed)
      ? (['withdraw'] as const)
      : []),
  ];
}

/** @throws InputError where something is missing */
function toContent(
  log: HandoverLog,
  entries: readonly HandoverEntryRow[],
): HandoverEntryContent {
  if (log.url !== undefined && !isHttpUrl(log.url)) {
    throw new InputError(`url is "${log.url}", expected an http(s) link`);
  }
  if (log.kind === 'solved') {
    if (
      !entries.some(({ id, kind }) => id === log.blocker && kind === 'blocker')
    ) {
      throw new InputError(
        `blocker is ${
          log.blocker ?? 'missing'
        }, expected the id of a line that notes one`,
      );
    }
    return {
      blocker: log.blocker,
      text:
        log.text === undefined ? undefined : parseWords('text', log.text, 1),
    };
  }
  return { text: parseWords('text', log.text ?? '', 1), url: log.url };
}

/** What to change in the description of an entity for another group to own it. */
function ownerYaml(entityRef: string, owner: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [
    `# ${kind}:${namespace}/${name}`,
    'spec:',
    `  owner: ${owner}`,
    '',
  ].join('\n');
}
