import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  EvidencePiece,
  Operations,
  UpstreamChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { criterion, scorecard } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { OperateContent } from './OperateContent';

const SCORECARD = '/v1/scorecards/model/default/churn-classifier';
const OPERATE = '/v1/operations/model/default/churn-classifier';

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

/** The model, with arbitrary values in the fields that the catalog does not validate. */
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

const KNOWN: Operations = {
  evaluatedAt: '2026-11-20T10:00:00Z',
  serving: {
    version: 'v8',
    detail: 'Deployed by run 812',
    observedAt: '2026-11-20T09:00:00Z',
    url: 'https://ci.example.com/812',
  },
  lastKnownGood: {
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
      type: 'failed',
      detail: 'The schema lost the column tenure',
    },
  ],
  servingHistory: [],
  hiddenChanges: 2,
};

describe('The on-call tab', () => {
  const backend = setupMlOwnershipServer();
  const factOf = (term: string) =>
    screen.getByText(term, { selector: 'dt' }).nextElementSibling;
  const linkIn = (term: string) =>
    within(factOf(term) as HTMLElement).getByRole('link');
  const linksIn = (term: string) =>
    within(factOf(term) as HTMLElement).getAllByRole('link');

  it('shows which version served when', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      servingHistory: [
        {
          source: 'mlflow',
          label: 'production',
          version: '8',
          since: '2026-11-20T09:00:00Z',
          changedBy: 'ops@example.com',
          url: 'https://mlflow.example.com/8',
        },
        {
          source: 'mlflow',
          label: 'production',
          version: '7',
          since: '2026-11-10T09:00:00Z',
          url: EVIL,
        },
      ],
    });
    renderPage(<OperateContent />, { entity: MODEL });
    const history = await screen.findByRole('list', {
      name: 'Versions that served under production, newest first',
    });
    const [newest, earlier] = within(history).getAllByRole('listitem');
    expect(newest).toHaveTextContent(/^Version 8.*deployed by ops@example.com/);
    expect(within(newest).getByRole('link')).toHaveAttribute(
      'href',
      'https://mlflow.example.com/8',
    );
    expect(earlier).toHaveTextContent(/^Version 7/);
    expect(within(earlier).queryByRole('link')).toBeNull();
  });

  it('shows whom to call, how to roll back, and what changed', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });

    const changes = await screen.findByRole('list', {
      name: 'Upstream changes, newest first',
    });
    expect(changes).toHaveTextContent(
      /Customer features.*The schema lost the column tenure/,
    );
    expect(within(changes).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/dataset/customer-features',
    );
    expect(
      screen.getByText('2 changes to entities you cannot see.'),
    ).toBeInTheDocument();

    await waitFor(() =>
      expect(factOf('On-call')).toHaveTextContent(
        'PagerDuty service PXYZfrom the operating group',
      ),
    );
    expect(factOf('Operated by')).toHaveTextContent('ml-platform');
    expect(factOf('Model down or slow')).toHaveTextContent(
      /^ml-platformthe same pager$/,
    );
    expect(factOf('Predictions degraded')).toHaveTextContent(
      /^growth-mlOpsgenie team growth$/,
    );

    expect(linksIn('Rollback').map(link => link.getAttribute('href'))).toEqual([
      'https://ci.example.com/rollback',
      'https://github.com/acme/ml/tree/main/models/docs/recover.md',
    ]);
    expect(factOf('Rollback')).toHaveTextContent(
      'Open rollback workflowhttps://ci.example.com/rollbackRunbook: docs/recover.md',
    );
    expect(factOf('Roll back when')).toHaveTextContent(
      'AUC below 0.71, see https://wiki.example.com/auc.',
    );
    expect(linkIn('Roll back when')).toHaveAttribute(
      'href',
      'https://wiki.example.com/auc',
    );
    expect(factOf('Source of truth during an incident')).toHaveTextContent(
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
      'No runbook for deployingHow to declare itAdd spec.operations.deploy.runbook: docs/deploy.md',
    );
    expect(linkIn('Dashboards')).toHaveAttribute(
      'href',
      'https://grafana.example.com/d/churn',
    );
    expect(linkIn('Alerts')).toHaveAttribute(
      'href',
      'https://grafana.example.com/alerting/churn',
    );

    expect(factOf('Serving version')).toHaveTextContent(
      'v8Deployed by run 812',
    );
    expect(linkIn('Serving version')).toHaveAttribute(
      'href',
      'https://ci.example.com/812',
    );
    expect(factOf('Last known good version')).toHaveTextContent(
      'v7Passed its evaluation',
    );
    expect(
      within(factOf('Last known good version') as HTMLElement).queryByRole(
        'link',
      ),
    ).not.toBeInTheDocument();
    expect(factOf('Served by')).toHaveTextContent('churn-api');
    expect(factOf('Downstream consumers')).toHaveTextContent('churn-scoring');
    expect(factOf('Upstream inputs')).toHaveTextContent(
      'customer-featureschurn-training',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/The scorecards/)).not.toBeInTheDocument();

    expect(
      screen.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      'On-call and escalation',
      'Roll back',
      'Known issues',
      'Versions',
      'Upstream changes in the last 24 hours',
      'Runbooks',
      'Dashboards and alerts',
      'Dependencies',
      'Can another team run it?',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('works with only the catalog while the backend is down, and recovers', async () => {
    backend.refuse(SCORECARD, 500, 'Error', 'Out of connections');
    backend.refuse(OPERATE, 500, 'Error', 'Out of connections');
    const { container } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: GROUPS,
    });

    expect(
      await screen.findByText(
        'The scorecard service is not responding; showing catalog data only.',
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
    expect(factOf('Serving version')).toHaveTextContent(
      'Unavailable: the scorecard service is not responding',
    );
    expect(
      screen.getAllByText(
        'Unavailable: the scorecard service is not responding',
      ),
    ).toHaveLength(4);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText(/The scorecards/)).not.toBeInTheDocument(),
    );
    expect(factOf('Serving version')).toHaveTextContent('v8');
  });

  it('reports contacts that are not in the catalog', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    backend.answerMissing('group:default/ml-platform');
    const { container, unmount } = renderPage(<OperateContent />, {
      entity: MODEL,
      entities: [GROUPS[1]],
    });
    const sentence =
      'group:default/ml-platform is not in the catalog, so nobody can be called';
    expect(await screen.findAllByText(sentence)).toHaveLength(3);
    for (const term of ['On-call', 'Operated by', 'Model down or slow']) {
      expect(factOf(term)).toHaveTextContent(sentence);
    }
    expect(factOf('On-call')).not.toHaveTextContent('Nobody is on call');
    expect(await axe(container)).toHaveNoViolations();
    unmount();
    // It stores the language.
    window.localStorage.clear();

    renderPage(<OperateContent />, {
      entity: MODEL,
      entities: [GROUPS[1]],
      language: 'de',
    });
    expect(
      await screen.findAllByText(
        'group:default/ml-platform ist nicht im Katalog, deshalb kann niemand gerufen werden',
      ),
    ).toHaveLength(3);
  });

  it('uses only the catalog while the backend is down, and does not report hidden contacts as missing', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    const { unmount } = renderPage(<OperateContent />, { entity: MODEL });
    expect(
      await screen.findByText(
        'Unavailable: the operating group could not be read from the catalog',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/is not in the catalog/)).toBeNull();
    unmount();

    for (const path of [SCORECARD, OPERATE, '/v1/missing-people']) {
      backend.refuse(path, 503, 'ServiceUnavailableError', 'Regressed');
    }
    renderPage(<OperateContent />, { entity: MODEL });
    expect(
      await screen.findAllByText(
        'group:default/ml-platform is not in the catalog, so nobody can be called',
      ),
    ).toHaveLength(3);
  });

  it('renders in German', async () => {
    backend.refuse(SCORECARD, 403, 'NotAllowedError', 'Not for you');
    backend.refuse(OPERATE, 403, 'NotAllowedError', 'Not for you');
    renderPage(<OperateContent />, {
      entity: modelWith({ recover: { workflow: 3, runbook: '/docs/x.md' } }),
      entities: GROUPS,
      language: 'de',
    });
    expect(
      await screen.findByText(
        'Kein Zugriff auf Scorecards; es sind nur Daten aus dem Katalog zu sehen.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      'Bereitschaft und Eskalation',
      'Rollback',
      'Versionen',
      'Vorgelagerte Änderungen der letzten 24 Stunden',
      'Runbooks',
      'Dashboards und Alarme',
      'Abhängigkeiten',
      'Kann ein anderes Team es betreiben?',
    ]);
    expect(factOf('Rollback-Link')).toHaveTextContent(
      'Kein Rollback-Link: spec.operations.recover.workflow ist 3, erwartet wird TextVorgehen nach /docs/x.md (Pfad ab der Wurzel des Repositorys)So wird es angegebenZu ergänzen: spec.operations.recover.workflow: https://ci.example.com/workflows/rollback',
    );
    expect(factOf('Wiederherstellen')).toHaveTextContent(
      '/docs/x.md (Pfad ab der Wurzel des Repositorys)',
    );
    expect(factOf('Ausliefern')).toHaveTextContent(
      'Kein Runbook für Auslieferung',
    );
    expect(
      screen.getByRole('button', { name: 'Erneut versuchen' }),
    ).toBeInTheDocument();
  });

  it('keeps the part of the backend that responded', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.refuse(OPERATE, 404, 'NotFoundError', 'Not evaluated yet');
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });

    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /^This entity is not evaluated any more; versions/,
      ),
    ).toBeInTheDocument();
    expect(factOf('Serving version')).toHaveTextContent(
      'Unavailable: this entity has not been evaluated yet',
    );
  });

  it('labels evidence for earlier versions, and lists no change twice', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      serving: { ...KNOWN.serving!, version: 'a'.repeat(40) },
      lastKnownGood: {
        // The short hash of the serving version.
        version: 'a'.repeat(9),
        detail: 'Versions v5 to v7 are kept',
        observedAt: '2026-11-20T09:00:00Z',
      },
      upstream: [...KNOWN.upstream, ...KNOWN.upstream],
    });
    renderPage(<OperateContent />, { entity: MODEL, entities: GROUPS });
    await waitFor(() =>
      expect(factOf('Retained versions')).toHaveTextContent(
        /^Versions v5 to v7 are kept/,
      ),
    );
    expect(
      screen.queryByText('Last known good version', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText('Last rollback', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getAllByText('The schema lost the column tenure'),
    ).toHaveLength(1);
  });

  it('shows the last successful rollback and its age', async () => {
    const run = (detail: string, observedAt: string): EvidencePiece => ({
      source: 'observed',
      outcome: 'pass',
      detail,
      observedAt,
      url: 'https://ci.example.com/rollbacks',
      status: 'expired',
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

  it('shows known issues, observed ones first, at most three', async () => {
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
            status: 'decisive',
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
      name: 'Known issues',
    });
    expect(
      within(section)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'its alerts do not reach the operating groupobserved says no',
      'its recovery runbook cannot be followeddocument says no',
      'no dashboard is linkedcatalog says no',
    ]);
    expect(within(section).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover#criterion-observe.alerts',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows no known issues if nothing fails', async () => {
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
      screen.queryByRole('region', { name: 'Known issues' }),
    ).not.toBeInTheDocument();
  });

  it('uses the runbook as rollback if no workflow is declared', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, KNOWN);
    const { container } = renderPage(<OperateContent />, {
      entity: modelWith({ recover: { runbook: 'docs/recover-eta.md' } }),
      entities: GROUPS,
    });
    await screen.findByText('No: nobody but Ada has retrained this.');
    expect(factOf('Rollback')).toHaveTextContent(
      /^No rollback linkFollow docs\/recover-eta\.md/,
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

  it('collapses entities that are only new in the catalog, and lists no entity or text twice', async () => {
    const change = (
      name: string,
      hour: number,
      what: Pick<UpstreamChange, 'type'> & Partial<UpstreamChange>,
    ): UpstreamChange => ({
      entityRef: `dataset:default/${name}`,
      title: name,
      at: `2026-11-20T0${hour}:00:00Z`,
      ...what,
    });
    const isNew = { type: 'added' } as const;
    const reads = {
      type: 'failed',
      detail: 'Reads growth.vouchers_v1, which is not declared',
    } as const;
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      upstream: [
        change('clicks', 9, isNew),
        change('orders', 8, {
          type: 'verdict-changed',
          previousVerdict: 'no',
          verdict: 'unproven',
        }),
        change('orders', 8, isNew),
        change('views', 7, isNew),
        change('features', 6, reads),
        change('feature-build', 5, reads),
        change('labels', 4, {
          type: 'owner-changed',
          previousOwner: 'group:default/growth-ml',
        }),
        change('old', 3, { type: 'removed' }),
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
          Array.from(row.children, child => {
            const part = child.cloneNode(true) as Element;
            part.querySelectorAll('time').forEach(time => time.remove());
            return part.textContent;
          }).filter(Boolean),
        );
    expect(
      rows(
        await screen.findByRole('list', {
          name: 'Upstream changes, newest first',
        }),
      ),
    ).toEqual([
      [
        'orders',
        'Verdict changed from “No” to “Unproven”',
        'Added to the catalog',
      ],
      [
        'features',
        'feature-build',
        'Reads growth.vouchers_v1, which is not declared',
      ],
      ['labels', 'Owner changed from growth-ml to none'],
      ['old', 'Removed from the catalog'],
    ]);
    const folded = screen
      .getByText('2 added to the catalog')
      .closest('details');
    expect(folded).not.toHaveAttribute('open');
    expect(rows(within(folded!).getByRole('list', { hidden: true }))).toEqual([
      ['clicks'],
      ['views'],
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows every missing value, and collapses how to declare it', async () => {
    backend.answer(SCORECARD, scorecard());
    backend.answer(OPERATE, {
      ...KNOWN,
      serving: undefined,
      upstream: [],
      hiddenChanges: 0,
    });
    renderPage(<OperateContent />, {
      entity: { ...CHURN_CLASSIFIER, relations: undefined },
    });

    expect(
      await screen.findByText(/^No upstream changes recorded/),
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
      'No rollback link and no runbook declaredHow to declare itAdd spec.operations.recover.workflow: https://ci.example.com/workflows/rollback',
    );
    expect(factOf('Roll back when')).toHaveTextContent(
      'No rollback criteria declaredHow to declare itAdd spec.operations.recover.rollbackCriteria',
    );
    expect(factOf('Source of truth during an incident')).toHaveTextContent(
      'No source of truth declared',
    );
    expect(factOf('Recover')).toHaveTextContent('No runbook for recovering');
    expect(factOf('Dashboards')).toHaveTextContent('No dashboard declared');
    expect(factOf('Served by')).toHaveTextContent(
      'No serving component declared',
    );
    expect(factOf('Serving version')).toHaveTextContent(
      'No connected system reports the serving version',
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
  ])('handles %s in place of text', async (_, operations, boundaries) => {
    backend.refuse(SCORECARD, 500, 'Error', 'Regressed');
    backend.refuse(OPERATE, 500, 'Error', 'Regressed');
    renderPage(<OperateContent />, {
      entity: modelWith(operations, boundaries),
      entities: GROUPS,
    });
    await waitFor(() =>
      expect(factOf('On-call')).toHaveTextContent('PagerDuty service PXYZ'),
    );
    expect(factOf('Rollback')).toHaveTextContent(
      /^No rollback link and no runbook declared: spec\.operations(\.recover\.workflow)? is .+, expected textHow to declare itAdd/,
    );
  });

  it('never links to executable URLs', async () => {
    backend.refuse(SCORECARD, 500, 'Error', 'Regressed');
    backend.refuse(OPERATE, 500, 'Error', 'Regressed');
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
    await screen.findByText(/showing catalog data only/);
    expect(factOf('Rollback')).toHaveTextContent(EVIL);
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^(?:\/|https:\/\/)/);
    }
  });

  it('does not offer to rebuild external data', async () => {
    backend.refuse(
      '/v1/scorecards/dataset/default/weather',
      500,
      'Error',
      'Regressed',
    );
    backend.refuse(
      '/v1/operations/dataset/default/weather',
      500,
      'Error',
      'Regressed',
    );
    renderPage(<OperateContent />, {
      entity: {
        apiVersion: 'mlownership.dev/v1alpha1',
        kind: 'Dataset',
        metadata: { name: 'weather', namespace: 'default' },
        spec: { type: 'external' },
      },
    });
    await screen.findByText(/showing catalog data only/);
    expect(factOf('Recover')).toHaveTextContent('No runbook for recovering');
    expect(factOf('Data missing or late')).toHaveTextContent(
      'No contact declared for failures',
    );
    expect(
      screen.queryByText('Rebuild', { selector: 'dt' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText('Served by', { selector: 'dt' }),
    ).not.toBeInTheDocument();
  });
});
