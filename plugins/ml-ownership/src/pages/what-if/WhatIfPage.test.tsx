import { Entity } from '@backstage/catalog-model';
import { WhatIf } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { WhatIfPage } from './WhatIfPage';

const ADA: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { displayName: 'Ada Lovelace' } },
};
const GROWTH: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'growth', namespace: 'default', title: 'Growth' },
  spec: {},
};
const COMPONENT: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'adapter', namespace: 'default' },
  spec: {},
};

const NOTHING: WhatIf = {
  items: [],
  totals: {
    entities: 0,
    verdicts: 0,
    losses: {
      owner: 0,
      operator: 0,
      'last-non-author': 0,
      'on-call': 0,
      escalation: 0,
      approver: 0,
      author: 0,
      steward: 0,
    },
  },
  hidden: 0,
};
const SOMETHING: WhatIf = {
  items: [
    {
      entityRef: 'model:default/churn-classifier',
      title: 'Churn classifier',
      kind: 'Model',
      tier: 1,
      owner: 'group:default/growth',
      losses: ['owner', 'last-non-author'],
      before: { verdict: 'unproven', level: 2 },
      after: { verdict: 'no', level: 0 },
      newFailures: ['ownership.group', 'acme.own-rule'],
    },
    {
      entityRef: 'dataset:default/customer-features',
      title: 'Customer features',
      kind: 'Dataset',
      losses: ['on-call'],
      before: { verdict: 'no', level: 1 },
      after: { verdict: 'no', level: 1 },
      newFailures: [
        'observe.on-call',
        'recover.escalation',
        'ownership.authors',
      ],
    },
    {
      entityRef: 'model:default/retention',
      title: 'Retention',
      kind: 'Model',
      tier: 3,
      losses: [],
      before: { verdict: 'unproven', level: 2 },
      after: { verdict: 'no', level: 0 },
      newFailures: [],
    },
  ],
  totals: {
    entities: 3,
    verdicts: 2,
    losses: {
      owner: 1,
      operator: 0,
      'last-non-author': 1,
      'on-call': 1,
      escalation: 0,
      approver: 0,
      author: 0,
      steward: 0,
    },
  },
  hidden: 3,
};

