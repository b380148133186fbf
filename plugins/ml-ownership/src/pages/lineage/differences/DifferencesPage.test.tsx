import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  DifferencesPage as Page,
  LineageDifference,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { teamSummary } from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { LocaleFormatters } from '../../../translations';
import { DifferencesPage } from './DifferencesPage';

const FEATURES = {
  entityRef: 'dataset:default/customer-features',
  kind: 'Dataset',
  title: 'Customer features',
};
const TRAINING = {
  entityRef: 'pipeline:default/churn-training',
  kind: 'Pipeline',
  title: 'Churn training',
};

const UNDECLARED: LineageDifference = {
  type: 'undeclared',
  from: FEATURES,
  to: TRAINING,
  relation: 'consumes',
  origin: 'observed',
  firstSeenAt: '2026-09-01T10:00:00Z',
  lastSeenAt: '2026-11-20T10:00:00Z',
  run: 'https://runs.example.com/812',
  declaringEntityRef: TRAINING.entityRef,
  yaml: 'spec:\n  consumes:\n    - dataset:customer-features\n',
};

const UNOBSERVED: LineageDifference = {
  type: 'unobserved',
  from: { ...FEATURES, entityRef: 'dataset:default/clicks', title: 'Clicks' },
  to: TRAINING,
  relation: 'consumes',
  origin: 'declared',
  declaringEntityRef: TRAINING.entityRef,
};

const GHOST: LineageDifference = {
  type: 'ghost',
  ghost: {
    entityRef: 'ghost:s3://lake/raw/visits',
    kind: 'Ghost',
    title: 's3://lake/raw/visits',
  },
  neighbours: [
    { ...FEATURES, distance: -1 },
    { ...TRAINING, distance: 1 },
  ],
  lastSeenAt: '2026-11-20T10:00:00Z',
  run: 'file:///runs/812',
  yaml: 'kind: Dataset\nmetadata:\n  name: raw-visits\n',
};

function page(overrides: Partial<Page> = {}): Page {
  return {
    items: [UNDECLARED, UNOBSERVED, GHOST],
    totalItems: 3,
    totals: { undeclared: 1, unobserved: 4, ghost: 1 },
    entitiesWithRuns: 12,
    pageInfo: {},
    ...overrides,
  };
}

