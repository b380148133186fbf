import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  EvidencePiece,
  Operate,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { criterion, scorecard } from '../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { OperateContent } from './OperateContent';

const SCORECARD = '/v1/scorecards/model/default/churn-classifier';
const OPERATE = '/v1/operate/model/default/churn-classifier';

// eslint-disable-next-line no-script-url
const EVIL = 'javascript:alert(1)';

const group = (name: string, annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', annotations },
  spec: {},
});
const GROUPS = [
  group('ml-platform', { 'pagerduty.com/service-id': 'PXYZ' }),
  group('growth-ml', { 'opsgenie.com/team': 'growth' }),
];

const OPERATIONS = {
  retrain: { runbook: 'docs/retrain.md' },
  observe: {
    runbook: 'https://wiki.example.com/observe',
    dashboards: ['https://grafana.example.com/d/churn'],
    alerts: ['https://grafana.example.com/alerting/churn'],
  },
  recover: {
    runbook: 'docs/recover.md',
    workflow: 'https://ci.example.com/rollback',
    rollbackCriteria: 'AUC below 0.71, see https://wiki.example.com/auc.',
    escalation: {
      failures: 'group:ml-platform',
      regressions: 'growth-ml',
    },
  },
};

/** The model, with values of any type where the catalog takes any. */
const modelWith = (operations: unknown, boundaries?: unknown): Entity => ({
  ...CHURN_CLASSIFIER,
  metadata: {
    ...CHURN_CLASSIFIER.metadata,
    annotations: {
      'backstage.io/source-location':
        'url:https://github.com/acme/ml/tree/main/models/',
    },
  },
  spec: {
    ...CHURN_CLASSIFIER.spec,
    ...({ operations, boundaries } as JsonObject),
  },
});
const MODEL = modelWith(OPERATIONS, {
  authoritativeDuringIncident: 'the registry alias',
});

const KNOWN: Operate = {
  evaluatedAt: '2026-11-20T10:00:00Z',
  serving: {
    version: 'v8',
    detail: 'Deployed by run 812',
    observedAt: '2026-11-20T09:00:00Z',
    url: 'https://ci.example.com/812',
  },
  lastGood: {
    version: 'v7',
    detail: 'Passed its evaluation',
    observedAt: '2026-11-10T09:00:00Z',
    url: EVIL,
  },
  since: '2026-11-19T10:00:00Z',
  upstream: [
    {
      entityRef: 'dataset:default/customer-features',
      title: 'Customer features',
      at: '2026-11-20T08:00:00Z',
      what: 'The schema lost the column tenure',
    },
  ],
  hidden: 2,
};