describe('The what-if page', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() =>
    backend.answer('/v1/departures', { items: [], totalItems: 0 }),
  );
  const renderWhatIf = (search = '') =>
    renderPage(<WhatIfPage />, {
      path: `/ml-ownership/teams/what-if${search}`,
      mountPath: '/ml-ownership/teams/what-if',
      entities: [ADA, GROWTH, COMPONENT],
    });
  const choose = async (words: string, option: RegExp) => {
    await userEvent.type(
      await screen.findByRole('searchbox', {
        name: 'People and groups leaving',
      }),
      words,
    );
    await userEvent.click(await screen.findByRole('option', { name: option }));
  };
  const url = () => screen.getByRole('status', { name: 'Current URL' });

  it('evaluates selected users and groups, and keeps the selection in the URL', async () => {
    const asked: unknown[] = [];
    backend.accept('/v1/what-if', body => {
      asked.push(body);
      return SOMETHING;
    });
    const { container } = renderWhatIf();
    expect(
      await screen.findByText('Select people or groups'),
    ).toBeInTheDocument();

    await choose('ada', /Ada Lovelace/);
    expect(
      await screen.findByText(/^If ada left, 2 models and 1 dataset/i),
    ).toBeInTheDocument();
    await choose('grow', /Growth/);
    expect(
      await screen.findByText(
        /^If ada left, and growth dissolved, 2 models and 1 dataset would be affected; the verdict of 2 would change\. 1 would lose its owner, 1 would lose its last non-author operator and 1 would lose its on-call\.$/i,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '3 more affected entities are hidden: you have no access.',
      ),
    ).toBeInTheDocument();
    expect(url()).toHaveTextContent(
      '/ml-ownership/teams/what-if?leaving=user%3Adefault%2Fada&dissolved=group%3Adefault%2Fgrowth',
    );
    expect(asked).toEqual([
      { leaving: ['user:default/ada'], dissolved: [] },
      {
        leaving: ['user:default/ada'],
        dissolved: ['group:default/growth'],
      },
    ]);

    const [, churn, features, retention] = within(
      screen.getByRole('table', {
        name: 'Affected entities, most critical first',
      }),
    ).getAllByRole('row');
    expect(churn).toHaveTextContent(
      'Churn classifier1growthits ownerits last non-author operatorUnprovenlevel 2becameNolevel 0no group of two or more people owns itacme.own-rule',
    );
    expect(
      within(churn).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(features).toHaveTextContent(
      'Customer features––its on-callNolevel 13 criterianobody is on call for it',
    );
    expect(retention).toHaveTextContent(/An entity in its supply chain$/);
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: /Remove ada/i }));
    expect(
      await screen.findByText(/^If growth dissolved, /i),
    ).toBeInTheDocument();
    expect(url()).toHaveTextContent(/\?dissolved=group%3Adefault%2Fgrowth$/);
  });

  it('opens a shared URL, and saves the result as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
    backend.accept('/v1/what-if', () => SOMETHING);
    renderWhatIf('?leaving=user:default/ada&leaving=user:default/ada');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Save as CSV' }),
    );
    expect(await screen.findByText('Saved 3 rows.')).toBeInTheDocument();
    expect((await saved[0].text()).split('\r\n')).toEqual([
      'Entity,Title,Kind,Tier,Owner,Would lose,Verdict before,Level before,Verdict after,Level after,Criteria that would fail',
      'model:default/churn-classifier,Churn classifier,Model,1,group:default/growth,"its owner, its last non-author operator",Unproven,2,No,0,ownership.group acme.own-rule',
      'dataset:default/customer-features,Customer features,Dataset,,,its on-call,No,1,No,1,observe.on-call recover.escalation ownership.authors',
      'model:default/retention,Retention,Model,3,,,Unproven,2,No,0,',
      '',
    ]);
  });

  it('counts lost authors and stewards, and says once what several entities fail', async () => {
    const items = ['one', 'two', 'three'].map(name => ({
      ...SOMETHING.items[1],
      entityRef: `dataset:default/${name}`,
      title: name,
      losses: ['author' as const, 'steward' as const],
      newFailures: ['ownership.authors'],
    }));
    const { losses } = NOTHING.totals;
    backend.accept('/v1/what-if', () => ({
      items,
      totals: {
        entities: 3,
        verdicts: 0,
        losses: { ...losses, escalation: 2, author: 3, steward: 1 },
      },
      hidden: 0,
    }));
    const { container } = renderWhatIf('?leaving=user:default/ada');
    expect(
      await screen.findByText(
        /3 datasets would be affected\. 2 would lose their escalation contact, 3 would lose an author and 1 would lose its steward\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', {
        name: 'New failures that several entities share',
      }),
    ).toHaveTextContent(
      /^none of its declared authors is in the catalog: 3 entitiesone, two, three$/,
    );
    expect(
      within(
        screen.getByRole('list', {
          name: 'New failures that several entities share',
        }),
      ).getByRole('link', { name: 'two' }),
    ).toHaveAttribute('href', expect.stringContaining('/dataset/two'));
    const [, one] = within(
      screen.getByRole('table', {
        name: 'Affected entities, most critical first',
      }),
    ).getAllByRole('row');
    expect(one).toHaveTextContent(/an authorits steward.*1 criterion/);
    expect(
      within(one).getByText('none of its declared authors is in the catalog'),
    ).not.toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows that nothing would change', async () => {
    backend.accept('/v1/what-if', () => NOTHING);
    renderWhatIf('?dissolved=group:default/growth');
    expect(await screen.findByText('No impact')).toBeInTheDocument();
  });

  it('shows how many entities are listed', async () => {
    backend.accept('/v1/what-if', () => ({
      ...SOMETHING,
      totals: { ...SOMETHING.totals, entities: 612 },
      hidden: 0,
    }));
    renderWhatIf('?dissolved=group:default/growth');
    expect(
      await screen.findByText(
        /^If growth dissolved, 612 entities would be affected/i,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Showing the 3 most critical.'),
    ).toBeInTheDocument();
  });

  it('reports an invalid selection, and lets the user fix it', async () => {
    backend.refuseWrite(
      '/v1/what-if',
      400,
      'InputError',
      'leaving[0] is ":", expected the ref of a User',
    );
    renderWhatIf('?leaving=:');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'leaving[0] is ":", expected the ref of a User',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove :' }));
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('Select people or groups')).toBeInTheDocument();
  });
});
