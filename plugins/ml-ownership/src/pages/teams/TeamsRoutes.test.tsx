import { CampaignEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Entity } from '@backstage/catalog-model';
import { http, HttpResponse } from 'msw';
import {
  drill,
  foundations,
  handover,
  rollUp,
  summary,
  team,
  teamSummary,
} from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { portfolioHistory } from '../../ui/charts/__testUtils__/portfolioHistory';
import { GroupScorecardCard } from './GroupScorecardCard';
import { GroupScorecardContent } from './GroupScorecardContent';
import { TeamsRoutes } from './TeamsRoutes';

const GROWTH = teamSummary({
  entityRef: 'group:default/growth',
  title: 'Growth',
});
const GROWTH_ML = teamSummary({ parent: 'group:default/growth' });

describe('Teams', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answer('/v1/foundations', foundations());
    for (const name of ['growth', 'growth-ml']) {
      backend.answer(`/v1/teams/default/${name}/first-steps`, {
        items: [],
        totalItems: 0,
        pageInfo: {},
      });
    }
  });

  const renderTeams = (path: string, language?: 'de') =>
    renderPage(<TeamsRoutes />, {
      language,
      path: `/ml-ownership/teams${path}`,
      mountPath: '/ml-ownership/teams/*',
    });

  it('lists teams under their parents, with verdicts, levels and causes', async () => {
    backend.answer('/v1/teams', {
      items: [GROWTH_ML, GROWTH],
      totalItems: 2,
      pageInfo: {},
    });
    renderTeams('');

    const table = await screen.findByRole('table', { name: 'Teams' });
    const [, growth, growthMl] = within(table).getAllByRole('row');
    expect(growth).toHaveTextContent(/^Growth/);
    expect(
      within(growthMl).getByRole('rowheader', {
        name: 'Sub-team, level 1: Growth ML',
      }),
    ).toBeInTheDocument();
    expect(
      within(growthMl).getByRole('link', { name: 'Growth ML' }),
    ).toHaveAttribute('href', '/ml-ownership/teams/default/growth-ml');
    expect(growthMl).toHaveTextContent('No: 2, Unproven: 4');
    expect(growthMl).toHaveTextContent('2 at 1, 4 at 2');
    expect(growthMl).toHaveTextContent('Operating model (3)');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'ml',
    );
    await waitFor(() =>
      expect(within(table).getAllByRole('row')).toHaveLength(2),
    );
  });

  it('lists missing groups and users, with their roles and the referring entities', async () => {
    const lost = teamSummary({
      entityRef: 'group:default/lost',
      title: 'lost',
      missing: true,
    });
    backend.answer('/v1/teams', {
      items: [GROWTH, lost],
      totalItems: 2,
      pageInfo: {},
    });
    const named = (title: string) => ({
      entityRef: `model:default/${title}`,
      title,
    });
    backend.answer('/v1/missing-people', {
      items: [
        {
          entityRef: 'group:default/lost',
          roles: [
            {
              role: 'owner',
              totalItems: 7,
              entities: [named('churn'), named('offers')],
            },
            {
              role: 'escalation',
              totalItems: 1,
              entities: [named('churn')],
            },
          ],
        },
        {
          entityRef: 'user:default/left',
          roles: [
            { role: 'author', totalItems: 1, entities: [named('churn')] },
          ],
        },
      ],
      totalItems: 2,
    });
    const { container, unmount } = renderTeams('');
    const section = await screen.findByRole('region', {
      name: 'Groups and users missing from the catalog',
    });
    const terms = within(section).getAllByRole('term');
    expect(terms.map(term => term.textContent)).toEqual([
      'group:default/lostnot in the catalog',
      'user:default/leftnot in the catalog',
    ]);
    expect(
      within(section)
        .getAllByRole('definition')
        .map(item => item.textContent),
    ).toEqual([
      'Owner of churn, offers and 5 more',
      'Escalation contact for churn',
      'Author of churn',
    ]);
    expect(
      within(section).getByRole('link', { name: 'group:default/lost' }),
    ).toHaveAttribute('href', '/ml-ownership/teams/default/lost');
    const row = screen.getByRole('row', { name: /lost/ });
    expect(row).toHaveTextContent('lostnot in the catalog–6');
    expect(await axe(container)).toHaveNoViolations();
    unmount();
    // It stores the language.
    window.localStorage.clear();

    renderTeams('', 'de');
    expect(
      await screen.findByRole('region', {
        name: 'Im Katalog fehlende Gruppen und Personen',
      }),
    ).toHaveTextContent('Eigentümer von churn, offers und 5 weitere');
  });

  it('shows the entities of a missing group, and that it cannot be called', async () => {
    backend.answer(
      '/v1/teams/default/lost',
      team({
        entityRef: 'group:default/lost',
        title: 'lost',
        missing: true,
      }),
    );
    backend.answer('/v1/scorecards', {
      items: [summary()],
      totalItems: 1,
      pageInfo: {},
    });
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/handovers', { items: [], pageInfo: {} });
    backend.answer('/v1/teams/default/lost/history', portfolioHistory());
    renderTeams('/default/lost');

    expect(
      await screen.findByText(
        /^group:default\/lost is not in the catalog\. Until it is/,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open in the catalog' }),
    ).not.toBeInTheDocument();
  });

  it('renders an empty state if no team owns anything', async () => {
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    renderTeams('');
    expect(
      await screen.findByText('No team owns or operates an entity yet'),
    ).toBeInTheDocument();
  });

  it('shows one team with its children and its entities', async () => {
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer(
      '/v1/teams/default/growth',
      team({ ...GROWTH, children: [GROWTH_ML] }),
    );
    backend.answer('/v1/scorecards', {
      items: [summary()],
      totalItems: 1,
      pageInfo: {},
    });
    backend.answer('/v1/drills', {
      items: [drill({ state: 'running' })],
      pageInfo: {},
    });
    backend.answer('/v1/handovers', { items: [handover()], pageInfo: {} });
    backend.answer('/v1/teams/default/growth/history', portfolioHistory());
    const { container } = renderTeams('/default/growth');

    expect(
      await screen.findByText(
        'Of the 6 that Growth owns, 2 cannot be run by another team and 4 are unproven. It operates 1.',
      ),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('table', { name: 'Sub-teams of Growth' }),
      ).getByRole('link', { name: 'Growth ML' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'What if this team dissolved?' }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/teams/what-if?dissolved=group%3Adefault%2Fgrowth',
    );
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toBeInTheDocument();
    expect(Object.fromEntries(backend.queriesTo('/v1/scorecards')[0])).toEqual({
      team: 'group:default/growth',
      limit: '20',
    });
    const drills = screen.getByRole('region', { name: 'Drills and handovers' });
    expect(
      await within(drills).findByRole('link', {
        name: 'ml-platform is retraining Churn classifier',
      }),
    ).toBeInTheDocument();
    expect(
      within(drills).getByRole('link', {
        name: 'Churn classifier: proposed from growth-ml to ml-platform',
      }),
    ).toBeInTheDocument();
    const [query] = backend.queriesTo('/v1/drills');
    expect(query.get('team')).toBe('group:default/growth');
    expect(query.getAll('state')).not.toContain('planned');
    expect(
      await screen.findByText(/^Since 1 Oct 2026, “Yes” rose from 0 to 2 of 6/),
    ).toBeInTheDocument();
    expect(
      backend.queriesTo('/v1/teams/default/growth/history')[0].get('kind'),
    ).toBe('Model');
    expect(
      await screen.findByRole('link', {
        name: '2 models: Clear operational ownership, Fails',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/models?owner=group%3Adefault%2Fgrowth&foundation=ownership&foundationState=fail',
    );
    expect(backend.queriesTo('/v1/foundations')[0].toString()).toBe(
      'kind=Model&owner=group%3Adefault%2Fgrowth',
    );
    expect(screen.getByRole('region', { name: 'Owns' })).toHaveTextContent(
      '“Observe” is furthest behind: 6 of 6 are at level 1 or below.',
    );
    expect(
      screen.getByText(
        'Drills performed: 2 passed, 0 passed in part, 1 failed.',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the first steps of a team, and all of them on demand and on paper', async () => {
    const step = (index: number): CampaignEntity => ({
      entityRef: `model:default/m${index}`,
      kind: 'Model',
      title: `Model ${index}`,
      tier: 1,
      owner: 'group:default/growth-ml',
      verdict: 'no',
      level: 1,
      status: 'open',
      nextStep: {
        criterion: 'not-known-here',
        action: 'document',
        text: `Write down how model ${index} is retrained.`,
      },
    });
    const steps = Array.from({ length: 12 }, (_, index) => step(index));
    backend.answer('/v1/teams/default/growth-ml', team());
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/handovers', { items: [], pageInfo: {} });
    backend.answer('/v1/teams/default/growth-ml/history', portfolioHistory());
    backend.server.use(
      http.get(
        `${BASE_URL}/v1/teams/default/growth-ml/first-steps`,
        ({ request }) => {
          const limit = Number(new URL(request.url).searchParams.get('limit'));
          return HttpResponse.json({
            items: steps.slice(0, limit),
            totalItems: steps.length,
            pageInfo: limit < steps.length ? { nextCursor: 'more' } : {},
          });
        },
      ),
    );
    const print = jest.fn(() => window.dispatchEvent(new Event('beforeprint')));
    window.print = print;
    renderTeams('/default/growth-ml');

    const section = await screen.findByRole('region', { name: 'First steps' });
    const first = await within(section).findByRole('row', { name: /Model 0/ });
    expect(first).toHaveTextContent('Write down how model 0 is retrained.');
    expect(within(section).getAllByRole('row')).toHaveLength(11);

    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(within(section).getAllByRole('row')).toHaveLength(13);
    expect(
      screen.getByText(/^ML ownership report for group:default\/growth-ml, /),
    ).toBeInTheDocument();
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(within(section).getAllByRole('row')).toHaveLength(11);
    expect(screen.queryByText(/^ML ownership report/)).not.toBeInTheDocument();

    await userEvent.click(
      within(section).getByRole('button', {
        name: 'Show the first steps of all 12',
      }),
    );
    await waitFor(() =>
      expect(within(section).getAllByRole('row')).toHaveLength(13),
    );
  });

  it('saves the teams that match the search as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
    backend.answer('/v1/teams', {
      items: [GROWTH_ML, GROWTH],
      totalItems: 2,
      pageInfo: {},
    });
    backend.server.use(
      http.get(`${BASE_URL}/v1/teams.csv`, () =>
        HttpResponse.text('Team,Entity ref\r\nGrowth ML,growth-ml\r\n'),
      ),
    );
    renderTeams('?q=ml');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save as CSV' }),
    );
    expect(await screen.findByText('Saved 1 row.')).toBeInTheDocument();
    expect(backend.queriesTo('/v1/teams.csv')[0].toString()).toBe('q=ml');
    expect(await saved[0].text()).toContain('Growth ML,growth-ml');
  });

  it('marks groups that form a cycle', async () => {
    const groupCycle = ['group:default/growth', 'group:default/growth-ml'];
    backend.answer('/v1/teams', {
      items: [
        { ...GROWTH, groupCycle, parent: GROWTH_ML.entityRef },
        GROWTH_ML,
      ],
      totalItems: 2,
      pageInfo: {},
    });
    renderTeams('');
    const table = await screen.findByRole('table', { name: 'Teams' });
    const [, growth, growthMl] = within(table).getAllByRole('row');
    expect(growth).toHaveTextContent(/^Growth.*In a cycle of groups/);
    expect(growthMl).not.toHaveTextContent('In a cycle of groups');
  });

  it('shows the cycle of a team', async () => {
    const groupCycle = ['group:default/growth', 'group:default/growth-ml'];
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.answer('/v1/teams/default/growth-ml', team({ groupCycle }));
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/handovers', { items: [], pageInfo: {} });
    backend.answer('/v1/teams/default/growth-ml/history', portfolioHistory());
    renderTeams('/default/growth-ml');
    expect(
      await screen.findByText('The group tree has a cycle'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Groups in the cycle' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['growth', 'growth-ml']);
  });

  it('keeps the rest if the history of a team cannot be read', async () => {
    backend.answer('/v1/teams/default/growth-ml', team());
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/handovers', { items: [], pageInfo: {} });
    backend.refuse(
      '/v1/teams/default/growth-ml/history',
      500,
      'Error',
      'The history is being written',
    );
    renderTeams('/default/growth-ml');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The history is being written',
    );
    expect(screen.getByText(/^Of the 6 that Growth ML owns/)).toBeVisible();
  });

  it('renders in German', async () => {
    backend.answer('/v1/teams', {
      items: [GROWTH_ML, GROWTH],
      totalItems: 2,
      pageInfo: {},
    });
    renderTeams('', 'de');
    const table = await screen.findByRole('table', { name: 'Teams' });
    expect(table).toHaveTextContent('Nein: 2, Unbewiesen: 4');
    expect(table).toHaveTextContent('Betriebsmodell (3)');
  });

  it('reports that a team does not exist', async () => {
    backend.refuse(
      '/v1/teams/default/nobody',
      404,
      'NotFoundError',
      'No group:default/nobody in the catalog',
    );
    renderTeams('/default/nobody');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No group:default/nobody in the catalog',
    );
  });
});

describe('The scorecard of a Group', () => {
  const backend = setupMlOwnershipServer();
  const group: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'growth-ml', namespace: 'default' },
    spec: {},
  };
  const path = '/v1/teams/default/growth-ml';

  it('summarizes on the card, and links to the tab', async () => {
    backend.answer(path, team());
    renderPage(<GroupScorecardCard />, {
      entity: {
        ...group,
        relations: [
          { type: 'ownerOf', targetRef: 'model:default/churn-classifier' },
        ],
      },
    });
    expect(
      await screen.findByText(/Of the 6 that Growth ML owns, 2 cannot be run/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the scorecard' }),
    ).toHaveAttribute('href', '/catalog/default/group/growth-ml/ml-scorecard');
  });

  it('links from the card of a parent group to its team page', async () => {
    backend.answer(path, team());
    renderPage(<GroupScorecardCard />, { entity: group });
    expect(
      await screen.findByRole('link', { name: 'Open the scorecard' }),
    ).toHaveAttribute('href', '/ml-ownership/teams/default/growth-ml');
  });

  it('omits the card of a group that owns and operates nothing', async () => {
    backend.answer(path, team({ owned: rollUp(), operated: rollUp() }));
    renderPage(
      <div role="note">
        <GroupScorecardCard />
      </div>,
      { entity: group },
    );
    const note = await screen.findByRole('note');
    expect(note).toBeEmptyDOMElement();
    await waitFor(() => expect(backend.requests).toHaveLength(1));
  });

  it('renders an empty state for a group that owns nothing or is unknown to the backend', async () => {
    backend.answer(path, team({ owned: rollUp(), operated: rollUp() }));
    const { unmount } = renderPage(<GroupScorecardContent />, {
      entity: group,
    });
    expect(
      await screen.findByText('No owned or operated entities'),
    ).toBeInTheDocument();
    unmount();

    backend.refuse(path, 404, 'NotFoundError', 'Unknown group');
    renderPage(<GroupScorecardContent />, { entity: group });
    expect(
      await screen.findByText('No owned or operated entities'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
