import { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
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
  const backend = setupMlOwnershipServer();
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
    expect(definitionOf('On-call')).toHaveTextContent(
      'from the operating group',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('links the on-call schedule of the entity', async () => {
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

  it('shows that the owner operates it, and that nobody is on call', async () => {
    renderPage(<PeopleCard />, {
      entity: {
        ...CHURN_CLASSIFIER,
        relations: [{ type: 'ownedBy', targetRef: 'group:default/growth-ml' }],
      },
      entities: [
        {
          ...PLATFORM,
          metadata: { name: 'growth-ml', namespace: 'default' },
        },
      ],
    });
    expect(await screen.findByText('None named')).toBeInTheDocument();
    expect(definitionOf('Operator')).toHaveTextContent(
      'growth-mlthe owner (no operator declared)',
    );
    expect(definitionOf('Authors')).toHaveTextContent('None declared');
  });

  it('distinguishes users missing from the catalog from undeclared ones', async () => {
    backend.answerMissing('group:default/ml-platform', 'user:default/ada');
    renderPage(<PeopleCard />, { entity: CHURN_CLASSIFIER });

    expect(await screen.findAllByText('not in the catalog')).toHaveLength(2);
    expect(definitionOf('Owner')).toHaveTextContent(/^growth-ml$/);
    expect(definitionOf('Operator')).toHaveTextContent(
      'ml-platformnot in the catalog',
    );
    expect(definitionOf('Authors')).toHaveTextContent('adanot in the catalog');
    expect(definitionOf('On-call')).toHaveTextContent(
      'group:default/ml-platform is not in the catalog, so nobody can be called',
    );
  });

  it('renders in German', async () => {
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
      'von der betreibenden Gruppe',
    );
  });
});
