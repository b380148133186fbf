import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { change, foundations, rollUp } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { portfolioHistory } from './__testUtils__/portfolioHistory';
import { CausesChart } from './CausesChart';
import { CoverageChart } from './CoverageChart';
import { FoundationsOverTime } from './FoundationsOverTime';
import { LevelsByAbility } from './LevelsByAbility';
import { LevelsOverTime } from './LevelsOverTime';
import { ProgressOverTime } from './ProgressOverTime';
import { VerdictsOverTime } from './VerdictsOverTime';

describe('Charts', () => {
  setupMlOwnershipServer();

  // jsdom has no layout, and plots are drawn to fit their container.
  let layout: jest.SpyInstance;
  beforeEach(() => {
    layout = jest
      .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
      .mockReturnValue(new DOMRect(0, 0, 600, 240));
  });
  afterEach(() => layout.mockRestore());

  const LEVELS = {
    retrain: [0, 2, 4, 0, 0],
    deploy: [1, 1, 4, 0, 0],
    observe: [0, 6, 0, 0, 0],
    recover: [0, 0, 6, 0, 0],
  };
  const PROGRESS = [
    { at: '2026-10-01T10:00:00Z', met: 3, total: 70 },
    { at: '2026-11-01T10:00:00Z', met: 15, total: 77 },
  ];
  const CHANGES = [
    change({ at: '2026-11-20T10:00:00Z', retrain: 3, recover: 1 }),
    change({ at: '2026-11-01T10:00:00Z', retrain: 1, recover: 4 }),
    change({ at: '2026-10-20T10:00:00Z', removed: true }),
    change({ at: '2026-10-01T10:00:00Z', retrain: 0, recover: 4 }),
  ];

  it.each([
    [
      'Verdicts over time',
      <VerdictsOverTime history={portfolioHistory()} />,
      'Since 1 Oct 2026, “Yes” rose from 0 to 2 of 6. “No” fell from 4 to 1.',
      /^20 Nov 2026 2 3 1 6 5 Nov 2026: owners of 2 changed$/,
    ],
    [
      'Levels by ability',
      <LevelsByAbility abilities={LEVELS} />,
      '“Observe” is furthest behind: 6 of 6 are at level 1 or below.',
      /^Retrain 0 2 4 0 0$/,
    ],
    [
      'Passing criteria over time',
      <FoundationsOverTime points={foundations().points} />,
      'Since 1 Oct 2026, “Explicit workflows” rose most: 50% of its criteria pass, up from 25%. Since 1 Oct 2026, “Clear operational ownership” fell most: 33% of its criteria pass, down from 50%.',
      /^20 Nov 2026 75% 67% 58% 50% 42% 33%$/,
    ],
    [
      'Primary causes',
      <CausesChart
        counted={[
          {
            kind: 'Model',
            causes: { ...rollUp().causes, workflow: 1200, boundaries: 3 },
          },
          { kind: 'Dataset', causes: { ...rollUp().causes, workflow: 2 } },
        ]}
      />,
      'Most frequent: the workflow is not engineered yet (Workflow).',
      /^Workflow 1,200 2 1,202$/,
    ],
    [
      'Criteria with evidence',
      <CoverageChart
        kinds={[{ kind: 'Model', coverage: { known: 610, applicable: 1000 } }]}
      />,
      'Models: 61% of the criteria have evidence (610 of 1,000).',
      /^Models 610 390$/,
    ],
    [
      'Progress over time',
      <ProgressOverTime points={PROGRESS} until="2026-12-24" />,
      'Since 1 Oct 2026, the number that meet the goal went from 3 to 15 of 77.',
      /^1 Nov 2026 15 77$/,
    ],
    [
      'Levels over time',
      <LevelsOverTime changes={CHANGES} kind="Model" />,
      'Higher than on 1 Oct 2026: Retrain. Lower than on 1 Oct 2026: Recover.',
      /^Retrain From 1 Oct 2026: 0 None/,
    ],
  ])(
    '%s have a summary, a plot and a table',
    async (label, plot, sentence, row) => {
      const { container } = renderPage(plot);

      const figure = await screen.findByRole('figure');
      expect(figure).toHaveAccessibleName(sentence);
      expect(
        await within(figure).findByRole('application', { name: label }),
      ).toHaveAttribute('tabindex', '0');
      await waitFor(() =>
        expect(
          figure.querySelectorAll('[class^="recharts-zIndex-layer"]'),
        ).not.toHaveLength(0),
      );
      // The drawing is a single tab stop.
      expect(
        figure.querySelectorAll(
          '[class^="recharts-zIndex-layer"]:not([tabindex="-1"])',
        ),
      ).toHaveLength(0);
      expect(within(figure).queryByRole('table')).not.toBeInTheDocument();
      expect(await axe(container)).toHaveNoViolations();

      await userEvent.click(
        within(figure).getByRole('button', { name: 'Show as table' }),
      );
      const table = within(figure).getByRole('table', { name: label });
      expect(within(table).getByRole('row', { name: row })).toBeInTheDocument();
      expect(within(figure).queryByRole('application')).not.toBeInTheDocument();
      expect(await axe(container)).toHaveNoViolations();

      await userEvent.click(
        within(figure).getByRole('button', { name: 'Show as chart' }),
      );
      expect(
        await within(figure).findByRole('application', { name: label }),
      ).toBeInTheDocument();
    },
  );

  it('shows the values of the position that the keyboard selects', async () => {
    renderPage(<LevelsByAbility abilities={LEVELS} />);
    const drawing = await screen.findByRole('application');
    act(() => drawing.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('2 Documented: 4')).toBeInTheDocument();
  });

  it('marks changes of the rules', async () => {
    renderPage(<VerdictsOverTime history={portfolioHistory()} />);
    expect(
      await screen.findByText('20 Oct 2026: rules changed to version 2026.2'),
    ).toBeInTheDocument();
  });

  it('plots a single day', async () => {
    renderPage(
      <VerdictsOverTime
        history={{ points: portfolioHistory().points.slice(0, 2), events: [] }}
      />,
    );
    expect(
      await screen.findByText(
        'Today, 0 of 6 are “Yes”. A column is added each day.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('figure', { name: /^Today/ })).toBeInTheDocument();
  });

  it('renders an empty state without data', async () => {
    renderPage(
      <VerdictsOverTime
        history={{ points: portfolioHistory().points.slice(0, 1), events: [] }}
      />,
    );
    expect(await screen.findByText(/^No data yet/)).toBeInTheDocument();
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
  });

  it('shows the numbers if the plot fails', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});
    layout.mockImplementation(() => {
      throw new Error('No space');
    });
    renderPage(<LevelsByAbility abilities={LEVELS} />);
    expect(
      await screen.findByRole('table', { name: 'Levels by ability' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent(
      'The chart could not be rendered. Its numbers are shown instead.',
    );
    quiet.mockRestore();
  });
});
