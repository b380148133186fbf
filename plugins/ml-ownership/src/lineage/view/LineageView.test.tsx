import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  lineage,
  lineageEdge,
  lineageNode,
  summary,
} from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { LineageContent } from '../LineageContent';
import { LineageExplorerPage } from '../LineageExplorerPage';

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
    expect(upstream).toHaveTextContent('Dataset, not in the catalog');
    expect(
      within(upstream).queryByRole('link', { name: 'gone' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Here' })).toHaveTextContent(
      'model used by Churn API, claimed by the other side only',
    );
  });

  it('asks for more steps and single nodes, keeps both in the URL, and takes them back', async () => {
    backend.answer('/v1/lineage', lineage());
    renderTab('/?view=list&down=0');

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show 3 more upstream of Customer features',
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=list&down=0&eu=dataset%3Adefault%2Fcustomer-features',
      ),
    );
    await waitFor(() =>
      expect(
        Object.fromEntries(backend.queriesTo('/v1/lineage').at(-1)!),
      ).toEqual({
        root: 'model:default/churn-classifier',
        upstreamDepth: '1',
        downstreamDepth: '0',
        limit: '500',
        fanOut: '12',
        facets: 'true',
        packed: 'true',
        expandUpstream: 'dataset:default/customer-features',
      }),
    );
    expect(
      screen.getByRole('button', { name: 'Fewer steps downstream' }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'More steps downstream' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('down=1'));
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Hide what is upstream of Churn classifier',
      }),
    );
    await waitFor(() => expect(currentUrl()).toContain('cu=model'));

    const undo = screen.getByRole('button', { name: 'Undo' });
    await userEvent.click(undo);
    await waitFor(() => expect(currentUrl()).not.toContain('cu=model'));
    await userEvent.click(undo);
    await waitFor(() => expect(currentUrl()).toContain('down=0'));
    await userEvent.click(undo);
    await waitFor(() => expect(currentUrl()).toBe('/?view=list&down=0'));
    expect(undo).toBeDisabled();
  });

  it('says when no more can be opened one by one, and leaves all as it is', async () => {
    backend.answer('/v1/lineage', lineage());
    const opened = Array.from(
      { length: 50 },
      (_, at) => `&eu=dataset:default/d${at}`,
    ).join('');
    renderTab(`/?view=list${opened}`);

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show 3 more upstream of Customer features',
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'as much as can be opened or hidden one by one',
    );
    expect(currentUrl()).toBe(`/?view=list${opened}`);
    await userEvent.click(
      screen.getByRole('button', { name: 'More steps upstream' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('up=2'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says when the node limit cut it short, and offers more or less', async () => {
    backend.answer('/v1/lineage', lineage({ truncated: true }));
    renderTab();

    expect(
      await screen.findByText('There are more than the nearest 500.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show up to 1,000' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('limit=1000'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Draw teams instead' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('group=team'));
  });

  it('draws the same as a graph, with what lies beyond and a legend', async () => {
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
    await userEvent.click(
      within(graph).getByRole('button', { name: /3 .*upstream/ }),
    );
    await waitFor(() => expect(currentUrl()).toContain('eu=dataset'));
    const legend = screen.getByRole('group', { name: 'Legend' });
    expect(legend).toHaveTextContent('Crosses from one team to another');
    expect(legend).toHaveTextContent('Claimed by one side');
    expect(legend).toHaveTextContent('Not in the catalog');
    expect(
      within(legend).getByRole('list', { name: 'Owning teams' }),
    ).toHaveTextContent('growth-ml');

    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(
      await screen.findByRole('region', { name: '1 step upstream' }),
    ).toBeInTheDocument();
    expect(currentUrl()).toContain('view=list');
  });

  it('filters by what there is, and by what it is known from', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({
        facets: {
          kinds: [
            { value: 'Model', count: 1 },
            { value: 'Dataset', count: 2 },
          ],
          owners: [{ value: 'group:default/data-eng', count: 1 }],
          tiers: [],
          verdicts: [{ value: 'no', count: 1 }],
        },
      }),
    );
    renderTab();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Filters' }),
    );
    const filters = screen.getByRole('search', { name: 'Filters' });
    await userEvent.click(
      within(filters).getByRole('button', { name: /Kind/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Dataset (2)' }),
    );
    await waitFor(() =>
      expect(backend.queriesTo('/v1/lineage').at(-1)!.getAll('kinds')).toEqual([
        'Dataset',
      ]),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within(filters).getByRole('button', { name: /Known from/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Seen in a run' }),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/lineage').at(-1)!.getAll('origins'),
      ).toEqual(['observed']),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within(filters).getByRole('button', { name: 'Clear' }),
    );
    await waitFor(() => expect(currentUrl()).toBe('/?view=list'));
  });

  it('draws teams as one, and opens them', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({
        nodes: [lineage().nodes[0]],
        groups: [
          {
            id: 'group:default/data-eng',
            entities: 14,
            kinds: { Dataset: 14 },
            verdicts: { yes: 13, unproven: 1 },
          },
          { id: 'none', entities: 1, kinds: { Dataset: 1 }, verdicts: {} },
        ],
        edges: [
          lineageEdge({
            from: 'group:default/data-eng',
            to: 'model:default/churn-classifier',
            count: 3,
            crossesTeams: true,
          }),
        ],
      }),
    );
    renderTab();
    await userEvent.click(await screen.findByRole('radio', { name: 'Teams' }));
    await waitFor(() =>
      expect(
        Object.fromEntries(backend.queriesTo('/v1/lineage').at(-1)!),
      ).toMatchObject({
        groupBy: 'team',
        upstreamDepth: '50',
        downstreamDepth: '50',
      }),
    );
    const teams = await screen.findByRole('region', { name: 'Teams' });
    expect(teams).toHaveTextContent('14 entities');
    expect(teams).toHaveTextContent('Unproven');
    expect(teams).toHaveTextContent('No owner');
    expect(teams).toHaveTextContent(
      'training data for Churn classifier, 3 edges, crosses teams',
    );
    await userEvent.click(
      within(teams).getByRole('button', {
        name: 'Show the entities of data-eng',
      }),
    );
    await waitFor(() =>
      expect(backend.queriesTo('/v1/lineage').at(-1)!.getAll('open')).toEqual([
        'group:default/data-eng',
      ]),
    );
  });

  it('searches among what is folded, and shows what was found', async () => {
    const wide = lineage();
    wide.nodes[1].beyond.upstream = 298;
    backend.answer('/v1/lineage', wide);
    backend.answer('/v1/lineage/entities', {
      items: [
        {
          entityRef: 'dataset:default/orders',
          kind: 'Dataset',
          title: 'Orders',
          distance: -1,
        },
      ],
      totalItems: 310,
      hidden: 0,
      pageInfo: {},
    });
    renderTab();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show 298 more upstream of Customer features',
      }),
    );
    const details = await screen.findByRole('complementary', {
      name: 'Customer features',
    });
    const upstream = within(details).getByRole('region', {
      name: 'Directly upstream',
    });
    await userEvent.type(
      await within(upstream).findByRole('searchbox'),
      'orders',
    );
    await waitFor(() =>
      expect(
        backend
          .queriesTo('/v1/lineage/entities')
          .some(
            query =>
              query.get('q') === 'orders' &&
              query.get('direction') === 'upstream' &&
              query.get('depth') === '1',
          ),
      ).toBe(true),
    );
    await userEvent.click(
      await within(upstream).findByRole('button', {
        name: 'Show Orders in the graph',
      }),
    );
    await waitFor(() =>
      expect(backend.queriesTo('/v1/lineage').at(-1)!.getAll('show')).toEqual([
        'dataset:default/orders',
      ]),
    );
  });

  it('finds an entity far away, and says how data gets there', async () => {
    backend.answer('/v1/lineage', lineage());
    backend.answer('/v1/lineage/entities', {
      items: [
        {
          entityRef: 'dataset:default/orders',
          kind: 'Dataset',
          title: 'Orders',
          distance: -3,
        },
      ],
      totalItems: 1,
      hidden: 0,
      pageInfo: {},
    });
    const [root, features] = lineage().nodes;
    backend.answer('/v1/lineage/path', {
      from: root.entityRef,
      to: 'dataset:default/orders',
      hops: 2,
      reversed: true,
      nodes: [
        {
          entityRef: 'dataset:default/orders',
          kind: 'Dataset',
          title: 'Orders',
        },
        features,
        root,
      ],
      edges: [],
      truncated: false,
    });
    renderTab();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find in this lineage' }),
      'ord',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Orders.*3 steps upstream/ }),
    );
    expect(
      await screen.findByText(
        'Data flows from Orders to Churn classifier in 2 steps.',
      ),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(backend.queriesTo('/v1/lineage').at(-1)!.getAll('show')).toEqual([
        'dataset:default/orders',
        'dataset:default/customer-features',
        'model:default/churn-classifier',
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show no path' }));
    await waitFor(() => expect(currentUrl()).not.toContain('path='));
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
    backend.answer('/v1/lineage/entities', {
      items: [],
      totalItems: 0,
      hidden: 0,
      pageInfo: {},
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Details of Customer features',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look from here' }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=list&root=dataset%3Adefault%2Fcustomer-features',
      ),
    );
  });

  it('speaks German as a list and as a graph', async () => {
    backend.answer('/v1/lineage', lineage({ hidden: 2 }));
    const { unmount } = renderPage(<LineageContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/?view=list',
      language: 'de',
    });
    expect(
      await screen.findByText(
        '2 Entitäten vor und 1 Entität nach Churn classifier, innerhalb dieser Schritte. Daten gehen einmal von einem Team zu einem anderen. 1 ist genannt, aber nicht im Katalog. 2 Entitäten sind hier nicht sichtbar, weil das Recht dazu fehlt.',
      ),
    ).toBeInTheDocument();
    const before = screen.getByRole('region', { name: '1 Schritt davor' });
    expect(before).toHaveTextContent('Stufe 2, Dokumentiert');
    expect(before).toHaveTextContent(
      'Trainingsdaten für Churn classifier, zwischen zwei Teams',
    );
    unmount();

    renderPage(<LineageContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/',
      language: 'de',
    });
    expect(
      await screen.findByRole('region', { name: 'Graph der Herkunft' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Verantwortliche Teams' }),
    ).toBeInTheDocument();
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
