import { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { PeopleCard } from './PeopleCard';

const PLATFORM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'ml-platform',
    namespace: 'default',
    annotations: { 'pagerduty.com/service-id': 'PXYZ' },
  },
  spec: {},
};

describe('PeopleCard', () => {
  afterEach(() => window.localStorage.clear());

  const definitionOf = (term: string) =>
    screen.getByText(term).nextElementSibling;

  it('shows owner, operator and authors, and the on-call of the operating group', async () => {
    const { container } = renderPage(<PeopleCard />, {
      entity: CHURN_CLASSIFIER,
      entities: [PLATFORM],
    });

    expect(
      await screen.findByText('PagerDuty service PXYZ'),
    ).toBeInTheDocument();
    expect(definitionOf('Owner')).toHaveTextContent('growth-ml');
    expect(definitionOf('Operator')).toHaveTextContent('ml-platform');
    expect(definitionOf('Authors')).toHaveTextContent('ada');
    expect(definitionOf('On-call')).toHaveTextContent('of the operating group');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('links the on-call schedule of the entity itself', async () => {
    renderPage(<PeopleCard />, {
      entity: {
        ...CHURN_CLASSIFIER,
        metadata: {
          ...CHURN_CLASSIFIER.metadata,
          annotations: {
            'mlownership.dev/on-call': 'https://example.com/on-call',
          },
        },
      },
    });
    expect(
      await screen.findByRole('link', { name: 'On-call schedule' }),
    ).toHaveAttribute('href', 'https://example.com/on-call');
  });

  it('says that the owner operates it, and that nobody is on call', async () => {
    renderPage(<PeopleCard />, {
      entity: {
        ...CHURN_CLASSIFIER,
        relations: [{ type: 'ownedBy', targetRef: 'group:default/growth-ml' }],
      },
    });
    expect(await screen.findByText('Nobody is named')).toBeInTheDocument();
    expect(definitionOf('Operator')).toHaveTextContent(
      'growth-mlthe owner, as none is declared',
    );
    expect(definitionOf('Authors')).toHaveTextContent('None declared');
  });

  it('speaks German where the app does', async () => {
    renderPage(<PeopleCard />, {
      entity: CHURN_CLASSIFIER,
      entities: [PLATFORM],
      language: 'de',
    });
    expect(
      await screen.findByText('PagerDuty-Dienst PXYZ'),
    ).toBeInTheDocument();
    expect(definitionOf('Eigentümer')).toHaveTextContent('growth-ml');
    expect(definitionOf('Bereitschaft')).toHaveTextContent(
      'der betreibenden Gruppe',
    );
  });
});
