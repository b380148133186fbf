import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Impact,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { ImpactPanel } from './ImpactPanel';

const ROOT = 'dataset:default/customer-features';

const IMPACT: Impact = {
  root: { entityRef: ROOT, kind: 'Dataset', title: 'Customer features' },
  counts: {
    entities: 23,
    kinds: { Model: 14, Component: 9 },
    tierOne: 3,
    modelsWithVerdictNo: 2,
  },
  teams: [
    {
      team: 'group:default/growth-ml',
      counts: {
        entities: 12,
        kinds: { Model: 4, Component: 8 },
        tierOne: 3,
        modelsWithVerdictNo: 0,
      },
      minDistance: 2,
    },
    {
      team: 'group:default/ads',
      counts: {
        entities: 10,
        kinds: { Model: 10 },
        tierOne: 0,
        modelsWithVerdictNo: 2,
      },
      minDistance: 1,
    },
    {
      counts: {
        entities: 1,
        kinds: { Component: 1 },
        tierOne: 0,
        modelsWithVerdictNo: 0,
      },
      minDistance: 4,
    },
  ],
  totalTeams: 2,
  hidden: 0,
};

const BIDDING: LineageEntity = {
  entityRef: 'model:default/bidding',
  kind: 'Model',
  type: 'regressor',
  title: 'Bidding, "v2"',
  tier: 2,
  owner: 'group:default/ads',
  verdict: 'no',
  level: 1,
  distance: 1,
};

const GONE: LineageEntity = {
  entityRef: 'component:default/gone',
  kind: 'Component',
  title: '=gone',
  notInCatalog: true,
  distance: 3,
};

