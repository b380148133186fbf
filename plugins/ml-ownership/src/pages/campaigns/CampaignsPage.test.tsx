import {
  Campaign,
  CampaignEntity,
  CampaignRequest,
  CampaignSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import { teamSummary } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { dayFromNow } from '../../ui/dialog';
import { CampaignPage } from './CampaignPage';
import { CampaignsPage } from './CampaignsPage';

const tierOne = (): CampaignSummary => ({
  id: 'c1',
  title: 'No model without a second team',
  goal: { level: 2 },
  scope: { kinds: ['Model'], tiers: [1] },
  state: 'running',
  startsAt: dayFromNow(-10),
  dueAt: dayFromNow(31),
  createdBy: 'user:default/lena',
  createdAt: '2026-11-20T10:00:00Z',
  progress: { total: 12, met: 7, notInScope: 1, notApplicable: 0 },
});

const campaign = (overrides: Partial<Campaign> = {}): Campaign => ({
  ...tierOne(),
  purpose: 'Holidays should be holidays.',
  history: [
    { day: dayFromNow(-10), total: 12, met: 3 },
    { day: dayFromNow(0), total: 12, met: 7 },
  ],
  teams: [
    { team: 'group:default/growth-ml', total: 6, met: 2 },
    { total: 6, met: 5 },
  ],
  teamCount: 2,
  ...overrides,
});

const CHURN: CampaignEntity = {
  entityRef: 'model:default/churn-classifier',
  kind: 'Model',
  title: 'Churn classifier',
  tier: 1,
  owner: 'group:default/growth-ml',
  verdict: 'no',
  level: 1,
  status: 'open',
  nextStep: {
    criterion: 'not-known-here',
    action: 'document',
    text: 'Write down how it is retrained.',
  },
};

const backend = setupMlOwnershipServer();

const render = (
  path: string,
  options: { denied?: string[]; language?: 'de' } = {},
) =>
  renderPage(
    <Routes>
      <Route path="/" element={<CampaignsPage />} />
      <Route path="/:id" element={<CampaignPage />} />
    </Routes>,
    {
      path: `/ml-ownership/overview/campaigns${path}`,
      mountPath: '/ml-ownership/overview/campaigns/*',
      ...options,
    },
  );
const currentUrl = () => screen.getByLabelText('Current URL').textContent;
const press = async (
  name: string | RegExp,
  within_ = screen.getByRole('main'),
) => userEvent.click(await within(within_).findByRole('button', { name }));

/** Presses the close button, which has the focus after a successful submit. */
const leave = async (dialog: HTMLElement) =>
  userEvent.click(
    within(dialog).getAllByRole('button', { name: 'Close' }).at(-1)!,
  );

beforeEach(() => {
  backend.answer('/v1/teams', {
    items: [teamSummary()],
    totalItems: 1,
    pageInfo: {},
  });
});

describe('CampaignsPage', () => {
  const answer = (items: CampaignSummary[], more: object = {}) =>
    backend.answer('/v1/campaigns', { items, pageInfo: {}, ...more });

  it('lists campaigns with their progress, and finds closed ones', async () => {
    answer(
      [
        tierOne(),
        {
          ...tierOne(),
          id: 'c2',
          title: 'Everybody can roll back',
          goal: { level: 3, ability: 'recover' },
          scope: {},
          state: 'overdue',
          dueAt: dayFromNow(-1),
        },
      ],
      { reportOnly: { until: '2027-03-01' } },
    );
    const { container } = render('');
    const items = await screen.findAllByRole('listitem');
    expect(items[0]).toHaveTextContent(
      '7 of 12 tier 1 models are at level 2; 31 days left',
    );
    expect(
      within(items[0]).getByRole('img', { name: '7 of 12 meet the goal' }),
    ).toBeInTheDocument();
    expect(
      within(items[0]).getByRole('link', {
        name: 'No model without a second team',
      }),
    ).toHaveAttribute('href', '/ml-ownership/overview/campaigns/c1');
    expect(items[1]).toHaveTextContent(
      '7 of 12 entities are at level 3 in “Recover”; due 1 day ago',
    );
    expect(
      screen.getByText(
        'Report-only mode until 1 Mar 2027: notifications are off',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    answer([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Closed' }));
    expect(
      await screen.findByText('No campaign is closed'),
    ).toBeInTheDocument();
    expect(backend.queriesTo('/v1/campaigns').at(-1)!.get('state')).toBe(
      'closed',
    );
    expect(currentUrl()).toContain('?state=closed');
  });

  it('shows how many entities the scope has before it begins', async () => {
    answer([]);
    const asked: unknown[] = [];
    backend.accept('/v1/campaigns/preview', body => {
      asked.push(body);
      const { scope } = body as { scope: { tiers: number[] } };
      return scope.tiers.length > 1
        ? { total: 1200, met: 1, notInScope: 2, notApplicable: 0 }
        : { total: 1, met: 0, notInScope: 0, notApplicable: 0 };
    });
    render('?new=1&kind=Model&tier=1&level=2');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(
        '1 entity is in scope. 0 already reach the target.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'Tier 2' }),
    );
    expect(
      await within(dialog).findByText(
        '1,200 entities are in scope. 1 already reaches the target. 2 experimental entities are excluded.',
      ),
    ).toBeInTheDocument();
    expect(asked.at(-1)).toEqual({
      goal: { level: 2, levelOf: 'own' },
      scope: { kinds: ['Model'], tiers: [1, 2] },
    });
  });

  it('explains campaigns, and creates the example', async () => {
    answer([]);
    backend.accept('/v1/campaigns/preview', () => ({
      total: 3,
      met: 0,
      notInScope: 0,
      notApplicable: 0,
    }));
    const { container } = render('');
    expect(await screen.findByText('No campaign is open')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await press('Start with tier 1 models at level 2');
    expect(currentUrl()).toContain('new=1&kind=Model&tier=1&level=2');

    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('checkbox', { name: 'Models' }),
    ).toBeChecked();
    expect(
      within(dialog).getByRole('checkbox', { name: 'Tier 1' }),
    ).toBeChecked();
    expect(
      within(dialog).getByRole('checkbox', { name: 'Tier 2' }),
    ).not.toBeChecked();
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Title' }),
      'Tier 1 at level 2',
    );
    backend.refuseWrite(
      '/v1/campaigns',
      409,
      'ConflictError',
      '100 campaigns are open',
    );
    await press('Start campaign', dialog);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      '100 campaigns are open',
    );
    // The own level counts unless another is chosen.
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Own level.*Target/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'System level, all abilities',
      }),
    );
    expect(dialog).toHaveTextContent('the lowest in its supply chain');
    const sent: unknown[] = [];
    backend.accept('/v1/campaigns', body => {
      sent.push(body);
      return campaign({ id: 'c7' });
    });
    await press('Start campaign', dialog);
    expect(
      await within(dialog).findByRole('link', { name: 'Open the campaign' }),
    ).toHaveAttribute('href', '/ml-ownership/overview/campaigns/c7');
    expect(sent).toEqual([
      {
        title: 'Tier 1 at level 2',
        goal: { level: 2, levelOf: 'system' },
        scope: { kinds: ['Model'], tiers: [1] },
        startsAt: dayFromNow(0),
        dueAt: dayFromNow(90),
      },
    ]);
    answer([tierOne()]);
    await leave(dialog);
    expect(await screen.findByRole('listitem')).toBeInTheDocument();
    expect(currentUrl()).toBe('/ml-ownership/overview/campaigns');
  });

  it('does not offer to create one without permission', async () => {
    answer([]);
    render('?new=1', { denied: ['ml-ownership.campaign.manage'] });
    expect(await screen.findByText('No campaign is open')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'New campaign' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [403, 'No access to the campaigns'],
    [500, 'Could not load the campaigns'],
  ])('shows an error if it could not be read (%s)', async (status, title) => {
    backend.refuse('/v1/campaigns', status, 'Error', 'It is so');
    const { container } = render('');
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('renders in German', async () => {
    answer([tierOne()]);
    render('', { language: 'de' });
    expect(await screen.findByRole('listitem')).toHaveTextContent(
      'Auf Stufe 2 sind 7 von 12 Modellen mit Tier 1; noch 31 Tage',
    );
    expect(
      await screen.findByRole('button', { name: 'Neue Kampagne' }),
    ).toBeInTheDocument();
  });
});

describe('CampaignPage', () => {
  const answer = (found: Campaign, items: CampaignEntity[] = [CHURN]) => {
    backend.answer('/v1/campaigns/c1', found);
    backend.answer('/v1/campaigns/c1/entities', {
      items,
      totalItems: items.length,
      pageInfo: { nextCursor: 'further' },
    });
  };

  it('shows the progress, what each team has left, and the first step', async () => {
    answer(campaign());
    const { container } = render('/c1');
    expect(
      await screen.findByRole('heading', {
        name: '7 of 12 tier 1 models are at level 2; 31 days left',
      }),
    ).toBeInTheDocument();
    for (const text of [
      'No model without a second team',
      'Holidays should be holidays.',
      /^Goal: level 2 \(Documented\) by/,
      '1 experimental entity is excluded.',
    ]) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
    const teams = screen.getByRole('region', { name: 'Teams' });
    expect(
      within(teams)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual(['growth-ml42', 'No owner, or owner not visible to you15']);
    const row = await screen.findByRole('row', { name: /Churn classifier/ });
    expect(row).toHaveTextContent('Write down how it is retrained.');
    expect(
      screen.getByRole('figure', { name: /went from 3 to 7 of 12/ }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('radio', { name: /^Done/ }));
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/campaigns/c1/entities').at(-1)!.getAll('status'),
      ).toEqual(['met']),
    );
    await press('Next page');
    await waitFor(() =>
      expect(
        backend.queriesTo('/v1/campaigns/c1/entities').at(-1)!.get('cursor'),
      ).toBe('further'),
    );
    expect(currentUrl()).toContain('?show=met&cursor=further');
  });

  it('measures the system level, and names the weakest link of each entity', async () => {
    answer(campaign({ goal: { level: 2, levelOf: 'system' } }), [
      {
        ...CHURN,
        nextStep: undefined,
        weakestLink: {
          entityRef: 'dataset:default/orders',
          title: 'Orders',
          path: [],
          verdict: 'no',
          reasonText: 'It has no contract',
        },
      },
    ]);
    render('/c1');
    expect(
      await screen.findByRole('heading', {
        name: '7 of 12 tier 1 models are at level 2, including the supply chain; 31 days left',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^Goal: level 2 \(Documented\), including the supply chain by/,
      ),
    ).toBeInTheDocument();
    const row = await screen.findByRole('row', { name: /Churn classifier/ });
    expect(row).toHaveTextContent('Weakest link: Orders');
    expect(row).not.toHaveTextContent('No step available');
    expect(within(row).getByRole('link', { name: /Orders/ })).toHaveAttribute(
      'href',
      '/catalog/default/dataset/orders/handover',
    );
  });

  it('is changed, closed and reopened', async () => {
    answer(
      campaign({
        scope: {
          team: 'group:default/growth-ml',
          system: 'system:default/ads',
        },
        goal: { level: 3, ability: 'deploy' },
        history: [],
      }),
    );
    render('/c1');
    await press('Edit');
    let dialog = await screen.findByRole('dialog');
    const title = within(dialog).getByRole('textbox', { name: 'Title' });
    expect(title).toHaveValue('No model without a second team');
    await userEvent.clear(title);
    await userEvent.type(title, 'Better');
    await press('Any system', dialog);
    const sent: CampaignRequest[] = [];
    backend.accept('/v1/campaigns/c1', body => {
      sent.push(body as CampaignRequest);
      return campaign();
    });
    await press('Save', dialog);
    expect(await within(dialog).findByText('Saved.')).toBeInTheDocument();
    expect(sent).toEqual([
      {
        title: 'Better',
        purpose: 'Holidays should be holidays.',
        goal: { level: 3, ability: 'deploy', levelOf: 'own' },
        scope: { team: 'group:default/growth-ml' },
        startsAt: dayFromNow(-10),
        dueAt: dayFromNow(31),
      },
    ]);
    await leave(dialog);

    await press('Close the campaign');
    dialog = await screen.findByRole('dialog');
    expect(await axe(dialog)).toHaveNoViolations();
    const closed = campaign({
      state: 'closed',
      closedAt: '2026-11-24T10:00:00Z',
      closedBy: 'user:default/lena',
    });
    backend.accept('/v1/campaigns/c1/close', () => {
      answer(closed);
      return closed;
    });
    await press('Close the campaign', dialog);
    await within(dialog).findByText('Closed.');
    await leave(dialog);
    expect(
      await screen.findByRole('heading', { name: /closed on 24 Nov 2026/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Reopen' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'No access to the campaign'],
    [404, 'Not found: the campaign'],
    [500, 'Could not load the campaign'],
  ])('shows an error if it could not be read (%s)', async (status, title) => {
    backend.refuse('/v1/campaigns/c1', status, 'Error', 'It is so');
    const { container } = render('/c1');
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('renders an empty state without entities', async () => {
    answer(
      campaign({
        progress: { total: 0, met: 0, notInScope: 0, notApplicable: 0 },
        history: [],
        teams: [],
        teamCount: 0,
      }),
      [],
    );
    render('/c1');
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing is in scope yet; 31 days left',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('No entities remaining'),
    ).toBeInTheDocument();
  });
});
