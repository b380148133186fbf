import { Entity } from '@backstage/catalog-model';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  changes,
  portfolio,
  scorecard,
  summary,
  team,
} from './__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from './__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER } from './__testUtils__/renderPage';
import { mlOwnershipApiRef } from './mlOwnershipApiRef';
import { ENTITY_TABS } from './translations/tabs/mlOwnershipTabsTranslationRef';
import mlOwnershipPlugin from '.';

const GROUP: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'growth-ml', namespace: 'default' },
  spec: {},
  relations: [
    { type: 'ownerOf', targetRef: 'component:default/website' },
    { type: 'operates', targetRef: 'model:default/churn-classifier' },
  ],
};

const DATASET: Entity = {
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Dataset',
  metadata: { name: 'features', namespace: 'default' },
  spec: {},
};

const COMPONENT: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'website', namespace: 'default' },
  spec: {},
};

const PAGES = [
  'page:ml-ownership',
  ...[
    'overview',
    'models',
    'datasets',
    'pipelines',
    'teams',
    'lineage',
    'drills',
    'connectors',
  ].map(name => `sub-page:ml-ownership/${name}`),
];
const CARDS = [
  'handover',
  'people',
  'reliance',
  'supply-chain',
  'group-scorecard',
].map(name => `entity-card:ml-ownership/${name}`);
const TABS = ['handover', 'lineage', 'operate', 'group-scorecard'].map(
  name => `entity-content:ml-ownership/${name}`,
);

type ExtensionId = Parameters<typeof mlOwnershipPlugin.getExtension>[0];

