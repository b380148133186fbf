import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { summary, teamSummary } from '../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../__testUtils__/mlOwnershipServer';
import { renderPage } from '../__testUtils__/renderPage';
import { ScorecardsPage } from './ScorecardsPage';

const SECOND = summary({
  entityRef: 'model:default/fraud-detector',
  title: 'Fraud detector',
});

describe('ScorecardsPage', () => {
  const backend = setupMlOwnershipServer();

  beforeEach(() => {
    backend.answer('/v1/teams', {
      items: [teamSummary()],
      totalItems: 1,
      pageInfo: {},
    });
  });

  const answerOnePage = () =>
    backend.answer('/v1/scorecards', {
      items: [summary(), SECOND],
      totalItems: 2,
      pageInfo: {},
    });

  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;

  it('shows each model with its owner, levels, verdicts, cause and coverage', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />);

    const row = await screen.findByRole('row', { name: /Churn classifier/ });
    expect(
      within(row).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(cell => cell.textContent),
    ).toEqual([
      'No',
      'No',
      'growth-ml',
      '1',
      'Level 1, Declared',
      'Level 2exempt, Documented, with an exemption',
      'Level 3, Repeatable',
      'Level 4, Proven by another team',
      'Operating model',
      'classifier',
      '20 of 42',
    ]);
    expect(backend.queriesTo('/v1/scorecards')[0].toString()).toBe(
      'kind=Model&limit=20',
    );
  });

  it('restores filters, sort and page from the URL', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?q=churn&owner=group%3Adefault%2Fgrowth-ml&tier=1&tier=2&systemVerdict=no&cause=workflow&ability=deploy&maxLevel=2&sort=tier&order=desc&cursor=abc&page=2&tier=9',
    });

    await screen.findByRole('row', { name: /Churn classifier/ });
    const [query] = backend.queriesTo('/v1/scorecards');
    expect(Object.fromEntries(query)).toEqual({
      kind: 'Model',
      q: 'churn',
      owner: 'group:default/growth-ml',
      tier: '2',
      systemVerdict: 'no',
      cause: 'workflow',
      ability: 'deploy',
      maxLevel: '2',
      sort: 'tier',
      order: 'desc',
      limit: '20',
      cursor: 'abc',
    });
    expect(query.getAll('tier')).toEqual(['1', '2']);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'churn',
    );
    expect(
      screen.getByRole('button', { name: /Growth ML.*Owner/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: /Tier/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('sends what is typed once typing pauses, and starts at the first page again', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?cursor=abc&page=1',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'fraud',
    );
    await waitFor(() => expect(currentUrl()).toBe('/?q=fraud'));
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/scorecards').map(query => query.get('q')),
      ).toEqual([null, 'fraud']),
    );
  });

  it('filters by what is picked', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.click(screen.getByRole('button', { name: /^Any Verdict/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Unproven' }));
    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(currentUrl()).toBe('/?verdict=unproven'));
    await waitFor(() =>
      expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('verdict')).toBe(
        'unproven',
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(currentUrl()).toBe('/'));
  });

  it('sorts by a column', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.click(screen.getByRole('columnheader', { name: /Deploy/ }));
    await waitFor(() => expect(currentUrl()).toBe('/?sort=deploy&order=asc'));
    await waitFor(() =>
      expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('sort')).toBe(
        'deploy',
      ),
    );
  });

  it('pages, and keeps the rows until the next ones are there', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    backend.server.use(
      http.get(`${BASE_URL}/v1/scorecards`, async ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        if (cursor) {
          await held;
          return HttpResponse.json({
            items: [SECOND],
            totalItems: 21,
            pageInfo: { prevCursor: 'start' },
          });
        }
        return HttpResponse.json({
          items: [summary()],
          totalItems: 21,
          pageInfo: { nextCursor: 'next' },
        });
      }),
    );
    renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() => expect(currentUrl()).toBe('/?cursor=next&page=1'));
    expect(
      screen.getByRole('row', { name: /Churn classifier/ }),
    ).toBeInTheDocument();
    release();
    expect(
      await screen.findByRole('row', { name: /Fraud detector/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/21–21 of 21/)[0]).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /previous/i }));
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(currentUrl()).toBe('/');
  });

  it('offers to clear filters that match nothing', async () => {
    backend.answer('/v1/scorecards', {
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    renderPage(<ScorecardsPage kind="Dataset" />, { path: '/?q=nothing' });

    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(await screen.findByText('Nothing here yet')).toBeInTheDocument();
  });

  it('says what the backend refused', async () => {
    backend.refuse('/v1/scorecards', 400, 'InputError', 'The cursor is broken');
    renderPage(<ScorecardsPage kind="Model" />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The cursor is broken',
    );
  });

  it('is accessible', async () => {
    answerOnePage();
    const { container } = renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(await axe(container)).toHaveNoViolations();
  });
});
