import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  change,
  criterion,
  drill,
  foundationCounts,
  handover,
  scorecard,
  summary,
} from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { HandoverContent } from './HandoverContent';

const ENTITY = 'model/default/churn-classifier';
const PATH = `/v1/scorecards/${ENTITY}`;

describe('HandoverContent', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => backend.answerHandover(ENTITY));
  afterEach(() => window.localStorage.clear());
  const renderTab = (path = '/') =>
    renderPage(<HandoverContent />, { entity: CHURN_CLASSIFIER, path });

  it('shows the verdict as text first', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('20 of 42 criteria have evidence'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Evidence or exemptions expire from/),
    ).toHaveTextContent('Evidence or exemptions expire from 24 Dec 2026');
  });

  it('shows each ability as a ladder with its obstacles', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const retrain = await screen.findByRole('region', { name: 'Retrain' });
    expect(retrain).toHaveTextContent('Level 1 of 4: Declared');
    expect(
      within(retrain)
        .getAllByRole('listitem')
        .slice(0, 4)
        .map(item => item.textContent),
    ).toEqual([
      '4 Proven by another team, not reached',
      '3 Repeatable, not reached',
      '2 Documented, not reached',
      '1 Declared, reached',
    ]);
    expect(
      within(retrain).getByRole('link', {
        name: 'No triggers or guardrails for retraining are defined',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Deploy' })).toHaveTextContent(
      'relies on an exemption',
    );
  });

  it('lists in one line all that is missing for Yes, with links', async () => {
    const ids = [
      'ownership.group',
      'ownership.authors',
      'ownership.beyond-author',
      'observe.on-call',
      'recover.escalation',
      'retrain.trigger',
      'retrain.drill',
    ];
    backend.answer(
      PATH,
      scorecard({
        systemVerdict: 'no',
        criteria: [
          ...ids.map((id, at) =>
            criterion({
              id,
              title: id,
              ability: 'all',
              state: at === 0 ? 'fail' : 'unknown',
            }),
          ),
          criterion({ id: 'deploy.gate', title: 'Gate', state: 'exempt' }),
        ],
        abilities: {
          ...summary().abilities,
          deploy: {
            level: 2,
            verdict: 'unproven',
            blocking: [],
            exempted: false,
          },
        },
        weakestLink: {
          ...summary().weakestLink!,
          verdict: 'no',
        },
        systemExemptions: {
          count: 2,
          edges: [
            {
              entityRef: 'dataset:default/orders',
              title: 'Orders',
              criteria: ['data.contract'],
            },
          ],
        },
        forYes: {
          criteria: ids,
          exemptions: [
            {
              criterion: 'deploy.gate',
              abilities: ['deploy'],
              level: 3,
              expiresAt: '2027-01-15T00:00:00Z',
            },
          ],
          supplyChain: true,
        },
      }),
    );
    const { container } = renderTab();

    const list = await screen.findByRole('list', {
      name: 'What is missing for Yes',
    });
    const [open, exempt, weakest, upstream] =
      within(list).getAllByRole('listitem');
    expect(open).toHaveTextContent(
      /^7 open criteria: No group of two or more people owns it, Unknown: Authors are named, .*and 1 more$/,
    );
    expect(within(open).getAllByRole('link')).toHaveLength(6);
    expect(within(open).getAllByRole('link')[3]).toHaveAttribute(
      'href',
      expect.stringMatching(/#criterion-observe\.on-call$/),
    );
    await userEvent.click(
      within(open).getByRole('button', { name: 'and 1 more' }),
    );
    expect(within(open).getAllByRole('link')).toHaveLength(7);
    expect(exempt).toHaveTextContent(
      /is exempt until 15 Jan 2027, which caps Deploy at level 3$/,
    );
    expect(within(exempt).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringMatching(/#criterion-deploy\.gate$/),
    );
    expect(weakest).toHaveTextContent(/^the weakest link, Customer features: /);
    expect(upstream).toHaveTextContent(
      /^contract criteria for 2 datasets of other teams are exempt, which caps the system at level 3: Orders$/,
    );
    // The exemption is not silent below the level that it caps.
    expect(screen.getByRole('region', { name: 'Deploy' })).toHaveTextContent(
      'An exemption caps this ability at level 3:',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('names the operating group beside the owner in steps that concern it', async () => {
    const step = {
      criterion: 'observe.on-call',
      action: 'declare' as const,
      text: 'Add an on-call annotation to it or, better, to its operating group.',
      concernsOperator: true,
    };
    backend.answer(
      PATH,
      scorecard({
        owner: 'group:default/growth-ml',
        operatedBy: 'group:default/ml-platform',
        nextSteps: [
          step,
          {
            ...step,
            criterion: 'ownership.authors',
            concernsOperator: undefined,
          },
        ],
      }),
    );
    const { unmount } = renderTab();
    expect(
      (await screen.findAllByText(/^Who:/)).map(who => who.textContent),
    ).toEqual([
      'Who: the owner, growth-ml, together with the operating group, ml-platform',
      'Who: the owner, growth-ml',
    ]);
    unmount();

    backend.answer(
      PATH,
      scorecard({
        owner: 'group:default/growth-ml',
        operatedBy: 'group:default/growth-ml',
        nextSteps: [step],
      }),
    );
    renderTab();
    expect((await screen.findByText(/^Who:/)).textContent).toBe(
      'Who: the owner, growth-ml',
    );
  });

  it('shows open blockers of drills with the abilities that they concern', async () => {
    const blocker = {
      id: 7,
      drill: 'd1',
      reportedBy: 'user:default/otto',
      reportedAt: '2026-11-20T10:00:00Z',
      performingTeam: 'group:default/ml-platform',
    };
    backend.answer(
      PATH,
      scorecard({
        openBlockers: [
          { ...blocker, text: 'The lock file is gone', abilities: ['retrain'] },
          {
            ...blocker,
            id: 6,
            text: 'No VPN',
            abilities: ['retrain', 'deploy'],
          },
        ],
      }),
    );
    const { container } = renderTab();

    const retrain = await screen.findByRole('list', {
      name: 'Open blockers from drills: Retrain',
    });
    expect(
      within(retrain)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^The lock file is goneReported .* by otto\.$/),
      expect.stringMatching(/^No VPNReported .* by otto\.$/),
    ]);
    expect(
      within(retrain).getByRole('link', { name: 'The lock file is gone' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(screen.getByRole('region', { name: 'Retrain' })).toContainElement(
      retrain,
    );
    expect(screen.getByRole('region', { name: 'Deploy' })).toHaveTextContent(
      'One open blocker from drills:No VPN',
    );
    expect(
      screen.getByRole('region', { name: 'Observe' }),
    ).not.toHaveTextContent('blocker');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the foundations, weakest first, with the criteria behind each', async () => {
    const ownership = { pass: 1, fail: 0, unknown: 2, exempt: 0 };
    backend.answer(
      PATH,
      scorecard({
        foundations: foundationCounts({ ownership }),
        criteria: [
          ['ownership.group', 'pass'] as const,
          ['observe.on-call', 'stale'] as const,
          ['ownership.authors', 'unknown'] as const,
          ['boundaries.platform', 'not-applicable'] as const,
        ].map(([id, state]) =>
          criterion({ id, title: id, state, foundation: 'ownership' }),
        ),
      }),
    );
    renderTab();

    const section = await screen.findByRole('region', { name: 'Foundations' });
    const [weakest] = within(section).getAllByRole('listitem');
    expect(weakest).toHaveTextContent(
      /^Clear operational ownership1 of 3 passPasses: 1Unknown: 23 criteria/,
    );
    await userEvent.click(within(weakest).getByText('3 criteria'));
    expect(
      within(weakest)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      expect.stringMatching(/#criterion-ownership\.authors$/),
      expect.stringMatching(/#criterion-observe\.on-call$/),
      expect.stringMatching(/#criterion-ownership\.group$/),
    ]);
  });

  it('uses the names of the abilities of a dataset, and marks those that do not apply', async () => {
    backend.answer(
      PATH,
      scorecard({
        kind: 'Dataset',
        systemVerdict: undefined,
        abilities: { observe: summary().abilities.observe },
      }),
    );
    renderTab();

    expect(
      await screen.findByRole('region', { name: 'Rebuild' }),
    ).toHaveTextContent('Not applicable');
    expect(screen.getByRole('region', { name: 'Publish' })).toHaveTextContent(
      'Not applicable',
    );
    expect(
      screen.queryByRole('heading', { name: 'System verdict' }),
    ).not.toBeInTheDocument();
  });

  it('shows the weakest link of the system and the path to it', async () => {
    backend.answer(
      PATH,
      scorecard({
        cycles: [['pipeline:default/a', 'dataset:default/b']],
      }),
    );
    renderTab();

    const system = await screen.findByRole('region', {
      name: 'System verdict',
    });
    expect(system).toHaveTextContent('Customer features has no on-call.');
    expect(
      within(
        within(system).getByRole('list', { name: 'Path to the weakest link' }),
      )
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Churn classifier', 'churn-training', 'Customer features']);
    expect(
      within(system).getByRole('list', { name: 'Cycle in the supply chain' }),
    ).toBeInTheDocument();
  });

  it('lists exemptions that limit the system level beside another weakest link', async () => {
    backend.answer(
      PATH,
      scorecard({
        systemVerdict: 'no',
        systemLevel: 3,
        systemExemptions: {
          count: 2,
          edges: [
            {
              entityRef: 'dataset:default/raw-events',
              title: 'Raw events',
              criteria: ['data.freshness'],
            },
          ],
        },
      }),
    );
    renderTab();

    const system = await screen.findByRole('region', {
      name: 'System verdict',
    });
    expect(system).toHaveTextContent(
      'Contract criteria for 2 datasets of other teams are exempt, so the level is capped at 3.',
    );
    expect(
      within(system).getByRole('link', { name: 'Raw events' }),
    ).toBeInTheDocument();
  });

  it('reports an orphaned entity, and groups in a cycle', async () => {
    backend.answer(
      PATH,
      scorecard({
        orphan: true,
        groupCycle: ['group:default/a', 'group:default/b'],
      }),
    );
    const { container } = renderTab();

    expect(
      await screen.findByText('No catalog file declares this entity any more'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Groups in the cycle' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['a', 'b']);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the next steps with their effort, and YAML to copy', async () => {
    const user = userEvent.setup();
    // jsdom does not implement the clipboard.
    const execCommand = jest.fn(() => true);
    Object.assign(document, { execCommand });
    backend.answer(PATH, scorecard());
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Declare in YAML.'),
      expect.stringContaining('Attest.'),
      expect.stringContaining('Report evidence from CI or a connector.'),
    ]);
    expect(
      within(steps).getByRole('link', {
        name: 'Show the status of connected systems',
      }),
    ).toHaveAttribute('href', '/ml-ownership/connectors');
    await user.click(
      within(steps).getByRole('button', {
        name: 'Copy YAML for: Retraining triggers and guardrails are defined',
      }),
    );
    expect(
      await within(steps).findByRole('button', { name: /^Copied/ }),
    ).toBeInTheDocument();
    expect(execCommand).toHaveBeenCalledWith('copy');
  });

  it('has the YAML for the next level in one block', async () => {
    const user = userEvent.setup();
    const declares = (id: string, field: string) =>
      criterion({
        id,
        remedy: {
          text: `Declare ${id}.`,
          yaml: `spec:\n  operations:\n    ${field}\n`,
        },
      });
    backend.answer(
      PATH,
      scorecard({
        level: 1,
        criteria: [
          declares('retrain.trigger', 'retrain: { trigger: weekly }'),
          declares('recover.criteria', 'recover: { rollbackCriteria: drift }'),
          { ...declares('retrain.run', 'deploy: { workflow: x }'), level: 3 },
        ],
      }),
    );
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    await user.click(within(steps).getByText('YAML for level 2'));
    expect(
      await within(steps).findByText(/What 2 open criteria ask to declare/),
    ).toBeInTheDocument();
    expect(
      within(steps).getByText(/rollbackCriteria: drift/),
    ).toHaveTextContent(
      'spec: operations: retrain: { trigger: weekly } recover: { rollbackCriteria: drift }',
    );
    expect(await axe(steps)).toHaveNoViolations();
  });

  it('does not show the system level of the model if the weakest link is hidden', async () => {
    backend.answer(
      PATH,
      scorecard({
        verdict: 'yes',
        systemVerdict: 'no',
        weakestLink: undefined,
        headline: 'No, because of an upstream entity you cannot see.',
      }),
    );
    renderTab();
    expect(
      await screen.findByRole('region', { name: 'System verdict' }),
    ).toHaveTextContent('Limited by an upstream entity you cannot see.');
  });

  it('shows who can take a step, and copies all steps for a ticket', async () => {
    const user = userEvent.setup();
    let copied = '';
    Object.assign(document, {
      execCommand: () => {
        copied = document.body.lastElementChild?.textContent ?? '';
        return true;
      },
    });
    backend.answer(PATH, scorecard({ title: 'Churn_classifier' }));
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(
      within(steps)
        .getAllByText(/^Who:/)
        .map(who => who.textContent),
    ).toEqual([
      'Who: the owner, growth-ml',
      'Who: a user who has seen it and can record evidence',
      'Who: the team that runs the reporting system',
    ]);
    await user.click(
      within(steps).getByRole('button', { name: 'Copy the three steps' }),
    );
    expect(
      await within(steps).findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(copied).toBe(`## Next steps: Churn\\_classifier

1. **[No triggers or guardrails for retraining are defined](http://localhost/#criterion-retrain.trigger)**
   Declare in YAML. State when to retrain, when to skip it, and who approves it.
   Who: the owner, growth-ml

   \`\`\`yaml
   # Merge into the catalog file of model:default/churn-classifier
   operations:
     retrain:
       approver: group:growth-ml
   \`\`\`

2. **[The post-deployment review was negative](http://localhost/#criterion-recover.review)**
   Attest. Hold a post-deployment review, and record it.
   Who: a user who has seen it and can record evidence

3. **[Stale: Last deployment went through the workflow](http://localhost/#criterion-deploy.run)**
   Report evidence from CI or a connector. Deploy through the workflow, and have it report its deployments.
   Who: the team that runs the reporting system
`);
  });

  it('shows the latest drills and the open handover, and plans another drill', async () => {
    backend.answer(
      PATH,
      scorecard({
        nextSteps: [
          {
            criterion: 'retrain.drill',
            action: 'drill',
            text: 'Have another team do it.',
          },
        ],
      }),
    );
    backend.answer('/v1/drills', {
      items: [
        drill({
          state: 'failed',
          endedAt: '2026-11-02T10:00:00Z',
          assessments: [
            {
              ability: 'retrain',
              outcome: 'failed',
              valid: true,
              reasons: ['It failed'],
              trace: 'attested',
              status: 'valid',
            },
          ],
        }),
      ],
      pageInfo: { nextCursor: 'older' },
    });
    backend.answer('/v1/handovers', {
      items: [
        handover(),
        handover({ id: 'h2', state: 'accepted' }),
        // This one is complete: the catalog names the new owner.
        handover({
          id: 'h3',
          state: 'accepted',
          toTeam: 'group:default/growth-ml',
          fromTeam: 'group:default/ads',
        }),
      ],
      pageInfo: {},
    });
    renderTab();

    const drills = await screen.findByRole('region', { name: 'Drills' });
    expect(
      await within(drills).findByRole('link', {
        name: 'Failed: ml-platform could not retrain Churn classifier',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(
      within(drills).getByRole('link', { name: 'All drills' }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/drills?tab=drills&entityRef=model%3Adefault%2Fchurn-classifier',
    );
    expect(
      within(drills).getByRole('link', {
        name: 'Churn classifier: proposed from growth-ml to ml-platform',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h1');
    expect(
      within(drills).getByRole('link', {
        name: 'ml-platform accepted Churn classifier from growth-ml; the catalog still has to be updated',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h2');
    expect(
      within(drills).queryByRole('link', { name: /from ads/ }),
    ).not.toBeInTheDocument();
    expect(drills).toHaveTextContent(
      '1 of 2 drills passed, 1 open blocker, until 24 Dec 2026.',
    );
    expect(
      within(drills).getByRole('button', { name: 'Propose a handover' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Plan a drill: retrain.drill' }),
    ).toBeInTheDocument();

    backend.answer('/v1/drills/suggestions', { items: [], excluded: 0 });
    await userEvent.click(
      within(drills).getByRole('button', { name: 'Plan a drill' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'No eligible team in the catalog.',
    );
  });

  it('expands a criterion with its evidence', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'All criteria' });
    await userEvent.click(within(all).getByText('Owned by a group'));
    expect(
      await within(all).findByText(/group:default\/growth-ml has 5 members/),
    ).toBeInTheDocument();
    expect(
      within(all).getByRole('link', { name: /Open the source/ }),
    ).toHaveAttribute('href', 'https://example.com/groups/growth-ml');
  });

  it('shows the reporters of the evidence, its expiry, and what could not be checked', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'All criteria' });
    expect(
      within(all).getByText('ci.example.com answered 503.').parentElement!
        .parentElement,
    ).toHaveTextContent('Could not be checked: ci.example.com answered 503.');
    await userEvent.click(
      within(all).getByText('Last deployment went through the workflow'),
    );
    const piece = (
      await within(all).findByText('Run 812 deployed version 7')
    ).closest('li');
    expect(piece).toHaveTextContent(
      /Expired.*Observed, by ci-churn.*Expired 30 Jul 2026.*Version v7/,
    );

    await userEvent.click(within(all).getByText('Post-deployment review done'));
    expect(
      (await within(all).findByText('The rollback took two hours.')).closest(
        'li',
      ),
    ).toHaveTextContent(/Decisive.*Attested: ada/);
    expect(within(all).getByRole('link', { name: 'ada' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );

    await userEvent.click(
      within(all).getByText('Training and serving share feature logic'),
    );
    expect(
      await within(all).findByText(
        (_, element) =>
          element?.tagName === 'P' &&
          /^Exempt until 1 Feb 2027, approved by grace/.test(
            element.textContent ?? '',
          ),
      ),
    ).toBeVisible();
  });

  it('pages through all evidence on request', async () => {
    const record = (id: string, isLatest: boolean) => ({
      id,
      criterion: 'recover.review',
      source: 'attested',
      outcome: 'pass',
      detail: `Review ${id}`,
      observedAt: '2026-10-01T10:00:00Z',
      receivedAt: '2026-10-01T10:00:00Z',
      reportedBy: 'user:default/ada',
      isLatest,
    });
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.get(`${BASE_URL}${PATH}/evidence`, ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('cursor')
            ? { items: [record('1', false)], pageInfo: {} }
            : { items: [record('2', true)], pageInfo: { nextCursor: 'c' } },
        ),
      ),
    );
    renderTab('/#criterion-recover.review');

    await userEvent.click(
      await screen.findByRole('button', { name: 'All evidence' }),
    );
    const list = await screen.findByRole('list', { name: 'All evidence' });
    expect(list).toHaveTextContent('Review 2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show earlier evidence' }),
    );
    await waitFor(() => expect(list).toHaveTextContent('Review 1'));
    expect(list).toHaveTextContent('Superseded by newer evidence');
    expect(
      screen.queryByRole('button', { name: 'Show earlier evidence' }),
    ).not.toBeInTheDocument();
  });

  it('shows since when the verdict holds, and its history', async () => {
    backend.answer(PATH, scorecard());
    backend.answer(`${PATH}/history`, {
      items: [
        change({
          at: '2026-11-20T10:00:00Z',
          owner: 'group:default/data-eng',
          ownerChanged: true,
        }),
        change({ at: '2026-11-10T10:00:00Z' }),
        change({
          at: '2026-10-10T10:00:00Z',
          systemVerdict: 'unproven',
          systemLevel: 1,
          retrain: 2,
          rulesChanged: true,
        }),
        change({ at: '2026-08-01T10:00:00Z', removed: true }),
      ],
    });
    renderTab();

    const changes = await screen.findByRole('list', {
      name: 'Changes, newest first',
    });
    expect(screen.getByRole('region', { name: 'History' })).toHaveTextContent(
      'System verdict: “No” since 10 Nov 2026, level 0 (none) since 10 Nov 2026.',
    );
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '20 Nov 2026Nolevel 0Owner changed to data-eng',
      '10 Nov 2026Unprovenlevel 1becameNolevel 0Retrain 2 → 1',
      '10 Oct 2026Unprovenlevel 1First evaluatedRules changed to version 2026.1',
      '1 Aug 2026Removed from the catalog.',
    ]);
  });

  it('shows an error for the history, and keeps the rest', async () => {
    backend.answer(PATH, scorecard());
    backend.refuse(`${PATH}/history`, 500, 'Error', 'The store is full');
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is full',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('shows custom criteria separately', async () => {
    backend.answer(
      PATH,
      scorecard({
        extra: [
          {
            id: 'alder.cost-tag',
            title: 'Has a cost tag',
            passesWhen: 'A cost tag is set.',
            why: 'Somebody pays for it.',
            state: 'fail',
            reason: 'No cost tag.',
            evidence: [],
            remedy: { text: 'Set a cost tag.' },
          },
        ],
      }),
    );
    backend.answer('/v1/criteria', {
      rulesVersion: '2026.1',
      items: [],
      extra: [{ id: 'alder.cost-tag', accepts: ['attested'] }],
    });
    renderTab();

    const extra = await screen.findByRole('region', {
      name: 'Custom criteria',
    });
    expect(extra).toHaveTextContent('do not affect levels or verdicts');
    await userEvent.click(within(extra).getByText('Has a cost tag'));
    expect(
      await within(extra).findByRole('button', { name: 'Record evidence' }),
    ).toBeInTheDocument();
    expect(
      within(extra).queryByRole('button', { name: 'Request exemption' }),
    ).not.toBeInTheDocument();
  });

  it('expands the criterion of the URL', async () => {
    backend.answer(PATH, scorecard());
    renderTab('/#criterion-retrain.trigger');

    const all = await screen.findByRole('region', { name: 'All criteria' });
    expect(
      await within(all).findByRole('heading', { name: 'What to do' }),
    ).toBeInTheDocument();
  });

  it('filters the criteria by state, in the URL', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'All criteria' });
    await userEvent.click(within(all).getByRole('radio', { name: 'Stale 1' }));
    expect(
      within(all).getByText('Last deployment went through the workflow'),
    ).toBeVisible();
    expect(within(all).queryByText('Owned by a group')).not.toBeInTheDocument();
    expect(
      screen.getByRole('status', { name: 'Current URL' }),
    ).toHaveTextContent('/?state=stale');
  });

  it('evaluates and shows the new result in place', async () => {
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.post(`${BASE_URL}${PATH}/evaluate`, () =>
        HttpResponse.json(
          scorecard({ headline: 'Unproven: another team has yet to try.' }),
        ),
      ),
    );
    renderTab();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(
      await screen.findByText('Unproven: another team has yet to try.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Re-reading the catalog file and documents/),
    ).toHaveAttribute('role', 'status');
    expect(
      backend.requests.filter(request => request.method === 'POST'),
    ).toHaveLength(1);
  });

  it('keeps the result if an evaluation is rejected, and shows why', async () => {
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.post(`${BASE_URL}${PATH}/evaluate`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'Only owners may.' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );
    renderTab();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only owners may.',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('renders an empty state for entities that are not assessed or not in scope', async () => {
    backend.answer(
      PATH,
      scorecard({
        verdict: 'not-assessed',
        headline: 'Not assessed yet.',
        criteria: [],
        abilities: {},
        evaluatedAt: undefined,
      }),
    );
    const { unmount } = renderTab();
    expect(
      await screen.findByRole('heading', { name: 'Not assessed yet' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    unmount();

    backend.answer(
      PATH,
      scorecard({ verdict: 'not-in-scope', lifecycle: 'experimental' }),
    );
    renderTab();
    expect(
      await screen.findByText(/out of scope for a verdict/),
    ).toBeInTheDocument();
  });

  it('shows everything from the headline to the history', async () => {
    backend.answer(PATH, scorecard());
    renderTab();
    await screen.findByRole('region', { name: 'All criteria' });
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual([
      'System verdict',
      'Next steps',
      'Drills',
      'Causes',
      'Warning signs',
      'All criteria',
      'Exemptions and disputes',
      'History',
    ]);
  });

  it('keeps the rest if the drills cannot be read', async () => {
    backend.answer(PATH, scorecard());
    backend.refuse('/v1/drills', 500, 'Error', 'The drills are lost');
    renderTab();
    const drills = await screen.findByRole('region', { name: 'Drills' });
    expect(await within(drills).findByRole('alert')).toHaveTextContent(
      'The drills are lost',
    );
    expect(
      within(drills).getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/No exemptions and no disputes/),
    ).toBeInTheDocument();
  });

  it('reports a missing permission', async () => {
    backend.refuse(PATH, 403, 'NotAllowedError', 'Not for otto.');
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /No access to the scorecard.*Not for otto\./,
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('reports that an entity has no scorecard', async () => {
    backend.refuse(
      PATH,
      404,
      'NotFoundError',
      'model:default/churn-classifier has no scorecard yet',
    );
    renderTab();
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'model:default/churn-classifier has no scorecard yet',
      ),
    );
  });

  it('is accessible', async () => {
    backend.answer(PATH, scorecard());
    const { container } = renderTab();
    const all = await screen.findByRole('region', { name: 'All criteria' });
    await userEvent.click(
      within(all).getByText('Retraining triggers and guardrails are defined'),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('renders in German, and marks texts of the backend', async () => {
    backend.answer(
      PATH,
      scorecard({
        criteria: [
          criterion({
            id: 'retrain.trigger',
            title: 'Retraining triggers and guardrails are defined',
            reason: 'spec.operations.retrain.trigger is not declared',
            remedy: {
              text: 'State when to retrain, when to skip it, and who approves it.',
            },
          }),
        ],
        causes: [{ cause: 'operating-model', criteria: ['retrain.trigger'] }],
        abilities: {},
        coverage: { known: 1, applicable: 1 },
        systemVerdict: undefined,
        headline: 'No: no triggers or guardrails for retraining are defined.',
        reason: { type: 'failing', criteria: ['retrain.trigger'], count: 1 },
      }),
    );
    const { container } = renderPage(<HandoverContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/#criterion-retrain.trigger',
      language: 'de',
    });

    expect(
      await screen.findByText(
        'Nein: Auslöser und Schranken für das Training sind nicht festgelegt.',
      ),
    ).toBeInTheDocument();
    const all = await screen.findByRole('region', { name: 'Alle Kriterien' });
    expect(
      within(all).getByText(
        'Auslöser und Schranken für das Training sind festgelegt',
      ),
    ).toBeInTheDocument();
    expect(
      within(all).getByText('spec.operations.retrain.trigger is not declared'),
    ).toHaveAttribute('lang', 'en');
    expect(
      await within(all).findByText(
        'Festlegen, wann neu trainiert wird und wann nicht, und einen Genehmiger nennen.',
      ),
    ).toBeInTheDocument();
    expect(
      within(all).getByRole('button', { name: 'Einwand erheben' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Die drei Schritte kopieren' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Keine Ausnahmen und keine Einwände/),
    ).toBeInTheDocument();
    expect(screen.getByText('Noch keine Übungen.')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
