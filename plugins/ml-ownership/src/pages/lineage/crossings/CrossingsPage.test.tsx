import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Crossing,
  CrossingsPage as Page,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { teamSummary } from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { CrossingsPage } from './CrossingsPage';

const CROSSING: Crossing = {
  from: {
    entityRef: 'dataset:default/customer-features',
    kind: 'Dataset',
    title: 'Customer features',
    owner: 'group:default/data-eng',
    tier: 2,
  },
  to: {
    entityRef: 'model:default/churn-classifier',
    kind: 'Model',
    title: 'Churn classifier',
    owner: 'group:default/growth-ml',
    tier: 1,
  },
  relations: ['trainedOn', 'evaluatedOn'],
  origins: ['declared', 'observed'],
  contract: 'fail',
  freshness: 'pass',
  onCall: 'unknown',
  stakeholders: [
    { entityRef: 'group:default/data-eng', role: 'upstream-owner' },
    { entityRef: 'user:default/ada', role: 'steward' },
    { entityRef: 'user:default/grace', role: 'data-changes' },
    { entityRef: 'group:default/growth-ml', role: 'downstream-owner' },
  ],
};

function page(overrides: Partial<Page> = {}): Page {
  return {
    items: [CROSSING],
    totalItems: 1,
    totals: {
      crossings: 7,
      teamPairs: 3,
      withoutContract: 5,
      withoutFreshness: 0,
      withoutOnCall: 2,
    },
    pageInfo: {},
    ...overrides,
  };
}

