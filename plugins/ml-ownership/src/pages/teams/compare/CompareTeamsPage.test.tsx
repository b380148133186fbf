import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  foundations,
  team,
  teamSummary,
} from '../../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { TeamsRoutes } from '../TeamsRoutes';

const GROWTH = 'group:default/growth';
const SEARCH = 'group:default/search';

describe('The comparison of teams', () => {
  const backend = setupMlOwnershipServer();
  const renderTeams = (path: string, language?: 'de') =>
    renderPage(<TeamsRoutes />, {
      language,
      path: `/ml-ownership/teams${path}`,
      mountPath: '/ml-ownership/teams/*',
    });
  const both = `/compare?team=${GROWTH}&team=${SEARCH}`;
  const currentUrl = () =>
    decodeURIComponent(
      screen.getByRole('status', { name: 'Current URL' }).textContent!,
    );

  beforeEach(() => {
    backend.answer('/v1/teams', {
      items: ['growth', 'search', 'ads', 'maps', 'mail'].map(name =>
        teamSummary({ entityRef: `group:default/${name}`, title: name }),
      ),
      totalItems: 5,
      pageInfo: {},
    });
    backend.answer('/v1/foundations', foundations());
    for (const [ref, title] of [
      [GROWTH, 'Growth'],
      [SEARCH, 'Search'],
    ]) {
      backend.answer(
        `/v1/teams/default/${ref.split('/')[1]}`,
        team({ entityRef: ref, title }),
      );
    }
    const counts = (criterion: string, fail: number, unknown: number) => ({
      criterion,
      pass: 0,
      fail,
      unknown,
      exempt: 0,
      urgent: 0,
    });
    backend.server.use(
      http.get(`${BASE_URL}/v1/criteria/counts`, ({ request }) => {
        const owner = new URL(request.url).searchParams.get('owner');
        return HttpResponse.json({
          totalItems: owner === GROWTH ? 4 : 2,
          items:
            owner === GROWTH
              ? [counts('deploy.gate', 1, 0), counts('retrain.run', 2, 2)]
              : [
                  counts('deploy.gate', 0, 0),
                  counts('retrain.run', 0, 1),
                  counts('recover.review', 0, 0),
                ],
        });
      }),
    );
  });

  it('selects teams on the list, up to four, in the URL', async () => {
    renderTeams('');
    const box = (name: string) =>
      screen.getByRole('checkbox', { name: `Compare ${name}` });
    await screen.findByRole('checkbox', { name: 'Compare growth' });
    expect(
      screen.queryByRole('link', { name: /^Compare \d/ }),
    ).not.toBeInTheDocument();
    for (const name of ['growth', 'search', 'ads', 'maps']) {
      await userEvent.click(box(name));
    }
    expect(box('mail')).toBeDisabled();
    await userEvent.click(box('maps'));
    await userEvent.click(box('ads'));
    expect(box('mail')).toBeEnabled();
    await waitFor(() =>
      expect(currentUrl()).toBe(
        `/ml-ownership/teams?team=${GROWTH}&team=${SEARCH}`,
      ),
    );
    await userEvent.click(
      screen.getByRole('link', { name: 'Compare 2 teams' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Comparison of teams' }),
    ).toBeInTheDocument();
    expect(currentUrl()).toBe(`/ml-ownership/teams${both}`);
  });

  it('shows verdicts, levels, foundations and the criteria that are open most often side by side', async () => {
    const { container } = renderTeams(both);
    const table = await screen.findByRole('table', {
      name: 'Comparison of teams',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Growth', 'Search']);
    const cells = (name: string | RegExp) =>
      within(within(table).getByRole('row', { name }))
        .getAllByRole('cell')
        .map(cell => cell.textContent);
    expect(cells(/^Verdicts/)).toEqual([
      'No: 2Unproven: 4',
      'No: 2Unproven: 4',
    ]);
    expect(cells(/^Retrain /)).toEqual(['2 at 1, 4 at 2', '2 at 1, 4 at 2']);
    expect(cells(/^Clear operational ownership/)).toEqual([
      '4 of 12 pass',
      '4 of 12 pass',
    ]);
    // A criterion that is open for nobody is left out.
    const names = within(table)
      .getAllByRole('rowheader')
      .map(cell => cell.textContent);
    expect(names.slice(-2)).toEqual([
      expect.stringMatching(/run/),
      'Evaluated on held-out data',
    ]);
    const open = within(table).getAllByRole('link', { name: /open for/ });
    expect(open.map(link => link.textContent)).toEqual([
      'open for 4 of 4',
      'open for 1 of 2',
      'open for 1 of 4',
    ]);
    expect(open[1]).toHaveAttribute(
      'href',
      '/ml-ownership/models?owner=group%3Adefault%2Fsearch&criterion=retrain.run&criterionState=fail&criterionState=unknown',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps the kind in the URL', async () => {
    renderTeams(both);
    await screen.findByRole('table', { name: 'Comparison of teams' });
    await userEvent.click(screen.getByRole('radio', { name: 'Datasets' }));
    expect(
      await screen.findByRole('rowheader', {
        name: 'Foundations (Datasets)',
      }),
    ).toBeInTheDocument();
    await waitFor(() => expect(currentUrl()).toContain('kind=Dataset'));
    await waitFor(() =>
      expect(backend.queriesTo('/v1/criteria/counts').at(-1)!.get('kind')).toBe(
        'Dataset',
      ),
    );
  });

  it('asks for at least two teams, and ignores people in the URL', async () => {
    renderTeams(`/compare?team=${GROWTH}&team=user:default/ada`);
    expect(
      await screen.findByText('Select at least two teams'),
    ).toBeInTheDocument();
    expect(backend.queriesTo('/v1/criteria/counts')).toEqual([]);
  });

  it('shows errors, and retries', async () => {
    backend.refuse('/v1/foundations', 500, 'Error', 'Counting failed');
    renderTeams(both);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Counting failed',
    );
    backend.answer('/v1/foundations', foundations());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Comparison of teams' }),
    ).toBeInTheDocument();
  });

  it('renders in German', async () => {
    renderTeams(both, 'de');
    const table = await screen.findByRole('table', {
      name: 'Vergleich von Teams',
    });
    expect(table).toHaveTextContent('bei 4 von 4 offen');
  });
});