describe('ImpactPanel', () => {
  const backend = setupMlOwnershipServer();

  beforeEach(() => {
    backend.answer('/v1/lineage/impact', IMPACT);
    backend.answer('/v1/lineage/entities', {
      items: [BIDDING, GONE],
      totalItems: 2,
      hidden: 0,
      pageInfo: {},
    });
  });

  const renderPanel = (path = '/', denied: string[] = [], language?: 'de') =>
    renderPage(<ImpactPanel root={ROOT} />, { path, denied, language });
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;
  const rowsOf = (table: HTMLElement) =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);

  it('shows a summary, then the teams, most affected first', async () => {
    renderPanel();

    expect(
      await screen.findByText(
        'If Customer features breaks: 14 models, 9 other entities, 2 teams; 3 of tier 1; 2 models no other team can run.',
      ),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Affected teams' });
    expect(rowsOf(table)).toEqual([
      'growth-ml124302',
      'ads1010021',
      'No owner10004',
    ]);
    expect(within(table).getByRole('link', { name: 'ads' })).toHaveAttribute(
      'href',
      '/catalog/default/group/ads',
    );
  });

  it('sorts teams, and keeps that in the URL', async () => {
    renderPanel();
    const table = await screen.findByRole('table', { name: 'Affected teams' });

    await userEvent.click(
      within(table).getByRole('button', { name: 'Models' }),
    );
    expect(currentUrl()).toBe('/?impactSort=models&impactOrder=desc');
    expect(rowsOf(table)[0]).toMatch(/^ads/);
    expect(
      within(table).getByRole('columnheader', { name: 'Models' }),
    ).toHaveAttribute('aria-sort', 'descending');

    await userEvent.click(
      within(table).getByRole('button', { name: 'Models' }),
    );
    expect(currentUrl()).toBe('/?impactSort=models&impactOrder=asc');
    expect(rowsOf(table)[0]).toMatch(/^No owner/);

    await userEvent.click(within(table).getByRole('button', { name: 'Team' }));
    expect(rowsOf(table).map(row => row!.replace(/\d+/, ''))).toEqual([
      'ads',
      'growth-ml',
      'No owner',
    ]);
  });

  it('expands a team to its entities, sorted by the backend, from the URL', async () => {
    renderPanel(
      '/?impactTeam=group%3Adefault%2Fads&impactEntitySort=level&impactEntityOrder=desc',
    );

    const entities = await screen.findByRole('table', {
      name: 'Affected, owned by ads',
    });
    expect(rowsOf(entities)).toEqual([
      'Bidding, "v2"Model, regressor12NoLevel 1, Declared',
      '=gone (not in the catalog)Component3–––No level',
    ]);
    expect(
      Object.fromEntries(backend.queriesTo('/v1/lineage/entities')[0]),
    ).toEqual({
      root: ROOT,
      direction: 'downstream',
      owners: 'group:default/ads',
      includeBelow: 'false',
      sort: 'level',
      order: 'desc',
      limit: '20',
    });

    await userEvent.click(
      within(entities).getByRole('button', { name: 'Title' }),
    );
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/lineage/entities').at(-1)!.get('sort'),
      ).toBe('title'),
    );
    const toggle = screen.getByRole('button', {
      name: 'Affected entities of ads',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(toggle);
    await waitFor(() =>
      expect(
        screen.queryByRole('table', { name: 'Affected, owned by ads' }),
      ).not.toBeInTheDocument(),
    );
    expect(currentUrl()).not.toContain('impactTeam');

    await userEvent.click(
      screen.getByRole('button', { name: 'Affected entities of no owner' }),
    );
    await screen.findByRole('table', { name: 'Affected, owned by no owner' });
    expect(
      backend.queriesTo('/v1/lineage/entities').at(-1)!.get('owners'),
    ).toBe('none');
  });

  it('saves all affected entities as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    renderPanel();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Export affected entities as CSV',
      }),
    );

    expect(await screen.findByText('Saved 2 rows.')).toBeInTheDocument();
    expect(
      Object.fromEntries(backend.queriesTo('/v1/lineage/entities')[0]),
    ).toEqual({
      root: ROOT,
      direction: 'downstream',
      sort: 'distance',
      limit: '500',
    });
    expect(await saved[0].text()).toBe(
      [
        'Entity,Title,Kind,Type,Lifecycle,Hops,Tier,Owner,System,Own verdict,Level',
        'model:default/bidding,"Bidding, ""v2""",Model,regressor,,1,2,group:default/ads,,no,1',
        "component:default/gone,'=gone,Component,,,3,,,,,",
        '',
      ].join('\r\n'),
    );
  });

  it('notifies selected owners, and shows the recipients', async () => {
    const sent: unknown[] = [];
    backend.accept('/v1/lineage/impact/notify', body => {
      sent.push(body);
      return { notified: ['group:default/ads'] };
    });
    renderPanel();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Notify owners' }),
    );

    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('All 2 affected teams');
    expect(dialog).toHaveTextContent('growth-ml, ads');
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Chosen teams' }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'ads' }),
    );
    await userEvent.click(within(dialog).getByRole('radio', { name: 'High' }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Message/ }),
      'The column age goes on Monday.',
    );
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Notify' }),
    );

    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Notified:ads',
    );
    expect(sent).toEqual([
      {
        root: ROOT,
        message: 'The column age goes on Monday.',
        severity: 'high',
        teams: ['group:default/ads'],
      },
    ]);
  });

  it('keeps the input if the notification is rejected, and sends nothing without a message', async () => {
    backend.refuseWrite(
      '/v1/lineage/impact/notify',
      403,
      'NotAllowedError',
      'Unauthorized',
    );
    renderPanel();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Notify owners' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Notify' }),
    );
    expect(backend.queriesTo('/v1/lineage/impact/notify')).toEqual([]);

    const message = within(dialog).getByRole('textbox', { name: /Message/ });
    await userEvent.type(message, 'It is late.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Notify' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Unauthorized',
    );
    expect(message).toHaveValue('It is late.');
  });

  it('offers to notify only with permission', async () => {
    renderPanel('/', ['ml-ownership.impact.notify']);
    await screen.findByRole('table', { name: 'Affected teams' });
    expect(
      screen.queryByRole('button', { name: 'Notify owners' }),
    ).not.toBeInTheDocument();
  });

  it('renders an empty state, and shows the error of the backend', async () => {
    backend.answer('/v1/lineage/impact', {
      ...IMPACT,
      counts: { entities: 0, kinds: {}, tierOne: 0, modelsWithVerdictNo: 0 },
      teams: [],
      totalTeams: 0,
    });
    const page = renderPanel();
    expect(
      await screen.findByText(
        'If Customer features breaks, no entity in the catalog is affected.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    page.unmount();

    backend.refuse(
      '/v1/lineage/impact',
      404,
      'NotFoundError',
      'No such entity',
    );
    renderPanel();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No such entity',
    );
  });

  it('renders in German', async () => {
    renderPanel('/?impactTeam=group%3Adefault%2Fads', [], 'de');
    expect(
      await screen.findByText(
        'Fällt Customer features aus: 14 Modelle, 9 andere Entitäten, 2 Teams; 3 davon in Tier 1; 2 Modelle, die kein anderes Team betreiben kann.',
      ),
    ).toBeInTheDocument();
    const table = await screen.findByRole('table', {
      name: 'Betroffen, im Eigentum von ads',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Titel', 'Art', 'Schritte', 'Tier', 'Eigenes Urteil', 'Stufe']);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Eigentümer benachrichtigen',
      }),
    );
    expect(
      await screen.findByRole('radio', { name: 'Alle 2 betroffenen Teams' }),
    ).toBeChecked();
  });

  it('is accessible', async () => {
    const { container } = renderPanel('/?impactTeam=group%3Adefault%2Fads');
    await screen.findByRole('table', { name: 'Affected, owned by ads' });
    expect(await axe(container)).toHaveNoViolations();
  });
});
