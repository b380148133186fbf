import {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ABILITIES,
  Ability,
  CatalogView,
  Drill,
  DrillAction,
  DrillCorrection,
  DrillFinish,
  DrillLog,
  drillRecordPermission,
  DrillRequest,
  DrillsPage,
  DrillSuggestions,
  DueDrillsPage,
  GetDrills,
  GetDrillSuggestions,
  GetDueDrills,
  judgeDrill,
  objectToPerson,
  renderMentions,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { EntityAccess } from '../access/EntityAccess';
import {
  announceDrillDue,
  announceDrillFailed,
  announceDrillPlanned,
} from '../announcements/drillAnnouncements';
import { Readable, ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { EvaluationService } from '../evaluation/EvaluationService';
import { isHttpUrl } from '../evidence/isHttpUrl';
import { holdsWords } from '../lineage/holdsWords';
import { requirePermission } from '../permissions/requirePermission';
import { parseDay, parseDayToCome } from '../time/parseDay';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { parseWords } from '../words/parseWords';
import {
  DatabaseDrillStore,
  ListedDrillRow,
  NewDrillEntry,
  toDrillsColumnOf,
} from './DatabaseDrillStore';
import { DrillReferee } from './DrillReferee';
import {
  abilitiesOf,
  beginningOf,
  DrillBeginning,
  DrillEntryRow,
  DrillRow,
  operatorsOf,
  proofsOf,
  StoredProof,
  toEntry,
} from './DrillRow';
import { RunbookReaders } from './RunbookReaders';
import { suggestTeams } from './suggestTeams';
import { TraceFinding, TraceVerifiers } from './TraceVerifiers';

const DAY = 86_400_000;

/** Planned and running drills of one entity by one person: nobody can keep others from planning theirs. */
const MOST_OPEN = 20;

/** Lines in the record of one drill. */
const MOST_ENTRIES = 1000;

/** How long after a drill its traces are looked up again, and of how many at once. */
const VERIFIED_WITHIN = 7 * DAY;
const MOST_VERIFIED = 50;

/** States of a drill in whose record a blocker may be open. */
const WITH_BLOCKERS = ['running', 'passed', 'failed'] as const;

const DUE_WITHIN = 30 * DAY;
const DEFAULT_SUGGESTIONS = 5;

/** How far back drills of a team are counted. */
const COUNTED = 365 * DAY;

/**
 * Drills: planned by anybody, done and recorded by another team, and judged by the server.
 */
export class DrillService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      client: Knex;
      evaluation: EvaluationService;
      logger: LoggerService;
      permissions: PermissionsService;
      readable: ReadableEntities;
      referee: DrillReferee;
      runbooks: RunbookReaders;
      store: DatabaseDrillStore;
      traces: TraceVerifiers;
      userInfo: UserInfoService;
    },
  ) {}

  /**
   * Drills of entities that the caller may read: what runs, what is planned, and what is over, the latest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetDrills['query'],
    credentials: BackstageCredentials,
  ): Promise<DrillsPage> {
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
          owner: query.owner && toRef('owner', query.owner, 'group'),
          operator: query.operator && toRef('operator', query.operator, 'user'),
          state: query.state,
          ability: query.ability,
          plannedFrom:
            query.plannedFrom && parseDay('plannedFrom', query.plannedFrom),
          plannedTo: query.plannedTo && parseDay('plannedTo', query.plannedTo),
        }),
      },
      visible,
    );
    const entries = await store.entries(
      rows.map(({ id }) => id),
      ['blocker', 'trace'],
    );
    const caller = await this.callerOf(credentials);
    return {
      items: rows.map(row =>
        toDrill(
          row,
          entries.filter(({ drill_id: id }) => id === row.id),
          visible,
          caller,
        ),
      ),
      pageInfo: { nextCursor },
    };
  }

  /**
   * A drill with its record.
   *
   * @throws NotAllowedError; NotFoundError where the caller may not see its entity either
   */
  async get(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { permissions, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const { row, visible } = await this.read(id, credentials);
    const entries = await store.entries([id]);
    const drill = toDrill(
      row,
      entries,
      visible,
      await this.callerOf(credentials),
    );
    const beginning = beginningOf(row);
    return {
      ...drill,
      runbooks: beginning?.runbooks ?? [],
      steps: stepsOf(beginning, entries),
      entries: entries.map(entry => {
        const line = toEntry(entry);
        return {
          ...line,
          text: line.text && forReader(line.text, visible),
        };
      }),
    };
  }

  /**
   * Plans a drill, or begins the record of an incident that is over.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where too many are open
   */
  async plan(
    request: DrillRequest,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { access, evaluation, permissions, readable, store } = this.options;
    await requirePermission(permissions, drillRecordPermission, credentials);
    const person = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const visible = await readable.of(credentials);
    const abilities = ABILITIES.filter(ability =>
      request.abilities.includes(ability),
    );
    const drill = {
      entityRef: entity.ref,
      abilities,
      performingTeam: toRef('performingTeam', request.performingTeam, 'group'),
      operators: [
        ...new Set(
          request.operators.map(ref => toRef('operators', ref, 'user')),
        ),
      ],
    };
    const now = new Date().toISOString();
    const startedAt =
      request.startedAt === undefined
        ? undefined
        : parsePast('startedAt', request.startedAt, now);
    const plannedFor =
      request.plannedFor && parseDayToCome('plannedFor', request.plannedFor);
    if (startedAt && plannedFor) {
      throw new InputError(
        'plannedFor and startedAt are both given, expected one: a drill to come, or an incident that has been',
      );
    }
    await this.options.referee.look(drill, startedAt ?? now, ground => {
      refuseStrangers(drill, ground.snapshot, visible);
      const notApplicable =
        entity.kind === 'Dataset' && entity.type === 'external'
          ? abilities.filter(ability => ['retrain', 'deploy'].includes(ability))
          : [];
      const problems = [
        ...ground.positions.objections,
        ...drill.operators
          .filter(ref => ground.authors.has(ref))
          .map(ref => `${ref} is an author, who cannot prove it`),
        ...notApplicable.map(
          ability => `Nobody here can ${ability} external data`,
        ),
      ];
      if (startedAt && startedAt < ground.firstSeenAt) {
        problems.push(
          `startedAt is "${request.startedAt}", which is before anything of ${entity.ref} was seen: ${ground.firstSeenAt}`,
        );
      }
      if (problems.length > 0) {
        throw new InputError(forReader(problems.join('; '), visible));
      }
      if (
        startedAt &&
        !ground.snapshot.members(drill.performingTeam).has(person)
      ) {
        throw new NotAllowedError(
          `${person} is not in ${drill.performingTeam}, whose members alone record what it has done`,
        );
      }
    });
    const notes =
      request.notes === undefined
        ? null
        : parseWords('notes', request.notes, 1);
    const row: DrillRow = {
      id: randomUUID(),
      entity_ref: entity.ref,
      abilities: JSON.stringify(abilities),
      performing_team: drill.performingTeam,
      operators: JSON.stringify(drill.operators),
      state: 'planned',
      is_incident: startedAt !== undefined,
      planned_by: person,
      planned_at: now,
      planned_for: plannedFor ?? null,
      started_by: null,
      started_at: null,
      ended_at: null,
      recorded_by: null,
      recorded_at: null,
      author_helped: null,
      notes,
      beginning: null,
      proofs: '[]',
      revision: 0,
    };
    const entries: NewDrillEntry[] = [
      {
        at: now,
        by: person,
        kind: 'planned',
        content: { text: notes ?? undefined },
      },
    ];
    if (startedAt) {
      Object.assign(row, {
        state: 'running',
        started_by: person,
        started_at: startedAt,
        beginning: JSON.stringify(
          await this.begin(row, startedAt, credentials),
        ),
      });
      entries.push({ at: now, by: person, kind: 'started', content: {} });
    }
    await store.insert(row, drill.operators, entries, {
      mostOpen: MOST_OPEN,
      also: tx => announceDrillPlanned(tx, row, entity.title, now),
    });
    await evaluation.announce();
    return this.get(row.id, credentials);
  }

  /**
   * Starts a planned drill: who stands where and what it is done on is written down now.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is no plan any more
   */
  async start(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { row, visible, person } = await this.readOwn(id, credentials);
    const now = new Date().toISOString();
    const beginning = await this.begin(row, now, credentials);
    const { objections } = beginning.positions;
    if (objections.length > 0) {
      throw new InputError(
        `This would prove nothing: ${forReader(
          objections.join('; '),
          visible,
        )}. Plan another`,
      );
    }
    await this.options.store.change(
      id,
      ['planned'],
      {
        state: 'running',
        started_by: person,
        started_at: now,
        beginning: JSON.stringify(beginning),
      },
      [{ at: now, by: person, kind: 'started', content: {} }],
    );
    return this.get(id, credentials);
  }

  /**
   * Notes what happens while it runs; afterwards only that a blocker is out of the way, which changes no result.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it does not run
   */
  async log(
    id: string,
    log: DrillLog,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { store } = this.options;
    const isSolved = log.kind === 'solved';
    const { row, person } = isSolved
      ? await this.readSolved(id, credentials)
      : await this.readRecorded(id, credentials);
    const entries = await store.entries([id]);
    if (entries.length >= MOST_ENTRIES) {
      throw new ConflictError(
        `The record has ${MOST_ENTRIES} lines, which is as many as it takes`,
      );
    }
    const content = toContent(log, beginningOf(row), entries);
    await store.change(id, isSolved ? WITH_BLOCKERS : ['running'], {}, [
      { at: new Date().toISOString(), by: person, kind: log.kind, content },
    ]);
    return this.get(id, credentials);
  }

  /**
   * Records the result, and judges what it proves.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where somebody else was faster, or it does not run
   */
  async finish(
    id: string,
    finish: DrillFinish,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { evaluation, store } = this.options;
    const { row, person } = await this.readRecorded(id, credentials);
    const beginning = beginningOf(row);
    if (row.state !== 'running' || !beginning) {
      throw new ConflictError(
        `The drill is ${row.state}, expected one that is running`,
      );
    }
    const now = new Date().toISOString();
    const { startedAt, endedAt } = timesOf(row, finish, now);
    const notes =
      finish.notes === undefined ? null : parseWords('notes', finish.notes, 1);
    const entries = [
      ...noteBlockers(finish.blockers, person, now),
      ...noteTraces(finish.traces, person, now),
    ];
    const before = await store.entries([id], ['helper', 'trace']);
    const helpers = before.flatMap(entry =>
      entry.kind === 'helper' ? toEntry(entry).person ?? [] : [],
    );
    const findings = await this.verify(
      [...before, ...entries].flatMap(entry =>
        entry.kind === 'trace' ? urlOf(entry) : [],
      ),
      { operators: operatorsOf(row), startedAt, endedAt },
    );
    const drill = {
      entityRef: row.entity_ref,
      abilities: abilitiesOf(row),
      performingTeam: row.performing_team,
      operators: operatorsOf(row),
    };
    const { proofs, title, owner } = await this.options.referee.look(
      drill,
      startedAt,
      ground => ({
        title: ground.entity.title,
        owner: ground.entity.owner,
        proofs: judgeDrill(
          {
            ...drill,
            outcome: finish.outcome,
            authorHelped: finish.authorHelped,
            helpers,
            startedAt,
            endedAt,
            positions: beginning.positions,
            subjects: beginning.subjects,
          },
          ground,
        ).map(
          (judgement): StoredProof => ({
            ...judgement,
            trace: traceOf(findings),
            helpers,
          }),
        ),
      }),
    );
    await store.change(
      id,
      ['running'],
      {
        state: finish.outcome,
        started_at: startedAt,
        ended_at: endedAt,
        recorded_by: person,
        recorded_at: now,
        author_helped: finish.authorHelped,
        notes: notes ?? row.notes,
        proofs: JSON.stringify(proofs),
      },
      [
        ...entries,
        ...noteFindings(findings, now),
        {
          at: now,
          by: person,
          kind: 'finished',
          content: { text: notes ?? undefined },
        },
      ],
      {
        counts: true,
        also: async tx => {
          const noted = await store.entries([id], ['helper'], tx);
          if (noted.length !== helpers.length) {
            throw new ConflictError(
              'Somebody was noted as having helped just now: look at it, and record the result again',
            );
          }
          if (finish.outcome === 'failed') {
            await announceDrillFailed(tx, row, { title, owner }, now);
          }
        },
      },
    );
    await evaluation.evaluateChanged([row.entity_ref]);
    return this.get(id, credentials);
  }

  /**
   * Takes a plan back; it disappears.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it is no plan any more
   */
  async cancel(id: string, credentials: BackstageCredentials): Promise<Drill> {
    const { permissions, store } = this.options;
    await requirePermission(permissions, drillRecordPermission, credentials);
    const person = this.options.access.personOf(credentials);
    const { row } = await this.read(id, credentials);
    if (row.planned_by !== person) {
      await this.requireTeam(row, person);
    }
    const drill = await this.get(id, credentials);
    await store.cancel(id);
    return { ...drill, can: [] };
  }

  /**
   * Gives a running drill up. It stays visible, and where a blocker was noted it is none to give up but one that failed.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it does not run, or has met a blocker
   */
  async abandon(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { store } = this.options;
    const { person } = await this.readRecorded(id, credentials);
    const text = parseWords('reason', reason, 5);
    const now = new Date().toISOString();
    await store.change(
      id,
      ['running'],
      {
        state: 'abandoned',
        ended_at: now,
        recorded_by: person,
        recorded_at: now,
      },
      [{ at: now, by: person, kind: 'abandoned', content: { text } }],
      {
        also: async tx => {
          const blockers = await store.entries([id], ['blocker'], tx);
          if (blockers.length > 0) {
            throw new ConflictError(
              'A blocker was noted, so this has a result: record it as failed, or as passed where it could be solved',
            );
          }
        },
      },
    );
    return this.get(id, credentials);
  }

  /**
   * Adds a later word to a result. It can only take away from it.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is not over
   */
  async correct(
    id: string,
    correction: DrillCorrection,
    credentials: BackstageCredentials,
  ): Promise<Drill> {
    const { evaluation, store } = this.options;
    const { row, person } = await this.readOwn(id, credentials);
    if (!isOver(row)) {
      throw new ConflictError(
        `The drill is ${row.state}, expected one with a result`,
      );
    }
    if (correction.authorHelped === false) {
      throw new InputError(
        'authorHelped is false, expected true or nothing: a correction only takes away from a result',
      );
    }
    const now = new Date().toISOString();
    const text = parseWords('reason', correction.reason, 5);
    const entries = [
      ...noteBlockers(correction.blockers, person, now),
      ...noteTraces(correction.traces, person, now),
    ];
    if ((await store.countEntries(id)) + entries.length >= MOST_ENTRIES) {
      throw new ConflictError(
        `The record has ${MOST_ENTRIES} lines, which is as many as it takes`,
      );
    }
    const findings = await this.verify(correction.traces ?? [], {
      operators: operatorsOf(row),
      startedAt: row.started_at!,
      endedAt: row.ended_at!,
    });
    await store.change(
      id,
      [row.state],
      current => corrected(current, correction, traceOf(findings)),
      [
        ...entries,
        ...noteFindings(findings, now),
        { at: now, by: person, kind: 'corrected', content: { text } },
      ],
      { counts: true },
    );
    await evaluation.evaluateChanged([row.entity_ref]);
    return this.get(id, credentials);
  }

  /**
   * Teams that could do a drill of an entity.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async suggest(
    query: GetDrillSuggestions['query'],
    credentials: BackstageCredentials,
  ): Promise<DrillSuggestions> {
    const { access, readable, referee, store } = this.options;
    const entity = await access.readEntity(query.entityRef, credentials);
    const visible = await readable.of(credentials);
    const now = Date.now();
    const counts = await store.countByTeam(
      new Date(now - COUNTED).toISOString(),
      visible,
    );
    const lastPerformer = await store.lastPerformer(entity.ref);
    const takers = await store.takers(entity.ref);
    const holds = holdsWords(query.q);
    const { items, excluded } = await referee.look(
      {
        entityRef: entity.ref,
        abilities: [],
        performingTeam: '',
        operators: [],
      },
      new Date(now).toISOString(),
      ground =>
        suggestTeams(ground, {
          owners: ground.owners,
          former: ground.former,
          counts,
          lastPerformer,
          takers,
          mayRead: ref => visible.has(ref),
          matches: ({ title, ref }) => holds?.(title, ref) ?? true,
        }),
    );
    return {
      items: items.slice(0, query.limit ?? DEFAULT_SUGGESTIONS),
      excluded,
    };
  }

  /**
   * Entities of which a drill is due: what failed or goes out of date first, the earliest of it before the rest, and then
   * what could have its first drill, by tier.
   *
   * @throws NotAllowedError, InputError
   */
  async due(
    query: GetDueDrills['query'],
    credentials: BackstageCredentials,
  ): Promise<DueDrillsPage> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { rows, until, totalItems, nextCursor } = await store.due(
      {
        limit: query.limit,
        cursor: query.cursor,
        filter: () => ({
          owner: query.owner && toRef('owner', query.owner, 'group'),
          until: query.until
            ? parseInstant('until', query.until, true)
            : new Date(Date.now() + DUE_WITHIN).toISOString(),
        }),
      },
      visible,
    );
    const open = await store.openDrills(rows.map(({ entity_ref: ref }) => ref));
    return {
      items: rows.map(row => ({
        entityRef: row.entity_ref,
        title: row.title,
        kind: row.kind,
        tier: row.tier ?? undefined,
        owner: row.owner || undefined,
        abilities: toDrillsColumnOf(row.drills).due.filter(
          ({ at }) => at <= until,
        ),
        dueAt: row.drill_due_at,
        drill: open.get(row.entity_ref)?.id,
      })),
      totalItems,
      pageInfo: { nextCursor },
    };
  }

  /** Tells those who are to do a drill that its day has come. */
  async remind(): Promise<void> {
    const { client, evaluation, store } = this.options;
    const now = new Date().toISOString();
    for (const row of await store.plannedUntil(now.slice(0, 10))) {
      await announceDrillDue(client, row, row.title ?? row.entity_ref, now);
    }
    await evaluation.announce();
  }

  /** Looks again at traces that could not be verified when a drill ended. */
  async verifyLater(): Promise<void> {
    const { evaluation, store } = this.options;
    const since = new Date(Date.now() - VERIFIED_WITHIN).toISOString();
    const rows = await store.withTraces(since, MOST_VERIFIED);
    const entries = await store.entries(
      rows.map(({ id }) => id),
      ['trace'],
    );
    for (const row of rows) {
      const findings = await this.verify(
        entries.flatMap(entry =>
          entry.drill_id === row.id && entry.by !== '' ? urlOf(entry) : [],
        ),
        {
          operators: operatorsOf(row),
          startedAt: row.started_at!,
          endedAt: row.ended_at!,
        },
      );
      if (traceOf(findings) === 'verified') {
        await store.change(
          row.id,
          ['passed', 'failed'],
          current => ({
            proofs: JSON.stringify(
              proofsOf(current).map(proof => ({
                ...proof,
                trace: 'verified' as const,
              })),
            ),
          }),
          noteFindings(
            findings.filter(({ trace }) => trace === 'verified'),
            new Date().toISOString(),
          ),
          { counts: true },
        );
        await evaluation.evaluateChanged([row.entity_ref]);
      }
    }
  }

  private async verify(
    urls: readonly string[],
    drill: Parameters<TraceVerifiers['verify']>[1],
  ): Promise<TraceFinding[]> {
    const unique = [...new Set(urls)];
    if (unique.length === 0) {
      return [];
    }
    // Systems are asked past the turn of the evaluation, which must not wait for them.
    const snapshot = await this.options.evaluation.withLiveCatalog(
      async live => live.snapshot,
    );
    return this.options.traces.verify(unique, drill, snapshot);
  }

  /** Who stands where, and what it will be done on. */
  private async begin(
    row: DrillRow,
    at: string,
    credentials: BackstageCredentials,
  ): Promise<DrillBeginning> {
    const { logger, readable, referee, runbooks, store } = this.options;
    const abilities = abilitiesOf(row);
    const entity = await readable.getEntity(row.entity_ref, credentials);
    const documents = new Map(
      await Promise.all(
        abilities.map(
          async (
            ability,
          ): Promise<
            [Ability, Awaited<ReturnType<RunbookReaders['read']>>]
          > => [
            ability,
            entity && (await runbooks.read(entity, ability, logger)),
          ],
        ),
      ),
    );
    const { positions, subjects } = await referee.look(
      {
        entityRef: row.entity_ref,
        abilities,
        performingTeam: row.performing_team,
        operators: operatorsOf(row),
      },
      at,
      ground => ({ positions: ground.positions, subjects: ground.subjects }),
    );
    if (row.is_incident) {
      // It was handled by the runbook as it was then.
      for (const ability of abilities) {
        const then = await store.runbookAt(row.entity_ref, ability, at);
        subjects[ability] = { ...subjects[ability], ...then };
      }
    }
    return {
      positions,
      subjects,
      runbooks: abilities.map(ability => ({
        ability,
        runbook: subjects[ability]?.runbook,
        url: documents.get(ability)?.url,
        version: documents.get(ability)?.version,
      })),
      steps: abilities.flatMap(ability =>
        (documents.get(ability)?.steps ?? []).map(text => ({ ability, text })),
      ),
    };
  }

  private async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ row: ListedDrillRow; visible: Readable }> {
    const visible = await this.options.readable.of(credentials);
    const row = await this.options.store.get(id);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No drill found for ${id}`);
    }
    return { row, visible };
  }

  /** A drill that the caller does, or whose team the caller is in. */
  private async readOwn(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ row: ListedDrillRow; visible: Readable; person: string }> {
    const { access, permissions } = this.options;
    await requirePermission(permissions, drillRecordPermission, credentials);
    const person = access.personOf(credentials);
    const { row, visible } = await this.read(id, credentials);
    await this.requireTeam(row, person);
    return { row, visible, person };
  }

  /**
   * A drill of the caller's that they may say something about: a member of the performing team who is also an author, or in the
   * team that owns it, has no say in how it goes.
   */
  private async readRecorded(
    id: string,
    credentials: BackstageCredentials,
  ): ReturnType<DrillService['readOwn']> {
    const found = await this.readOwn(id, credentials);
    const { row, visible, person } = found;
    if (!operatorsOf(row).includes(person)) {
      const objection = await this.options.referee.look(
        {
          entityRef: row.entity_ref,
          abilities: [],
          performingTeam: row.performing_team,
          operators: [],
        },
        row.started_at ?? new Date().toISOString(),
        ({ authors, snapshot, owners, former }) =>
          authors.has(person)
            ? `${person} is an author`
            : objectToPerson(snapshot, person, owners, former),
      );
      if (objection) {
        throw new NotAllowedError(
          `${forReader(
            objection,
            visible,
          )}: somebody else of the team that does it has to record what happens`,
        );
      }
    }
    return found;
  }

  /**
   * A drill of which the caller may say that a blocker is solved: one that they record, or one that is over, of what they own.
   */
  private async readSolved(
    id: string,
    credentials: BackstageCredentials,
  ): ReturnType<DrillService['readOwn']> {
    const { access, evaluation, permissions } = this.options;
    await requirePermission(permissions, drillRecordPermission, credentials);
    const person = access.personOf(credentials);
    const { row, visible } = await this.read(id, credentials);
    const owns = await evaluation.withLiveCatalog(async ({ snapshot }) => {
      const owner = snapshot.get(row.entity_ref)?.owner;
      return (
        owner !== undefined &&
        snapshot.get(person)?.kind === 'User' &&
        (owner === person || snapshot.members(owner).has(person))
      );
    });
    return owns && isOver(row)
      ? { row, visible, person }
      : this.readRecorded(id, credentials);
  }

  private async requireTeam(row: DrillRow, person: string): Promise<void> {
    const isIn = await this.options.evaluation.withLiveCatalog(
      async ({ snapshot }) =>
        snapshot.get(person)?.kind === 'User' &&
        (operatorsOf(row).includes(person) ||
          snapshot.members(row.performing_team).has(person)),
    );
    if (!isIn) {
      throw new NotAllowedError(
        `${person} neither does this drill nor is in ${row.performing_team}, whose members alone record what happens`,
      );
    }
  }

  private async callerOf(credentials: BackstageCredentials): Promise<Caller> {
    const { access, store, userInfo } = this.options;
    if (!access.isPerson(credentials)) {
      return { groups: new Set() };
    }
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    return {
      person: userEntityRef,
      groups: await store.groupsAbove(ownershipEntityRefs),
    };
  }
}

function isOver({ state }: DrillRow): boolean {
  return state === 'passed' || state === 'failed';
}

/** Who is asking, as far as they sign in for it. */
interface Caller {
  person?: string;
  groups: ReadonlySet<string>;
}

function toDrill(
  row: ListedDrillRow,
  entries: readonly DrillEntryRow[],
  visible: Readable,
  caller: Caller,
): Drill {
  const { standings } = toDrillsColumnOf(row.drills);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    entityTitle: row.title ?? parseEntityRef(row.entity_ref).name,
    tier: row.tier ?? undefined,
    abilities: abilitiesOf(row),
    performingTeam: row.performing_team,
    operators: operatorsOf(row),
    state: row.state,
    isIncident: Boolean(row.is_incident),
    plannedBy: row.planned_by,
    plannedAt: row.planned_at,
    plannedFor: row.planned_for ?? undefined,
    startedBy: row.started_by ?? undefined,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    recordedBy: row.recorded_by ?? undefined,
    recordedAt: row.recorded_at ?? undefined,
    authorHelped:
      row.author_helped === null ? undefined : Boolean(row.author_helped),
    notes: row.notes ?? undefined,
    blockers: entries.filter(({ kind }) => kind === 'blocker').length,
    traces: [
      ...new Set(
        entries.flatMap(entry =>
          entry.kind === 'trace' && entry.by !== '' ? urlOf(entry) : [],
        ),
      ),
    ],
    proves: proofsOf(row).map(({ helpers: _, ...proof }) => ({
      ...proof,
      reasons: proof.reasons.map(reason => forReader(reason, visible)),
      standing: proof.valid
        ? standings[row.id]?.[proof.ability] ?? 'open'
        : 'void',
    })),
    can: actionsOf(row, caller),
    owner: beginningOf(row)?.positions.owner,
  };
}

function actionsOf(
  row: ListedDrillRow,
  { person, groups }: Caller,
): DrillAction[] {
  if (person === undefined) {
    return [];
  }
  const isIn =
    operatorsOf(row).includes(person) || groups.has(row.performing_team);
  switch (row.state) {
    case 'planned':
      return [
        ...(isIn ? (['start'] as const) : []),
        ...(isIn || row.planned_by === person ? (['cancel'] as const) : []),
      ];
    case 'running':
      return isIn ? ['log', 'finish', 'abandon'] : [];
    case 'abandoned':
      return [];
    default:
      return [
        ...(isIn ? (['correct'] as const) : []),
        ...(isIn || row.owner === person || groups.has(row.owner ?? '')
          ? (['solve'] as const)
          : []),
      ];
  }
}

function stepsOf(
  beginning: DrillBeginning | undefined,
  entries: readonly DrillEntryRow[],
): Drill['steps'] {
  const done = new Map<number, { doneAt?: string; doneBy?: string }>();
  for (const entry of entries.filter(({ kind }) => kind === 'step')) {
    const { at, by, step, done: isDone } = toEntry(entry);
    done.set(step!, isDone ? { doneAt: at, doneBy: by } : {});
  }
  return (beginning?.steps ?? []).map((step, index) => ({
    ...step,
    index,
    ...done.get(index),
  }));
}

function forReader(text: string, visible: Readable): string {
  return renderMentions(text, ref => visible.has(ref));
}

function parsePast(parameter: string, text: string, now: string): string {
  const instant = parseInstant(parameter, text);
  if (Date.parse(instant) > Date.parse(now) + CLOCK_SKEW) {
    throw new InputError(`${parameter} is "${text}", which is in the future`);
  }
  // The clock of the caller may run ahead; what is recorded later must not come before it.
  return instant > now ? now : instant;
}

/** @throws InputError where the catalog does not show the caller a team or person, as where it has none */
function refuseStrangers(
  drill: { performingTeam: string; operators: readonly string[] },
  snapshot: CatalogView,
  visible: Readable,
): void {
  const isKnown = (ref: string, kind: string) =>
    visible.has(ref) && snapshot.get(ref)?.kind === kind;
  const problems = [
    ...[drill.performingTeam]
      .filter(ref => !isKnown(ref, 'Group'))
      .map(ref => `${ref} is no Group in the catalog`),
    ...drill.operators
      .filter(ref => !isKnown(ref, 'User'))
      .map(
        ref =>
          `${ref} is no User in the catalog, so nobody can tell which team they are in`,
      ),
  ];
  if (problems.length > 0) {
    throw new InputError(problems.join('; '));
  }
}

/** What a correction makes of a result. */
function corrected(
  row: DrillRow,
  correction: DrillCorrection,
  found: StoredProof['trace'],
): Partial<DrillRow> {
  const fails = correction.outcome === 'failed' && row.state === 'passed';
  const proofs = proofsOf(row).map((proof): StoredProof => {
    const trace = proof.trace === 'verified' ? 'verified' : found;
    if (fails) {
      return {
        ...proof,
        trace,
        valid: true,
        reasons: [
          'It was corrected to failed, and stands until a later drill of this ability passes',
        ],
      };
    }
    return correction.authorHelped && row.state === 'passed'
      ? {
          ...proof,
          trace,
          valid: false,
          reasons: [
            ...(proof.valid ? [] : proof.reasons),
            'An author helped, as was said later',
          ],
        }
      : { ...proof, trace };
  });
  return {
    state: fails ? 'failed' : row.state,
    author_helped: correction.authorHelped ?? row.author_helped,
    proofs: JSON.stringify(proofs),
  };
}

/** @throws InputError where they are out of order */
function timesOf(
  row: DrillRow,
  finish: DrillFinish,
  now: string,
): { startedAt: string; endedAt: string } {
  const recorded = row.started_at!;
  const startedAt =
    finish.startedAt === undefined
      ? recorded
      : parsePast('startedAt', finish.startedAt, now);
  const endedAt =
    finish.endedAt === undefined
      ? now
      : parsePast('endedAt', finish.endedAt, now);
  if (startedAt < recorded) {
    throw new InputError(
      `startedAt is "${finish.startedAt}", which is before the drill was started at ${recorded}`,
    );
  }
  if (endedAt < startedAt) {
    throw new InputError(
      `endedAt is "${endedAt}", which is before it started at ${startedAt}`,
    );
  }
  return { startedAt, endedAt };
}

/** @throws InputError where something is missing or too much */
function toContent(
  log: DrillLog,
  beginning: DrillBeginning | undefined,
  entries: readonly DrillEntryRow[],
): NewDrillEntry['content'] {
  const url = log.url === undefined ? undefined : parseUrl(log.url);
  const text = () => parseWords('text', log.text ?? '', 1);
  switch (log.kind) {
    case 'step': {
      const steps = beginning?.steps.length ?? 0;
      if (log.step === undefined || log.step >= steps) {
        throw new InputError(
          `step is ${
            log.step ?? 'missing'
          }, expected the index of one of ${steps} steps`,
        );
      }
      return { step: log.step, done: log.done ?? true };
    }
    case 'blocker':
      return { text: text(), url };
    case 'solved':
      if (
        !entries.some(
          ({ id, kind }) => id === log.blocker && kind === 'blocker',
        )
      ) {
        throw new InputError(
          `blocker is ${
            log.blocker ?? 'missing'
          }, expected the id of a line that notes one`,
        );
      }
      return {
        blocker: log.blocker,
        text: log.text === undefined ? undefined : text(),
      };
    case 'helper':
      return {
        person: toRef('person', log.person ?? '', 'user'),
        text: log.text === undefined ? undefined : text(),
      };
    case 'trace':
      if (!url) {
        throw new InputError('url is missing, expected a link to a run');
      }
      return { url };
    default:
      return { text: text(), url };
  }
}

function parseUrl(text: string): string {
  if (!isHttpUrl(text)) {
    throw new InputError(`url is "${text}", expected an http(s) link`);
  }
  return text;
}

function noteBlockers(
  blockers: DrillFinish['blockers'],
  by: string,
  at: string,
): NewDrillEntry[] {
  return (blockers ?? []).map(({ title, url }) => ({
    at,
    by,
    kind: 'blocker' as const,
    content: {
      text: parseWords('title', title, 1),
      url: url === undefined ? undefined : parseUrl(url),
    },
  }));
}

function noteTraces(
  traces: DrillFinish['traces'],
  by: string,
  at: string,
): NewDrillEntry[] {
  return (traces ?? []).map(url => ({
    at,
    by,
    kind: 'trace' as const,
    content: { url: parseUrl(url) },
  }));
}

function noteFindings(
  findings: readonly TraceFinding[],
  at: string,
): NewDrillEntry[] {
  return findings.map(({ url, text }) => ({
    at,
    by: '',
    kind: 'trace' as const,
    content: { url, text },
  }));
}

function urlOf(entry: DrillEntryRow | NewDrillEntry): string[] {
  const content =
    typeof entry.content === 'string'
      ? (JSON.parse(entry.content) as NewDrillEntry['content'])
      : entry.content;
  return content.url === undefined ? [] : [content.url];
}

function traceOf(findings: readonly TraceFinding[]): StoredProof['trace'] {
  return findings.some(({ trace }) => trace === 'verified')
    ? 'verified'
    : 'attested';
}
