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
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { renderPage, SIGNED_IN } from '../__testUtils__/renderPage';
import { templateRouteRef } from '../routes';
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
];

const SCAFFOLDER = 'http://localhost:7007/api/scaffolder/v2/tasks';

describe('The Import page', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => backend.answer('/v1/teams', { items: [], pageInfo: {} }));

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
      await screen.findByRole('checkbox', { name: `Choose ${title}` }),
    );
  const yaml = () =>
    (screen.getByRole('textbox', { name: 'YAML' }) as HTMLTextAreaElement)
      .value;

  it('lists what looks like one of the three, why, and leaves out what is described already', async () => {
    const { container } = renderImport();
    const list = await screen.findByRole('list', {
      name: 'Components and Resources',
    });
    const rows = within(list).getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      'Churn modelComponent, ai-modelowned by adaIts type is ai-model: a model',
    );
    expect(rows[1]).toHaveTextContent('Its type is database: a dataset');
    expect(
      screen.getByText('2 of this page are described already, and left out.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Nothing is chosen yet')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('proposes each with regard to the others, takes corrections, and saves one file', async () => {
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
      screen.getByText(/user:default\/ada owns it. That is kept/),
    ).toBeInTheDocument();
    expect(screen.getByText('1 description, ready.')).toBeInTheDocument();

    await choose('Orders');
    await waitFor(() => expect(yaml()).toContain('kind: Dataset'));
    expect(url()).toHaveTextContent(
      '?pick=component%3Adefault%2Fchurn%7Emodel&pick=resource%3Adefault%2Forders%7Edataset',
    );
    // A Resource has no lifecycle: it is asked, not guessed.
    expect(
      screen.getByText(/^spec.lifecycle is missing, expected text/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '1 of 2 still has something to mend: the catalog would not take it.',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: /Lifecycle/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'production' }),
    );
    expect(yaml()).toContain('\n  lifecycle: production\n');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find who operates it' }),
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

  it('lets the YAML take over, says what is wrong with it, and goes back to the form', async () => {
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
    expect(screen.getByText(/changed by hand/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeDisabled();
    expect(
      screen.getByText(/^metadata.name is "a b", expected letters and digits/),
    ).toBeInTheDocument();

    await userEvent.clear(field);
    await userEvent.paste('kind: "Model\n');
    expect(
      screen.getByText('Line 1: the quotes are not closed on the same line'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /The YAML cannot be read/ }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Drop it and use the form',
      }),
    );
    expect(yaml()).toBe(typed);
  });

  it('asks what a thing is where its type does not say so', async () => {
    renderImport({ search: '?like=everything&q=server' });
    await choose('churn-server');
    expect(
      await screen.findByRole('button', { name: /What is it\?/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 has no kind yet, and is left out.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Choose a kind/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Pipeline' }),
    );
    expect(yaml()).toContain('kind: Pipeline');
    expect(url()).toHaveTextContent(/pick=component.*churn-server%7Epipeline/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Leave out churn-server' }),
    );
    expect(screen.getByText('Nothing is chosen yet')).toBeInTheDocument();
    expect(
      screen.getByRole('group', { name: 'What would describe them' }),
    ).toHaveFocus();
  });

  it('opens a pull request once everything is mended', async () => {
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
      'That is no address of a repository.',
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
      await screen.findByRole(
        'link',
        { name: /look at it/ },
        { timeout: 4000 },
      ),
    ).toHaveAttribute('href', 'https://github.com/alder/ml/1');
  });

  it('says why a pull request could not be opened', async () => {
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

  it('keeps a pull request back while something is to be mended, and offers none without a scaffolder', async () => {
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

  it('says that two would be described under one name, and what is not there', async () => {
    renderImport({
      entities: [CHURN, entity('Resource', 'churn', 'model')],
      search:
        '?pick=component:default/churn~model&pick=resource:default/churn~model&pick=resource:default/gone~model&pick=nonsense',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^churn/ }),
    );
    expect(
      screen.getByText(
        'Churn model would be described under the same name; change one.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /resource:default\/gone.*It is not in the catalog/,
      }),
    ).toBeInTheDocument();
  });

  it('says calmly that there is nothing, and speaks German', async () => {
    const { container } = renderImport({ entities: [SERVER], language: 'de' });
    expect(
      await screen.findByText(
        'Nichts sieht hier nach Modell, Datensatz oder Pipeline aus',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Alles ansehen' }),
    );
    expect(
      await screen.findByText('Der Typ sagt nicht, was es sein könnte'),
    ).toBeInTheDocument();
    expect(url()).toHaveTextContent('?like=everything');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('describes what nothing in the catalog stands for: the form, the YAML, and one file', async () => {
    const { container } = renderImport({ search: '?new=Model&new=nonsense' });
    await screen.findByRole('checkbox', { name: 'Choose Churn model' });
    // What was asked for comes first.
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Describe a new one',
      'What would describe them',
      'Take it away',
      'What the catalog has already',
    ]);
    await waitFor(() => expect(yaml()).toContain('authors:'));
    expect(yaml()).toBe(`apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: my-model
spec:
  # TODO type: what sort is it: classifier, regressor, ranker, recommender, forecaster, anomaly-detector, encoder, language-model, uplift, base-model, rules, …?
  # TODO lifecycle: experimental, production or deprecated?
  # TODO tier: how critical is it, from 1 (most) to 4?
  # TODO owner: which Group is accountable? Such as owner: group:default/my-team
  # TODO operatedBy: which Group holds the pager, if not the owner? Such as operatedBy: group:default/ml-platform
  authors:
    - user:default/otto
  # TODO system: which System is it part of? Such as system: system:default/customer-retention
  # TODO producedBy: which Pipelines build it? Such as producedBy: [pipeline:default/my-training]
  # TODO trainedOn: which Datasets does it learn from? Such as trainedOn: [dataset:default/my-data]
  # TODO servedBy: what answers requests with its predictions? Such as servedBy: [component:default/my-service]
  # TODO operations: how does another team run it? A runbook for each of retrain, deploy, observe and recover.
`);
    expect(
      screen.getByRole('button', {
        name: /^my-model.*Model, 3 things to mend/,
      }),
    ).toBeInTheDocument();
    const form = within(
      screen.getByRole('group', { name: 'What would describe them' }),
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

  it('takes the group of who describes something for its owner', async () => {
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

  it('lets something new join what was chosen, and leaves it out again', async () => {
    renderImport({ search: '?q=churn' });
    await choose('Churn model');
    await userEvent.click(
      screen.getByRole('link', { name: 'Describe a dataset' }),
    );
    expect(url()).toHaveTextContent(
      '?q=churn&pick=component%3Adefault%2Fchurn%7Emodel&new=Dataset',
    );
    expect(
      screen.getByRole('group', { name: 'What would describe them' }),
    ).toHaveFocus();
    expect(yaml()).toContain('name: my-dataset');
    expect(
      screen.getByRole('button', { name: /^Churn model/ }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('link', { name: 'describe a new one' }),
    );
    expect(url()).toHaveTextContent('new=Dataset&new=Model');
    expect(yaml()).toContain('name: my-model');
    await userEvent.click(
      screen.getByRole('button', { name: 'Leave out my-model' }),
    );
    expect(url()).toHaveTextContent(/new=Dataset&pick=[^&]*$/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose nothing' }),
    );
    expect(url()).toHaveTextContent(/\?q=churn$/);
  });

  it.each([
    [403, 'You may not see the Components and Resources'],
    [500, 'Could not load the Components and Resources'],
  ])('says where the catalog answers %s', async (status, title) => {
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
