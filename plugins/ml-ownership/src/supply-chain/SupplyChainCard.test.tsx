import { screen } from '@testing-library/react';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { SupplyChainCard } from './SupplyChainCard';
import { supplyChainOf } from './supplyChainOf';

describe('SupplyChainCard', () => {
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

  it('is calm about an entity on its own', () => {
    expect(
      supplyChainOf({ ...CHURN_CLASSIFIER, relations: undefined }),
    ).toEqual({ madeFrom: [], usedBy: [] });
  });
});