describe('The Operate tab', () => {
  const backend = setupMlOwnershipServer();
  const factOf = (term: string) =>
    screen.getByText(term, { selector: 'dt' }).nextElementSibling;
  const linkIn = (term: string) =>
    within(factOf(term) as HTMLElement).getByRole('link');
  const linksIn = (term: string) =>
    within(factOf(term) as HTMLElement).getAllByRole('link');

  it('says whom to call, how to roll back, and what changed', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });

    const changes = await screen.findByRole('list', {
      name: 'Changes upstream, the latest first',
    });
    expect(changes).toHaveTextContent(
      /Customer features.*The schema lost the column tenure/,
    );
    expect(within(changes).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/dataset/customer-features',
    );
    expect(
      screen.getByText('2 changes of entities that you may not see.'),
    ).toBeInTheDocument();

    await waitFor(() =>
      expect(factOf('On-call')).toHaveTextContent(
        'PagerDuty service PXYZof the operating group',
      ),
    );
    expect(factOf('Operated by')).toHaveTextContent('ml-platform');
    expect(factOf('The model is down or slow: call')).toHaveTextContent(
      /^ml-platformthe same pager$/,
    );
    expect(
      factOf('The model answers, but its results are worse: call'),
    ).toHaveTextContent(/^growth-mlOpsgenie team growth$/);

    expect(linksIn('Rollback').map(link => link.getAttribute('href'))).toEqual([
      'https://ci.example.com/rollback',
      'https://github.com/acme/ml/tree/main/models/docs/recover.md',
    ]);
    expect(factOf('Rollback')).toHaveTextContent(
      'Open the rollbackhttps://ci.example.com/rollbackRunbook: docs/recover.md',
    );
    expect(factOf('Roll back when')).toHaveTextContent(
      'AUC below 0.71, see https://wiki.example.com/auc.',
    );
    expect(linkIn('Roll back when')).toHaveAttribute(
      'href',
      'https://wiki.example.com/auc',
    );
    expect(factOf('Believe during an incident')).toHaveTextContent(
      'the registry alias',
    );
    expect(linkIn('Recover')).toHaveAttribute(
      'href',
      'https://github.com/acme/ml/tree/main/models/docs/recover.md',
    );
    expect(linkIn('Observe')).toHaveAttribute(
      'href',
      'https://wiki.example.com/observe',
    );
    expect(factOf('Deploy')).toHaveTextContent(
      'No runbook to deployHow to declare itAdd spec.operations.deploy.runbook: docs/deploy.md',
    );
    expect(linkIn('Dashboards')).toHaveAttribute(
      'href',
      'https://grafana.example.com/d/churn',
    );
    expect(linkIn('Alerts')).toHaveAttribute(
      'href',
      'https://grafana.example.com/alerting/churn',
    );

    expect(factOf('Serving')).toHaveTextContent('v8Deployed by run 812');
    expect(linkIn('Serving')).toHaveAttribute(
      'href',
      'https://ci.example.com/812',
    );
    expect(factOf('Last good')).toHaveTextContent('v7Passed its evaluation');
    expect(
      within(factOf('Last good') as HTMLElement).queryByRole('link'),
    ).not.toBeInTheDocument();
    expect(factOf('Served by')).toHaveTextContent('churn-api');
    expect(factOf('Feeds')).toHaveTextContent('churn-scoring');
    expect(factOf('Made from')).toHaveTextContent(
      'customer-featureschurn-training',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/The scorecards/)).not.toBeInTheDocument();

    expect(
      screen.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      'Call',
      'Roll back',
      'Know before you act',
      'Versions',
      'Changed upstream in the last 24 hours',
      'Runbooks',
      'Look',
      'Around it',
      'Can another team run it?',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('stands on the catalog alone while the backend is down, and recovers', async () => {
    backend.refuse(SCORECARD, 500, 'Error', 'Out of connections');
    backend.refuse(OPERATE, 500, 'Error', 'Out of connections');
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });

    expect(
      await screen.findByText(
        'The scorecards do not answer; this comes from the catalog alone.',
      ),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(factOf('On-call')).toHaveTextContent('PagerDuty service PXYZ'),
    );
    expect(linksIn('Rollback')[0]).toHaveAttribute(
      'href',
      'https://ci.example.com/rollback',
    );
    expect(linkIn('Recover')).toBeInTheDocument();
    expect(linkIn('Dashboards')).toBeInTheDocument();
    expect(factOf('Served by')).toHaveTextContent('churn-api');
    expect(factOf('Serving')).toHaveTextContent(
      'Not known: the scorecards do not answer',
    );
    expect(
      screen.getAllByText('Not known: the scorecards do not answer'),
    ).toHaveLength(4);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText(/The scorecards/)).not.toBeInTheDocument(),
    );
    expect(factOf('Serving')).toHaveTextContent('v8');
  });

  it('speaks German', async () => {
    backend.refuse(SCORECARD, 403, 'NotAllowedError', 'Not for you');
    backend.refuse(OPERATE, 403, 'NotAllowedError', 'Not for you');
    renderPage(<OperateContent />, {
      entity: modelWith({ recover: { workflow: 3, runbook: '/docs/x.md' } }),
      entities: GROUPS,
      language: 'de',
    });
    expect(
      await screen.findByText(
        'Für die Scorecards fehlt das Recht; dies stammt allein aus dem Katalog.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      'Anrufen',
      'Zurückrollen',
      'Versionen',
      'In den letzten 24 Stunden davor geändert',
      'Runbooks',
      'Nachsehen',
      'Ringsum',
      'Kann ein anderes Team es betreiben?',
    ]);
    expect(factOf('Rollback')).toHaveTextContent(
      'Kein Rollback mit einem Link: spec.operations.recover.workflow ist 3, das ist kein TextVorgehen nach /docs/x.md (ein Pfad ab der Wurzel des Repositorys)Wie es anzugeben istZu ergänzen: spec.operations.recover.workflow: https://ci.example.com/workflows/rollback',
    );
    expect(factOf('Wiederherstellen')).toHaveTextContent(
      '/docs/x.md (ein Pfad ab der Wurzel des Repositorys)',
    );
    expect(factOf('Ausliefern')).toHaveTextContent(
      'Kein Runbook: Auslieferung',
    );
    expect(
      screen.getByRole('button', { name: 'Erneut versuchen' }),
    ).toBeInTheDocument();
  });

  it('keeps what half of the backend said', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.refuse(OPERATE, 404, 'NotFoundError', 'Not evaluated yet');
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });

    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /^The scorecards do not know this entity yet; versions/,
      ),
    ).toBeInTheDocument();
    expect(factOf('Serving')).toHaveTextContent(
      'Not known: the scorecards do not know this entity yet',
    );
  });

  it('calls words about earlier versions what they are, and names no change twice', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      lastGood: {
        version: 'v8',
        detail: 'Versions v5 to v7 are kept',
        observedAt: '2026-11-20T09:00:00Z',
      },
      upstream: [...KNOWN.upstream, ...KNOWN.upstream],
    });
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });
    await waitFor(() =>
      expect(factOf('Kept versions')).toHaveTextContent(
        /^Versions v5 to v7 are kept/,
      ),
    );
    expect(
      screen.queryByText('Last good', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText('Last rollback', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getAllByText('The schema lost the column tenure'),
    ).toHaveLength(1);
  });

  it('tells of the last rollback that worked, and how old it is', async () => {
    const run = (detail: string, observedAt: string): EvidencePiece => ({
      source: 'observed',
      outcome: 'pass',
      detail,
      observedAt,
      url: 'https://ci.example.com/rollbacks',
      standing: 'expired',
    });
    backend.answer(
      SCORECARD,
      scorecard({
        criteria: [
          criterion({
            id: 'recover.rollback-run',
            evidence: [
              run('From 31 to 30', '2026-01-01T10:00:00Z'),
              run('From 33 to 32', '2026-06-01T10:00:00Z'),
              {
                ...run('It failed', '2026-07-01T10:00:00Z'),
                outcome: 'fail',
              },
            ],
          }),
        ],
      }),
    );
    backend.answer(OPERATE, KNOWN);
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });
    expect(
      await screen.findByText('Last rollback', { selector: 'dt' }),
    ).toBeInTheDocument();
    expect(factOf('Last rollback')).toHaveTextContent(/^From 33 to 32/);
    expect(linkIn('Last rollback')).toHaveAttribute(
      'href',
      'https://ci.example.com/rollbacks',
    );
    expect(
      (factOf('Last rollback') as HTMLElement).querySelector('time'),
    ).toHaveAttribute('datetime', '2026-06-01T10:00:00Z');
  });

  it('says what is known not to work, what was found first, three lines at most', async () => {
    const failing = (id: string, source: EvidencePiece['source']) =>
      criterion({
        id,
        reason: `${source} says no`,
        evidence: [
          {
            source,
            outcome: 'fail',
            detail: 'No',
            observedAt: '2026-11-01T10:00:00Z',
            standing: 'decides',
          },
        ],
      });
    backend.answer(
      SCORECARD,
      scorecard({
        criteria: [
          failing('retrain.runbook', 'observed'),
          failing('observe.dashboard', 'catalog'),
          failing('recover.authority', 'catalog'),
          failing('observe.alerts', 'observed'),
          failing('recover.runbook-readable', 'document'),
          criterion({ id: 'recover.drill', state: 'unknown' }),
        ],
      }),
    );
    backend.answer(OPERATE, KNOWN);
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });
    const section = await screen.findByRole('region', {
      name: 'Know before you act',
    });
    expect(
      within(section)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'its alerts do not reach the operating groupobserved says no',
      'its recovery runbook cannot be followeddocument says no',
      'no dashboard shows how it doescatalog says no',
    ]);
    expect(within(section).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover#criterion-observe.alerts',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says nothing before one acts where nothing fails', async () => {
    backend.answer(
      SCORECARD,
      scorecard({
        criteria: [
          criterion({ id: 'retrain.runbook' }),
          criterion({ id: 'observe.skew', state: 'exempt' }),
        ],
      }),
    );
    backend.answer(OPERATE, KNOWN);
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });
    await screen.findByText('No: nobody but Ada has retrained this.');
    expect(
      screen.queryByRole('region', { name: 'Know before you act' }),
    ).not.toBeInTheDocument();
  });

  it('makes the runbook the way back where no workflow is declared', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    const { container } = renderPage(<OperateContent />, {
      entity: modelWith({ recover: { runbook: 'docs/recover-eta.md' } }),
      entities: GROUPS,
    });
    await screen.findByText('No: nobody but Ada has retrained this.');
    expect(factOf('Rollback')).toHaveTextContent(
      /^No rollback by one linkFollow docs\/recover-eta\.md/,
    );
    expect(linkIn('Rollback')).toHaveAccessibleName(
      /^Follow docs\/recover-eta\.md/,
    );
    expect(linkIn('Rollback')).toHaveAttribute(
      'href',
      'https://github.com/acme/ml/tree/main/models/docs/recover-eta.md',
    );
    expect(screen.queryByText(/^Neither/)).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('folds what is only new in the catalog, and lists no entity and no text twice', async () => {
    const change = (name: string, what: string, hour: number) => ({
      entityRef: `dataset:default/${name}`,
      title: name,
      at: `2026-11-20T0${hour}:00:00Z`,
      what,
    });
    const isNew = 'It is new in the catalog';
    const reads = 'Reads growth.vouchers_v1, which is not declared';
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      upstream: [
        change('clicks', isNew, 9),
        change('orders', 'It was "no"', 8),
        change('orders', isNew, 8),
        change('views', isNew, 7),
        change('features', reads, 6),
        change('feature-build', reads, 5),
      ],
    });
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });
    const rows = (list: HTMLElement) =>
      within(list)
        .getAllByRole('listitem')
        .map(row =>
          [...row.querySelectorAll('a, [lang]')].map(
            ({ textContent }) => textContent,
          ),
        );
    expect(
      rows(
        await screen.findByRole('list', {
          name: 'Changes upstream, the latest first',
        }),
      ),
    ).toEqual([
      ['orders', 'It was "no"', isNew],
      ['features', 'feature-build', reads],
    ]);
    const folded = screen
      .getByText('2 are new in the catalog')
      .closest('details');
    expect(folded).not.toHaveAttribute('open');
    expect(rows(within(folded!).getByRole('list', { hidden: true }))).toEqual([
      ['clicks'],
      ['views'],
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('hides nothing that is missing, and folds how to declare it', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      serving: undefined,
      upstream: [],
      hidden: 0,
    });
    renderPage(<OperateContent />, {
      entity: { ...CHURN_CLASSIFIER, relations: undefined },
    });

    expect(
      await screen.findByText(/^Nothing that is known here/),
    ).toBeInTheDocument();
    expect(factOf('On-call')).toHaveTextContent(
      /^Nobody is on callHow to declare itAdd the annotation mlownership\.dev\/on-call/,
    );
    expect(
      screen.getByText('Nobody is on call').closest('strong'),
    ).toBeInTheDocument();
    for (const advice of screen.getAllByText(/^Add /)) {
      expect(advice.closest('details')).not.toHaveAttribute('open');
    }
    expect(factOf('Operated by')).toHaveTextContent('Nobody');
    expect(factOf('Rollback')).toHaveTextContent(
      'Neither a rollback link nor a runbook is declaredHow to declare itAdd spec.operations.recover.workflow: https://ci.example.com/workflows/rollback',
    );
    expect(factOf('Roll back when')).toHaveTextContent(
      'No rollback criteria are declaredHow to declare itAdd spec.operations.recover.rollbackCriteria',
    );
    expect(factOf('Believe during an incident')).toHaveTextContent(
      'No authoritative layer is declared',
    );
    expect(factOf('Recover')).toHaveTextContent('No runbook to recover');
    expect(factOf('Dashboards')).toHaveTextContent('No dashboard is declared');
    expect(factOf('Served by')).toHaveTextContent(
      'Nothing is declared that serves it',
    );
    expect(factOf('Serving')).toHaveTextContent(
      'No connected system has told which version serves',
    );
  });

  it.each<[string, unknown, unknown]>([
    ['numbers', 3, 4],
    ['lists', ['x'], [null]],
    [
      'the wrong types deep inside',
      {
        recover: {
          workflow: 42,
          rollbackCriteria: { a: ['b'] },
          runbook: [null, 7],
          escalation: ['group:x'],
        },
        observe: {
          dashboards: 'https://grafana.example.com/one',
          alerts: [{}],
        },
        retrain: { runbook: false },
        deploy: 'yes',
      },
      { authoritativeDuringIncident: true },
    ],
  ])('takes %s where text belongs', async (_, operations, boundaries) => {
    backend.refuse(SCORECARD, 500, 'Error', 'Down');
    backend.refuse(OPERATE, 500, 'Error', 'Down');
    renderPage(<OperateContent />, {
      entity: modelWith(operations, boundaries),
      entities: GROUPS,
    });
    await waitFor(() =>
      expect(factOf('On-call')).toHaveTextContent('PagerDuty service PXYZ'),
    );
    expect(factOf('Rollback')).toHaveTextContent(
      /^Neither a rollback link nor a runbook is declared: spec\.operations(\.recover\.workflow)? is .+, which is no textHow to declare itAdd/,
    );
  });

  it('never links to code', async () => {
    backend.refuse(SCORECARD, 500, 'Error', 'Down');
    backend.refuse(OPERATE, 500, 'Error', 'Down');
    renderPage(<OperateContent />, {
      entity: modelWith(
        {
          recover: {
            workflow: EVIL,
            runbook: ` ${EVIL}//docs/x.md`,
            rollbackCriteria: `see ${EVIL}`,
            escalation: { failures: EVIL, regressions: '../x?y' },
          },
          observe: { dashboards: [EVIL, EVIL, 'data:text/html,x'] },
        },
        { authoritativeDuringIncident: EVIL },
      ),
      entities: GROUPS,
    });
    await screen.findByText(/this comes from the catalog alone/);
    expect(factOf('Rollback')).toHaveTextContent(EVIL);
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^(?:\/|https:\/\/)/);
    }
  });

  it('asks nobody to rebuild what comes from outside', async () => {
    backend.refuse(
      '/v1/scorecards/dataset/default/weather',
      500,
      'Error',
      'Down',
    );
    backend.refuse('/v1/operate/dataset/default/weather', 500, 'Error', 'Down');
    renderPage(<OperateContent />, {
      entity: {
        apiVersion: 'mlownership.dev/v1alpha1',
        kind: 'Dataset',
        metadata: { name: 'weather', namespace: 'default' },
        spec: { type: 'external' },
      },
    });
    await screen.findByText(/this comes from the catalog alone/);
    expect(factOf('Recover')).toHaveTextContent('No runbook to recover');
    expect(factOf('The data is missing or late: call')).toHaveTextContent(
      'Nobody is declared who owns failures',
    );
    expect(
      screen.queryByText('Rebuild', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText('Served by', { selector: 'dt' }),
    ).not.toBeInTheDocument();
  });
});
