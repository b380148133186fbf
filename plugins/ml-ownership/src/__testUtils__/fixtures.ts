import {
  AbilityLevelCounts,
  CollectorHealth,
  Drill,
  Exemption,
  FoundationCounts,
  FoundationCountsByFoundation,
  FOUNDATIONS,
  Foundations,
  Handover,
  Lineage,
  LineageEdge,
  LineageNode,
  ChangesPage,
  Portfolio,
  RollUp,
  Scorecard,
  ScorecardChange,
  ScorecardCriterion,
  ScorecardSummary,
  Team,
  TeamSummary,
  VerdictCounts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const RULES_VERSION = '2026.1';

export function verdictCounts(counts: Partial<VerdictCounts>): VerdictCounts {
  return {
    yes: 0,
    no: 0,
    unproven: 0,
    'not-assessed': 0,
    'not-in-scope': 0,
    ...counts,
  };
}

export function rollUp(overrides: Partial<RollUp> = {}): RollUp {
  const levels = () => [0, 0, 0, 0, 0];
  const abilities: AbilityLevelCounts = {
    retrain: levels(),
    deploy: levels(),
    observe: levels(),
    recover: levels(),
  };
  return {
    total: 0,
    kinds: { Model: 0, Dataset: 0, Pipeline: 0 },
    verdicts: verdictCounts({}),
    levels: levels(),
    abilities,
    causes: {
      workflow: 0,
      'data-path': 0,
      boundaries: 0,
      'operating-model': 0,
    },
    coverage: { known: 0, applicable: 0 },
    ...overrides,
  };
}

export function summary(
  overrides: Partial<ScorecardSummary> = {},
): ScorecardSummary {
  return {
    entityRef: 'model:default/churn-classifier',
    kind: 'Model',
    title: 'Churn classifier',
    type: 'classifier',
    lifecycle: 'production',
    tier: 1,
    owner: 'group:default/growth-ml',
    operatedBy: 'group:default/ml-platform',
    verdict: 'no',
    level: 1,
    systemVerdict: 'no',
    systemLevel: 0,
    weakestLink: {
      entityRef: 'dataset:default/customer-features',
      title: 'Customer features',
      path: [
        'model:default/churn-classifier',
        'pipeline:default/churn-training',
        'dataset:default/customer-features',
      ],
      ability: 'observe',
      level: 0,
      verdict: 'no',
      reasonText: 'Customer features has no on-call.',
    },
    headline: 'No: nobody but Ada has retrained this.',
    abilities: {
      retrain: {
        level: 1,
        verdict: 'no',
        blocking: ['retrain.trigger', 'ownership.beyond-author'],
        exempted: false,
      },
      deploy: {
        level: 2,
        verdict: 'unproven',
        blocking: ['deploy.run'],
        exempted: true,
      },
      observe: { level: 3, verdict: 'unproven', blocking: [], exempted: false },
      recover: { level: 4, verdict: 'yes', blocking: [], exempted: false },
    },
    coverage: { known: 20, applicable: 42 },
    primaryCause: 'operating-model',
    causes: [
      { cause: 'operating-model', criteria: ['retrain.trigger'] },
      { cause: 'workflow', criteria: ['deploy.run'] },
    ],
    smells: [
      {
        id: 'registry-before-release-rules',
        title: 'Registry before release rules',
        why: 'A registry holds versions that no written rule releases.',
        refs: ['model:default/churn-classifier'],
      },
    ],
    evaluatedAt: '2026-11-20T10:00:00Z',
    rulesVersion: RULES_VERSION,
    ...overrides,
  };
}

/** Of twelve criteria of each foundation, two are unknown; most pass in the first foundation, fewest in the last. */
export function foundationCounts(
  overrides: Partial<FoundationCountsByFoundation> = {},
): FoundationCountsByFoundation {
  const counts = (pass: number): FoundationCounts => ({
    pass,
    fail: 10 - pass,
    unknown: 2,
    exempt: 0,
  });
  return {
    traceability: counts(9),
    reproducibility: counts(8),
    versioning: counts(7),
    workflow: counts(6),
    observability: counts(5),
    ownership: counts(4),
    ...overrides,
  };
}

/** The foundations of 14 entities, and how they were in October. */
export function foundations(overrides: Partial<Foundations> = {}): Foundations {
  const now = foundationCounts();
  return {
    totalItems: 14,
    items: [...FOUNDATIONS].reverse().map(foundation => ({
      foundation,
      criteria: now[foundation],
      entities: { pass: 3, fail: 2, unknown: 1, exempt: 0 },
    })),
    points: [
      {
        at: '2026-10-01T10:00:00Z',
        foundations: foundationCounts({
          workflow: { pass: 3, fail: 7, unknown: 2, exempt: 0 },
          ownership: { pass: 6, fail: 4, unknown: 2, exempt: 0 },
        }),
      },
      { at: '2026-11-20T10:00:00Z', foundations: now },
    ],
    since: '2026-10-01T10:00:00Z',
    ...overrides,
  };
}

export function criterion(
  overrides: Partial<ScorecardCriterion> & { id: string },
): ScorecardCriterion {
  return {
    title: overrides.id,
    ability: 'retrain',
    level: 2,
    cause: 'operating-model',
    foundation: 'workflow',
    state: 'fail',
    reason: `${overrides.id} is not declared.`,
    evidence: [],
    accepts: ['catalog'],
    remedy: { text: `Declare ${overrides.id}.` },
    ...overrides,
  };
}

export function scorecard(overrides: Partial<Scorecard> = {}): Scorecard {
  return {
    ...summary(),
    authors: ['user:default/ada'],
    cycles: [],
    nextSteps: [
      {
        criterion: 'retrain.trigger',
        action: 'declare',
        text: 'State when to retrain, when to skip it, and who approves it.',
        yaml: 'operations:\n  retrain:\n    approver: group:growth-ml\n',
      },
      {
        criterion: 'recover.review',
        action: 'attest',
        text: 'Hold a review after the deployment, and record it.',
      },
      {
        criterion: 'deploy.run',
        action: 'report',
        text: 'Let the workflow report its deployments.',
      },
    ],
    nextChangeAt: '2026-12-24T10:00:00Z',
    extra: [],
    criteria: [
      criterion({
        id: 'ownership.group',
        title: 'Owned by a group',
        ability: 'all',
        level: 1,
        state: 'pass',
        reason: 'Growth ML has five members.',
        since: '2026-10-01T10:00:00Z',
        evidence: [
          {
            source: 'catalog',
            outcome: 'pass',
            detail: 'group:default/growth-ml has 5 members',
            observedAt: '2026-11-20T10:00:00Z',
            url: 'https://example.com/groups/growth-ml',
            status: 'decisive',
          },
        ],
      }),
      criterion({
        id: 'ownership.beyond-author',
        title: 'Operated by someone other than the authors',
        ability: 'all',
        state: 'unknown',
        reason: 'Nobody looked.',
      }),
      criterion({
        id: 'retrain.trigger',
        title: 'Trigger, refusal and decider',
        reason: 'Nobody decides when to retrain.',
        remedy: {
          text: 'State when to retrain, when to skip it, and who approves it.',
          yaml: 'operations:\n  retrain:\n    approver: group:growth-ml\n',
        },
      }),
      criterion({
        id: 'deploy.run',
        title: 'Deployed by the workflow',
        ability: 'deploy',
        level: 3,
        cause: 'workflow',
        state: 'stale',
        reason: 'The last deployment was seen 200 days ago.',
        accepts: ['observed'],
        unreadable: ['ci.example.com answered 503.'],
        evidence: [
          {
            source: 'observed',
            outcome: 'pass',
            detail: 'Run 812 deployed version 7',
            observedAt: '2026-05-01T10:00:00Z',
            expiresAt: '2026-07-30T10:00:00Z',
            subjectVersion: 'v7',
            reportedBy: 'ci-churn',
            status: 'expired',
          },
        ],
      }),
      criterion({
        id: 'recover.review',
        title: 'Reviewed after the deployment',
        ability: 'recover',
        level: 3,
        state: 'fail',
        reason: 'The last review found it wanting.',
        accepts: ['attested'],
        evidence: [
          {
            source: 'attested',
            outcome: 'fail',
            detail: 'The rollback took two hours.',
            observedAt: '2026-11-01T10:00:00Z',
            expiresAt: '2030-01-30T10:00:00Z',
            reportedBy: 'user:default/ada',
            status: 'decisive',
          },
        ],
      }),
      criterion({
        id: 'observe.skew',
        title: 'Training and serving share feature logic',
        ability: 'observe',
        level: 3,
        state: 'exempt',
        reason: 'Exempt until 2027-02-01: The store moves in January.',
        accepts: ['document', 'observed'],
        exemption: {
          id: 'e1',
          reason: 'The store moves in January.',
          expiresAt: '2027-02-01T00:00:00Z',
          requestedBy: 'user:default/ada',
          approvedBy: 'user:default/grace',
          approvedAt: '2026-11-10T10:00:00Z',
        },
      }),
    ],
    ...overrides,
  };
}

export function portfolio(overrides: Partial<Portfolio> = {}): Portfolio {
  return {
    total: 40,
    models: rollUp({
      total: 28,
      kinds: { Model: 28, Dataset: 0, Pipeline: 0 },
      causes: {
        workflow: 4,
        'data-path': 2,
        boundaries: 0,
        'operating-model': 9,
      },
      coverage: { known: 610, applicable: 1000 },
    }),
    datasets: rollUp({ total: 8, coverage: { known: 40, applicable: 80 } }),
    pipelines: rollUp({ total: 4, coverage: { known: 20, applicable: 80 } }),
    systemVerdicts: verdictCounts({
      no: 9,
      unproven: 12,
      yes: 1,
      'not-assessed': 6,
    }),
    tiers: [
      { tier: 1, total: 10, verdicts: verdictCounts({ no: 4, unproven: 6 }) },
      {
        tier: 2,
        total: 16,
        verdicts: verdictCounts({
          no: 5,
          unproven: 6,
          yes: 1,
          'not-assessed': 4,
        }),
      },
      { total: 2, verdicts: verdictCounts({ 'not-assessed': 2 }) },
    ],
    topRisks: [summary()],
    smells: [
      {
        id: 'registry-before-release-rules',
        title: 'Registry before release rules',
        entities: 1,
        refs: ['model:default/churn-classifier'],
      },
    ],
    evaluation: {
      state: 'finished',
      startedAt: '2026-11-20T09:59:00Z',
      finishedAt: '2026-11-20T10:00:00Z',
      evaluated: 40,
      total: 40,
    },
    rulesVersion: RULES_VERSION,
    ...overrides,
  };
}

export function teamSummary(overrides: Partial<TeamSummary> = {}): TeamSummary {
  return {
    entityRef: 'group:default/growth-ml',
    title: 'Growth ML',
    members: 5,
    owned: rollUp({
      total: 6,
      kinds: { Model: 2, Dataset: 3, Pipeline: 1 },
      verdicts: verdictCounts({ no: 2, unproven: 4 }),
      abilities: {
        retrain: [0, 2, 4, 0, 0],
        deploy: [1, 1, 4, 0, 0],
        observe: [0, 6, 0, 0, 0],
        recover: [0, 0, 6, 0, 0],
      },
      causes: {
        workflow: 1,
        'data-path': 0,
        boundaries: 0,
        'operating-model': 3,
      },
    }),
    operated: rollUp({ total: 1, verdicts: verdictCounts({ unproven: 1 }) }),
    drills: { passed: 2, partlyPassed: 0, failed: 1 },
    ...overrides,
  };
}

export function team(overrides: Partial<Team> = {}): Team {
  return { ...teamSummary(), children: [], ...overrides };
}

export function lineageNode(
  overrides: Partial<LineageNode> & { entityRef: string },
): LineageNode {
  return {
    kind: 'Model',
    title: overrides.entityRef,
    distance: 0,
    omittedNeighbours: { upstream: 0, downstream: 0 },
    ...overrides,
  };
}

export function lineageEdge(
  overrides: Partial<LineageEdge> & { from: string; to: string },
): LineageEdge {
  return {
    relation: 'trainedOn',
    origin: 'declared',
    crossesTeams: false,
    ...overrides,
  };
}

export function lineage(overrides: Partial<Lineage> = {}): Lineage {
  const root = 'model:default/churn-classifier';
  const features = 'dataset:default/customer-features';
  const api = 'component:default/churn-api';
  const gone = 'dataset:default/gone';
  return {
    root,
    nodes: [
      lineageNode({
        entityRef: root,
        title: 'Churn classifier',
        type: 'classifier',
        owner: 'group:default/growth-ml',
        verdict: 'no',
        level: 1,
      }),
      lineageNode({
        entityRef: features,
        kind: 'Dataset',
        title: 'Customer features',
        owner: 'group:default/data-eng',
        verdict: 'unproven',
        level: 2,
        distance: -1,
        omittedNeighbours: { upstream: 3, downstream: 0 },
      }),
      lineageNode({
        entityRef: gone,
        kind: 'Dataset',
        title: 'gone',
        notInCatalog: true,
        distance: -1,
      }),
      lineageNode({
        entityRef: api,
        kind: 'Component',
        title: 'Churn API',
        distance: 1,
      }),
    ],
    groups: [],
    edges: [
      lineageEdge({ from: features, to: root, crossesTeams: true }),
      lineageEdge({ from: gone, to: root }),
      lineageEdge({
        from: root,
        to: api,
        relation: 'usesModel',
        origin: 'claimed',
      }),
    ],
    truncated: false,
    totals: { upstream: 2, downstream: 1, both: 0, shown: 3 },
    depths: {
      upstream: { farthest: 1, continues: true },
      downstream: { farthest: 1, continues: true },
    },
    hidden: 0,
    revision: 7,
    ...overrides,
  };
}

export function exemption(overrides: Partial<Exemption> = {}): Exemption {
  return {
    id: 'e2',
    entityRef: 'model:default/churn-classifier',
    criterion: 'retrain.trigger',
    reason: 'The team forms in December.',
    expiresAt: '2027-01-15T00:00:00Z',
    state: 'requested',
    requestedBy: 'user:default/ada',
    requestedAt: '2026-11-18T10:00:00Z',
    ...overrides,
  };
}

export function change(
  overrides: Partial<ScorecardChange> & { at: string },
): ScorecardChange {
  return {
    removed: false,
    verdict: 'no',
    level: 1,
    systemVerdict: 'no',
    systemLevel: 0,
    retrain: 1,
    deploy: 2,
    observe: 3,
    recover: 4,
    owner: 'group:default/growth-ml',
    rulesVersion: RULES_VERSION,
    rulesChanged: false,
    ownerChanged: false,
    ...overrides,
  };
}

export function changes(overrides: Partial<ChangesPage> = {}): ChangesPage {
  return {
    items: [
      {
        entityRef: 'model:default/churn-classifier',
        title: 'Churn classifier',
        kind: 'Model',
        type: 'improved',
        before: { verdict: 'no', level: 1 },
        after: {
          verdict: 'unproven',
          level: 2,
          owner: 'group:default/ml-platform',
        },
        at: '2026-11-20T10:00:00Z',
        ownerChanged: true,
        rulesChanged: false,
      },
      {
        entityRef: 'pipeline:default/old-scoring',
        title: 'Old scoring',
        kind: 'Pipeline',
        type: 'removed',
        before: { verdict: 'no', level: 0 },
        at: '2026-11-19T10:00:00Z',
        ownerChanged: false,
        rulesChanged: false,
      },
    ],
    totals: {
      improved: 1,
      regressed: 0,
      added: 0,
      removed: 1,
      'owner-changed': 0,
    },
    pageInfo: {},
    ...overrides,
  };
}

export function collector(
  overrides: Partial<CollectorHealth> = {},
): CollectorHealth {
  return {
    id: 'documents',
    title: 'Documents',
    type: 'collector',
    source: 'document',
    criteria: ['retrain.runbook-readable', 'data.contract'],
    state: 'healthy',
    lastRunAt: '2026-11-20T10:00:00Z',
    lastSuccessAt: '2026-11-20T10:00:00Z',
    checked: 38,
    due: 1,
    incomplete: 0,
    notConnected: 0,
    ...overrides,
  };
}

export function drill(overrides: Partial<Drill> = {}): Drill {
  return {
    id: 'd1',
    entityRef: 'model:default/churn-classifier',
    entityTitle: 'Churn classifier',
    tier: 1,
    abilities: ['retrain'],
    performingTeam: 'group:default/ml-platform',
    operators: ['user:default/otto'],
    state: 'planned',
    isIncident: false,
    plannedBy: 'user:default/ada',
    plannedAt: '2026-11-20T10:00:00Z',
    plannedDate: '2026-12-03',
    blockers: 0,
    traces: [],
    assessments: [],
    allowedActions: [],
    ...overrides,
  };
}

export function handover(overrides: Partial<Handover> = {}): Handover {
  return {
    id: 'h1',
    entityRef: 'model:default/churn-classifier',
    entityTitle: 'Churn classifier',
    fromTeam: 'group:default/growth-ml',
    toTeam: 'group:default/ml-platform',
    state: 'proposed',
    requiredDrills: [
      {
        ability: 'retrain',
        satisfied: true,
        reason: 'The team has done this drill',
        drill: 'd1',
      },
      {
        ability: 'recover',
        satisfied: false,
        reason: 'The team has not done this drill',
      },
    ],
    blockers: [
      {
        id: 4,
        text: 'No access to the registry',
        url: 'https://example.com/tickets/7',
        reportedBy: 'user:default/otto',
        reportedAt: '2026-11-21T10:00:00Z',
      },
    ],
    openBlockers: 1,
    targetDate: '2026-12-24',
    proposedBy: 'user:default/ada',
    proposedAt: '2026-11-20T10:00:00Z',
    allowedActions: [],
    ...overrides,
  };
}
