import { Entity } from '@backstage/catalog-model';
import { ImportCandidate } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { ImportPage } from '../ImportPage';

const PATH = '/v1/import-candidates';

const candidate = (
  name: string,
  rest: Partial<ImportCandidate> = {},
): ImportCandidate => ({
  id: `mlflow:${name}`,
  source: 'mlflow',
  name,
  kind: 'Model',
  lifecycle: 'production',
  annotations: { 'mlownership.dev/mlflow-model': name },
  authors: [],
  ...rest,
});

const CHURN = candidate('Churn v2', {
  description: 'Who leaves',
  url: 'https://mlflow.test/#/models/Churn%20v2',
  owner: {
    entityRef: 'group:default/growth',
    reason: { type: 'tag', name: 'team', value: 'growth' },
  },
  authors: [
    {
      entityRef: 'user:default/ada',
      reason: { type: 'run-user', value: 'ada' },
    },
  ],
  producer: {
    entityRef: 'pipeline:default/churn-training',
    reason: {
      type: 'run-tag',
      name: 'mlflow.source.git.repoURL',
      value: 'https://github.com/alder/churn',
    },
  },
});
const WINE = candidate('wine', {
  owner: { reason: { type: 'run-user', value: 'root' } },
  producer: {
    reason: { type: 'run-tag', name: 'mlflow.source.name', value: 'train.py' },
  },
});

const MLFLOW = { id: 'mlflow', title: 'MLflow', status: 'read' };

const CATALOG: Entity[] = [
  {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'wine', namespace: 'default' },
  },
];

