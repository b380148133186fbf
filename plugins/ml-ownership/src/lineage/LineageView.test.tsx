import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { lineage, lineageNode, summary } from '../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { LineageContent } from './LineageContent';
import { LineageExplorerPage } from './LineageExplorerPage';

describe('Lineage', () => {
  const backend = setupMlOwnershipServer();
  const renderTab = (path = '/?view=list') =>
    renderPage(<LineageContent />, { entity: CHURN_CLASSIFIER, path });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;

  it('says in words what is there, what crosses teams, what is missing and what is hidden', async () => {
    backend.answer('/v1/lineage', lineage({ hidden: 2 }));
    renderTab();

    expect(
      await screen.findByText(
        '2 entities upstream and 1 entity downstream of Churn classifier, within these steps. Data crosses from one team to another once. 1 is named but is not in the catalog. 2 entities are there that you may not see.',
      ),
    ).toBeInTheDocument();
  });

  it('lists what is upstream and downstream by distance, with verdict and relation', async () => {
    backend.answer('/v1/lineage', lineage());
    renderTab();

    const upstream = await screen.findByRole('region', {
      name: '1 step upstream',
    });
    const itemOf = (title: string) =>
      within(upstream).getByRole('link', { name: title }).closest('li');
    const features = itemOf('Customer features');
    expect(features).toHaveTextContent('Unproven');
    expect(features).toHaveTextContent('Level 2, Documented');
    expect(features).toHaveTextContent(
      'training data for Churn classifier, crosses teams',
    );
    expect(upstream).toHaveTextContent('Not in the catalog');
    expect(
      within(upstream).queryByRole('link', { name: 'gone' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Here' })).toHaveTextContent(
      'model used by Churn API, claimed by the other side only',
    );
  });

  it('asks for more steps on one side, and keeps that in the URL', async () => {
    backend.answer('/v1/lineage', lineage());
    renderTab('/?view=list&down=0');

    await userEvent.click(
      await screen.findByRole('button', {
        name: '3 more upstream: one step further',
      }),
    );
    await waitFor(() => expect(currentUrl()).toBe('/?view=list&down=0&up=3'));
    await waitFor(() =>
      expect(
        Object.fromEntries(backend.queriesTo('/v1/lineage').at(-1)!),
      ).toEqual({
        root: 'model:default/churn-classifier',
        direction: 'both',
        upstreamDepth: '3',
        downstreamDepth: '0',
        limit: '200',
      }),
    );
    expect(
      screen.getByRole('button', { name: 'Fewer steps downstream' }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'More steps downstream' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('down=1'));
  });

  it('says when the node limit cut it short, and offers more', async () => {
    backend.answer('/v1/lineage', lineage({ truncated: true }));
    renderTab();

    expect(
      await screen.findByText('Only the nearest 200 are shown.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show up to 500' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('limit=500'));
  });

  it('draws the same as a graph', async () => {
    backend.answer('/v1/lineage', lineage());
    renderTab('/');

    const graph = await screen.findByRole(
      'region',
      { name: 'Lineage graph' },
      { timeout: 5000 },
    );
    expect(
      await within(graph).findByRole('link', { name: 'Customer features' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/customer-features');
    expect(
      within(graph).getByRole('button', {
        name: '3 more upstream of Customer features: show one step further',
      }),
    ).toBeInTheDocument();
    const legend = screen.getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent('crosses from one team to another');
    expect(legend).toHaveTextContent('claimed by the other side only');
    expect(legend).toHaveTextContent('not in the catalog');

    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(
      await screen.findByRole('region', { name: '1 step upstream' }),
    ).toBeInTheDocument();
    expect(currentUrl()).toBe('/?view=list');
  });

  it('is calm about an entity without lineage', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({
        nodes: [lineageNode({ entityRef: 'model:default/churn-classifier' })],
        edges: [],
        totals: { upstream: 0, downstream: 0 },
      }),
    );
    renderTab();
    expect(
      await screen.findByText('Nothing feeds it, and it feeds nothing'),
    ).toBeInTheDocument();
  });

  it('says what the backend refused', async () => {
    backend.refuse('/v1/lineage', 404, 'NotFoundError', 'No such entity');
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No such entity',
    );
  });

  it('explores from an entity that is searched for, and from a node', async () => {
    backend.answer('/v1/scorecards', {
      items: [summary()],
      totalItems: 1,
      pageInfo: {},
    });
    backend.answer('/v1/lineage', lineage());
    renderPage(<LineageExplorerPage />, { path: '/?view=list' });

    expect(
      screen.getByText('Pick a model, dataset or pipeline'),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Look from' }),
      'churn',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Churn classifier/ }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=list&root=model%3Adefault%2Fchurn-classifier',
      ),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Look from here: Customer features',
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=list&root=dataset%3Adefault%2Fcustomer-features',
      ),
    );
  });

  it('is accessible as a list and as a graph', async () => {
    backend.answer('/v1/lineage', lineage());
    const list = renderTab();
    await screen.findByRole('region', { name: '1 step upstream' });
    expect(await axe(list.container)).toHaveNoViolations();
    list.unmount();

    const graph = renderTab('/');
    await screen.findByRole('link', { name: 'Customer features' });
    expect(await axe(graph.container)).toHaveNoViolations();
  });
});
