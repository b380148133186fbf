import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  lineage,
  lineageEdge,
  lineageNode,
  scorecard,
  summary,
} from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import {
  CHURN_CLASSIFIER,
  renderPage,
} from '../../../__testUtils__/renderPage';
import { LineageContent } from '../LineageContent';
import { LineageExplorerPage } from '../LineageExplorerPage';

describe('Lineage', () => {
  const backend = setupMlOwnershipServer();
  const renderTab = (path = '/?view=list') =>
    renderPage(<LineageContent />, { entity: CHURN_CLASSIFIER, path });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;

  it('summarizes entities, crossings, missing and hidden entities', async () => {
    backend.answer('/v1/lineage', lineage({ hidden: 2 }));
    renderTab();

    expect(
      await screen.findByText(
        '2 entities upstream and 1 entity downstream of Churn classifier at this depth. 1 edge crosses a team boundary. 1 referenced entity is not in the catalog. 2 entities are hidden: you have no access.',
      ),
    ).toBeInTheDocument();
  });

  it('counts an entity on both sides once, and what is shown beyond the depth', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({ totals: { upstream: 12, downstream: 2, both: 1, shown: 13 } }),
    );
    const { unmount } = renderTab();
    expect(
      await screen.findByText(
        /^12 entities upstream and 2 entities downstream of Churn classifier at this depth\. 1 of them is on both sides: 13 entities in all\. 1 edge/,
      ),
    ).toBeInTheDocument();
    unmount();

    backend.answer(
      '/v1/lineage',
      lineage({ totals: { upstream: 3, downstream: 1, both: 1, shown: 2 } }),
    );
    renderTab();
    expect(
      await screen.findByText(
        /1 of them is on both sides: 3 entities in all\. 2 of them are shown\. 1 more entity is shown, beyond this depth or these filters\./,
      ),
    ).toBeInTheDocument();
  });

  it('stops the steps where the lineage ends', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({
        depths: {
          upstream: { farthest: 3, continues: false },
          downstream: { farthest: 2, continues: true },
        },
      }),
    );
    renderTab('/?view=list&up=50&down=2');
    const steps = (side: string) =>
      screen.getByRole('group', { name: `Steps ${side}` });
    await waitFor(() => expect(steps('upstream')).toHaveTextContent('3'));
    expect(
      screen.getByRole('button', { name: 'More steps upstream' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'More steps downstream' }),
    ).toBeEnabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Fewer steps upstream' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('up=2'));
  });

  it('distinguishes the own from the system verdict of a model', async () => {
    const answer = lineage();
    answer.nodes[0].systemVerdict = 'no';
    answer.nodes[0].verdict = 'unproven';
    answer.nodes[0].level = 2;
    backend.answer('/v1/lineage', answer);
    backend.answer('/v1/lineage/entities', {
      items: [],
      totalItems: 0,
      hidden: 0,
      pageInfo: {},
    });
    const list = renderTab('/?view=list&at=model:default/churn-classifier');
    expect(
      await screen.findByRole('region', { name: 'Root' }),
    ).toHaveTextContent(
      'Own verdictUnprovenLevel 2, DocumentedSystem verdictNo',
    );
    const details = screen.getByRole('complementary');
    expect(details).toHaveTextContent('Own verdictUnprovenLevel 2, Documented');
    expect(details).toHaveTextContent('System verdictNo');
    // Only a model has two verdicts.
    expect(
      screen.getByRole('region', { name: '1 step upstream' }),
    ).not.toHaveTextContent('Own verdict');
    list.unmount();

    renderTab('/');
    const node = await screen.findByRole(
      'group',
      {
        name: /^Churn classifier, .*own verdict Unproven, level 2, system verdict No/,
      },
      { timeout: 5000 },
    );
    expect(node).toHaveTextContent('Own: Unproven L2');
    expect(
      within(node).getByTitle(/own verdict Unproven.*system verdict No/i),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', {
        name: 'Own verdicts, each without the supply chain:',
      }),
    ).toHaveTextContent('Unproven');
  });

  it('exports an image that explains itself', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
    backend.answer(
      '/v1/lineage',
      lineage({ totals: { upstream: 30, downstream: 7, both: 1, shown: 3 } }),
    );
    renderTab('/');
    await screen.findByRole('link', { name: 'Customer features' });
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Image (SVG)' }),
    );
    const svg = await saved[0].text();
    const texts = [
      ...new DOMParser()
        .parseFromString(svg, 'image/svg+xml')
        .querySelectorAll('text'),
    ].map(({ textContent }) => textContent);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Lineage of Churn classifier',
        expect.stringMatching(/^ML Ownership Catalog, \d+ \w+ \d{4}$/),
        'Declared',
        'Crosses from one team to another',
        'Not in the catalog',
        'Own verdicts, each without the supply chain:',
        'growth-ml',
      ]),
    );
    expect(texts.join(' ')).toContain(
      '4 of 37 entities within 1 step upstream and 1 step downstream are shown. The lineage goes on beyond that.',
    );
    expect(texts).not.toContain('+3');
  });

  it('lists upstream and downstream entities by distance, with verdict and relation', async () => {
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
    expect(screen.getByRole('region', { name: 'Root' })).toHaveTextContent(
      'model used by Churn API, claimed by the other side only',
    );
  });

  it('expands steps and single nodes, keeps both in the URL, and undoes them', async () => {
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
        name: 'Collapse upstream of Churn classifier',
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

  it('reports the limit of expanded nodes, and changes nothing', async () => {
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
      'Limit of manual expansions reached',
    );
    expect(currentUrl()).toBe(`/?view=list${opened}`);
    await userEvent.click(
      screen.getByRole('button', { name: 'More steps upstream' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('up=2'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('reports that the node limit was reached, and offers other limits', async () => {
    backend.answer('/v1/lineage', lineage({ truncated: true }));
    renderTab();

    expect(
      await screen.findByText('Only the nearest 500 are shown.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show up to 1,000' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('limit=1000'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Group by team' }),
    );
    await waitFor(() => expect(currentUrl()).toContain('group=team'));
  });

  it('shows the same as a graph, with hidden neighbours and a legend', async () => {
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

  it('filters by the available values, and by origin', async () => {
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
      within(filters).getByRole('button', { name: /Origin/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Observed in a run' }),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/lineage').at(-1)!.getAll('origins'),
      ).toEqual(['observed']),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within(filters).getByRole('button', { name: /Owner/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /data-eng \(1\)/ }),
    );
    await userEvent.keyboard('{Escape}');
    const asked = () => backend.queriesTo('/v1/lineage').at(-1)!;
    await waitFor(() => expect(asked().has('owners')).toBe(true));
    expect(asked().has('includeBelow')).toBe(false);
    await userEvent.click(
      within(filters).getByRole('switch', { name: 'Include teams below' }),
    );
    await waitFor(() => expect(asked().get('includeBelow')).toBe('false'));
    await userEvent.click(
      within(filters).getByRole('button', { name: 'Clear' }),
    );
    await waitFor(() => expect(currentUrl()).toBe('/?view=list'));
  });

  it('groups entities by team, and expands groups', async () => {
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

  it('marks teams that are not in the catalog', async () => {
    backend.answerMissing('group:default/data-eng', 'group:default/growth-ml');
    backend.answer(
      '/v1/lineage',
      lineage({
        nodes: [lineage().nodes[0]],
        groups: [
          {
            id: 'group:default/data-eng',
            entities: 14,
            kinds: { Dataset: 14 },
            verdicts: {},
          },
        ],
        edges: [],
      }),
    );
    renderTab('/?view=list&group=team');
    expect(
      await screen.findByText('data-eng (not in the catalog)'),
    ).toBeInTheDocument();
    const teams = screen.getByRole('region', { name: 'Teams' });
    expect(within(teams).queryByRole('link')).not.toBeInTheDocument();
    expect(
      within(teams).getByRole('button', {
        name: 'Show the entities of data-eng (not in the catalog)',
      }),
    ).toBeInTheDocument();
    const legend = screen.getByRole('list', { name: 'Owning teams' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['data-engnot in the catalog', 'growth-mlnot in the catalog']);
  });

  it('searches in groups, and shows the results', async () => {
    const wide = lineage();
    wide.nodes[1].omittedNeighbours.upstream = 298;
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

  it('finds a distant entity with its path', async () => {
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
      edges: [
        lineageEdge({
          from: 'dataset:default/orders',
          to: features.entityRef,
        }),
        lineageEdge({ from: features.entityRef, to: root.entityRef }),
      ],
      truncated: false,
    });
    renderTab();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find in this lineage' }),
      'ord',
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: /Orders.*3 steps upstream, not drawn yet: select to draw it/,
      }),
    );
    expect(
      await screen.findByText(
        'Data flows from Orders to Churn classifier in 2 steps.',
      ),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Entities on the path' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Orders', 'Customer features', 'Churn classifier']);
    await waitFor(() =>
      expect(backend.queriesTo('/v1/lineage').at(-1)!.getAll('show')).toEqual([
        'dataset:default/orders',
        'dataset:default/customer-features',
        'model:default/churn-classifier',
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear path' }));
    await waitFor(() => expect(currentUrl()).not.toContain('path='));
  });

  it('finds what is not in the lineage, and says that nothing has the name', async () => {
    backend.answer('/v1/lineage', lineage());
    backend.answer('/v1/lineage/entities', {
      items: [],
      totalItems: 0,
      hidden: 0,
      pageInfo: {},
    });
    const fraud = summary({
      entityRef: 'model:default/fraud',
      title: 'Fraud classifier',
    });
    backend.answer('/v1/scorecards', {
      items: [fraud, summary()],
      totalItems: 2,
      pageInfo: {},
    });
    renderPage(<LineageExplorerPage />, {
      path: '/?view=list&root=model:default/churn-classifier',
    });
    const find = await screen.findByRole('searchbox', {
      name: 'Find in this lineage',
    });
    await userEvent.type(find, 'classifier');
    expect(
      await screen.findByRole('option', {
        name: /Churn classifier.*Root of this lineage/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('option', {
        name: /Fraud classifier.*Model, not in this lineage: select to open its own/,
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe('/?view=list&root=model%3Adefault%2Ffraud'),
    );

    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find in this lineage' }),
      'xyz',
    );
    expect(
      await screen.findByRole('option', {
        name: 'No entity is called “xyz”, neither in this lineage nor elsewhere.',
      }),
    ).toBeInTheDocument();
  });

  it('renders an empty state for an entity without lineage', async () => {
    backend.answer(
      '/v1/lineage',
      lineage({
        nodes: [lineageNode({ entityRef: 'model:default/churn-classifier' })],
        edges: [],
        totals: { upstream: 0, downstream: 0, both: 0, shown: 0 },
      }),
    );
    renderTab();
    expect(
      await screen.findByText('No upstream or downstream entities'),
    ).toBeInTheDocument();
  });

  it('reports a pending first evaluation, and shows the lineage afterwards', async () => {
    backend.refuse('/v1/lineage', 404, 'NotFoundError', 'No lineage found');
    backend.answer(
      '/v1/scorecards/model/default/churn-classifier',
      scorecard({ verdict: 'not-assessed', evaluatedAt: undefined }),
    );
    const { unmount } = renderTab();
    expect(await screen.findByText('Not evaluated yet')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();

    backend.answer('/v1/lineage', lineage());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: '1 step upstream' }),
    ).toBeInTheDocument();
    unmount();
    // The language is persisted.
    window.localStorage.clear();

    backend.refuse('/v1/lineage/impact', 404, 'NotFoundError', 'None found');
    renderPage(<LineageContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/?view=impact',
      language: 'de',
    });
    expect(await screen.findByText('Noch nicht bewertet')).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    backend.refuse('/v1/lineage', 404, 'NotFoundError', 'No such entity');
    backend.refuse(
      '/v1/scorecards/model/default/churn-classifier',
      404,
      'NotFoundError',
      'No such entity',
    );
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No such entity',
    );
  });

  it('explores from a searched entity, and from a node', async () => {
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
      screen.getByRole('searchbox', { name: 'Start from' }),
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
      await screen.findByRole('button', { name: 'Use as root' }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=list&root=dataset%3Adefault%2Fcustomer-features',
      ),
    );
  });

  it('renders in German as a list and as a graph', async () => {
    backend.answer('/v1/lineage', lineage({ hidden: 2 }));
    const { unmount } = renderPage(<LineageContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/?view=list',
      language: 'de',
    });
    expect(
      await screen.findByText(
        '2 Entitäten vor und 1 Entität nach Churn classifier in dieser Tiefe. 1 Kante überschreitet eine Teamgrenze. 1 referenzierte Entität ist nicht im Katalog. 2 Entitäten sind ausgeblendet: kein Zugriff.',
      ),
    ).toBeInTheDocument();
    const before = screen.getByRole('region', {
      name: '1 Schritt vorgelagert',
    });
    expect(before).toHaveTextContent('Stufe 2, Dokumentiert');
    expect(before).toHaveTextContent(
      'Trainingsdaten für Churn classifier, überschreitet Teamgrenze',
    );
    unmount();

    renderPage(<LineageContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/',
      language: 'de',
    });
    expect(
      await screen.findByRole('region', { name: 'Lineage-Graph' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Eigentümer-Teams' }),
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
