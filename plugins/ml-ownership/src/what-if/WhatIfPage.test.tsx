import { Entity } from '@backstage/catalog-model';
import { WhatIf } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { renderPage } from '../__testUtils__/renderPage';
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
      decider: 0,
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
      loses: ['owner', 'last-non-author'],
      before: { verdict: 'unproven', level: 2 },
      after: { verdict: 'no', level: 0 },
      fails: ['ownership.group', 'acme.own-rule'],
    },
    {
      entityRef: 'dataset:default/customer-features',
      title: 'Customer features',
      kind: 'Dataset',
      loses: ['on-call'],
      before: { verdict: 'no', level: 1 },
      after: { verdict: 'no', level: 1 },
      fails: ['observe.on-call', 'recover.escalation', 'ownership.authors'],
    },
    {
      entityRef: 'model:default/retention',
      title: 'Retention',
      kind: 'Model',
      tier: 3,
      loses: [],
      before: { verdict: 'unproven', level: 2 },
      after: { verdict: 'no', level: 0 },
      fails: [],
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
      decider: 0,
    },
  },
  hidden: 3,
};

describe('The What-if page', () => {
  const backend = setupMlOwnershipServer();
  const renderWhatIf = (search = '') =>
    renderPage(<WhatIfPage />, {
      path: `/ml-ownership/teams/what-if${search}`,
      mountPath: '/ml-ownership/teams/what-if',
      entities: [ADA, GROWTH, COMPONENT],
    });
  const choose = async (words: string, option: RegExp) => {
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Who would be gone' }),
      words,
    );
    await userEvent.click(await screen.findByRole('option', { name: option }));
  };
  const url = () => screen.getByRole('status', { name: 'Current URL' });

  it('asks about people and groups that one chooses, and keeps the question in the URL', async () => {
    const asked: unknown[] = [];
    backend.accept('/v1/what-if', body => {
      asked.push(body);
      return SOMETHING;
    });
    const { container } = renderWhatIf();
    expect(await screen.findByText('Who would be gone?')).toBeInTheDocument();

    await choose('ada', /Ada Lovelace/);
    expect(
      await screen.findByText(/^If ada left, 2 models and 1 dataset/i),
    ).toBeInTheDocument();
    await choose('grow', /Growth/);
    expect(
      await screen.findByText(
        /^If ada left, and growth dissolved, 2 models and 1 dataset would change, and 2 would get another verdict\. 1 would lose its owner, 1 would lose the last operator who did not build it and 1 would lose its on-call\.$/i,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('3 more would change that you may not see.'),
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
        name: 'What would change, the most critical first',
      }),
    ).getAllByRole('row');
    expect(churn).toHaveTextContent(
      'Churn classifier1growthits ownerthe last operator who did not build itUnprovenlevel 2becameNolevel 0no group of two or more people owns itacme.own-rule',
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
    expect(retention).toHaveTextContent(/Something in its supply chain$/);
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      screen.getByRole('button', { name: /Let ada stay/i }),
    );
    expect(
      await screen.findByText(/^If growth dissolved, /i),
    ).toBeInTheDocument();
    expect(url()).toHaveTextContent(/\?dissolved=group%3Adefault%2Fgrowth$/);
  });

  it('answers a shared URL, and saves the answer as CSV', async () => {
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
      'model:default/churn-classifier,Churn classifier,Model,1,group:default/growth,"its owner, the last operator who did not build it",Unproven,2,No,0,ownership.group acme.own-rule',
      'dataset:default/customer-features,Customer features,Dataset,,,its on-call,No,1,No,1,observe.on-call recover.escalation ownership.authors',
      'model:default/retention,Retention,Model,3,,,Unproven,2,No,0,',
      '',
    ]);
  });

  it('says that nothing would change', async () => {
    backend.accept('/v1/what-if', () => NOTHING);
    renderWhatIf('?dissolved=group:default/growth');
    expect(await screen.findByText('Nothing would change')).toBeInTheDocument();
  });

  it('says how many are listed where not all are', async () => {
    backend.accept('/v1/what-if', () => ({
      ...SOMETHING,
      totals: { ...SOMETHING.totals, entities: 612 },
      hidden: 0,
    }));
    renderWhatIf('?dissolved=group:default/growth');
    expect(
      await screen.findByText(
        /^If growth dissolved, 612 entities would change/i,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The 3 most critical are listed.'),
    ).toBeInTheDocument();
  });

  it('says what is wrong with the question, and lets one mend it', async () => {
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
    await userEvent.click(screen.getByRole('button', { name: 'Let : stay' }));
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('Who would be gone?')).toBeInTheDocument();
  });
});
