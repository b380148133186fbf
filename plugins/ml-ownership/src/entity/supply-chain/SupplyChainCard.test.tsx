import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ML_RELATION_PAIRS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { en } from '../../translations/en';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { SupplyChainCard } from './SupplyChainCard';
import { supplyChainOf } from './supplyChainOf';

describe('SupplyChainCard', () => {
  afterEach(() => window.localStorage.clear());

  it('shows upstream and downstream entities by relation', async () => {
    renderPage(<SupplyChainCard />, { entity: CHURN_CLASSIFIER });

    const madeFrom = (await screen.findByRole('heading', { name: 'Inputs' }))
      .parentElement;
    expect(madeFrom).toHaveTextContent('trained oncustomer-features');
    expect(madeFrom).toHaveTextContent('produced bychurn-training');
    const usedBy = screen.getByRole('heading', {
      name: 'Consumers',
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

  it('renders in German', async () => {
    const { container } = renderPage(<SupplyChainCard />, {
      entity: CHURN_CLASSIFIER,
      language: 'de',
    });
    const madeFrom = (await screen.findByRole('heading', { name: 'Eingaben' }))
      .parentElement;
    expect(madeFrom).toHaveTextContent('trainiert mitcustomer-features');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has a label for every relation with a data flow', () => {
    const titles = ML_RELATION_PAIRS.filter(
      ({ dataFlow }) => dataFlow !== 'none',
    ).flatMap(({ forward, reverse }) => [
      [forward.type, forward.title],
      [reverse.type, reverse.title],
    ]);
    expect(en.supplyChain.relation).toEqual(Object.fromEntries(titles));
  });

  it('renders an empty state for an entity without relations', () => {
    expect(
      supplyChainOf({ ...CHURN_CLASSIFIER, relations: undefined }),
    ).toEqual({ madeFrom: [], usedBy: [] });
  });
});
