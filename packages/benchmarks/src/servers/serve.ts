/** The part of a fake server that `ServerProcess` talks to. */
export async function serve(
  server: { start(): Promise<string>; readonly requests: unknown[] },
  change: (message: string) => void,
): Promise<void> {
  const answer = (value: string | number) => process.send?.({ served: value });
  process.on('message', message => {
    if (message === 'requests') {
      answer(server.requests.length);
      server.requests.length = 0;
    } else {
      change(String(message));
      answer(0);
    }
  });
  answer(await server.start());
}
