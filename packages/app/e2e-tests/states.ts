import { Page, Route } from '@playwright/test';

/** What the backend of the plugin may be like, beside answering. */
export const STATES = ['empty', 'loading', 'failing', 'forbidden'] as const;

export type BackendState = (typeof STATES)[number];

/** Has the backend of the plugin be in a state, for one page of the browser. */
export async function putInto(page: Page, state: BackendState): Promise<void> {
  await page.route('**/api/ml-ownership/**', async route => {
    if (state === 'failing') {
      await refuse(route, 500, 'Error', 'The database does not answer');
    } else if (state === 'forbidden') {
      await refuse(route, 403, 'NotAllowedError', 'Access denied.');
    } else if (state === 'empty') {
      await answerEmpty(route);
    }
    // Loading: it never answers.
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

/** The true answer without its items and with every number 0. */
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
        // Without a cursor there is no further page.
        .filter(([name]) => name !== 'nextCursor' && name !== 'prevCursor')
        .map(([name, part]) => [name, emptied(part)]),
    );
  }
  return value;
}
