import { FlatRoutes } from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
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
import { moves, portfolio, scorecard } from './__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from './__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER } from './__testUtils__/renderPage';
import {
  EntityHandoverContent,
  EntityOperateContent,
  MlOwnershipPage,
  mlOwnershipApiRef,
} from './legacy';

describe('in an older app', () => {
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

  it('shows the page, with links to its tabs', async () => {
    backend.answer('/v1/portfolio', portfolio());
    backend.answer('/v1/moves', moves());
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

  it('shows how to operate an entity, without a plugin for TechDocs', async () => {
    const path = 'model/default/churn-classifier';
    backend.answer(`/v1/scorecards/${path}`, scorecard());
    backend.refuse(`/v1/operate/${path}`, 500, 'Error', 'Down');
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
    // As the way back, and among the runbooks.
    expect(await screen.findAllByText('techdocs:recover')).toHaveLength(2);
    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });
});
