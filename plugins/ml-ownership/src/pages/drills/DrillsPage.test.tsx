import { DueDrill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { drill, handover, teamSummary } from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { DrillsRoutes } from './DrillsRoutes';

const DUE: DueDrill = {
  entityRef: 'dataset:default/customer-features',
  title: 'Customer features',
  kind: 'Dataset',
  tier: 1,
  owner: 'group:default/data-eng',
  abilities: [
    { ability: 'retrain', reason: 'failed', at: '2020-01-01T00:00:00Z' },
    { ability: 'recover', reason: 'ready', at: '2026-11-20T00:00:00Z' },
  ],
  dueAt: '2026-11-12T12:00:00Z',
};

describe('DrillsPage', () => {
  const backend = setupMlOwnershipServer();

  beforeEach(() => {
    backend.answer('/v1/teams', {
      items: [teamSummary()],
      totalItems: 1,
      pageInfo: {},
    });
  });

  const render = (
    query = '',
    options: { denied?: string[]; language?: 'de' } = {},
  ) =>
    renderPage(<DrillsRoutes />, {
      path: `/ml-ownership/drills${query}`,
      mountPath: '/ml-ownership/drills/*',
      ...options,
    });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;
  const answerDue = (items: DueDrill[]) =>
    backend.answer('/v1/drills/due', {
      items,
      totalItems: items.length,
      pageInfo: {},
    });

  it('shows due drills with the reason first, and plans one with prefilled fields', async () => {
    answerDue([
      DUE,
      { ...DUE, entityRef: 'model:default/m', title: 'M', drill: 'd1' },
    ]);
    const { container } = render();

    const row = await screen.findByRole('row', { name: /Customer features/ });
    expect(row).toHaveTextContent(/Rebuild failed \d+ years ago/);
    expect(row).toHaveTextContent('Recover: ready for a first drill');
    expect(screen.getByText(/2 drills are due/)).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /^M/ })).getByRole('link', {
        name: 'Open the drill',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(await axe(container)).toHaveNoViolations();

    backend.answer('/v1/drills/suggestions', {
      items: [
        {
          team: 'group:default/ml-platform',
          title: 'ML platform',
          reasons: ['Already operates it', '2 eligible members'],
          operators: ['user:default/otto', 'user:default/oksana'],
          drills: 0,
        },
      ],
      excluded: 3,
    });
    const sent: unknown[] = [];
    backend.accept('/v1/drills', body => {
      sent.push(body);
      return drill({ id: 'd7' });
    });
    await userEvent.click(
      within(row).getByRole('button', {
        name: 'Plan a drill of Customer features',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('checkbox', { name: 'Rebuild' }),
    ).toBeChecked();
    expect(
      within(dialog).getByRole('checkbox', { name: 'Publish' }),
    ).not.toBeChecked();
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: /ML platform.*Already operates it/,
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'oksana' }),
    );
    // Searching for another team sends nothing, and keeps the selected team.
    await userEvent.type(
      within(dialog).getByRole('searchbox', { name: 'Search' }),
      'platform{Enter}',
    );
    await waitFor(() =>
      expect(backend.queriesTo('/v1/drills/suggestions').at(-1)!.get('q')).toBe(
        'platform',
      ),
    );
    expect(sent).toEqual([]);
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Plan drill' }),
    );
    expect(
      await within(dialog).findByRole('link', { name: 'Open the drill' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d7');
    expect(sent).toEqual([
      {
        entityRef: 'dataset:default/customer-features',
        abilities: ['retrain', 'recover'],
        performingTeam: 'group:default/ml-platform',
        operators: ['user:default/oksana'],
        plannedDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ]);
  });

  it('records a past incident, and keeps the input if the server rejects it', async () => {
    answerDue([DUE]);
    backend.answer('/v1/drills/suggestions', {
      items: [
        {
          team: 'group:default/ml-platform',
          title: 'ML platform',
          reasons: ['1 eligible member'],
          operators: ['user:default/otto'],
          drills: 2,
          lastDrillAt: '2026-10-01T12:00:00Z',
        },
      ],
      excluded: 0,
    });
    backend.refuseWrite(
      '/v1/drills',
      400,
      'InputError',
      'Otto is an author and cannot take part',
    );
    render();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Plan a drill of Customer features',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Past incident' }),
    );
    expect(within(dialog).queryByLabelText('Day')).not.toBeInTheDocument();
    await userEvent.type(
      within(dialog).getByLabelText('Started at'),
      '2026-11-02T03:10',
    );
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: /ML platform.*Last drill on 1 Oct 2026/,
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'otto' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Record incident' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Otto is an author and cannot take part',
    );
    expect(within(dialog).getByLabelText('Started at')).toHaveValue(
      '2026-11-02T03:10',
    );
  });

  it('requires a team and a participant for a plan', async () => {
    answerDue([DUE]);
    backend.answer('/v1/drills/suggestions', {
      items: [
        {
          team: 'group:default/ml-platform',
          title: 'ML platform',
          reasons: ['1 eligible member'],
          operators: ['user:default/otto'],
          drills: 0,
        },
      ],
      excluded: 0,
    });
    render();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Plan a drill of Customer features',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const team = await within(dialog).findByRole('radio', {
      name: /ML platform/,
    });
    // As in browsers that do not validate required fields.
    const form = team.closest('form')!;
    for (const choose of [() => undefined, async () => userEvent.click(team)]) {
      await choose();
      fireEvent.submit(form);
      expect(await within(dialog).findByRole('alert')).toHaveTextContent(
        'Choose a team and at least one participant.',
      );
    }
    expect(backend.requests.filter(({ method }) => method === 'POST')).toEqual(
      [],
    );
  });

  it('links from an empty month to the next month with a drill', async () => {
    answerDue([]);
    backend.server.use(
      http.get(`${BASE_URL}/v1/drills`, ({ request }) =>
        HttpResponse.json({
          items: new URL(request.url).searchParams.has('plannedTo')
            ? []
            : [drill({ plannedDate: '2020-12-07' })],
          pageInfo: {},
        }),
      ),
    );
    render('?tab=calendar&month=2020-10&view=list');
    const next = await screen.findByRole('button', {
      name: 'Next: 7 Dec 2020',
    });
    expect(Object.fromEntries(backend.queriesTo('/v1/drills').at(-1)!)).toEqual(
      { state: 'planned', plannedFrom: '2020-11-01', limit: '1' },
    );
    await userEvent.click(next);
    await waitFor(() => expect(currentUrl()).toContain('month=2020-12'));
  });

  it('renders an empty state without due drills, and offers no plan without permission', async () => {
    answerDue([]);
    render('', { denied: ['ml-ownership.drill.record'] });
    expect(await screen.findByText('No drills are due')).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Plan a drill' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('shows a month with planned and due drills, as a table or a list', async () => {
    answerDue([
      { ...DUE, dueAt: '2020-11-12T12:00:00Z' },
      {
        ...DUE,
        entityRef: 'model:default/late',
        dueAt: '2020-10-01T12:00:00Z',
      },
    ]);
    backend.answer('/v1/drills', {
      items: [drill({ plannedDate: '2020-11-30' })],
      pageInfo: {},
    });
    const { container } = render('?tab=calendar&month=2020-11&view=month');

    const table = await screen.findByRole('table', { name: 'November 2020' });
    const cell = (text: RegExp) =>
      within(table).getByRole('cell', { name: text });
    expect(cell(/^30/)).toHaveTextContent('Drill: retrain Churn classifier');
    expect(cell(/^12/)).toHaveTextContent(
      /Due: Customer featuresRebuild failed/,
    );
    // November 2020 starts on a Sunday.
    expect(within(table).getAllByRole('row')).toHaveLength(7);
    expect(
      screen.getByText(/One drill was due before this month/),
    ).toBeInTheDocument();
    expect(Object.fromEntries(backend.queriesTo('/v1/drills')[0])).toEqual({
      plannedFrom: '2020-11-01',
      plannedTo: '2020-11-30',
      limit: '500',
    });
    expect(Object.fromEntries(backend.queriesTo('/v1/drills/due')[0])).toEqual({
      until: '2020-11-30',
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      limit: '500',
    });
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    const days = await screen.findByRole('list', { name: 'Days' });
    expect(
      within(days)
        .getAllByRole('heading')
        .map(day => day.textContent),
    ).toEqual(['12 Nov 2020', '30 Nov 2020']);
    await userEvent.click(screen.getByRole('button', { name: 'Next month' }));
    await waitFor(() => expect(currentUrl()).toContain('month=2020-12'));
  });

  it('lists drills by the filters in the URL, page by page', async () => {
    backend.answer('/v1/drills', {
      items: [
        drill({
          state: 'passed',
          endedAt: '2026-11-02T10:00:00Z',
          assessments: [
            {
              ability: 'retrain',
              outcome: 'passed',
              valid: true,
              reasons: ['Another team did it'],
              trace: 'verified',
              status: 'valid',
            },
          ],
        }),
      ],
      pageInfo: { nextCursor: 'older' },
    });
    const { container } = render(
      '?tab=drills&state=passed&state=luck&ability=retrain&team=group:default/growth-ml&entityRef=model:default/churn-classifier',
    );
    const row = await screen.findByRole('row', { name: /Churn classifier/ });
    expect(row).toHaveTextContent('retrain (verified)');
    expect(Object.fromEntries(backend.queriesTo('/v1/drills')[0])).toEqual({
      state: 'passed',
      ability: 'retrain',
      team: 'group:default/growth-ml',
      entityRef: 'model:default/churn-classifier',
      limit: '20',
    });
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: 'Older' }));
    await waitFor(() => expect(currentUrl()).toContain('cursor=older'));
    await userEvent.click(screen.getByRole('button', { name: 'Entity: any' }));
    await waitFor(() => expect(currentUrl()).not.toMatch(/entityRef|cursor/));
  });

  it('lists handovers with their progress, and resets filters between tabs', async () => {
    backend.answer('/v1/handovers', { items: [handover()], pageInfo: {} });
    answerDue([]);
    const { container } = render('?tab=handovers&state=proposed');
    const row = await screen.findByRole('row', { name: /Churn classifier/ });
    expect(row).toHaveTextContent(
      'Churn classifierFrom growth-mlTo ml-platformProposeduntil 24 Dec 20261 of 2 drills passed1 open blocker',
    );
    expect(
      within(row).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h1');
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('radio', { name: 'Due' }));
    await waitFor(() => expect(currentUrl()).toBe('/ml-ownership/drills'));
  });

  it('shows the part of a month that could be read', async () => {
    answerDue([DUE]);
    backend.refuse('/v1/drills', 500, 'Error', 'Out of connections');
    render('?tab=calendar&month=2026-11&view=list');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Out of connections',
    );
    expect(
      await screen.findByRole('heading', { name: '12 Nov 2026' }),
    ).toBeInTheDocument();
  });

  it('renders in German on each tab', async () => {
    answerDue([]);
    backend.answer('/v1/drills', {
      items: [drill({ plannedDate: '2026-11-30' })],
      pageInfo: {},
    });
    backend.answer('/v1/handovers', { items: [handover()], pageInfo: {} });
    const due = render('', { language: 'de' });
    expect(
      await screen.findByText('Keine Übungen sind fällig'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('radio').map(tab => tab.textContent)).toEqual([
      'Fällig',
      'Kalender',
      'Übungen',
      'Übergaben',
    ]);
    expect(
      await screen.findByRole('button', { name: 'Übung planen' }),
    ).toBeInTheDocument();
    due.unmount();

    const calendar = render('?tab=calendar&month=2026-11&view=month', {
      language: 'de',
    });
    const month = await screen.findByRole('table', { name: 'November 2026' });
    expect(
      within(month)
        .getAllByRole('columnheader')
        .map(day => day.textContent)[0],
    ).toBe('Montag');
    expect(within(month).getByRole('cell', { name: /^30/ })).toHaveTextContent(
      'Übung: Churn classifier, Neutraining',
    );
    calendar.unmount();

    const drills = render('?tab=drills', { language: 'de' });
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toHaveTextContent(
      'Churn classifier: Neu trainierenml-platformGeplant30. Nov. 2026–',
    );
    drills.unmount();

    render('?tab=handovers', { language: 'de' });
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toHaveTextContent(
      'Churn classifierVon growth-mlAn ml-platformVorgeschlagenbis 24. Dez. 20261 von 2 Übungen bestanden1 offenes Hindernis',
    );
  });

  it('shows errors on each tab', async () => {
    for (const [tab, path] of [
      ['due', '/v1/drills/due'],
      ['calendar', '/v1/drills'],
      ['drills', '/v1/drills'],
      ['handovers', '/v1/handovers'],
    ]) {
      answerDue([]);
      backend.refuse(path, 500, 'Error', `No answer for ${tab}`);
      const { unmount } = render(`?tab=${tab}`);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        `No answer for ${tab}`,
      );
      unmount();
    }
  });
});