describe('Registered models on the import page', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => backend.answer('/v1/teams', { items: [], pageInfo: {} }));

  /** Answers like the backend with these candidates. */
  const answer = (candidates: ImportCandidate[], rest: object = {}) =>
    backend.server.use(
      http.get(`${BASE_URL}${PATH}`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        const ids = searchParams.getAll('id');
        const text = searchParams.get('q') ?? '';
        const items = candidates.filter(
          ({ id, name }) =>
            (ids.length === 0 || ids.includes(id)) && name.includes(text),
        );
        return HttpResponse.json({
          items,
          totalItems: items.length,
          sources: [MLFLOW],
          pageInfo: {},
          ...rest,
        });
      }),
    );
  const refuse = (status: number, message: string) =>
    backend.server.use(
      http.get(`${BASE_URL}${PATH}`, () =>
        HttpResponse.json(
          { error: { name: 'Error', message }, response: {} },
          { status },
        ),
      ),
    );
  const renderImport = (
    options: { search?: string; entities?: Entity[]; language?: 'de' } = {},
  ) =>
    renderPage(<ImportPage />, {
      path: `/ml-ownership/connectors/import${options.search ?? ''}`,
      mountPath: '/ml-ownership/connectors/import',
      entities: options.entities ?? CATALOG,
      language: options.language,
    });
  const url = () => screen.getByRole('status', { name: 'Current URL' });
  const section = async (name = 'Registered models') =>
    within(await screen.findByRole('region', { name }));
  const yaml = () =>
    (screen.getByRole('textbox', { name: 'YAML' }) as HTMLTextAreaElement)
      .value;

  it('are listed with what was guessed and why', async () => {
    answer([CHURN, WINE]);
    const { container } = renderImport();
    const list = await screen.findByRole('list', { name: 'Registered models' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows.map(row => row.textContent)).toEqual([
      'Churn v2in MLflowowned by growth' +
        'Owner guessed from the tag team=growth.' +
        'pipeline:default/churn-training guessed from the tag mlflow.source.git.repoURL=https://github.com/alder/churn of the latest run.',
      'winein MLflowno owner' +
        'No owner found for the user root of the latest run.' +
        'No pipeline found for the tag mlflow.source.name=train.py of the latest run.' +
        'The catalog has wine, which is not connected to it. If that is the same model, add the annotation to it instead.',
    ]);
    expect(screen.getByRole('link', { name: /^Churn v2/ })).toHaveAttribute(
      'href',
      CHURN.url,
    );
    expect(
      screen.queryByText(/exist only in a registry/),
    ).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('are proposed with their annotations, and corrected', async () => {
    answer([CHURN, WINE]);
    const { container } = renderImport({ search: '?q=x' });
    const list = await section();
    const box = await list.findByRole('checkbox', { name: 'Select Churn v2' });
    box.focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(yaml()).toContain('kind: Model'));
    expect(url()).toHaveTextContent('?q=x&pick=mlflow%3AChurn+v2%7Emodel');
    expect(yaml()).toBe(`apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn-v2
  title: Churn v2
  description: Who leaves
  annotations:
    mlownership.dev/mlflow-model: Churn v2
  links:
    - url: https://mlflow.test/#/models/Churn%20v2
      title: Churn v2
spec:
  # TODO type: what type is it: classifier, regressor, ranker, recommender, forecaster, anomaly-detector, encoder, language-model, uplift, base-model, rules, …?
  lifecycle: production
  # TODO tier: how critical is it, from 1 (most) to 4?
  owner: group:default/growth
  # TODO operatedBy: which Group is on call, if not the owner?
  authors:
    - user:default/ada
  producedBy:
    - pipeline:default/churn-training
  # TODO trainedOn: which Datasets is it trained on?
  # TODO servedBy: which Components serve it?
  # TODO operations: how does another team run it? A runbook for each of retrain, deploy, observe and recover.
`);
    const notes = within(
      screen.getByRole('group', { name: 'Proposed descriptions' }),
    );
    expect(
      notes.getByText('Owner guessed from the tag team=growth.'),
    ).toBeInTheDocument();
    expect(
      notes.getByText('Author guessed from the user ada of the latest run.'),
    ).toBeInTheDocument();
    expect(
      notes.queryByRole('button', { name: /Kind$/ }),
    ).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(notes.getByRole('button', { name: / Type$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'classifier' }),
    );
    expect(yaml()).toContain('\n  type: classifier\n');
    expect(
      screen.getByRole('button', { name: /^Churn v2.*Model, ready/ }),
    ).toBeInTheDocument();
    await userEvent.click(box);
    expect(url()).toHaveTextContent(/\?q=x$/);
  });

  it('become the pipeline of a component that is imported with them', async () => {
    answer([
      candidate('churn', {
        producer: {
          entityRef: 'component:default/training',
          reason: { type: 'run-tag', name: 'repo', value: 'alder/churn' },
        },
      }),
    ]);
    renderImport({
      search:
        '?pick=mlflow:churn~model&pick=component:default/training~pipeline',
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'training', namespace: 'default' },
          spec: { type: 'training-job' },
        },
      ],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^churn/ }),
    );
    expect(yaml()).toContain('producedBy:\n    - pipeline:default/training\n');
  });

  it('are restored from the URL, which may contain anything', async () => {
    answer([candidate('a~b:c/ü')]);
    const picks = [
      'mlflow:a~b:c/ü~model',
      'mlflow:gone~model',
      'mlflow:no-kind',
      'mlflow:churn~nonsense',
      'mlflow:line\nbreak~model',
      `mlflow:${'x'.repeat(501)}~model`,
      'MLFLOW:churn~model',
      'new:churn~model',
      '<script>~model',
    ];
    renderImport({
      search: `?${new URLSearchParams(picks.map(pick => ['pick', pick]))}`,
    });
    const proposals = within(
      screen.getByRole('group', { name: 'Proposed descriptions' }),
    );
    expect(
      await proposals.findByRole('button', { name: /^a~b:c\/ü/ }),
    ).toBeInTheDocument();
    expect(
      proposals.getByRole('button', {
        name: /^mlflow:gone.*Not in its registry any more/,
      }),
    ).toBeInTheDocument();
    expect(proposals.getAllByRole('heading', { level: 3 })).toHaveLength(2);
    expect(
      backend
        .queriesTo(PATH)
        .map(query => query.getAll('id'))
        .filter(ids => ids.length > 0),
    ).toEqual([['mlflow:a~b:c/ü', 'mlflow:gone']]);
  });

  it('are searched by text and registry, page by page, apart from the entities', async () => {
    answer([CHURN, WINE], {
      totalItems: 45,
      sources: [MLFLOW, { ...MLFLOW, id: 'other', title: 'Other' }],
      pageInfo: { nextCursor: 'second' },
    });
    renderImport({ search: '?q=orders' });
    const list = await section();
    await userEvent.click(list.getByRole('button', { name: /Next/ }));
    expect(url()).toHaveTextContent(
      '?q=orders&models-cursor=second&models-page=1',
    );
    await userEvent.type(list.getByRole('searchbox'), 'wine');
    await waitFor(() =>
      expect(url()).toHaveTextContent(/\?q=orders&models-q=wine$/),
    );
    await userEvent.click(list.getByRole('button', { name: /Registry/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Other' }));
    expect(backend.queriesTo(PATH).map(query => query.toString())).toEqual([
      'limit=20',
      'limit=20&cursor=second',
      'q=wine&limit=20',
      'source=other&q=wine&limit=20',
    ]);
    await userEvent.click(list.getByRole('button', { name: 'Clear' }));
    expect(url()).toHaveTextContent(/\?q=orders$/);
  });

  it('say which registry could not be read', async () => {
    answer([], {
      sources: [
        {
          ...MLFLOW,
          status: 'unreadable',
          reason: 'MLflow answered 401: Log in',
        },
        {
          id: 'other',
          title: 'Other',
          status: 'incomplete',
          reason: 'Other answered 500',
        },
      ],
    });
    const { container } = renderImport();
    const list = await section();
    const [first, second] = await list.findAllByRole('status');
    expect(first).toHaveTextContent(
      'MLflow could not be readMLflow answered 401: Log in',
    );
    expect(second).toHaveTextContent(
      'Other could not be read completelyOther answered 500',
    );
    expect(
      list.queryByText('All registered models are in the catalog'),
    ).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('have empty states', async () => {
    answer([]);
    const { unmount } = renderImport();
    expect(
      await screen.findByText('All registered models are in the catalog'),
    ).toBeInTheDocument();
    unmount();
    renderImport({ search: '?models-q=x' });
    const list = await section();
    expect(list.getByText('Nothing matches')).toBeInTheDocument();
  });

  it.each([
    [403, 'No access to the registered models'],
    [503, 'Could not load the registered models'],
  ])('show an error if the backend answers %s', async (status, title) => {
    refuse(status, 'Sorry');
    const { container } = renderImport();
    const list = await section();
    expect(list.getByRole('alert')).toHaveTextContent(title);
    expect(list.getByRole('alert')).toHaveTextContent('Sorry');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('are not mentioned without a registry, but that none is listed', async () => {
    answer([], { sources: [] });
    renderImport();
    expect(
      await screen.findByText(/exist only in a registry/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Registered models')).not.toBeInTheDocument();
  });

  it('show that they are loading', async () => {
    let release = () => {};
    backend.server.use(
      http.get(`${BASE_URL}${PATH}`, async () => {
        await new Promise<void>(resolve => {
          release = resolve;
        });
        return HttpResponse.json({
          items: [],
          totalItems: 0,
          sources: [MLFLOW],
          pageInfo: {},
        });
      }),
    );
    renderImport();
    expect(
      await screen.findByText('Loading the registered models'),
    ).toBeInTheDocument();
    await waitFor(() => expect(backend.queriesTo(PATH)).toHaveLength(1));
    release();
    expect(
      await screen.findByText('All registered models are in the catalog'),
    ).toBeInTheDocument();
  });

  it('renders in German', async () => {
    answer([CHURN, WINE]);
    const { container } = renderImport({ language: 'de' });
    const list = await section('Registrierte Modelle');
    expect(
      await list.findByText('Eigentümer vermutet nach dem Tag team=growth.'),
    ).toBeInTheDocument();
    expect(
      list.getByText(
        'Kein Eigentümer gefunden zu der Person root des neuesten Laufs.',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
