import { mockApis } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { summary } from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { Plot } from '../charts/Plot';
import { ScorecardsPage } from '../../pages/scorecard-tables';

/** Rows that a page of the screen has in these tests. */
const PAGE = 2;

describe('a printed page', () => {
  const backend = setupMlOwnershipServer();
  const print = jest.fn();

  beforeEach(() => {
    print.mockReset();
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    window.print = print;
  });

  /** A list with the given total; the backend returns two items for the screen, and all of them for printing. */
  const answerWith = (total: number) =>
    backend.server.use(
      http.get(`${BASE_URL}/v1/scorecards`, ({ request }) => {
        const limit = new URL(request.url).searchParams.get('limit');
        const count = limit === '500' ? total : Math.min(PAGE, total);
        return HttpResponse.json({
          items: Array.from({ length: count }, (_, index) =>
            summary({
              entityRef: `model:default/m${index}`,
              title: `Model ${index}`,
            }),
          ),
          totalItems: total,
          pageInfo: count < total ? { nextCursor: 'next' } : {},
        });
      }),
    );
  const rows = () => screen.queryAllByText(/^Model \d+$/);
  const note = () =>
    screen.queryByText(/^(The first|Die ersten) /)?.textContent ?? undefined;

  it('contains all filtered rows, and the screen shows its page again afterwards', async () => {
    answerWith(5);
    const shown: Array<number | string | undefined> = [];
    print.mockImplementation(() => shown.push(rows().length, note()));
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?tier=1&page=1&cursor=abc',
    });
    await waitFor(() => expect(rows()).toHaveLength(PAGE));
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(shown).toEqual([5, undefined]);
    const asked = backend.queriesTo('/v1/scorecards').at(-1)!;
    expect(asked.get('tier')).toBe('1');
    expect(asked.has('cursor')).toBe(false);

    fireEvent(window, new Event('afterprint'));
    await waitFor(() => expect(rows()).toHaveLength(PAGE));
  });

  it('contains all rows if Print is pressed before the first rows are loaded', async () => {
    answerWith(5);
    let shown = 0;
    print.mockImplementation(() => {
      shown = rows().length;
    });
    renderPage(<ScorecardsPage kind="Model" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(shown).toBe(5);
  });

  it('contains all rows if Print is pressed before the default view is known', async () => {
    answerWith(5);
    let shown = 0;
    print.mockImplementation(() => {
      shown = rows().length;
    });
    const storage = mockApis.storage();
    jest
      .spyOn(storage.forBucket('ml-ownership'), 'snapshot')
      .mockReturnValue({ key: 'views-model', presence: 'unknown' });
    renderPage(<ScorecardsPage kind="Model" />, { storage });
    // At once: the table does not wait for the storage longer than a second.
    fireEvent.click(await screen.findByText('Print'));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1), {
      timeout: 5_000,
    });
    expect(shown).toBe(5);
  });

  it('is complete with the keyboard shortcut of the browser', async () => {
    answerWith(3);
    let shown = 0;
    print.mockImplementation(() => {
      shown = rows().length;
    });
    renderPage(<ScorecardsPage kind="Model" />);
    await waitFor(() => expect(rows()).toHaveLength(PAGE));
    // `false` means that the default print of the browser was prevented.
    expect(fireEvent.keyDown(window, { key: 'p', ctrlKey: true })).toBe(false);
    await waitFor(() => expect(print).toHaveBeenCalled());
    expect(shown).toBe(3);
  });

  it('reports in German how many rows are missing', async () => {
    backend.server.use(
      http.get(`${BASE_URL}/v1/scorecards`, () =>
        HttpResponse.json({
          items: [summary()],
          totalItems: 9000,
          pageInfo: { nextCursor: 'next' },
        }),
      ),
    );
    renderPage(<ScorecardsPage kind="Model" />, { language: 'de' });
    await screen.findByRole('row', { name: /Churn classifier/ });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Drucken' }),
    );
    await waitFor(() => expect(print).toHaveBeenCalled());
    expect(note()).toBe('Die ersten 1 von 9.000.');
    expect(backend.queriesTo('/v1/scorecards').at(-1)!.get('limit')).toBe(
      '500',
    );
  });

  it('reports missing rows if printed from the browser menu, and how to print all', async () => {
    answerWith(29);
    renderPage(<ScorecardsPage kind="Model" />, {
      path: '/?page=1&cursor=abc',
    });
    await waitFor(() => expect(rows()).toHaveLength(PAGE));
    // The browser does not wait for rows to load, and the current page is not the first.
    fireEvent(window, new Event('beforeprint'));
    expect(rows()).toHaveLength(PAGE);
    expect(
      screen.getByText(
        'Only the 2 rows on the screen, of 29. “Print” on the page prints up to 500.',
      ),
    ).toBeInTheDocument();
    expect(note()).toBeUndefined();
    fireEvent(window, new Event('afterprint'));
  });

  it('is light, and shows its URL', async () => {
    answerWith(1);
    renderPage(<ScorecardsPage kind="Model" />);
    await waitFor(() => expect(rows()).toHaveLength(1));
    const main = screen.getByRole('main');
    fireEvent(window, new Event('beforeprint'));
    expect(main).toHaveAttribute('data-theme-mode', 'light');
    expect(main).toHaveTextContent(window.location.href);
    fireEvent(window, new Event('afterprint'));
    await waitFor(() => expect(main).not.toHaveAttribute('data-theme-mode'));
  });

  it('contains charts below the visible area', async () => {
    answerWith(1);
    const idle: Array<() => void> = [];
    const unseen = { observe() {}, unobserve() {}, disconnect() {} };
    Object.assign(window, {
      IntersectionObserver: jest.fn(() => unseen),
      requestIdleCallback: (call: () => void) => idle.push(call),
      cancelIdleCallback: () => {},
    });
    const { unmount } = renderPage(
      <>
        <ScorecardsPage kind="Model" />
        <Plot
          label="Verdicts"
          sentence="All of them"
          height={100}
          legend={[]}
          table={{ columns: [], rows: [] }}
        >
          <p>The drawing</p>
        </Plot>
      </>,
    );
    const plot = await screen.findByRole('figure', { name: 'All of them' });
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(within(plot).queryByText('The drawing')).not.toBeInTheDocument();
    let drawn = false;
    print.mockImplementation(() => {
      drawn = within(plot).queryByText('The drawing') !== null;
    });
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    idle.forEach(call => call());
    await waitFor(() => expect(print).toHaveBeenCalled());
    expect(drawn).toBe(true);
    unmount();
    for (const name of [
      'IntersectionObserver',
      'requestIdleCallback',
      'cancelIdleCallback',
    ]) {
      delete (window as unknown as Record<string, unknown>)[name];
    }
  });
});
