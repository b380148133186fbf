import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { join } from 'node:path';

/** The MLflow server in a process of its own, so that its time and memory are not counted. */
export class MlflowProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(models: number): Promise<MlflowProcess> {
    // eslint-disable-next-line no-restricted-syntax
    const child = fork(join(__dirname, 'server.ts'), [String(models)], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
    });
    return new MlflowProcess(child, String(await answerOf(child)));
  }

  /** The number of requests since the last call. */
  async requests(): Promise<number> {
    return this.ask('requests');
  }

  /** Changes one model. */
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
    if (message.mlflow !== undefined) {
      return message.mlflow;
    }
  }
  throw new Error('The MLflow server has ended');
}
