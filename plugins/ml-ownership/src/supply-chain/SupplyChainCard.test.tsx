import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ML_RELATION_PAIRS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { en } from '../words/en';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { SupplyChainCard } from './SupplyChainCard';
import { supplyChainOf } from './supplyChainOf';

describe('SupplyChainCard', () => {
  afterEach(() => window.localStorage.clear());

  it('shows what a model is made from and what uses it, by relation', async () => {
    renderPage(<SupplyChainCard />, { entity: CHURN_CLASSIFIER });

    const madeFrom = (await screen.findByRole('heading', { name: 'Made from' }))
      .parentElement;
    expect(madeFrom).toHaveTextContent('trained oncustomer-features');
    expect(madeFrom).toHaveTextContent('produced bychurn-training');
    const usedBy = screen.getByRole('heading', {
      name: 'Used by',
    }).parentElement;
    expect(usedBy).toHaveTextContent('served bychurn-api');
    expect(usedBy).toHaveTextContent('model used bychurn-scoring');
    expect(screen.queryByText('churn-monitor')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the lineage' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/ml-lineage',
    );
  });

  it('speaks German where the app does', async () => {
    const { container } = renderPage(<SupplyChainCard />, {
      entity: CHURN_CLASSIFIER,
      language: 'de',
    });
    const madeFrom = (
      await screen.findByRole('heading', { name: 'Entsteht aus' })
    ).parentElement;
    expect(madeFrom).toHaveTextContent('trainiert mitcustomer-features');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has words for every relation along which data flows', () => {
    const titles = ML_RELATION_PAIRS.filter(
      ({ dataFlow }) => dataFlow !== 'none',
    ).flatMap(({ forward, reverse }) => [
      [forward.type, forward.title],
      [reverse.type, reverse.title],
    ]);
    expect(en.supplyChain.relation).toEqual(Object.fromEntries(titles));
  });

  it('is calm about an entity on its own', () => {
    expect(
      supplyChainOf({ ...CHURN_CLASSIFIER, relations: undefined }),
    ).toEqual({ madeFrom: [], usedBy: [] });
  });
});
