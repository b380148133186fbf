import { ModelSources } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { collector } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { ConnectorsPage } from './ConnectorsPage';

const COMPLETE = {
  writers: [],
  uncovered: [],
  modelSources: { providers: [], conflicts: [] },
  evaluatedAt: '2026-11-24T09:00:00.000Z',
};

const MODEL_SOURCES: ModelSources = {
  providers: [
    {
      id: 'mlflow',
      title: 'MLflow',
      state: 'failing',
      lastRunAt: '2026-11-24T09:00:00.000Z',
      lastError: 'MLflow: MLflow answered 401: Log in',
    },
    {
      id: 'mlflow-emea',
      title: 'MLflow emea',
      state: 'degraded',
      lastRunAt: '2026-11-24T09:00:00.000Z',
      lastError: 'MLflow emea: 1 registered models are not added',
    },
    { id: 'mlflow-lab', title: 'MLflow lab', state: 'not-run' },
  ],
  conflicts: [
    {
      kind: 'AiModelServerAPI',
      apiVersion: 'rhdh.example/v1',
      count: 12,
      examples: ['aimodelserverapi:default/granite'],
    },
  ],
};

describe('ConnectorsPage', () => {
  const backend = setupMlOwnershipServer();

  it('shows the health of each connector as text', async () => {
    backend.answer('/v1/collectors', {
      items: [
        collector(),
        collector({
          id: 'ci',
          title: 'CI',
          source: 'observed',
          state: 'failing',
          lastSuccessAt: undefined,
          lastError: 'ci.example.com answered 503',
          checked: 1,
          due: 12,
        }),
        collector({
          id: 'alerts',
          title: 'Alerting',
          isExperimental: true,
          state: 'degraded',
          incomplete: 3,
        }),
        collector({
          id: 'registry',
          title: 'Registry',
          state: 'not-run',
          lastRunAt: undefined,
          lastSuccessAt: undefined,
          checked: 0,
        }),
      ],
      clocks: [
        {
          differenceSeconds: -60 * 86_400,
          measuredAt: '2026-11-24T09:00:00.000Z',
        },
        { differenceSeconds: 7200, measuredAt: '2026-11-24T09:00:00.000Z' },
      ],
      ...COMPLETE,
    });
    const { container } = renderPage(<ConnectorsPage />);

    const documents = await screen.findByRole('article', {
      name: 'Documents',
    });
    expect(documents).toHaveTextContent('Healthy');
    expect(documents).toHaveTextContent('Checked38 entities');
    expect(documents).toHaveTextContent('Due1 entity');
    await userEvent.click(within(documents).getByText('Covers 2 criteria'));
    expect(within(documents).getAllByRole('listitem')).toHaveLength(2);

    expect(
      screen.getByText(
        'The clocks of 2 backend replicas are wrong: 2 months behind and 2 hours ahead',
      ),
    ).toBeInTheDocument();

    const ci = screen.getByRole('article', { name: 'CI' });
    expect(ci).toHaveTextContent('Failing');
    expect(ci).toHaveTextContent('Last successNever');
    expect(ci).toHaveTextContent('ci.example.com answered 503');
    expect(ci).toHaveTextContent('No criterion fails because of it');

    expect(screen.getByRole('article', { name: 'Alerting' })).toHaveTextContent(
      /Degraded.*Experimental: it was only tried against answers.*Partially checked3 entities/,
    );
    expect(documents).not.toHaveTextContent('Experimental');
    expect(screen.getByRole('article', { name: 'Registry' })).toHaveTextContent(
      /Not run yet.*Last runNever/,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what to do if no connector is installed', async () => {
    backend.answer('/v1/collectors', { items: [], clocks: [], ...COMPLETE });
    renderPage(<ConnectorsPage />);
    expect(
      await screen.findByText('No connector is installed'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/clock/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Missing data is not a failure' }),
    ).toHaveTextContent('no criterion passes or fails because of it');
  });

  it('answers why a check is not running', async () => {
    backend.answer('/v1/collectors', {
      items: [collector({ id: 'mlflow', title: 'MLflow', notConnected: 1 })],
      clocks: [],
      writers: [
        {
          subject: 'external:ci',
          criteria: ['retrain.tests'],
          lastReceivedAt: '2026-11-24T09:00:00.000Z',
        },
        { subject: 'external:deploy', criteria: ['deploy.run'] },
      ],
      uncovered: ['observe.alerts'],
      modelSources: { providers: [], conflicts: [] },
    });
    backend.answer('/v1/collectors/mlflow/gaps', {
      items: [
        {
          entityRef: 'model:default/churn',
          title: 'Churn',
          isConnected: false,
          unchecked: ['deploy.gate', 'retrain.traceable'].map(criterion => ({
            criterion,
            reason: 'Without the annotation mlownership.dev/mlflow-model',
          })),
        },
      ],
      pageInfo: {},
    });
    const { container } = renderPage(<ConnectorsPage />);
    const mlflow = await screen.findByRole('article', { name: 'MLflow' });
    expect(mlflow).toHaveTextContent('Not connected1 entity');
    await userEvent.click(
      within(mlflow).getByText('Entities that were not completely checked'),
    );
    const gaps = await within(mlflow).findByRole('list', {
      name: 'Entities that MLflow did not completely check',
    });
    expect(within(gaps).getByRole('link')).toHaveTextContent('Churn');
    expect(gaps).toHaveTextContent(
      /Without the annotation mlownership.dev\/mlflow-model \(.+; .+\)/,
    );
    expect(
      screen.getByRole('region', { name: '1 criterion has no source' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Tokens that report evidence' }),
    ).toHaveTextContent(
      /external:ci: Last report.*external:deploy: Has never reported/,
    );
    expect(
      screen.getByText('Scorecards have not been evaluated yet'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows how models come into the catalog, and what gets no scorecard', async () => {
    backend.answer('/v1/collectors', {
      items: [],
      clocks: [],
      ...COMPLETE,
      modelSources: MODEL_SOURCES,
    });
    const { container } = renderPage(<ConnectorsPage />);
    const models = await screen.findByRole('region', {
      name: 'Models in the catalog',
    });
    const article = (name: string) =>
      within(models).getByRole('article', { name });
    expect(article('MLflow')).toHaveTextContent(
      /Failing.*has failed and deleted nothing.*MLflow answered 401: Log in/,
    );
    expect(article('MLflow emea')).toHaveTextContent(
      /Degraded.*could not add or delete everything.*are not added/,
    );
    expect(article('MLflow lab')).toHaveTextContent(
      /Not run yet.*Last runNever/,
    );
    expect(models).toHaveTextContent(
      '12 entities of kind AiModelServerAPI and apiVersion rhdh.example/v1 have no scorecard',
    );
    expect(within(models).getByRole('link')).toHaveTextContent('granite');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows that the catalog does not say how models come into it', async () => {
    backend.answer('/v1/collectors', {
      items: [],
      clocks: [],
      ...COMPLETE,
      modelSources: {
        providers: [],
        conflicts: [],
        error: 'The catalog answered 503',
      },
    });
    renderPage(<ConnectorsPage />);
    expect(
      await screen.findByRole('region', { name: 'Models in the catalog' }),
    ).toHaveTextContent(/is not fully known now.*The catalog answered 503/);
  });

  it('renders in German', async () => {
    backend.answer('/v1/collectors', {
      items: [collector({ state: 'failing', checked: 1200 })],
      clocks: [
        { differenceSeconds: -90, measuredAt: '2026-11-24T09:00:00.000Z' },
      ],
      ...COMPLETE,
      modelSources: MODEL_SOURCES,
    });
    renderPage(<ConnectorsPage />, { language: 'de' });
    const documents = await screen.findByRole('article', { name: 'Documents' });
    await waitFor(() =>
      expect(documents).toHaveTextContent(
        /Gestört.*Vorübergehend nicht erreichbar.*Geprüft1.200 Entitäten/,
      ),
    );
    expect(
      screen.getByText(
        'Die Uhr von 1 Backend-Instanz geht falsch: 1 Minute nach',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Modelle im Katalog' }),
    ).toHaveTextContent(
      /12 Entitäten mit kind AiModelServerAPI .*Der letzte Lauf ist fehlgeschlagen/,
    );
    await userEvent.click(within(documents).getByText('Deckt 2 Kriterien ab'));
    expect(
      screen.getByRole('region', {
        name: 'Fehlende Daten sind kein Fehlschlag',
      }),
    ).toBeInTheDocument();
  });

  it('reports a missing permission', async () => {
    backend.refuse('/v1/collectors', 403, 'NotAllowedError', 'Not allowed.');
    renderPage(<ConnectorsPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the connectors',
    );
  });

  it('retries after a failure', async () => {
    backend.refuse('/v1/collectors', 500, 'Error', 'The store is locked');
    renderPage(<ConnectorsPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is locked',
    );
    backend.answer('/v1/collectors', {
      items: [collector()],
      clocks: [],
      ...COMPLETE,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: 'Documents' }),
    ).toBeInTheDocument();
  });
});
