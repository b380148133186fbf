import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  foundationCounts,
  summary,
  teamSummary,
} from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { ScorecardsPage } from './ScorecardsPage';
import { VIEW_PARAMETERS } from './scorecardsQuery';

const SECOND = summary({
  entityRef: 'model:default/fraud-detector',
  title: 'Fraud detector',
});

const inDays = (days: number) =>
  new Date(Date.now() + days * 24 * 3600_000 + 60_000).toISOString();

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

  it('shows each model with its owner, levels, verdicts, cause, freshness and coverage', async () => {
    backend.answer('/v1/scorecards', {
      items: [summary({ nextChangeAt: inDays(20) })],
      totalItems: 1,
      pageInfo: {},
    });
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
      '1',
      'No',
      'No',
      'growth-ml',
      'Level 1, Declared',
      'Level 2exempt, Documented, with an exemption',
      'Level 3, Repeatable',
      'Level 4, Proven by another team',
      'Operating model',
      'in 20 days',
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

  it('searches after a pause in typing, from the first page on', async () => {
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

  it('filters by the selected values', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.click(
      screen.getByRole('button', { name: /^Any Own verdict/ }),
    );
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

  it('counts the columns that a narrow window does not show', async () => {
    answerOnePage();
    jest
      .spyOn(HTMLElement.prototype, 'scrollWidth', 'get')
      .mockReturnValue(1200);
    jest
      .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
      .mockReturnValue(800);
    // The window ends at 800; only the last two columns end beyond it.
    jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockImplementation(function rectOf(this: Element) {
        const isCutOff = ['Valid until', 'Coverage'].includes(
          this.textContent ?? '',
        );
        return new DOMRect(0, 0, isCutOff ? 1000 : 800, 20);
      });
    global.DOMRect ??= class {
      constructor(
        readonly x: number,
        readonly y: number,
        readonly width: number,
        readonly height: number,
      ) {}
      get right() {
        return this.x + this.width;
      }
    } as typeof DOMRect;
    renderPage(<ScorecardsPage kind="Model" />);
    expect(
      await screen.findByText(/^2 more columns to the right/),
    ).toBeInTheDocument();
    jest.restoreAllMocks();
  });

  it('filters by the kind of owner, and by no tier', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?tier=none&tier=2',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(backend.queriesTo('/v1/scorecards')[0].toString()).toBe(
      'kind=Model&tier=2&withoutTier=true&limit=20',
    );
    expect(
      screen.getByRole('button', { name: 'No tier and Tier 2 Tier' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Any Kind of owner/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'One person' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('ownerKind')).toBe(
        'user',
      ),
    );
  });

  it('filters by foundation and state', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?foundation=workflow&foundationState=none',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(backend.queriesTo('/v1/scorecards')[0].toString()).toBe(
      'kind=Model&foundation=workflow&limit=20',
    );

    const group = screen.getByRole('group', { name: 'Foundation' });
    expect(
      within(group).getByRole('button', { name: /^Explicit workflows/ }),
    ).toBeInTheDocument();
    await userEvent.click(within(group).getByRole('button', { name: /^Any/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Unknown' }));
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?foundation=workflow&foundationState=unknown',
      ),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/scorecards').at(-1)!.get('foundationState'),
      ).toBe('unknown'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(currentUrl()).toBe('/'));
  });

  it('shows the filters of a link, and removes them', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?tier=1&criterion=deploy.gate&criterionState=fail&criterionState=unknown&smell=registry-before-release-rules&cursor=abc',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(backend.queriesTo('/v1/scorecards')[0].toString()).toBe(
      'kind=Model&tier=1&smell=registry-before-release-rules&criterion=deploy.gate&criterionState=fail&criterionState=unknown&limit=20&cursor=abc',
    );

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the filter “Fails, Unknown: Evaluated on held-out data”',
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe('/?tier=1&smell=registry-before-release-rules'),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the filter “Registry before release rules”',
      }),
    );
    await waitFor(() => expect(currentUrl()).toBe('/?tier=1'));
  });

  it('ignores a criterion that does not exist', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?criterion=deploy.typo&criterionState=fail',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(backend.queriesTo('/v1/scorecards')[0].toString()).toBe(
      'kind=Model&limit=20',
    );
  });

  it('shows the weakest foundation of each row', async () => {
    const none = { pass: 0, fail: 0, unknown: 0, exempt: 0 };
    const noneApplies = {
      traceability: none,
      reproducibility: none,
      versioning: none,
      workflow: none,
      observability: none,
      ownership: none,
    };
    backend.answer('/v1/scorecards', {
      items: [
        summary({ foundations: foundationCounts() }),
        { ...SECOND, foundations: noneApplies },
      ],
      totalItems: 2,
      pageInfo: {},
    });
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?columns=title,weakestFoundation',
    });
    expect(
      await screen.findByRole('row', { name: /Churn classifier/ }),
    ).toHaveTextContent(/Clear operational ownership, 4 of 12$/);
    expect(
      screen.getByRole('row', { name: /Fraud detector/ }),
    ).toHaveTextContent(/–$/);
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

  it('pages, and keeps the rows until the next ones are loaded', async () => {
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

  it('shows the selected columns, density and page size', async () => {
    answerOnePage();
    const { container } = renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?cursor=abc&page=1',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    const focused = () => document.activeElement as HTMLElement;
    const headers = () =>
      screen.getAllByRole('columnheader').map(header => header.textContent);
    expect(headers()).toEqual([
      'Model',
      'Tier',
      'System',
      'Own verdict',
      'Owner',
      'Retrain',
      'Deploy',
      'Observe',
      'Recover',
      'Primary cause',
      'Valid until',
      'Coverage',
    ]);

    // With the keyboard only.
    act(() => screen.getByRole('button', { name: 'Columns' }).focus());
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', { name: 'Columns' });
    expect(
      within(menu)
        .getAllByRole('menuitemcheckbox', { checked: false })
        .map(option => option.textContent),
    ).toEqual([
      'Overall level',
      'Weakest foundation',
      'Type',
      'Lifecycle',
      'Operated by',
      'Part of',
      'Evaluated',
    ]);
    await waitFor(() => expect(menu).toContainElement(focused()));
    await userEvent.keyboard('{End} {Escape}');
    await waitFor(() => expect(headers().at(-1)).toBe('Evaluated'));
    expect(currentUrl()).toContain(
      'columns=title%2Ctier%2CsystemVerdict%2Cverdict%2Cowner',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Compact' }));
    expect(currentUrl()).toContain('density=compact');

    await userEvent.click(
      screen.getByRole('button', { name: /20 rows Select table page size/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: '50 rows' }));
    await waitFor(() =>
      expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('limit')).toBe(
        '50',
      ),
    );
    expect(currentUrl()).toContain('pageSize=50');
    expect(currentUrl()).not.toContain('cursor');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the columns of a link', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Dataset" />, {
      path: '/?columns=title,owner,evaluatedAt,nonsense&pageSize=7',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['Dataset', 'Owner', 'Evaluated']);
    expect(backend.queriesTo('/v1/scorecards')[0].get('limit')).toBe('20');
  });

  it('saves the filtered rows as CSV', async () => {
    answerOnePage();
    backend.server.use(
      http.get(
        `${BASE_URL}/v1/scorecards.csv`,
        () => new HttpResponse('entityRef,title\r\na,Größe\r\nb,B\r\n'),
      ),
    );
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?tier=1&sort=owner&cursor=abc&page=1',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });

    await userEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('Saved 2 rows.')).toBeInTheDocument();
    expect(await saved[0].text()).toBe('entityRef,title\r\na,Größe\r\nb,B\r\n');
    expect(backend.queriesTo('/v1/scorecards.csv')[0].toString()).toBe(
      'kind=Model&tier=1&sort=owner',
    );

    backend.refuse(
      '/v1/scorecards.csv',
      400,
      'InputError',
      '60000 scorecards match; exports are limited to 50000',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing was saved60000 scorecards match',
    );
  });

  it('searches teams in the backend while typing, and keeps selected ones', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?owner=group%3Adefault%2Fsearch-ml',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    await userEvent.click(
      screen.getByRole('button', { name: /search-ml.*Owner/ }),
    );
    await userEvent.type(
      await screen.findByRole('searchbox', { name: /Find a team|Search/ }),
      'growth',
    );
    await waitFor(() =>
      expect(backend.queriesTo('/v1/teams').at(-1)!.toString()).toBe(
        'q=growth&limit=50',
      ),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Growth ML' }),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/scorecards').at(-1)!.getAll('owner'),
      ).toEqual(['group:default/search-ml', 'group:default/growth-ml']),
    );
  });

  it('includes groups below a team by default', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?owner=group%3Adefault%2Fpayments&page=1&cursor=abc',
      language: 'de',
    });
    await screen.findByRole('row', { name: /Churn classifier/ });
    const asked = () => backend.queriesTo('/v1/scorecards').at(-1)!;
    expect(asked().has('includeBelow')).toBe(false);
    const below = await screen.findByRole('switch', {
      name: 'Teams darunter einbeziehen',
    });
    expect(below).toBeChecked();
    await userEvent.click(below);
    await waitFor(() => expect(asked().get('includeBelow')).toBe('false'));
    expect(
      screen.getByRole('status', { name: 'Current URL' }),
    ).toHaveTextContent('/?owner=group%3Adefault%2Fpayments&below=no');
    await userEvent.click(below);
    await waitFor(() => expect(asked().has('includeBelow')).toBe(false));
  });

  it('asks whether to include groups below only with a selected team, and saves it in a view', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, { path: '/?tier=1' });
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
    expect(VIEW_PARAMETERS).toContain('below');
  });

  it('renders in German', async () => {
    answerOnePage();
    renderPage(<ScorecardsPage kind="Model" />, { language: 'de' });
    await screen.findByRole('row', { name: /Churn classifier/ });
    await waitFor(() =>
      expect(
        screen.getByRole('columnheader', { name: /Hauptursache/ }),
      ).toBeInTheDocument(),
    );
    expect(
      screen.getByRole('searchbox', { name: 'Suche' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('20 von 42')[0]).toBeInTheDocument();
    expect(screen.getAllByText('1–2 von 2')[0]).toBeInTheDocument();
  });

  it('offers to clear filters without a match', async () => {
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
    expect(await screen.findByText('No entities yet')).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    backend.refuse('/v1/scorecards', 400, 'InputError', 'The cursor is broken');
    renderPage(<ScorecardsPage kind="Model" />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The cursor is broken',
    );
  });

  it.each([
    ['Model', 'Add a model'],
    ['Dataset', 'Add a dataset'],
    ['Pipeline', 'Add a pipeline'],
  ] as const)('links to the creation of a new %s', async (kind, name) => {
    answerOnePage();
    renderPage(<ScorecardsPage kind={kind} />);
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      `/ml-ownership/connectors/import?new=${kind}`,
    );
  });

  it('is accessible', async () => {
    answerOnePage();
    const { container } = renderPage(<ScorecardsPage kind="Model" />);
    await screen.findByRole('row', { name: /Churn classifier/ });
    expect(await axe(container)).toHaveNoViolations();
  });
});
