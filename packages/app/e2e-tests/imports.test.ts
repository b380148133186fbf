import { expect } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { openPage, waitUntilSettled } from './pages';
import { test } from './sharedContext';

const CHURN = {
  id: 'mlflow:Churn v2',
  source: 'mlflow',
  name: 'Churn v2',
  kind: 'Model',
  url: 'https://mlflow.test/#/models/Churn%20v2',
  lifecycle: 'production',
  annotations: { 'mlownership.dev/mlflow-model': 'Churn v2' },
  owner: {
    entityRef: 'group:default/growth-ml',
    reason: { type: 'tag', name: 'team', value: 'growth-ml' },
  },
  authors: [],
  producer: {
    reason: {
      type: 'run-tag',
      name: 'mlflow.source.git.repoURL',
      value: `https://git.test/${'long'.repeat(40)}/churn.git`,
    },
  },
};

test('a registered model is proposed with its guessed owner, and the selection is in the address', async ({
  page,
}) => {
  await page.route('**/v1/import-candidates**', route =>
    route.fulfill({
      json: {
        items: [CHURN],
        totalItems: 1,
        sources: [
          { id: 'mlflow', title: 'MLflow', status: 'read' },
          {
            id: 'mlflow-emea',
            title: 'MLflow EMEA',
            status: 'unreadable',
            reason: 'MLflow EMEA answered 401: Log in',
          },
        ],
        pageInfo: {},
      },
    }),
  );
  await page.setViewportSize({ width: 640, height: 1000 });
  await openPage(page, {
    name: 'import',
    path: '/ml-ownership/connectors/import',
  });
  await waitUntilSettled(page);
  const models = page.getByRole('region', { name: 'Registered models' });
  await expect(models.getByText('MLflow EMEA could not be read')).toBeVisible();
  await models
    .getByRole('checkbox', { name: 'Select Churn v2' })
    .press('Space');
  const text = page.getByRole('textbox', { name: 'YAML' });
  await expect(text).toHaveValue(/owner: group:default\/growth-ml/);
  await expect(text).toHaveValue(/mlownership.dev\/mlflow-model: Churn v2/);
  await expectAccessible(page);
  const overflow = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);

  await page.reload();
  await expect(
    models.getByRole('checkbox', { name: 'Select Churn v2' }),
  ).toBeChecked();
});
