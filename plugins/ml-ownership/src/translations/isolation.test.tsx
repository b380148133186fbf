import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { portfolioHistory } from '../ui/charts/__testUtils__/portfolioHistory';
import {
  drill,
  exemption,
  handover,
  lineage,
  changes,
  portfolio,
  scorecard,
  summary,
  team,
  teamSummary,
} from '../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { RLO, turned, unisolated } from '../__testUtils__/unisolated';
import { CampaignPage } from '../pages/campaigns';
import { DrillsRoutes } from '../pages/drills';
import { HandoverContent } from '../entity/scorecard';
import { CrossingsPage } from '../pages/lineage/crossings';
import { DifferencesPage } from '../pages/lineage/differences';
import { ImpactPanel } from '../pages/lineage/impact';
import { LineageContent } from '../pages/lineage/LineageContent';
import { OperateContent } from '../entity/operate';
import { OverviewPage } from '../pages/overview';
import { ScorecardsPage } from '../pages/scorecard-tables';
import { TeamsRoutes } from '../pages/teams';

const ENTITY = 'model/default/churn-classifier';
const FEATURES = {
  entityRef: 'dataset:default/customer-features',
  kind: 'Dataset',
  title: 'Customer features',
  owner: 'group:default/data-eng',
};
const CHURN = {
  entityRef: 'model:default/churn-classifier',
  kind: 'Model',
  title: 'Churn classifier',
  owner: 'group:default/growth-ml',
};
const ENTRY = {
  createdAt: '2026-11-24T09:10:00Z',
  createdBy: 'user:default/otto',
};
const ENTRIES = [
  { ...ENTRY, id: 1, kind: 'note', text: 'It began' },
  {
    ...ENTRY,
    id: 4,
    kind: 'blocker',
    text: 'No access',
    url: 'https://a.test',
  },
  { ...ENTRY, id: 5, kind: 'blocker-resolved', blocker: 4 },
];
const AT = '2026-11-20T10:00:00Z';
const counts = {
  entities: 1,
  kinds: { Model: 1 },
  tierOne: 1,
  modelsWithVerdictNo: 1,
};

/** The pages with the responses they need, their path, and a text that is rendered once they are complete. */
const PAGES: Record<
  string,
  {
    element: JSX.Element;
    path?: string;
    mountPath?: string;
    whole: string | RegExp;
    answers: Record<string, object>;
  }
