import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage, SIGNED_IN } from '../../__testUtils__/renderPage';
import { templateRouteRef } from '../../routes';
import { ImportPage } from './ImportPage';

const relations = (type: string, ...targets: string[]) =>
  targets.map(targetRef => ({ type, targetRef }));

const entity = (
  kind: string,
  name: string,
  type: string | undefined,
  rest: Partial<Entity> & { title?: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  spec: { type, lifecycle: 'production' },
  ...rest,
  metadata: { name, namespace: 'default', title: rest.title, ...rest.metadata },
});

const CHURN = entity('Component', 'churn', 'ai-model', {
  title: 'Churn model',
  relations: [
    ...relations('ownedBy', 'user:default/ada'),
    ...relations('dependsOn', 'resource:default/orders'),
    ...relations('dependencyOf', 'component:default/churn-server'),
  ],
});
const ORDERS = entity('Resource', 'orders', 'database', {
  title: 'Orders',
  spec: { type: 'database' },
  relations: relations('ownedBy', 'group:default/data-eng'),
});
const SERVER = entity('Component', 'churn-server', 'model-server', {
  relations: relations('ownedBy', 'group:default/growth'),
});
const OLD = entity('Resource', 'old', 'dataset');
const RENAMED = entity('Resource', 'renamed', 'dataset');
const CATALOG: Entity[] = [
  CHURN,
  ORDERS,
  SERVER,
  OLD,
  RENAMED,
  {
    ...entity('Dataset', 'old', 'raw'),
    apiVersion: 'mlownership.dev/v1alpha1',
  },
  {
    ...entity('Dataset', 'new-name', 'raw', {
      metadata: {
        name: 'new-name',
        annotations: {
          'mlownership.dev/imported-from': 'resource:default/renamed',
        },
      },
    }),
    apiVersion: 'mlownership.dev/v1alpha1',
  },
  entity('Group', 'growth', 'team', { title: 'Growth' }),
  entity('Template', 'ml-ownership-import', 'import'),
];

const SCAFFOLDER = 'http://localhost:7007/api/scaffolder/v2/tasks';

