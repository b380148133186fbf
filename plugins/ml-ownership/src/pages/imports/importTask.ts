import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';

/** The template that creates the pull request. */
export const IMPORT_TEMPLATE = {
  namespace: 'default',
  templateName: 'ml-ownership-import',
};

interface Scaffolder {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** The input of the template. */
export interface ImportTaskValues {
  /** YAML of all entities. */
  documents: string;
  /** As in `github.com?owner=alder&repo=ml`. */
  repoUrl: string;
  branch: string;
  path: string;
}

/** The progress of a scaffolder task. */
export type ImportTask =
  | { state: 'running' }
  | { state: 'failed'; message: string }
  | { state: 'done'; url: string | undefined };

/**
 * Converts the URL of a repository to the format of the scaffolder.
 *
 * @param address - as in https://github.com/alder/ml
 * @returns `undefined` if it is not the URL of a repository
 */
export function parseRepository(address: string): string | undefined {
  if (!URL.canParse(address.trim())) {
    return undefined;
  }
  const { protocol, host, pathname } = new URL(address.trim());
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(pathname);
  return match && protocol === 'https:'
    ? `${host}?owner=${match[1]}&repo=${match[2]}`
    : undefined;
}

/**
 * Starts the template. The documents are sent in the request body: fifty of them do not fit into a URL.
 *
 * @returns the ID of the task
 */
export async function startImportTask(
  scaffolder: Scaffolder,
  values: ImportTaskValues,
): Promise<string> {
  const { namespace, templateName } = IMPORT_TEMPLATE;
  const { id } = await ask<{ id: string }>(scaffolder, '/v2/tasks', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      templateRef: `template:${namespace}/${templateName}`,
      values,
    }),
  });
  return id;
}

/** Loads the progress of a task. */
export async function readImportTask(
  scaffolder: Scaffolder,
  id: string,
): Promise<ImportTask> {
  const events = await ask<
    Array<{
      type: string;
      body: {
        message?: string;
        error?: { message?: string };
        output?: { links?: Array<{ url?: string }> };
      };
    }>
  >(scaffolder, `/v2/tasks/${encodeURIComponent(id)}/events`);
  const ending = events.find(({ type }) => type === 'completion')?.body;
  if (!ending) {
    return { state: 'running' };
  }
  return ending.error
    ? {
        state: 'failed',
        message: ending.error.message ?? ending.message ?? '',
      }
    : { state: 'done', url: ending.output?.links?.[0]?.url };
}

async function ask<T>(
  { discoveryApi, fetchApi }: Scaffolder,
  path: string,
  init?: RequestInit,
): Promise<T> {
  const baseUrl = await discoveryApi.getBaseUrl('scaffolder');
  const response = await fetchApi.fetch(`${baseUrl}${path}`, init);
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
