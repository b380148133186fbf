import { FlatRoutes } from '@backstage/core-app-api';
import { AnyApiRef, identityApiRef } from '@backstage/core-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import {
  catalogApiRef,
  EntityProvider,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  MockPermissionApi,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import {
  lineage,
  changes,
  portfolio,
  scorecard,
  team,
} from './__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from './__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER } from './__testUtils__/renderPage';
import {
  EntityMlGroupScorecardCard,
  EntityGroupMlScorecardContent,
  EntityMlHandoverCard,
  EntityHandoverContent,
  EntityMlLineageContent,
  EntityMlPeopleCard,
  EntityMlRelianceCard,
  EntityOperateContent,
  EntityMlSupplyChainCard,
  isDirectMlOwner,
  isMlOwner,
  mlCatalogApis,
  mlKindIcons,
  MlOwnershipPage,
  mlOwnershipApiRef,
  mlOwnershipPlugin,
} from './legacy';
import { techDocsRouteRef, templateRouteRef } from './routes';

describe('in the old frontend system', () => {
  const backend = setupMlOwnershipServer();
  const renderInOlderApp = (element: JSX.Element) =>
    renderInTestApp(
      <TestApiProvider
        apis={[
          [
            mlOwnershipApiRef,
            new MlOwnershipClient({
              discoveryApi: { getBaseUrl: async () => BASE_URL },
              fetchApi: { fetch: (...args) => fetch(...args) },
            }),
          ],
          [permissionApiRef, new MockPermissionApi()],
          [identityApiRef, mockApis.identity()],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        {element}
      </TestApiProvider>,
      {
        routeEntries: ['/ml-ownership'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );

  it('shows the page with links to its tabs', async () => {
    backend.answer('/v1/portfolio', portfolio());
    backend.answer('/v1/changes', changes());
    backend.answer('/v1/drills/due', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    await renderInOlderApp(
      <FlatRoutes>
        <Route path="/ml-ownership" element={<MlOwnershipPage />} />
      </FlatRoutes>,
    );
    expect(
      await screen.findByRole('link', { name: '28 models' }),
    ).toHaveAttribute('href', '/ml-ownership/models');
  });

  it('shows the handover of an entity', async () => {
    backend.answerHandover('model/default/churn-classifier');
    backend.answer(
      '/v1/scorecards/model/default/churn-classifier',
      scorecard(),
    );
    await renderInOlderApp(
      <EntityProvider entity={CHURN_CLASSIFIER}>
        <EntityHandoverContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('shows the on-call tab of an entity without a plugin for TechDocs', async () => {
    const path = 'model/default/churn-classifier';
    backend.answer(`/v1/scorecards/${path}`, scorecard());
    backend.refuse(`/v1/operations/${path}`, 500, 'Error', 'Regressed');
    await renderInOlderApp(
      <EntityProvider
        entity={{
          ...CHURN_CLASSIFIER,
          spec: { operations: { recover: { runbook: 'techdocs:recover' } } },
        }}
      >
        <EntityOperateContent />
      </EntityProvider>,
    );
    // In the rollback section, and among the runbooks.
    expect(await screen.findAllByText('techdocs:recover')).toHaveLength(2);
    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('shows the cards of an entity', async () => {
    backend.answer(
      '/v1/scorecards/model/default/churn-classifier',
      scorecard(),
    );
    await renderInOlderApp(
      <EntityProvider entity={CHURN_CLASSIFIER}>
        <EntityMlHandoverCard />
        <EntityMlPeopleCard />
        <EntityMlRelianceCard />
        <EntityMlSupplyChainCard />
      </EntityProvider>,
    );
    for (const title of [
      'Can another team run this?',
      'People',
      'May I rely on this dataset?',
      'Supply chain',
    ]) {
      expect(
        await screen.findByRole('heading', { name: title }),
      ).toBeInTheDocument();
    }
  });

  it('shows the lineage of an entity', async () => {
    backend.answer('/v1/lineage', lineage());
    await renderInOlderApp(
      <EntityProvider entity={CHURN_CLASSIFIER}>
        <EntityMlLineageContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByText(/1 entity downstream of Churn classifier/),
    ).toBeInTheDocument();
  });

  it('shows the card and the tab of a Group, for matching Groups only', async () => {
    const group = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'growth-ml', namespace: 'default' },
      relations: [
        { type: 'ownerOf', targetRef: 'model:default/churn-classifier' },
      ],
    };
    backend.answer('/v1/teams/default/growth-ml', team());
    backend.answer('/v1/teams/default/growth-ml/history', {
      kind: 'Model',
      points: [],
    });
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    await renderInOlderApp(
      <EntityProvider entity={group}>
        <EntityMlGroupScorecardCard />
        <EntityGroupMlScorecardContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('link', { name: 'Open the scorecard' }),
    ).toBeInTheDocument();
    expect(
      await screen.findAllByText(
        /Of the 6 that Growth ML owns, 2 cannot be run/,
      ),
    ).toHaveLength(2);

    const above = {
      ...group,
      relations: [{ type: 'parentOf', targetRef: 'group:default/growth-ml' }],
    };
    expect([group, above].map(isMlOwner)).toEqual([true, true]);
    expect([group, above].map(isDirectMlOwner)).toEqual([true, false]);
  });

  it('binds the routes of TechDocs and templates', () => {
    expect(mlOwnershipPlugin.externalRoutes).toEqual({
      techDocs: techDocsRouteRef,
      template: templateRouteRef,
    });
  });

  it('provides icons of the kinds and relations of the catalog graph', () => {
    const make = (ref: AnyApiRef, deps: Record<string, unknown> = {}) =>
      mlCatalogApis.find(({ api }) => api.id === ref.id)!.factory(deps) as any;
    expect(make(catalogGraphApiRef).knownRelations).toEqual(
      expect.arrayContaining(['trainedOn', 'ownedBy']),
    );
    expect(
      make(entityPresentationApiRef, {
        catalogApi: catalogApiMock(),
      }).forEntity('model:default/churn-classifier').snapshot.Icon,
    ).toBe(mlKindIcons.model);
  });
});