describe('The import page', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answer('/v1/teams', { items: [], pageInfo: {} });
    backend.answer('/v1/import-candidates', {
      items: [],
      totalItems: 0,
      sources: [],
      pageInfo: {},
    });
  });

  const renderImport = (
    options: {
      search?: string;
      entities?: Entity[];
      scaffolder?: boolean;
      language?: 'de';
    } = {},
  ) =>
    renderPage(<ImportPage />, {
      path: `/ml-ownership/connectors/import${options.search ?? ''}`,
      mountPath: '/ml-ownership/connectors/import',
      entities: options.entities ?? CATALOG,
      externalRoutes: options.scaffolder
        ? { '/create/templates/:namespace/:templateName': templateRouteRef }
        : undefined,
      language: options.language,
    });
  const url = () => screen.getByRole('status', { name: 'Current URL' });
  const choose = async (title: string) =>
    userEvent.click(
      await screen.findByRole('checkbox', { name: `Select ${title}` }),
    );
  const yaml = () =>
    (screen.getByRole('textbox', { name: 'YAML' }) as HTMLTextAreaElement)
      .value;

  it('lists candidates with the reasons, and omits imported entities', async () => {
    const { container } = renderImport();
    const list = await screen.findByRole('list', {
      name: 'Components and Resources',
    });
    const rows = within(list).getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      'Churn modelComponent, ai-modelowned by adaType ai-model indicates a model',
    );
    expect(rows[1]).toHaveTextContent('Type database indicates a dataset');
    expect(
      screen.getByText('2 already imported entities on this page are hidden.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Nothing selected')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('includes entities of groups below the owner by default', async () => {
    const owned = (owner: string) => [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
    ];
    const under = (parent: string) => [
      { type: 'childOf', targetRef: `group:default/${parent}` },
    ];
    renderImport({
      search: '?owner=group:default/payments',
      entities: [
        { ...entity('Group', 'payments', 'unit') },
        { ...entity('Group', 'risk', 'unit'), relations: under('payments') },
        { ...entity('Group', 'fraud', 'team'), relations: under('risk') },
        {
          ...entity('Component', 'fraud-model', 'ai-model'),
          relations: owned('fraud'),
        },
        {
          ...entity('Component', 'ads-model', 'ai-model'),
          relations: owned('ads'),
        },
      ],
    });
    const list = await screen.findByRole('list', {
      name: 'Components and Resources',
    });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(list).toHaveTextContent('fraud-model');

    await userEvent.click(
      screen.getByRole('switch', { name: 'Include teams below' }),
    );
    expect(await screen.findByText('Nothing matches')).toBeInTheDocument();
    expect(url()).toHaveTextContent('below=no');
  });

  it('proposes entities in relation to each other, accepts corrections, and saves one file', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
    const { container } = renderImport();
    await choose('Churn model');
    await waitFor(() => expect(yaml()).toContain('kind: Model'));
    expect(yaml()).toContain('dependsOn:\n    - resource:default/orders\n');
    expect(yaml()).toContain('servedBy:\n    - component:default/churn-server');
    expect(
      screen.getByText(
        /Owned by the user user:default\/ada. A group is recommended/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('1 description, ready.')).toBeInTheDocument();

    await choose('Orders');
    await waitFor(() => expect(yaml()).toContain('kind: Dataset'));
    expect(url()).toHaveTextContent(
      '?pick=component%3Adefault%2Fchurn%7Emodel&pick=resource%3Adefault%2Forders%7Edataset',
    );
    // A Resource has no lifecycle: it is left as a question, not guessed.
    expect(
      screen.getByText(/^spec.lifecycle is missing, expected text/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '1 of 2 has problems and would be rejected by the catalog.',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: /Lifecycle/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'production' }),
    );
    expect(yaml()).toContain('\n  lifecycle: production\n');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find the operator' }),
      'grow',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Growth/ }),
    );
    expect(yaml()).toContain('\n  operatedBy: group:default/growth\n');

    await userEvent.click(screen.getByRole('button', { name: /^Churn model/ }));
    expect(yaml()).toContain('trainedOn:\n    - dataset:default/orders\n');

    await userEvent.click(
      screen.getByRole('button', { name: 'Download ml-entities.yaml' }),
    );
    const file = await saved[0].text();
    expect(file.match(/^kind: .*$/gm)).toEqual([
      'kind: Model',
      'kind: Dataset',
    ]);
    expect(file.match(/^---$/gm)).toHaveLength(1);
  });

  it('switches to editing YAML, reports its errors, and returns to the form', async () => {
    renderImport({ search: '?pick=component:default/churn~model' });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Churn model/ }),
    );
    const field = screen.getByRole('textbox', { name: 'YAML' });
    const typed = yaml();
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste(
      typed.replace('name: churn', 'name: a b').replace('lifecycle:', 'x:'),
    );
    expect(screen.getByText(/edited manually/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeDisabled();
    expect(
      screen.getByText(/^metadata.name is "a b", expected letters and digits/),
    ).toBeInTheDocument();

    await userEvent.clear(field);
    await userEvent.paste('kind: "Model\n');
    expect(
      screen.getByText(
        'Line 1: a closing quote, or the colon after a key, is missing here',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /The YAML cannot be read/ }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Discard and use the form',
      }),
    );
    expect(yaml()).toBe(typed);
  });

  it('asks for the kind if the type does not determine it', async () => {
    renderImport({ search: '?like=everything&q=server' });
    await choose('churn-server');
    expect(
      await screen.findByRole('button', { name: /Choose a kind/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 has no kind and is excluded.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Select a kind/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Pipeline' }),
    );
    expect(yaml()).toContain('kind: Pipeline');
    expect(url()).toHaveTextContent(/pick=component.*churn-server%7Epipeline/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove churn-server' }),
    );
    expect(screen.getByText('Nothing selected')).toBeInTheDocument();
    expect(
      screen.getByRole('group', { name: 'Proposed descriptions' }),
    ).toHaveFocus();
  });

  it('opens a pull request once all problems are fixed', async () => {
    const sent: unknown[] = [];
    let events: object[] = [];
    backend.server.use(
      http.post(SCAFFOLDER, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ id: 't1' }, { status: 201 });
      }),
      http.get(`${SCAFFOLDER}/t1/events`, () => HttpResponse.json(events)),
    );
    renderImport({
      search: '?pick=component:default/churn~model',
      scaffolder: true,
    });
    const open = await screen.findByRole('button', {
      name: 'Open a pull request',
    });
    await userEvent.click(open);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not a valid repository URL.',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Repository/ }),
      'https://github.com/alder/ml',
    );
    await userEvent.click(open);
    expect(
      await screen.findByText('Opening the pull request…'),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      {
        templateRef: 'template:default/ml-ownership-import',
        values: {
          documents: expect.stringMatching(/^apiVersion: mlownership/),
          repoUrl: 'github.com?owner=alder&repo=ml',
          branch: 'main',
          path: 'ml-entities.yaml',
        },
      },
    ]);
    events = [
      {
        type: 'completion',
        body: { output: { links: [{ url: 'https://github.com/alder/ml/1' }] } },
      },
    ];
    expect(
      await screen.findByRole('link', { name: /view it/ }, { timeout: 4000 }),
    ).toHaveAttribute('href', 'https://github.com/alder/ml/1');
  });

  it('shows why a pull request could not be opened', async () => {
    backend.server.use(
      http.post(SCAFFOLDER, () =>
        HttpResponse.json({ id: 't2' }, { status: 201 }),
      ),
      http.get(`${SCAFFOLDER}/t2/events`, () =>
        HttpResponse.json([
          {
            type: 'completion',
            body: { error: { message: 'No token for github.com' } },
          },
        ]),
      ),
    );
    renderImport({
      search: '?pick=component:default/churn~model',
      scaffolder: true,
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Repository/ }),
      'https://github.com/alder/ml.git',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Open a pull request' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The pull request could not be openedNo token for github.com',
    );
  });

  it('offers a pull request only without problems, and only with a scaffolder', async () => {
    const { unmount } = renderImport({
      search: '?pick=resource:default/orders~dataset',
      scaffolder: true,
    });
    expect(
      await screen.findByRole('button', { name: 'Open a pull request' }),
    ).toBeDisabled();
    unmount();
    renderImport({ search: '?pick=resource:default/orders~dataset' });
    await screen.findByRole('button', { name: 'Download ml-entities.yaml' });
    expect(screen.queryByText('Open a pull request')).not.toBeInTheDocument();
  });

  it('offers no pull request if the template is missing or hidden', async () => {
    renderImport({
      search: '?pick=resource:default/orders~dataset',
      scaffolder: true,
      entities: CATALOG.filter(({ kind }) => kind !== 'Template'),
    });
    await screen.findByRole('button', { name: 'Download ml-entities.yaml' });
    expect(screen.queryByText('Open a pull request')).not.toBeInTheDocument();
  });

  it('links to a new entity without a warning of the browser', async () => {
    const complaints = jest.spyOn(console, 'error').mockImplementation();
    renderImport();
    await userEvent.click(
      await screen.findByRole('link', { name: 'create a new description' }),
    );
    expect(complaints.mock.calls.map(String)).toEqual([]);
    complaints.mockRestore();
  });

  it('reports duplicate names and missing entities', async () => {
    renderImport({
      entities: [CHURN, entity('Resource', 'churn', 'model')],
      search:
        '?pick=component:default/churn~model&pick=resource:default/churn~model&pick=resource:default/gone~model&pick=nonsense',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^churn/ }),
    );
    expect(
      screen.getByText('Churn model has the same name. Rename one.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /resource:default\/gone.*Not in the catalog/,
      }),
    ).toBeInTheDocument();
  });

  it('renders an empty state, and renders in German', async () => {
    const { container } = renderImport({ entities: [SERVER], language: 'de' });
    expect(
      await screen.findByText('Keine passenden Entitäten'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Alle Entitäten zeigen' }),
    );
    expect(
      await screen.findByText('Der Typ deutet auf keine Art hin'),
    ).toBeInTheDocument();
    expect(url()).toHaveTextContent('?like=everything');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('creates an entity from scratch: the form, the YAML, and one file', async () => {
    const { container } = renderImport({ search: '?new=Model&new=nonsense' });
    await screen.findByRole('checkbox', { name: 'Select Churn model' });
    // The requested entity comes first.
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Create from scratch',
      'Proposed descriptions',
      'Export',
      'Existing catalog entities',
    ]);
    await waitFor(() => expect(yaml()).toContain('authors:'));
    expect(yaml()).toBe(`apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: my-model
spec:
  # TODO type: what type is it: classifier, regressor, ranker, recommender, forecaster, anomaly-detector, encoder, language-model, uplift, base-model, rules, …?
  # TODO lifecycle: experimental, production or deprecated?
  # TODO tier: how critical is it, from 1 (most) to 4?
  # TODO owner: which Group is accountable? Such as owner: group:default/my-team
  # TODO operatedBy: which Group is on call, if not the owner? Such as operatedBy: group:default/ml-platform
  authors:
    - user:default/otto
  # TODO system: which System is it part of? Such as system: system:default/customer-retention
  # TODO producedBy: which Pipelines build it? Such as producedBy: [pipeline:default/my-training]
  # TODO trainedOn: which Datasets is it trained on? Such as trainedOn: [dataset:default/my-data]
  # TODO servedBy: which Components serve it? Such as servedBy: [component:default/my-service]
  # TODO operations: how does another team run it? A runbook for each of retrain, deploy, observe and recover.
`);
    expect(
      screen.getByRole('button', {
        name: /^my-model.*Model, 3 problems/,
      }),
    ).toBeInTheDocument();
    const form = within(
      screen.getByRole('group', { name: 'Proposed descriptions' }),
    );
    expect(
      form.queryByRole('button', { name: /Kind$/ }),
    ).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    const field = (name: string) => screen.getByRole('textbox', { name });
    await userEvent.clear(field('Name'));
    expect(screen.getByText(/^metadata.name is ""/)).toBeInTheDocument();
    await userEvent.type(field('Name'), 'uplift');
    await userEvent.type(field('Title'), 'Uplift model');
    await userEvent.type(field('Description'), 'Whom to call');
    for (const [name, option] of [
      [/ Type$/, 'uplift'],
      [/ Lifecycle$/, 'experimental'],
    ] as const) {
      await userEvent.click(form.getByRole('button', { name }));
      await userEvent.click(
        await screen.findByRole('option', { name: option }),
      );
    }
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find the owner' }),
      'grow',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Growth/ }),
    );
    expect(
      screen.getByRole('button', { name: /^Uplift model.*Model, ready/ }),
    ).toBeInTheDocument();
    expect(yaml()).toContain(
      'name: uplift\n  title: Uplift model\n  description: Whom to call\nspec:\n  type: uplift\n  lifecycle: experimental\n',
    );
    expect(yaml()).toContain('\n  owner: group:default/growth\n');
    expect(screen.getByText('1 description, ready.')).toBeInTheDocument();
  });

  it('prefills the group of the user as owner', async () => {
    renderPage(
      <TestApiProvider
        apis={[
          [
            identityApiRef,
            mockApis.identity({
              userEntityRef: SIGNED_IN,
              ownershipEntityRefs: [SIGNED_IN, 'group:default/growth'],
            }),
          ],
        ]}
      >
        <ImportPage />
      </TestApiProvider>,
      {
        path: '/ml-ownership/connectors/import?new=Pipeline',
        mountPath: '/ml-ownership/connectors/import',
      },
    );
    await waitFor(() =>
      expect(yaml()).toContain('\n  owner: group:default/growth\n'),
    );
    expect(yaml()).toContain('# TODO consumes: which Datasets does it read?');
    expect(yaml()).toContain('Such as produces: [model:default/my-model]');
  });

  it('adds a new entity to the selection, and removes it', async () => {
    renderImport({ search: '?q=churn' });
    await choose('Churn model');
    await userEvent.click(
      screen.getByRole('link', { name: 'Describe a dataset' }),
    );
    expect(url()).toHaveTextContent(
      '?q=churn&pick=component%3Adefault%2Fchurn%7Emodel&new=Dataset',
    );
    expect(
      screen.getByRole('group', { name: 'Proposed descriptions' }),
    ).toHaveFocus();
    expect(yaml()).toContain('name: my-dataset');
    expect(
      screen.getByRole('button', { name: /^Churn model/ }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('link', { name: 'create a new description' }),
    );
    expect(url()).toHaveTextContent('new=Dataset&new=Model');
    expect(yaml()).toContain('name: my-model');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove my-model' }),
    );
    expect(url()).toHaveTextContent(/new=Dataset&pick=[^&]*$/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear selection' }),
    );
    expect(url()).toHaveTextContent(/\?q=churn$/);
  });

  it.each([
    [403, 'No access to the Components and Resources'],
    [500, 'Could not load the Components and Resources'],
  ])('shows an error if the catalog answers %s', async (status, title) => {
    const refused = await ResponseError.fromResponse(
      HttpResponse.json(
        { error: { name: 'Error', message: 'Sorry' }, response: {} },
        { status },
      ),
    );
    const refuse = jest.fn().mockRejectedValue(refused);
    const { container } = renderPage(
      <TestApiProvider
        apis={[
          [
            catalogApiRef,
            catalogApiMock.mock({
              queryEntities: refuse,
              getEntitiesByRefs: refuse,
              getEntityFacets: refuse,
            }),
          ],
        ]}
      >
        <ImportPage />
      </TestApiProvider>,
      {
        path: '/ml-ownership/connectors/import?pick=component:default/churn',
        mountPath: '/ml-ownership/connectors/import',
      },
    );
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(screen.getAllByText(/Sorry/)).toHaveLength(2);
    expect(await axe(container)).toHaveNoViolations();
  });
});
