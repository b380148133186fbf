import { createServer, IncomingMessage, ServerResponse } from 'http';
import { AddressInfo } from 'net';

/** A real web server, with a log of its requests. */
export interface DocumentServer {
  /** Host with port. */
  host: string;
  url(path: string): string;
  /** Requested paths, in order. */
  requests: string[];
  stop(): Promise<void>;
}

export async function startDocumentServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<DocumentServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: path => `http://${host}${path}`,
    requests,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