> = {
  'the Handover readiness tab': {
    element: <HandoverContent />,
    whole: 'All criteria',
    answers: {
      [`/v1/scorecards/${ENTITY}`]: scorecard(),
      '/v1/exemptions': { items: [exemption()], pageInfo: {} },
      '/v1/disputes': {
        items: [
          {
            id: 'd7',
            entityRef: CHURN.entityRef,
            criterion: 'retrain.trigger',
            reason: 'It was seen',
            state: 'resolved',
            createdBy: 'user:default/ada',
            createdAt: AT,
            resolvedBy: 'user:default/otto',
            resolvedAt: AT,
            resolutionComment: 'So it was',
          },
        ],
        pageInfo: {},
      },
    },
  },
  'the On-call tab': {
    element: <OperateContent />,
    whole: /The schema lost/,
    answers: {
      [`/v1/scorecards/${ENTITY}`]: scorecard(),
      [`/v1/operations/${ENTITY}`]: {
        evaluatedAt: AT,
        serving: { version: 'v8', detail: 'Deployed', observedAt: AT },
        lastKnownGood: { version: 'v7', detail: 'Evaluated', observedAt: AT },
        since: AT,
        upstream: [
          {
            ...FEATURES,
            at: AT,
            type: 'failed',
            detail: 'The schema lost a column',
          },
        ],
        hiddenChanges: 0,
      },
    },
  },
  'lineage as a list, with details': {
    element: <LineageContent />,
    path: '/?view=list&at=dataset:default/customer-features',
    whole: '1 step upstream',
    answers: {
      '/v1/lineage': lineage({ hidden: 1 }),
      '/v1/lineage/entities': {
        items: [{ ...FEATURES, distance: -1 }],
        totalItems: 1,
        hidden: 0,
        pageInfo: {},
      },
    },
  },
  impact: {
    element: <ImpactPanel root={FEATURES.entityRef} />,
    path: '/?impactTeam=group:default/ads',
    whole: /^If /,
    answers: {
      '/v1/lineage/impact': {
        root: FEATURES,
        counts,
        teams: [{ team: 'group:default/ads', counts, minDistance: 1 }],
        totalTeams: 1,
        hidden: 0,
      },
      '/v1/lineage/entities': {
        items: [
          { ...CHURN, distance: 1 },
          { ...FEATURES, notInCatalog: true, distance: 2 },
        ],
        totalItems: 2,
        hidden: 0,
        pageInfo: {},
      },
    },
  },
  crossings: {
    element: <CrossingsPage />,
    whole: /training data for/,
    answers: {
      '/v1/lineage/crossings': {
        items: [
          {
            from: FEATURES,
            to: CHURN,
            relations: ['trainedOn'],
            origins: ['declared'],
            contract: 'fail',
            freshness: 'pass',
            onCall: 'unknown',
            stakeholders: [],
          },
        ],
        totalItems: 1,
        totals: {
          crossings: 1,
          teamPairs: 1,
          withoutContract: 1,
          withoutFreshness: 0,
          withoutOnCall: 0,
        },
        pageInfo: {},
      },
    },
  },
  differences: {
    element: <DifferencesPage />,
    whole: /ha(s|ve) run data/,
    answers: {
      '/v1/lineage/differences': {
        items: [
          {
            type: 'undeclared',
            from: FEATURES,
            to: CHURN,
            relation: 'consumes',
            origin: 'observed',
            firstSeenAt: AT,
            lastSeenAt: AT,
            declaringEntityRef: CHURN.entityRef,
            yaml: 'spec: {}\n',
          },
          {
            type: 'ghost',
            ghost: {
              entityRef: 'ghost:s3://a',
              kind: 'Ghost',
              title: 's3://a',
            },
            neighbours: [{ ...FEATURES, distance: -1 }],
            lastSeenAt: AT,
            yaml: 'kind: Dataset\n',
          },
        ],
        totalItems: 2,
        totals: { undeclared: 1, unobserved: 0, ghost: 1 },
        entitiesWithRuns: 2,
        pageInfo: {},
      },
    },
  },
  'a drill': {
    element: <DrillsRoutes />,
    path: '/ml-ownership/drills/d1',
    mountPath: '/ml-ownership/drills/*',
    whole: 'Blockers',
    answers: {
      '/v1/drills/d1': drill({
        state: 'running',
        startedBy: 'user:default/otto',
        startedAt: AT,
        notes: 'On a Friday',
        blockers: 1,
        allowedActions: ['add-entry', 'finish'],
        runbooks: [{ ability: 'retrain', runbook: 'docs/retrain.md' }],
        steps: [
          { index: 0, ability: 'retrain', text: 'Check out' },
          { index: 1, ability: 'retrain', text: 'Run', doneAt: AT },
        ],
        entries: ENTRIES as any,
      }),
    },
  },
  'a handover': {
    element: <DrillsRoutes />,
    path: '/ml-ownership/drills/handovers/h1',
    mountPath: '/ml-ownership/drills/*',
    whole: 'Blockers',
    answers: {
      '/v1/handovers/h1': handover({
        state: 'declined',
        notes: 'Before the holidays',
        decisionComment: 'Too early',
        decidedAt: AT,
        decidedBy: 'user:default/otto',
        entries: ENTRIES as any,
      }),
    },
  },
  'the overview': {
    element: <OverviewPage />,
    whole: '28 models',
    answers: {
      '/v1/changes': changes(),
      '/v1/portfolio': portfolio(),
      '/v1/portfolio/history': portfolioHistory(),
      '/v1/drills/due': {
        items: [
          {
            ...CHURN,
            abilities: [{ ability: 'recover', reason: 'failed', at: AT }],
            dueAt: AT,
          },
        ],
        totalItems: 1,
        pageInfo: {},
      },
    },
  },
  teams: {
    element: <TeamsRoutes />,
    path: '/ml-ownership/teams',
    mountPath: '/ml-ownership/teams/*',
    whole: /^Growth ML/,
    answers: {
      '/v1/teams': {
        items: [
          teamSummary({ parent: 'group:default/growth' }),
          teamSummary({ entityRef: 'group:default/growth', title: 'Growth' }),
        ],
        totalItems: 2,
        pageInfo: {},
      },
    },
  },
  'a team': {
    element: <TeamsRoutes />,
    path: '/ml-ownership/teams/default/growth-ml',
    mountPath: '/ml-ownership/teams/*',
    whole: /^Churn classifier/,
    answers: {
      '/v1/teams/default/growth-ml': team({ children: [teamSummary()] }),
      '/v1/teams/default/growth-ml/history': portfolioHistory(),
      '/v1/scorecards': { items: [summary()], totalItems: 1, pageInfo: {} },
    },
  },
  'a table of models': {
    element: <ScorecardsPage kind="Model" />,
    whole: /^Churn classifier/,
    answers: {
      '/v1/scorecards': { items: [summary()], totalItems: 1, pageInfo: {} },
    },
  },
  'a campaign': {
    element: (
      <Routes>
        <Route path="/:id" element={<CampaignPage />} />
      </Routes>
    ),
    path: '/ml-ownership/overview/campaigns/c1',
    mountPath: '/ml-ownership/overview/campaigns/*',
    whole: /^Churn classifier/,
    answers: {
      '/v1/campaigns/c1': {
        id: 'c1',
        title: 'A second team',
        why: 'Holidays should be holidays',
        goal: { level: 2 },
        scope: {},
        state: 'running',
        startsAt: '2026-11-01',
        dueAt: '2027-11-01',
        createdBy: 'user:default/lena',
        createdAt: AT,
        progress: { total: 12, met: 7, notInScope: 1, notApplicable: 0 },
        history: [],
        teams: [{ team: 'group:default/growth-ml', total: 6, met: 2 }],
        teamCount: 1,
      },
      '/v1/campaigns/c1/entities': {
        items: [
          {
            ...CHURN,
            verdict: 'no',
            level: 1,
            status: 'open',
            nextStep: {
              criterion: 'not-known-here',
              action: 'document',
              text: 'Write it down',
            },
          },
        ],
        totalItems: 1,
        pageInfo: {},
      },
    },
  },
};

describe('a title that would change the text direction', () => {
  const backend = setupMlOwnershipServer();

  it.each(Object.keys(PAGES))('is isolated in %s', async name => {
    const { element, path, mountPath, whole, answers } = PAGES[name];
    backend.answerHandover(ENTITY);
    for (const list of [
      '/v1/teams',
      '/v1/drills',
      '/v1/handovers',
      '/v1/exemptions',
      '/v1/disputes',
    ]) {
      backend.answer(list, { items: [], totalItems: 0, pageInfo: {} });
    }
    for (const [at, answer] of Object.entries(answers)) {
      backend.answer(at, turned(answer));
    }
    const { container } = renderPage(element, {
      entity: mountPath ? undefined : CHURN_CLASSIFIER,
      path,
      mountPath,
    });
    const shown = new RegExp(
      whole instanceof RegExp ? whole.source : `^${whole}`,
    );
    await screen.findAllByText(shown);
    await waitFor(() => expect(container.textContent).toContain(RLO));
    expect(unisolated(container)).toEqual([]);
  });
});
