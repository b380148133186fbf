import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  ModelCardReader,
  modelCardReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const PATH = '/model-cards/model/default/churn';

const cardModule = (read: ModelCardReader['read']) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'model-cards-under-test',
    register(env) {
      env.registerInit({
        deps: { modelCards: modelCardReaderExtensionPoint },
        async init({ modelCards }) {
          modelCards.setReader({ read });
        },
      });
    },
  });

onEachDatabase('model cards', start => {
  it('are read for users who may read the entity, in bounded length', async () => {
    const read = jest.fn(async () => ({
      url: 'https://git.test/churn/MODEL_CARD.md',
      intendedUse: ['Retention offers', 'x'.repeat(5000)],
      trainingData: Array.from({ length: 50 }, () => 'a'),
      evaluation: [],
      limitations: [],
      baseModels: ['bert'],
      datasets: [],
    }));
    const { get } = await start({
      entities: company(),
      hidden: [CHURN],
      features: [cardModule(read)],
    });
    const { body, status } = await get(PATH);
    expect([body, status]).toEqual([
      {
        status: 'read',
        url: 'https://git.test/churn/MODEL_CARD.md',
        intendedUse: ['Retention offers', expect.any(String)],
        trainingData: expect.any(Array),
        evaluation: [],
        limitations: [],
        baseModels: ['bert'],
        datasets: [],
      },
      200,
    ]);
    expect(body.intendedUse[1].length).toBeLessThanOrEqual(1000);
    expect(body.trainingData).toHaveLength(20);
    expect((await get(PATH, OUTSIDER)).status).toBe(404);
    expect((await get('/model-cards/model/default/unknown')).status).toBe(404);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('say why there is none', async () => {
    const { get } = await start({
      entities: company(),
      features: [
        cardModule(async () => {
          throw new Error('Document not found at https://git.test/x');
        }),
      ],
    });
    expect((await get(PATH)).body).toEqual({
      status: 'unreadable',
      reason: 'Document not found at https://git.test/x',
    });
  });

  it('are not declared if no module reads them', async () => {
    const { get } = await start({ entities: company() });
    expect((await get(PATH)).body).toEqual({ status: 'not-declared' });
  });
});