describe('mlOwnershipPlugin', () => {
  const backend = setupMlOwnershipServer();
  const renderPlugin = (options: {
    extensionIds: string[];
    path?: string;
    entity?: Entity;
  }) =>
    renderTestApp({
      initialRouteEntries: [options.path ?? '/'],
      extensions: [
        ...(options.entity
          ? [createTestEntityPage({ entity: options.entity })]
          : []),
        ...options.extensionIds.map(id =>
          mlOwnershipPlugin.getExtension(id as ExtensionId),
        ),
      ],
      apis: [
        [
          mlOwnershipApiRef,
          new MlOwnershipClient({
            discoveryApi: { getBaseUrl: async () => BASE_URL },
            fetchApi: { fetch: (...args) => fetch(...args) },
          }),
        ],
        [catalogApiRef, catalogApiMock()],
      ],
    });

  it('mounts its pages as tabs, and opens the overview first', async () => {
    backend.answer('/v1/portfolio', portfolio());
    backend.answer('/v1/changes', changes());
    backend.answer('/v1/drills/due', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer('/v1/scorecards', {
      items: [summary()],
      totalItems: 1,
      pageInfo: {},
    });
    renderPlugin({ extensionIds: PAGES, path: '/ml-ownership' });

    await userEvent.click(
      await screen.findByRole('link', {
        name: '9 cannot be run by another team',
      }),
    );
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toBeInTheDocument();
    expect(backend.queriesTo('/v1/scorecards')[0].get('systemVerdict')).toBe(
      'no',
    );
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Overview',
      'Models',
      'Datasets',
      'Pipelines',
      'Teams',
      'Lineage',
      'Drills',
      'Connectors',
    ]);
  });

  it('keeps a page and its focus while its URL changes', async () => {
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer('/v1/scorecards', {
      items: [summary()],
      totalItems: 1,
      pageInfo: {},
    });
    renderPlugin({ extensionIds: PAGES, path: '/ml-ownership/models' });
    await screen.findByRole('row', { name: /Churn classifier/ });

    const compact = screen.getByRole('button', { name: 'Compact' });
    await userEvent.click(compact);
    await waitFor(() =>
      expect(compact).toHaveAttribute('aria-pressed', 'true'),
    );
    expect(compact).toHaveFocus();
  });

  it('opens the page of a team by its URL', async () => {
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer('/v1/teams/default/growth-ml', team());
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    renderPlugin({
      extensionIds: PAGES,
      path: '/ml-ownership/teams/default/growth-ml',
    });
    expect(
      await screen.findByRole('heading', { name: 'Growth ML' }),
    ).toBeInTheDocument();
  });

  it('adds its cards to a Model', async () => {
    backend.answer(
      '/v1/scorecards/model/default/churn-classifier',
      scorecard(),
    );
    renderPlugin({ extensionIds: CARDS, entity: CHURN_CLASSIFIER });

    for (const title of [
      'Can another team run this?',
      'People',
      'Supply chain',
    ]) {
      expect(
        await screen.findByRole('heading', { name: title }),
      ).toBeInTheDocument();
    }
    for (const title of ['ML scorecard', 'May I rely on this dataset?']) {
      expect(
        screen.queryByRole('heading', { name: title }),
      ).not.toBeInTheDocument();
    }
  });

  it('adds a card to a Dataset', async () => {
    backend.answer('/v1/scorecards/dataset/default/features', scorecard());
    renderPlugin({ extensionIds: CARDS, entity: DATASET });
    expect(
      await screen.findByRole('heading', {
        name: 'May I rely on this dataset?',
      }),
    ).toBeInTheDocument();
  });

  it('adds its card to a Group', async () => {
    backend.answer('/v1/teams/default/growth-ml', team());
    renderPlugin({ extensionIds: CARDS, entity: GROUP });
    expect(
      await screen.findByRole('heading', { name: 'ML scorecard' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Participants' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['en', ['Handover readiness', 'Lineage', 'On-call', 'ML scorecard']],
    ['de', ['Übergabereife', 'Lineage', 'Bereitschaft', 'ML-Scorecard']],
  ])(
    'names its entity tabs in the language of the app (%s)',
    async (language, titles) => {
      const { default: german } = await import('./translations/tabs/de');
      const messages: Record<string, string> =
        language === 'de' ? german : ENTITY_TABS;
      const translationApi = {
        getTranslation: () => ({
          ready: true,
          t: (key: string) => messages[key],
        }),
      } as unknown as TranslationApi;
      expect(
        TABS.map(id =>
          createExtensionTester(
            mlOwnershipPlugin.getExtension(id as ExtensionId),
            { apis: [[translationApiRef, translationApi]] },
          ).get(EntityContentBlueprint.dataRefs.title),
        ),
      ).toEqual(titles);
    },
  );

  it('keeps the titles of entity tabs that an app configures', () => {
    const tab = createExtensionTester(
      mlOwnershipPlugin.getExtension('entity-content:ml-ownership/handover'),
      { config: { title: 'Who takes over?' } },
    );
    // A translated title, which Backstage has since 1.57, would take precedence.
    expect(
      Object.entries(EntityContentBlueprint.dataRefs)
        .filter(([name]) => name.startsWith('title'))
        .map(([, ref]) =>
          tab.get(ref as typeof EntityContentBlueprint.dataRefs.title),
        )
        .filter(Boolean),
    ).toEqual(['Who takes over?']);
  });

  it('adds nothing to other kinds, and to a Group without Models, Datasets and Pipelines', async () => {
    const { unmount } = renderPlugin({
      extensionIds: [...CARDS, ...TABS],
      entity: {
        ...GROUP,
        relations: [
          { type: 'ownerOf', targetRef: 'component:default/website' },
          { type: 'childOf', targetRef: 'group:default/company' },
        ],
      },
    });
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
    unmount();

    renderPlugin({ extensionIds: [...CARDS, ...TABS], entity: COMPONENT });
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
    expect(backend.requests).toEqual([]);
  });

  it('adds nothing to a parent of Groups without Models, Datasets and Pipelines', async () => {
    backend.refuse(
      '/v1/teams/default/growth-ml',
      404,
      'NotFoundError',
      'Unknown group',
    );
    renderPlugin({
      extensionIds: [...CARDS, ...TABS],
      entity: {
        ...GROUP,
        relations: [{ type: 'parentOf', targetRef: 'group:default/website' }],
      },
    });
    await waitFor(() => expect(backend.requests).toHaveLength(1));
    expect(
      screen.queryByText(/^(ML scorecard|No owned or operated entities)$/),
    ).not.toBeInTheDocument();
  });
});
