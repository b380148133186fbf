import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { ModelCardSection } from './ModelCardSection';

const PATH = '/v1/model-cards/model/default/churn-classifier';
const ENTITY = {
  ...CHURN_CLASSIFIER,
  metadata: {
    ...CHURN_CLASSIFIER.metadata,
    annotations: { 'mlownership.dev/model-card': 'MODEL_CARD.md' },
  },
};
const CARD = {
  status: 'read',
  url: 'https://git.example.com/churn/MODEL_CARD.md',
  intendedUse: ['Retention offers'],
  trainingData: ['Customers of 2025'],
  evaluation: ['AUC 0.91'],
  limitations: [],
  baseModels: ['google-bert/bert-base-uncased'],
  datasets: ['Customers_2025', 'customers-2025'],
};

describe('ModelCardSection', () => {
  const backend = setupMlOwnershipServer();

  it.each([
    [
      undefined,
      'Model card',
      'The model card does not say.',
      'Base models',
      'YAML for the relations',
      'Open the model card',
    ],
    [
      'de' as const,
      'Modellkarte',
      'Die Modellkarte sagt dazu nichts.',
      'Basismodelle',
      'YAML für die Beziehungen',
      'Modellkarte öffnen',
    ],
  ])(
    'shows what the card says, and what it does not say (language %s)',
    async (language, title, missing, baseModels, relations, open) => {
      backend.answer(PATH, CARD);
      const { container } = await renderPage(<ModelCardSection />, {
        entity: ENTITY,
        language,
      });
      const section = await screen.findByRole('region', { name: title });
      expect(
        await within(section).findByText('Retention offers'),
      ).toBeInTheDocument();
      expect(within(section).getByText('AUC 0.91')).toBeInTheDocument();
      expect(within(section).getAllByText(missing)).toHaveLength(1);
      expect(within(section).getByText(baseModels)).toBeInTheDocument();
      expect(within(section).getAllByRole('listitem')[0]).toHaveTextContent(
        'google-bert/bert-base-uncased',
      );
      expect(
        within(section).getByRole('group', { name: relations }),
      ).toHaveTextContent(
        'spec: derivedFrom: [model:bert-base-uncased] trainedOn: [dataset:customers-2025]',
      );
      expect(
        within(section).getByRole('link', { name: new RegExp(open) }),
      ).toHaveAttribute('href', CARD.url);
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('says why a card could not be read', async () => {
    backend.answer(PATH, {
      status: 'unreadable',
      reason: 'Document not found at https://git.example.com/x',
    });
    await renderPage(<ModelCardSection />, { entity: ENTITY });
    expect(
      await screen.findByText(
        'The model card could not be read: Document not found at https://git.example.com/x',
      ),
    ).toBeInTheDocument();
  });

  it('asks for nothing if the entity declares no card', async () => {
    await renderPage(<ModelCardSection />, { entity: CHURN_CLASSIFIER });
    expect(
      screen.queryByRole('region', { name: 'Model card' }),
    ).not.toBeInTheDocument();
    expect(
      backend.requests.filter(({ url }) => url.includes('model-cards')),
    ).toEqual([]);
  });
});
