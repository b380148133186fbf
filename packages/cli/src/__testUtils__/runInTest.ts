import { resolve } from 'node:path';
import { runCli } from '../runCli';

/** The root of the repository. */
export const ROOT = resolve(__dirname, '../../../..');

/** A request that a command has sent. */
interface SentRequest {
  method: string;
  url: string;
  authorization: string | null;
  body: any;
}

/** An answer of a server: a status and a body, or an error of the connection. */
export type Answer =
  | { status?: number; body?: unknown; headers?: Record<string, string> }
  | Error;

const URL = 'https://backstage.example.com';

/**
 * Runs a command against a server that gives the answers, one for each request.
 *
 * @param env - in addition to the address and a token
 */
export async function runInTest(
  argv: readonly string[],
  options: {
    answers?: readonly Answer[];
    cwd?: string;
    env?: Record<string, string | undefined>;
  } = {},
) {
  const answers = [...(options.answers ?? [])];
  const requests: SentRequest[] = [];
  const output: string[] = [];
  const errors: string[] = [];
  const exitCode = await runCli(argv, {
    cwd: options.cwd ?? ROOT,
    env: {
      MLOWNERSHIP_URL: URL,
      MLOWNERSHIP_TOKEN: 'a-secret-token',
      ...options.env,
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const body = await request.text();
      requests.push({
        method: request.method,
        url: request.url,
        authorization: request.headers.get('authorization'),
        body: body ? JSON.parse(body) : undefined,
      });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) {
        throw answer ?? new Error(`unexpected request to ${request.url}`);
      }
      return new Response(
        typeof answer.body === 'string'
          ? answer.body
          : JSON.stringify(answer.body ?? {}),
        {
          status: answer.status ?? 200,
          headers: { 'content-type': 'application/json', ...answer.headers },
        },
      );
    },
    print: text => output.push(text),
    printError: text => errors.push(text),
  });
  return {
    exitCode,
    output: output.join('\n'),
    errors: errors.join('\n'),
    requests,
    json: () => JSON.parse(output.join('\n')),
  };
}
