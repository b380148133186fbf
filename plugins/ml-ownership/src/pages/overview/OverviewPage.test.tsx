import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  changes,
  foundations,
  portfolio,
  rollUp,
  summary,
  verdictCounts,
} from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { portfolioHistory } from '../../ui/charts/__testUtils__/portfolioHistory';
import { OverviewPage } from './OverviewPage';

describe('OverviewPage', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answer('/v1/changes', changes());
    backend.answer('/v1/portfolio/history', portfolioHistory());
    backend.answer('/v1/foundations', foundations());
    backend.answer('/v1/drills/due', {
      items: [
        {
          entityRef: 'model:default/churn-classifier',
          title: 'Churn classifier',
          kind: 'Model',
          abilities: [
            {
              ability: 'recover',
              reason: 'failed',
              at: new Date().toISOString(),
            },
          ],
          dueAt: new Date().toISOString(),
        },
      ],
      totalItems: 7,
      pageInfo: {},
    });
  });

  it('shows due drills, and links to all of them', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const section = await screen.findByRole('region', { name: 'Due drills' });
    expect(
      await within(section).findByText(/^Recover failed/),
    ).toBeInTheDocument();
    expect(
      within(section).getByRole('link', { name: 'All 7' }),
    ).toHaveAttribute('href', '/ml-ownership/drills');
  });

  it('summarizes the models, and links from each number to the counted models', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const models = await screen.findByRole('link', { name: '28 models' });
    expect(models).toHaveAttribute('href', '/ml-ownership/models');
    expect(models.closest('p')).toHaveTextContent(
      'Of 28 models, 9 cannot be run by another team, 12 are unproven, 1 has been run by another team and 6 are not assessed yet.',
    );
    expect(
      screen.getByRole('link', { name: '9 cannot be run by another team' }),
    ).toHaveAttribute('href', '/ml-ownership/models?systemVerdict=no');
  });

  it('shows the verdicts of each tier as a table', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const row = await screen.findByRole('row', { name: /^Tier 1/ });
    expect(
      within(row).getByRole('link', { name: '4 models in tier 1: No' }),
    ).toHaveAttribute('href', '/ml-ownership/models?tier=1&systemVerdict=no');
    expect(screen.getByRole('row', { name: /^No tier/ })).toBeInTheDocument();
  });

  it('lists models of tier 1 that no other team can run, with the reason and who has to act', async () => {
    const weakestLink = {
      ...summary().weakestLink!,
      owner: 'group:default/data-eng',
    };
    backend.answer(
      '/v1/portfolio',
      portfolio({
        topRisks: [
          summary({ verdict: 'unproven', weakestLink }),
          summary({ title: 'Fails itself' }),
        ],
      }),
    );
    renderPage(<OverviewPage />);

    const section = await screen.findByRole('region', {
      name: 'Tier 1 models that no other team can run',
    });
    expect(
      within(section).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(section).toHaveTextContent(
      'Its weakest link is Customer features, which data-eng owns: Customer features has no on-call.',
    );
    expect(section).toHaveTextContent('No: nobody but Ada has retrained this.');
    expect(
      within(section).getByRole('link', { name: 'All 4' }),
    ).toHaveAttribute('href', '/ml-ownership/models?tier=1&systemVerdict=no');
  });

  it('shows causes, coverage and the time of the evaluation', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const causes = await screen.findByRole('region', {
      name: 'Primary causes of “no”',
    });
    expect(causes).toHaveTextContent(
      'Most frequent: there is no working operating model yet (Operating model).',
    );
    await userEvent.click(
      within(causes).getByRole('button', { name: 'Show as table' }),
    );
    expect(
      within(causes).getByRole('link', { name: '9 models: Operating model' }),
    ).toHaveAttribute('href', '/ml-ownership/models?cause=operating-model');
    expect(screen.getByText(/61% of the criteria/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Datasets' })).toHaveAttribute(
      'href',
      '/ml-ownership/datasets?sort=coverage&order=asc',
    );
    expect(screen.getByText(/Last run: 40 entities/)).toBeInTheDocument();
  });

  it('shows the history of the verdicts, and the weakest ability', async () => {
    backend.answer(
      '/v1/portfolio',
      portfolio({
        models: rollUp({
          total: 28,
          abilities: {
            retrain: [2, 3, 20, 3, 0],
            deploy: [0, 4, 20, 4, 0],
            observe: [1, 3, 20, 4, 0],
            recover: [8, 9, 10, 1, 0],
          },
        }),
      }),
    );
    renderPage(<OverviewPage />);

    expect(
      await screen.findByText(
        'Since 1 Oct 2026, “Yes” rose from 0 to 2 of 6. “No” fell from 4 to 1.',
      ),
    ).toBeInTheDocument();
    const levels = screen.getByRole('region', {
      name: 'Model levels by ability',
    });
    expect(levels).toHaveTextContent(
      '“Recover” is furthest behind: 17 of 28 are at level 1 or below.',
    );
    expect(
      within(levels).getByRole('link', {
        name: '17 at level 1 or below: Recover',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/models?ability=recover&maxLevel=1',
    );
  });

  it('keeps the rest if one section cannot be read', async () => {
    backend.answer('/v1/portfolio', portfolio());
    backend.refuse('/v1/portfolio/history', 500, 'Error', 'No history today');
    renderPage(<OverviewPage />);

    const trend = await screen.findByRole('region', {
      name: 'Models over time',
    });
    expect(await within(trend).findByRole('alert')).toHaveTextContent(
      'No history today',
    );
    expect(screen.getByRole('link', { name: '28 models' })).toBeVisible();
    backend.answer('/v1/portfolio/history', portfolioHistory());
    await userEvent.click(
      within(trend).getByRole('button', { name: 'Try again' }),
    );
    expect(await within(trend).findByText(/^Since 1 Oct/)).toBeInTheDocument();
  });

  it('renders in German', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />, { language: 'de' });

    const models = await screen.findByRole('link', { name: '28 Modelle' });
    expect(models.closest('p')).toHaveTextContent(
      '28 Modelle: 9 kann kein anderes Team betreiben, 12 sind unbewiesen, 1 hat ein anderes Team schon betrieben und 6 sind noch nicht bewertet.',
    );
    expect(
      await screen.findByText(
        /^Seit 1\. Okt\. 2026 ist „Ja“ von 0 auf 2 von 6/,
      ),
    ).toBeInTheDocument();
  });

  it('shows the foundations of the models, with links to the entities behind each number', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const section = await screen.findByRole('region', { name: 'Foundations' });
    expect(
      await within(section).findByRole('link', {
        name: '2 models: Clear operational ownership, Fails',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/models?foundation=ownership&foundationState=fail',
    );
  });

  it('shows the progress of a running evaluation', async () => {
    backend.answer(
      '/v1/portfolio',
      portfolio({ evaluation: { state: 'running', evaluated: 12, total: 40 } }),
    );
    renderPage(<OverviewPage />);

    expect(
      await screen.findByRole('progressbar', { name: 'Evaluation' }),
    ).toHaveAttribute('value', '12');
    expect(screen.getByText(/12 of 40 entities/)).toBeInTheDocument();
  });

  it('follows a running evaluation until it is finished', async () => {
    backend.answer(
      '/v1/portfolio',
      portfolio({ evaluation: { state: 'running', evaluated: 12, total: 40 } }),
    );
    renderPage(<OverviewPage />);
    await screen.findByText(/12 of 40 entities/);

    backend.answer(
      '/v1/portfolio',
      portfolio({ evaluation: { state: 'running', evaluated: 30, total: 40 } }),
    );
    await screen.findByText(/30 of 40 entities/);
    expect(screen.getByRole('link', { name: '28 models' })).toBeVisible();

    backend.answer('/v1/portfolio', portfolio());
    await screen.findByText(/Last run: 40 entities/);
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('reports a failed evaluation', async () => {
    backend.answer(
      '/v1/portfolio',
      portfolio({ evaluation: { state: 'failed', evaluated: 3, total: 40 } }),
    );
    renderPage(<OverviewPage />);
    expect(await screen.findByText(/The last evaluation failed/)).toBeVisible();
  });

  it('lists recent changes, with links', async () => {
    backend.answer('/v1/portfolio', portfolio());
    renderPage(<OverviewPage />);

    const section = await screen.findByRole('region', {
      name: 'Changes in the last 30 days',
    });
    const [up, removed] = await within(section).findAllByRole('listitem');
    expect(section).toHaveTextContent(
      '1 improved and 1 was removed from the catalog.',
    );
    expect(up).toHaveTextContent(
      /^Improved.*No\s*level 1\s*became\s*Unproven\s*level 2.*New owner: ml-platform/,
    );
    expect(
      within(up).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(removed).toHaveTextContent(/^Removed\s*Old scoring/);
    expect(within(removed).queryByRole('link')).not.toBeInTheDocument();
  });

  it('reports that nothing changed, and errors of the recent changes', async () => {
    backend.answer('/v1/portfolio', portfolio());
    backend.answer(
      '/v1/changes',
      changes({
        items: [],
        totals: {
          improved: 0,
          regressed: 0,
          added: 0,
          removed: 0,
          'owner-changed': 0,
        },
      }),
    );
    const { unmount } = renderPage(<OverviewPage />);
    expect(
      await screen.findByText(/No verdict, level or owner has changed/),
    ).toBeVisible();
    unmount();

    backend.refuse('/v1/changes', 500, 'Error', 'The history is locked');
    renderPage(<OverviewPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The history is locked',
    );
    expect(screen.getByRole('link', { name: '28 models' })).toBeVisible();
  });

  it('shows how to add the first model', async () => {
    backend.answer(
      '/v1/portfolio',
      portfolio({
        total: 0,
        models: rollUp(),
        datasets: rollUp(),
        pipelines: rollUp(),
        systemVerdicts: verdictCounts({}),
        tiers: [],
        topRisks: [],
        smells: [],
        evaluation: { state: 'never' },
      }),
    );
    renderPage(<OverviewPage />);

    expect(
      await screen.findByRole('heading', { name: 'Add the first model' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('group', { name: 'YAML of a first model' }),
    ).toHaveTextContent('kind: Model');
    expect(
      screen.getByRole('button', { name: 'Copy YAML of a first model' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Find entities to import' }),
    ).toHaveAttribute('href', '/ml-ownership/connectors/import');
    expect(screen.getByText(/No evaluation has run yet/)).toBeVisible();
  });

  it('shows errors, and retries', async () => {
    backend.refuse(
      '/v1/portfolio',
      500,
      'Error',
      'The scorecard store is migrating',
    );
    renderPage(<OverviewPage />);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scorecard store is migrating',
    );
    backend.answer('/v1/portfolio', portfolio());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: '28 models' }),
    ).toBeInTheDocument();
  });

  it('reports a missing permission', async () => {
    backend.refuse('/v1/portfolio', 403, 'NotAllowedError', 'Not allowed.');
    renderPage(<OverviewPage />);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the portfolio',
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('is accessible', async () => {
    backend.answer('/v1/portfolio', portfolio());
    const { container } = renderPage(<OverviewPage />);
    await screen.findByRole('link', { name: '28 models' });
    expect(await axe(container)).toHaveNoViolations();
  });
});
