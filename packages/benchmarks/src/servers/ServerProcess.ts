import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';

/** A fake server of an outside system in a process of its own, so that its time and memory are not counted. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** @param script - path of a script that calls `serve`, with a number as its argument */
  static async start(script: string, size: number): Promise<ServerProcess> {
    // eslint-disable-next-line no-restricted-syntax
    const child = fork(script, [String(size)], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
    });
    return new ServerProcess(child, String(await answerOf(child)));
  }

  /** The number of requests since the last call. */
  async requests(): Promise<number> {
    return this.ask('requests');
  }

  /** Changes a part of what the server answers. */
  async change(): Promise<void> {
    await this.ask(`Changed at ${Date.now()}`);
  }

  stop(): void {
    this.child.kill();
  }

  private async ask(message: string): Promise<number> {
    this.child.send(message);
    return Number(await answerOf(this.child));
  }
}

/** The next answer; the loader of TypeScript sends messages too. */
async function answerOf(child: ChildProcess): Promise<string | number> {
  for await (const [message] of on(child, 'message')) {
    if (message.served !== undefined) {
      return message.served;
    }
  }
  throw new Error('The server has ended');
}
