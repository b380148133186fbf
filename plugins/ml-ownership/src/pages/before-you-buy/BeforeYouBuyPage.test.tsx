import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  CriterionCounts,
  TOOL_PREREQUISITES,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { summary, teamSummary } from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { OverviewRoutes } from '../overview';

const PATH = '/ml-ownership/overview/before-you-buy';

describe('BeforeYouBuyPage', () => {
  const backend = setupMlOwnershipServer();

  /** Each requested criterion passes for 4 entities, unless other counts are given. */
  const answerCounts = (
    known: Record<string, Partial<CriterionCounts>> = {},
    usual: Partial<CriterionCounts> = { pass: 4 },
  ) =>
    backend.server.use(
      http.get(`${BASE_URL}/v1/criteria/counts`, ({ request }) =>
        HttpResponse.json({
          totalItems: 4,
          items: new URL(request.url).searchParams
            .getAll('criterion')
            .map(criterion => ({
              criterion,
              pass: 0,
              fail: 0,
              unknown: 0,
              exempt: 0,
              urgent: 0,
              ...(known[criterion] ?? usual),
            })),
        }),
      ),
    );

  const answerSmelling = (...titles: string[]) =>
    backend.answer('/v1/scorecards', {
      items: titles.map(title =>
        summary({ entityRef: `model:default/${title}`, title }),
      ),
      totalItems: titles.length,
      pageInfo: {},
    });

  beforeEach(() => {
    backend.answer('/v1/teams', {
      items: [teamSummary()],
      totalItems: 1,
      pageInfo: {},
    });
    answerCounts();
    answerSmelling();
  });

  const renderTool = (search = '', language?: 'de') =>
    renderPage(<OverviewRoutes />, {
      language,
      path: `${PATH}${search}`,
      mountPath: '/ml-ownership/overview/*',
    });

  const section = (name: string) => screen.findByRole('region', { name });

  it('shows the decisions that a tool needs, and where they stand, with links to the entities', async () => {
    answerCounts({
      'deploy.release-criteria': { pass: 1, fail: 2, unknown: 1, urgent: 2 },
      'deploy.gate': { unknown: 4, urgent: 3 },
    });
    const { container } = renderTool('?team=group%3Adefault%2Fgrowth-ml');

    expect(
      await screen.findByRole('heading', {
        name: 'Before you buy: Model registry',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/This page changes no score/).textContent,
    ).toContain('growth-ml');
    const decisions = within(await section('Decide first')).getAllByRole(
      'listitem',
    );
    expect(decisions).toHaveLength(
      TOOL_PREREQUISITES.registry.decisions.length,
    );
    expect(decisions[0]).toHaveTextContent(
      /^Release criteria and approvers are documented.*Explicit workflows/,
    );

    const state = await section('Current state');
    expect(state).toHaveTextContent(
      '3 of 5 decisions are made for every entity to which they apply.',
    );
    const row = within(state).getByRole('row', { name: /^Release criteria/ });
    expect(
      within(row)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual(
      [
        ['1', 'pass'],
        ['2', 'fail'],
        ['1', 'unknown'],
      ].map(([number, criterionState]) => [
        number,
        `/ml-ownership/models?owner=group%3Adefault%2Fgrowth-ml&criterion=deploy.release-criteria&criterionState=${criterionState}`,
      ]),
    );
    expect(backend.queriesTo('/v1/criteria/counts')[0].toString()).toBe(
      'kind=Model&owner=group%3Adefault%2Fgrowth-ml&criterion=deploy.release-criteria&criterion=deploy.promotion&criterion=deploy.versioned-together&criterion=deploy.gate&criterion=recover.previous-version',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what the tool would hide: the entities with the warning sign, and those that fail', async () => {
    answerCounts({ 'deploy.release-criteria': { fail: 2 } });
    answerSmelling('fraud', 'offers');
    renderTool();

    const gaps = await section('What the tool would hide');
    expect(
      within(gaps)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['2 models', '/ml-ownership/models?smell=registry-before-release-rules'],
      ['fraud', '/catalog/default/model/fraud/handover'],
      ['offers', '/catalog/default/model/offers/handover'],
      [
        '2 models',
        '/ml-ownership/models?criterion=deploy.release-criteria&criterionState=fail',
      ],
    ]);
    expect(gaps).toHaveTextContent(
      '2 models: release criteria are not documented',
    );
    expect(Object.fromEntries(backend.queriesTo('/v1/scorecards')[0])).toEqual({
      kind: 'Model',
      smell: 'registry-before-release-rules',
      limit: '5',
    });
  });

  it('lists the steps that most entities of tier 1 and 2 need first', async () => {
    answerCounts({
      'deploy.release-criteria': { fail: 9, urgent: 1 },
      'deploy.gate': { unknown: 4, urgent: 3 },
      'deploy.promotion': { fail: 5 },
    });
    renderTool();

    const steps = within(await section('Shortest list of steps'));
    expect(
      steps.getAllByRole('listitem').map(step => step.textContent),
    ).toEqual([
      'Evaluate each version on a holdout dataset before it is promoted, and log the result.“Evaluated on held-out data” does not pass for 3 models of tier 1 or 2.',
      'Write down what a version must meet to be released, link it, and name who approves.“Release criteria and approvers are documented” does not pass for 1 model of tier 1 or 2.',
    ]);
    expect(steps.getByRole('link', { name: '3 models' })).toHaveAttribute(
      'href',
      '/ml-ownership/models?criterion=deploy.gate&criterionState=fail&criterionState=unknown&tier=1&tier=2',
    );
  });

  it('has nothing to do if every decision is made', async () => {
    renderTool();
    expect(
      await screen.findByText(
        'None: no entity of tier 1 or 2 lacks one of these decisions.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No entity fails one of these criteria.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'No entity has the warning sign “Registry before release rules”.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps the tool and the team in the URL', async () => {
    renderTool();
    await section('Current state');

    await userEvent.click(
      screen.getByRole('button', { name: /Model registry.*Tool/ }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'Feature store' }),
    );
    const state = await section('Current state');
    await waitFor(() =>
      expect(
        within(state).getByRole('row', {
          name: /^Owned by a group Dataset 4 datasets/,
        }),
      ).toBeInTheDocument(),
    );
    expect(
      within(state).getByRole('row', { name: / Model 4 models/ }),
    ).toBeInTheDocument();
    const current = screen.getByRole('status', { name: 'Current URL' });
    expect(current).toHaveTextContent(`${PATH}?tool=feature-store`);
    expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('smell')).toBe(
      'feature-store-before-ownership',
    );

    await userEvent.click(
      screen.getByRole('button', { name: /^Any Owned by/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Growth ML' }));
    await waitFor(() =>
      expect(current).toHaveTextContent(
        `${PATH}?tool=feature-store&team=group%3Adefault%2Fgrowth-ml`,
      ),
    );
  });

  it('requests no warning sign for monitoring', async () => {
    renderTool('?tool=monitoring');
    const gaps = await section('What the tool would hide');
    expect(gaps).not.toHaveTextContent('warning sign');
    expect(backend.queriesTo('/v1/scorecards')).toEqual([]);
  });

  it('shows the decisions if there is no entity yet', async () => {
    answerCounts({}, {});
    renderTool('?tool=orchestrator');
    expect(
      await screen.findByText('No pipeline yet: every decision is still open.'),
    ).toBeInTheDocument();
    expect(await section('Decide first')).toBeInTheDocument();
  });

  it('shows errors, and retries', async () => {
    backend.refuse('/v1/criteria/counts', 500, 'Error', 'Counting failed');
    renderTool();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Counting failed',
    );
    answerCounts();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await section('Current state')).toBeInTheDocument();
  });

  it('reports a missing permission', async () => {
    backend.refuse(
      '/v1/criteria/counts',
      403,
      'NotAllowedError',
      'Not allowed.',
    );
    renderTool();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the decisions',
    );
  });

  it('renders in German', async () => {
    renderTool('?tool=serving-platform', 'de');
    expect(
      await screen.findByRole('heading', {
        name: 'Vor dem Kauf: Serving-Plattform',
      }),
    ).toBeInTheDocument();
    expect(await section('Kürzeste Liste der Schritte')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Vor dem Kauf' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