describe('DifferencesPage', () => {
  const backend = setupMlOwnershipServer();

  beforeEach(() => {
    backend.answer('/v1/lineage/differences', page());
    backend.answer('/v1/teams', {
      items: [teamSummary()],
      totalItems: 1,
      pageInfo: {},
    });
  });

  const render = (path = '/', language?: 'de') =>
    renderPage(<DifferencesPage />, { path, language });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;

  it('shows the number of differences, and the missing declarations of observed edges', async () => {
    render();

    expect(
      await screen.findByText(
        '12 entities have run data: 1 flow observed but not declared, 4 declared but not observed, 1 dataset not in the catalog.',
      ),
    ).toBeInTheDocument();
    const item = screen.getByRole('article', {
      name: /Customer features.*Churn training/,
    });
    expect(item).toHaveTextContent(
      'Observed at run time, but not declared in the catalog.',
    );
    expect(item).toHaveTextContent(
      'Add to the catalog file of Churn training:',
    );
    expect(item).toHaveTextContent(
      new LocaleFormatters('en').instant(new Date('2026-11-20T10:00:00Z')),
    );
    const run = within(item).getByRole('link', { name: /Last run/ });
    expect(run).toHaveAttribute('href', 'https://runs.example.com/812');

    // jsdom has no clipboard.
    const copied: string[] = [];
    Object.assign(document, {
      execCommand: () => copied.push(String(document.getSelection())) > 0,
    });
    await userEvent.click(
      within(item).getByRole('button', {
        name: 'Copy YAML that declares Customer features for Churn training',
      }),
    );
    expect(
      await within(item).findByRole('button', { name: /^Copied/ }),
    ).toBeInTheDocument();
    expect(copied).toEqual([UNDECLARED.yaml]);
  });

  it('shows declared edges that were never observed', async () => {
    render();
    const item = await screen.findByRole('article', {
      name: /Clicks.*Churn training/,
    });
    expect(item).toHaveTextContent(
      'Declared on Churn training but not observed, although runs are reported there. Remove it if it is obsolete.',
    );
    expect(within(item).queryByRole('group')).not.toBeInTheDocument();
  });

  it('adds a dataset that is not in the catalog', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    render();
    const item = await screen.findByRole('article', {
      name: 's3://lake/raw/visits',
    });
    expect(item).toHaveTextContent(
      'Written by Customer features.Read by Churn training.',
    );
    // The reporter of a run may use any name for it.
    expect(item).toHaveTextContent('file:///runs/812');
    expect(
      within(item)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['Customer features', 'Churn training']);

    await userEvent.click(
      within(item).getByRole('button', {
        name: 'Add to catalog: s3://lake/raw/visits',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('group', {
        name: 'YAML of s3://lake/raw/visits',
      }),
    ).toHaveTextContent('kind: Dataset metadata: name: raw-visits');
    expect(
      within(dialog).getByRole('button', {
        name: 'Copy YAML of s3://lake/raw/visits',
      }),
    ).toBeInTheDocument();
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Download' }),
    );
    expect(await saved[0].text()).toBe(GHOST.yaml);
  });

  it('restores filters and page from the URL, and changes them from the first page on', async () => {
    render(
      '/?view=differences&type=ghost&owner=group%3Adefault%2Fgrowth-ml&search=lake&cursor=abc&page=2',
    );
    await screen.findByRole('article', { name: 's3://lake/raw/visits' });

    const [query] = backend.queriesTo('/v1/lineage/differences');
    expect(Object.fromEntries(query)).toEqual({
      types: 'ghost',
      owner: 'group:default/growth-ml',
      q: 'lake',
      limit: '20',
      cursor: 'abc',
    });
    expect(
      screen.getByRole('radio', { name: 'Not in the catalog (1)' }),
    ).toBeChecked();
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'lake',
    );
    expect(
      screen.getByRole('button', { name: /Growth ML.*Owner/ }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('radio', { name: 'Observed, not declared (1)' }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=differences&owner=group%3Adefault%2Fgrowth-ml&search=lake&type=undeclared',
      ),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/lineage/differences').at(-1)!.get('types'),
      ).toBe('undeclared'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(currentUrl()).toBe('/?view=differences'));
  });

  it('pages', async () => {
    backend.answer(
      '/v1/lineage/differences',
      page({ totalItems: 25, pageInfo: { nextCursor: 'next' } }),
    );
    render();
    await userEvent.click(await screen.findByRole('button', { name: /next/i }));
    await waitFor(() => expect(currentUrl()).toBe('/?cursor=next&page=1'));
  });

  it('renders empty states without runs, without differences, and without matches', async () => {
    const totals = { undeclared: 0, unobserved: 0, ghost: 0 };
    const empty = page({ items: [], totalItems: 0, totals });
    backend.answer('/v1/lineage/differences', {
      ...empty,
      entitiesWithRuns: 0,
    });
    const unwatched = render();
    expect(await screen.findByText('No run data yet')).toBeInTheDocument();
    expect(screen.queryByRole('search')).not.toBeInTheDocument();
    unwatched.unmount();

    backend.answer('/v1/lineage/differences', empty);
    render('/?search=nothing');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(
      await screen.findByText('Declared and observed lineage match'),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    backend.refuse(
      '/v1/lineage/differences',
      500,
      'Error',
      'The database is away',
    );
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });

  it('renders in German', async () => {
    render('/', 'de');
    expect(
      await screen.findByText(
        'Zu 12 Entitäten gibt es Daten zu Läufen: 1 Fluss beobachtet, aber nicht angegeben, 4 angegeben, aber nicht beobachtet, 1 Datensatz nicht im Katalog.',
      ),
    ).toBeInTheDocument();
    const item = screen.getByRole('article', {
      name: /Customer features.*Churn training/,
    });
    expect(item).toHaveTextContent(
      'In die Katalogdatei von Churn training aufnehmen:',
    );
    expect(item).toHaveTextContent(
      new LocaleFormatters('de').instant(new Date('2026-11-20T10:00:00Z')),
    );
    expect(
      screen.getByRole('article', { name: /Clicks.*Churn training/ }),
    ).toHaveTextContent('An Churn training angegeben, aber nicht beobachtet');
  });

  it('is accessible', async () => {
    const { container } = render();
    await screen.findByRole('article', { name: 's3://lake/raw/visits' });
    expect(await axe(container)).toHaveNoViolations();
  });
});
