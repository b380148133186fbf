import { Page, Route } from '@playwright/test';

/** States of the plugin's backend, besides a normal response. */
export const STATES = ['empty', 'loading', 'failing', 'forbidden'] as const;

export type BackendState = (typeof STATES)[number];

const ROUTES = '**/api/ml-ownership/**';

/** Simulates a state of the plugin's backend, for one page of the browser. */
export async function mockBackendState(
  page: Page,
  state: BackendState,
): Promise<void> {
  // Requests of the state before may still be answered.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(ROUTES, async route => {
    if (state === 'failing') {
      await refuse(route, 500, 'Error', 'The database does not answer');
    } else if (state === 'forbidden') {
      await refuse(route, 403, 'NotAllowedError', 'Access denied.');
    } else if (state === 'empty') {
      await answerEmpty(route);
    }
    // Loading: the request is never answered.
  });
}

function refuse(
  route: Route,
  statusCode: number,
  name: string,
  message: string,
) {
  return route.fulfill({
    status: statusCode,
    json: { error: { name, message }, response: { statusCode } },
  });
}

/** The real response without its items and with every number 0. */
async function answerEmpty(route: Route): Promise<void> {
  const answer = await route.fetch();
  if (!answer.ok()) {
    await route.fulfill({ response: answer });
    return;
  }
  await route.fulfill({ response: answer, json: emptied(await answer.json()) });
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  if (typeof value === 'number') {
    return 0;
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        // Without a cursor there is no next page.
        .filter(([name]) => name !== 'nextCursor' && name !== 'prevCursor')
        .map(([name, part]) => [name, emptied(part)]),
    );
  }
  return value;
}