describe('CrossingsPage', () => {
  const backend = setupMlOwnershipServer();

  beforeEach(() => {
    backend.answer('/v1/lineage/crossings', page());
    backend.answer('/v1/teams', {
      items: [teamSummary()],
      totalItems: 1,
      pageInfo: {},
    });
  });

  const render = (path = '/', language?: 'de') =>
    renderPage(<CrossingsPage />, { path, language });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;
  afterEach(() => jest.restoreAllMocks());

  const lastQuery = () =>
    Object.fromEntries(backend.queriesTo('/v1/lineage/crossings').at(-1)!);

  it('shows the number of crossings, and the terms and stakeholders of each edge', async () => {
    render();

    const row = await screen.findByRole('row', { name: /Customer features/ });
    expect(
      screen.getByText(
        'Data crosses from one team to another 7 times, between 3 pairs of teams: 5 without a contract, 2 without an on-call.',
      ),
    ).toBeInTheDocument();
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(cell => cell.textContent),
    ).toEqual([
      'data-eng',
      'Churn classifiertraining data for, evaluation data for, declared, observed in a run',
      'growth-ml',
      'Fails',
      'Passes',
      'Unknown',
      'data-eng owner of the sourceada data stewardgrace approves data changesgrowth-ml owner of the consumer',
      '1',
    ]);
    expect(
      within(row).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute('href', '/catalog/default/model/churn-classifier');
  });

  it('combines teams and terms on narrow screens', async () => {
    jest
      .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
      .mockReturnValue({ width: 700 } as DOMRect);
    const { container } = render();

    const row = await screen.findByRole('row', { name: /Customer features/ });
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['From', 'To', 'Agreements', 'Stakeholders', 'Tier']);
    expect(
      within(row).getByRole('rowheader', { name: /Customer features/ }),
    ).toHaveTextContent('Customer featuresdata-eng');
    expect(row).toHaveTextContent('ContractFailsFreshnessPassesOn-callUnknown');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('renders in German', async () => {
    render('/', 'de');
    const row = await screen.findByRole('row', { name: /Customer features/ });
    expect(
      screen.getByText(
        'Daten gehen 7-mal von einem Team zu einem anderen, zwischen 3 Paaren von Teams: 5 ohne Vertrag, 2 ohne Bereitschaft.',
      ),
    ).toBeInTheDocument();
    expect(row).toHaveTextContent('Trainingsdaten für');
    expect(row).toHaveTextContent('genehmigt Änderungen der Daten');
  });

  it('restores filters, sort and page from the URL', async () => {
    render(
      '/?view=crossings&search=churn&team=group%3Adefault%2Fads&fromTeam=group%3Adefault%2Fgrowth-ml&toTeam=group%3Adefault%2Fops&missing=onCall&missing=contract&missing=luck&sort=tier&order=desc&cursor=abc&page=2',
    );
    await screen.findByRole('row', { name: /Customer features/ });

    const [query] = backend.queriesTo('/v1/lineage/crossings');
    expect(query.getAll('missing')).toEqual(['contract', 'onCall']);
    expect(Object.fromEntries(query)).toEqual({
      q: 'churn',
      team: 'group:default/ads',
      fromTeam: 'group:default/growth-ml',
      toTeam: 'group:default/ops',
      missing: 'onCall',
      sort: 'tier',
      order: 'desc',
      limit: '20',
      cursor: 'abc',
    });
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'churn',
    );
    expect(
      screen.getByRole('button', { name: /Growth ML.*From team/ }),
    ).toBeInTheDocument();
    // The team list does not contain this team, so its ref is shown.
    expect(
      screen.getByRole('button', { name: /ads.*Team/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'No contract (5)' }),
    ).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('columnheader', { name: /Tier/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('filters and sorts from the first page on, and keeps that in the URL', async () => {
    render('/?view=crossings&cursor=abc&page=2');
    await screen.findByRole('row', { name: /Customer features/ });

    await userEvent.click(
      screen.getByRole('button', { name: 'No on-call (2)' }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe('/?view=crossings&missing=onCall'),
    );
    await userEvent.click(screen.getByRole('button', { name: /Any To team/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Growth ML' }));
    await waitFor(() =>
      expect(currentUrl()).toBe(
        '/?view=crossings&missing=onCall&toTeam=group%3Adefault%2Fgrowth-ml',
      ),
    );
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'churn',
    );
    await waitFor(() => expect(currentUrl()).toContain('search=churn'));
    await userEvent.click(
      screen.getByRole('columnheader', { name: /From team/ }),
    );
    await waitFor(() =>
      expect(lastQuery()).toEqual({
        q: 'churn',
        toTeam: 'group:default/growth-ml',
        missing: 'onCall',
        sort: 'fromTeam',
        order: 'asc',
        limit: '20',
      }),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() =>
      expect(currentUrl()).toBe('/?view=crossings&sort=fromTeam&order=asc'),
    );
  });

  it('pages', async () => {
    backend.answer(
      '/v1/lineage/crossings',
      page({ totalItems: 41, pageInfo: { nextCursor: 'next' } }),
    );
    render();
    await screen.findByRole('row', { name: /Customer features/ });

    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() => expect(currentUrl()).toBe('/?cursor=next&page=1'));
    expect((await screen.findAllByText('21–21 of 41'))[0]).toBeInTheDocument();
  });

  it('saves the filtered crossings as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    render('/?missing=contract&cursor=abc&page=2');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save crossings as CSV' }),
    );

    expect(await screen.findByText('Saved 1 row.')).toBeInTheDocument();
    expect(lastQuery()).toEqual({ missing: 'contract', limit: '500' });
    const [, line] = (await saved[0].text()).split('\r\n');
    expect(line).toBe(
      'dataset:default/customer-features,Customer features,group:default/data-eng,2,model:default/churn-classifier,Churn classifier,group:default/growth-ml,1,"training data for, evaluation data for","declared, observed in a run",fail,pass,unknown,"group:default/data-eng (owner of the source); user:default/ada (data steward); user:default/grace (approves data changes); group:default/growth-ml (owner of the consumer)"',
    );
  });

  it('renders an empty state without crossings, and offers to clear filters without a match', async () => {
    const none = {
      crossings: 0,
      teamPairs: 0,
      withoutContract: 0,
      withoutFreshness: 0,
      withoutOnCall: 0,
    };
    backend.answer(
      '/v1/lineage/crossings',
      page({ items: [], totalItems: 0, totals: none }),
    );
    render('/?search=nothing');

    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(
      await screen.findByText('No data crosses team boundaries'),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    backend.refuse(
      '/v1/lineage/crossings',
      400,
      'InputError',
      'The cursor is broken',
    );
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The cursor is broken',
    );
  });

  it('is accessible', async () => {
    const { container } = render();
    await screen.findByRole('row', { name: /Customer features/ });
    expect(await axe(container)).toHaveNoViolations();
  });
});
