import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ABILITIES,
  Ability,
  CRITERIA,
  getDeclaration,
  assessDrill,
  MlEntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { setClock } from '../__testUtils__/clock';
import { company, user } from '../__testUtils__/exampleOrg';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';
import { NotificationOutbox } from '../notifications/NotificationOutbox';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { DatabaseDrillContextStore } from '../drills/database/DatabaseDrillContextStore';
import { DatabaseDrillStore } from '../drills/database/DatabaseDrillStore';
import { DrillContextLoader } from '../drills/DrillContextLoader';
import { DatabaseEvidenceStore } from '../evidence/DatabaseEvidenceStore';
import { DatabaseInputStore } from './inputs/DatabaseInputStore';
import { ReportOnly } from '../report-only/ReportOnly';
import { readRules } from '../rules/readRules';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { ScorecardRow } from '../scorecards/ScorecardRow';
import { toScorecardRow } from '../scorecards/toScorecardRow';
import { Clock } from '../time/Clock';
import { DatabaseEvaluationStore } from './DatabaseEvaluationStore';
import { EvaluationService } from './EvaluationService';
import { IncrementalEvaluator } from './IncrementalEvaluator';

jest.setTimeout(600_000);

const START = Date.parse('2026-11-20T12:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PLATFORM = 'group:default/platform';
const ADA = 'user:default/ada';

/** Criteria that a CI system reports one at a time, and that an admin may disable. */
const REPORTED = ['deploy.gate', 'observe.data-checks', 'retrain.run'];
const SWITCHED = ['deploy.gate', 'data.freshness', 'boundaries.contract'];

const OPERATORS = ['user:default/oksana', 'user:partners/oks'] as const;
type Operator = (typeof OPERATORS)[number];
const ADDRESSES = ['oksana@example.com', 'ada@example.com'] as const;

const clock: Clock = {
  time: () => Date.now(),
  now: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
};

type Event =
  /** A CI system reports one criterion. */
  | { type: 'report'; criterion: string; outcome: 'pass' | 'fail' }
  /** All collectors and reporters report again, and everything passes. */
  | { type: 'report-all' }
  /** Another team drills all abilities, or fails one. */
  | { type: 'drill'; operator: Operator; failed?: Ability }
  | { type: 'clock'; hours: number }
  | { type: 'remove' }
  | { type: 'return'; owner: string; file: string; renamed: boolean }
  | { type: 'rename' }
  /** Sets or removes the e-mail address of a User. */
  | { type: 'address'; operator: Operator; address?: string }
  /** A CI system reports an author. */
  | { type: 'author'; address: string }
  | { type: 'move'; operator: Operator; team: 'platform' | 'growth' }
  /** Restarts the backend with other criteria disabled. */
  | { type: 'switch'; off: string[] };

const anyOperator = fc.constantFrom(...OPERATORS);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('report' as const),
      criterion: fc.constantFrom(...REPORTED),
      outcome: fc.constantFrom('pass' as const, 'fail' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('report-all' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('drill' as const),
      operator: anyOperator,
      failed: fc.option(fc.constantFrom(...ABILITIES), { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('clock' as const),
      hours: fc.constantFrom(1, 24, 24 * 25, 24 * 190, -1, -24, -24 * 25),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('remove' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('return' as const),
      owner: fc.constantFrom('growth', 'growth', 'research'),
      file: fc.constantFrom('m.yaml', 'm.yaml', 'other.yaml'),
      renamed: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('rename' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('address' as const),
      operator: anyOperator,
      address: fc.constantFrom(undefined, ...ADDRESSES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('author' as const),
      address: fc.constantFrom(...ADDRESSES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('move' as const),
      operator: anyOperator,
      team: fc.constantFrom('platform' as const, 'growth' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('switch' as const),
      off: fc.subarray(SWITCHED),
    }),
  },
);

const FAILED: Event = {
  type: 'drill',
  operator: OPERATORS[0],
  failed: 'recover',
};
const ELSEWHERE: Event = {
  type: 'return',
  owner: 'growth',
  file: 'other.yaml',
  renamed: false,
};

/** Sequences that have failed before, or might while a clock is wrong. */
const KNOWN: Event[][] = [
  [{ type: 'remove' }, ELSEWHERE, { type: 'report-all' }],
  [
    { type: 'clock', hours: -24 },
    { type: 'remove' },
    ELSEWHERE,
    { type: 'clock', hours: 25 },
    { type: 'report-all' },
  ],
  [{ type: 'clock', hours: -24 }, FAILED, { type: 'clock', hours: 25 }],
  [
    { type: 'clock', hours: -24 },
    { type: 'report', criterion: 'deploy.gate', outcome: 'fail' },
    { type: 'clock', hours: 25 },
  ],
  [FAILED, { type: 'rename' }, { type: 'report-all' }],
];

/** A drill as the test tracks it: by the order of events, independent of clocks. */
interface Done {
  step: number;
  name: string;
  operator: Operator;
  endedAt: number;
  failed?: Ability;
}

/** A company in which a Model is drilled, renamed, removed and added again. */
class World {
  private readonly inputs = new DatabaseInputStore(clock);
  private service!: EvaluationService;
  private drills!: DatabaseDrillStore;
  private switchedOff: string[] = [];

  private isThere = true;
  private name = 'm';
  private owner = 'growth';
  private file = 'm.yaml';
  private names = 1;
  private readonly addresses = new Map<Operator, string>();
  private readonly teams = new Map<Operator, string>();

  /** Counts events. */
  private step = 0;
  private renewedAt = -1;
  private readonly done: Done[] = [];
  private readonly reports: {
    step: number;
    name: string;
    criterion: string;
    outcome: 'pass' | 'fail';
  }[] = [];
  /** All pairs of identities of one person, including past ones. */
  private readonly pairs: [string, string][] = [[ADA, 'ada@example.com']];
  private readonly authors: { person: string; since: number }[] = [
    { person: ADA, since: -Infinity },
  ];

  constructor(private readonly knex: Knex) {}

  async begin(): Promise<void> {
    setClock(START);
    this.restart([]);
    await this.evaluate();
    await storeProof(this.knex, 'Dataset', 'ext');
    await storeProof(this.knex, 'Pipeline', 'p');
    await this.play({ type: 'clock', hours: 1 });
    await this.play({ type: 'report-all' });
    await this.play({ type: 'drill', operator: OPERATORS[0] });
  }

  async play(event: Event): Promise<void> {
    this.step++;
    switch (event.type) {
      case 'report':
        await this.report([event]);
        break;
      case 'report-all':
        await this.reportAll();
        break;
      case 'drill':
        await this.drill(event.operator, event.failed);
        break;
      case 'clock':
        setClock(Date.now() + event.hours * HOUR);
        break;
      case 'remove':
        this.isThere = false;
        break;
      case 'return':
        this.comeBack(event);
        break;
      case 'rename':
        if (this.isThere) {
          this.name = `m-${this.names++}`;
        }
        break;
      case 'address':
        if (event.address) {
          this.addresses.set(event.operator, event.address);
        } else {
          this.addresses.delete(event.operator);
        }
        break;
      case 'author':
        await this.reportAuthor(event.address);
        break;
      case 'move':
        this.teams.set(event.operator, event.team);
        break;
      default:
        this.restart(event.off);
    }
    await this.evaluate();
  }

  /** The stored verdict of the Model; undefined if it is not in the catalog. */
  async verdict(): Promise<string | undefined> {
    const row: ScorecardRow | undefined = await this.knex('scorecards')
      .where({ entity_ref: this.ref })
      .first();
    return row?.verdict;
  }

  /** Reasons why a *yes* would be wrong, derived from the events. */
  doubts(): string[] {
    const doubts: string[] = [];
    for (const ability of ABILITIES) {
      const failedAt = Math.max(
        ...this.done
          .filter(({ failed }) => failed === ability)
          .map(({ step }) => step),
        this.renewedAt,
      );
      const proven = this.done.some(
        drill =>
          drill.failed === undefined &&
          drill.name === this.name &&
          drill.step > failedAt &&
          !this.isAuthor(drill),
      );
      if (!proven) {
        doubts.push(`nobody has proven ${ability} since step ${failedAt}`);
      }
    }
    for (const criterion of REPORTED) {
      if (!this.switchedOff.includes(criterion)) {
        const failedAt = Math.max(
          ...this.reports
            .filter(
              report =>
                report.criterion === criterion && report.outcome === 'fail',
            )
            .map(({ step }) => step),
          this.renewedAt,
        );
        const passed = this.reports.some(
          report =>
            report.criterion === criterion &&
            report.outcome === 'pass' &&
            report.name === this.name &&
            report.step > failedAt,
        );
        if (!passed) {
          doubts.push(`${criterion} has not passed since step ${failedAt}`);
        }
      }
    }
    return doubts;
  }

  /** The stored scorecards, and those that a new process evaluates from the same database. */
  async compare(): Promise<{ stored: object; fresh: object }> {
    const rows: ScorecardRow[] = await this.knex('scorecards').orderBy(
      'entity_ref',
    );
    const read = await this.inputs.readChanges(this.knex, undefined, 0);
    const live = new IncrementalEvaluator(this.rules());
    live.apply(read!.changes, read!.lastOwnerChange);
    await live.evaluate(clock.now());
    const fresh = rows.map(({ entity_ref: ref }) => {
      const evaluated = live.evaluated(ref, clock.now());
      return evaluated && toScorecardRow(evaluated, this.rules(), clock.now());
    });
    const shown = (row: ScorecardRow | undefined) =>
      row && [
        row.entity_ref,
        row.verdict,
        row.system_verdict,
        row.next_change_at,
        JSON.parse(row.summary).headline,
        row.hash,
      ];
    return { stored: rows.map(shown), fresh: fresh.map(shown) };
  }

  private get ref(): string {
    return `model:default/${this.name}`;
  }

  private rules() {
    return readRules(
      mockServices.rootConfig({
        data: {
          mlOwnership: {
            criteria: Object.fromEntries(
              this.switchedOff.map(id => [id, { enabled: false }]),
            ),
          },
        },
      }),
      [],
    );
  }

  /** Starts a new process on the same database. */
  private restart(switchedOff: string[]) {
    this.switchedOff = switchedOff;
    const rules = this.rules();
    const store = new DatabaseEvaluationStore(
      this.knex,
      rules,
      new ReportOnly(clock),
      this.inputs,
    );
    const catalog: Partial<CatalogService> = {
      streamEntities: query =>
        catalogServiceMock({ entities: this.entities() }).streamEntities(query),
    };
    this.service = new EvaluationService({
      announcements: {
        deliver: async () => {},
      } as Partial<NotificationOutbox> as NotificationOutbox,
      auth: mockServices.auth(),
      catalog: catalog as CatalogService,
      client: this.knex,
      clock,
      inputs: this.inputs,
      logger: mockServices.logger.mock(),
      readable: {} as VisibleEntityService,
      rules,
      store,
    });
    this.drills = new DatabaseDrillStore(
      this.knex,
      this.inputs,
      new CurrentScorecards(this.knex, this.service),
    );
  }

  private async evaluate(): Promise<void> {
    for (const operator of OPERATORS) {
      const address = this.addresses.get(operator);
      if (address) {
        this.pairs.push([operator, address]);
      }
    }
    await this.service.evaluateAll();
  }

  private comeBack({ owner, file, renamed }: Event & { type: 'return' }) {
    if (this.isThere) {
      return;
    }
    this.isThere = true;
    if (renamed) {
      this.name = `m-${this.names++}`;
    } else if (owner !== this.owner || file !== this.file) {
      this.renewedAt = this.step;
    }
    this.owner = owner;
    this.file = file;
  }

  private entities(): Entity[] {
    const people = OPERATORS.map(ref => {
      const [namespace, name] = ref.slice('user:'.length).split('/');
      const entity = user(
        name,
        `group:default/${this.teams.get(ref) ?? 'platform'}`,
      );
      return {
        ...entity,
        metadata: { ...entity.metadata, namespace },
        spec: {
          ...entity.spec,
          profile: { email: this.addresses.get(ref) },
        },
      };
    });
    const ada = user('ada', 'group:default/growth');
    return [
      ...company().filter(
        ({ kind, metadata }) =>
          ['Group', 'System'].includes(kind) ||
          ['tomas', 'otto'].includes(metadata.name),
      ),
      { ...ada, spec: { ...ada.spec, profile: { email: 'ada@example.com' } } },
      user('rosa', 'group:default/research'),
      ...people,
      fullyDeclaredEntity('Dataset', 'ext', {
        owner: PLATFORM,
        producedBy: ['p0'],
      }),
      fullyDeclaredEntity('Pipeline', 'p', { consumes: ['ext'] }),
      ...(this.isThere ? [this.model()] : []),
    ];
  }

  private model(): Entity {
    const entity = fullyDeclaredEntity('Model', this.name, {
      owner: `group:default/${this.owner}`,
      operatedBy: PLATFORM,
      trainedOn: ['ext'],
      producedBy: ['p'],
    });
    entity.metadata.annotations = {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-origin-location': `url:https://git.test/${this.file}`,
    };
    return entity;
  }

  private async report(
    items: readonly { criterion: string; outcome: 'pass' | 'fail' }[],
    more: object = {},
  ): Promise<void> {
    if (!this.isThere) {
      return;
    }
    const facts = readEntityFacts(this.model()) as MlEntityFacts;
    const evidence = new DatabaseEvidenceStore(this.knex, this.inputs);
    await evidence.add(
      items.map(({ criterion: id, outcome }) => {
        const criterion = CRITERIA.find(item => item.id === id)!;
        return {
          entityRef: this.ref,
          criterion: id,
          source: criterion.accepts.find(source => source !== 'catalog')!,
          reportedBy: 'proof',
          outcome,
          observedAt: clock.now(),
          declaration: getDeclaration(criterion, facts),
          subjectVersion: id.endsWith('.runbook-readable') ? 'r1' : undefined,
          detail: `It was seen in step ${this.step}`,
          ...more,
        };
      }),
      clock.now(),
    );
    for (const item of items) {
      this.reports.push({ ...item, step: this.step, name: this.name });
    }
  }

  private async reportAll(): Promise<void> {
    await this.report(
      CRITERIA.filter(
        ({ kinds, accepts }) =>
          kinds.includes('Model') &&
          accepts.some(source => !['catalog', 'drill'].includes(source)),
      ).map(({ id }) => ({ criterion: id, outcome: 'pass' })),
    );
  }

  private async reportAuthor(address: string): Promise<void> {
    if (this.isThere) {
      await this.report([{ criterion: 'observe.alerts', outcome: 'pass' }], {
        authors: [address],
      });
      // Without a version, the work is assumed to have begun a day earlier.
      this.authors.push({ person: address, since: Date.now() - DAY });
    }
  }

  /** Like the service, assesses a drill by the state at its start and at its end. */
  private async drill(operator: Operator, failed?: Ability): Promise<void> {
    if (!this.isThere) {
      return;
    }
    const abilities = failed ? [failed] : ABILITIES;
    const drill = {
      entityRef: this.ref,
      abilities,
      performingTeam: PLATFORM,
      operators: [operator],
    };
    const contextLoader = new DrillContextLoader(
      this.service,
      new DatabaseDrillContextStore(this.knex),
      clock,
    );
    const startedAt = clock.now();
    const start = await contextLoader.load(
      drill,
      startedAt,
      context => context,
    );
    if (start.independence.objections.length > 0) {
      return;
    }
    setClock(Date.now() + 2 * MINUTE);
    const endedAt = clock.now();
    const outcome = failed ? ('failed' as const) : ('passed' as const);
    const assessments = await contextLoader.load(
      drill,
      startedAt,
      context =>
        assessDrill(
          {
            ...drill,
            outcomes: Object.fromEntries(
              drill.abilities.map(ability => [ability, outcome]),
            ),
            helpers: [],
            authorHelped: false,
            startedAt,
            endedAt,
            independence: start.independence,
            subjects: start.subjects,
          },
          context,
        ),
      endedAt,
    );
    const failedAt = await this.drills.failsFrom(this.ref, endedAt);
    await this.knex.transaction(async tx => {
      const revision = await this.inputs.nextRevision(tx);
      await tx('drills').insert({
        id: `drill ${this.step}`,
        entity_ref: this.ref,
        abilities: JSON.stringify(abilities),
        performing_team: PLATFORM,
        operators: JSON.stringify([operator]),
        state: outcome,
        is_incident: false,
        planned_by: operator,
        planned_at: startedAt,
        started_at: startedAt,
        ended_at: endedAt,
        start_snapshot: JSON.stringify({
          independence: start.independence,
          subjects: start.subjects,
          runbooks: [],
          steps: [],
        }),
        assessments: JSON.stringify(
          assessments.map(assessment => ({
            ...assessment,
            trace: 'attested',
            ...(failed && { failedAt }),
          })),
        ),
        revision,
      });
    });
    this.done.push({
      step: this.step,
      name: this.name,
      operator,
      endedAt: Date.parse(endedAt),
      failed,
    });
  }

  private isAuthor({ operator, endedAt }: Done): boolean {
    const same = new Set<string>([operator]);
    for (const person of same) {
      for (const pair of this.pairs) {
        if (pair.includes(person)) {
          pair.forEach(other => same.add(other));
        }
      }
    }
    return this.authors.some(
      ({ person, since }) => same.has(person) && since <= endedAt,
    );
  }
}

describe('any sequence of valid events', () => {
  const databases = new MigratedDatabases();

  afterEach(() => {
    jest.useRealTimers();
  });

  it('results in the verdict of a full evaluation, and never in a yes without new proof', async () => {
    let deserved = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 1, maxLength: 12 }),
        async events => {
          const knex = await databases.init('SQLITE_3');
          const world = new World(knex);
          await world.begin();
          expect([await world.verdict(), world.doubts()]).toEqual(['yes', []]);
          for (const event of events) {
            await world.play(event);
            const verdict = await world.verdict();
            expect({
              event,
              undeserved: verdict === 'yes' ? world.doubts() : [],
            }).toEqual({ event, undeserved: [] });
            deserved += verdict === 'yes' ? 1 : 0;
            const { stored, fresh } = await world.compare();
            expect({ event, stored }).toEqual({ event, stored: fresh });
          }
          await databases.release();
        },
      ),
      { numRuns: 40, examples: KNOWN.map(events => [events]) },
    );
    // Otherwise the test would prove nothing.
    expect(deserved).toBeGreaterThan(0);
  });
});
