import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, fork } from 'node:child_process';
import { DatabaseAddress } from '../databases/openDatabase';

const SERVER = resolvePackagePath('benchmarks', 'src/load/server.ts');

/** A command to the process. */
export type Order =
  /** Evaluates a generated catalog with its evidence into an empty database. */
  | { type: 'fill'; address: DatabaseAddress; models: number }
  /** Serves a database that another process has filled. */
  | { type: 'serve'; address: DatabaseAddress; models: number }
  /** Reports the peak memory since the last report. */
  | { type: 'memory' };

/** The response: one for each command. */
export interface Report {
  entities?: number;
  port?: number;
  /** Resident set size, in bytes. */
  peak?: number;
}

/** A heap as in a container of 1.5 GB: without a limit, Node collects garbage late on a machine with much memory. */
const HEAP = ['--max-old-space-size=1200', '--max-semi-space-size=32'];

/** A backend in a separate process. */
export class ServerProcess {
  private readonly child: ChildProcess = fork(SERVER, {
    execArgv: [...process.execArgv, ...HEAP],
  });

  order(order: Order): Promise<Report> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null, signal: string | null) =>
        reject(new Error(`The backend ended with ${code ?? signal}`));
      this.child.once('exit', onExit);
      const onMessage = (message: unknown) => {
        // The TypeScript loader sends its own messages.
        if (isReport(message)) {
          this.child.off('exit', onExit);
          this.child.off('message', onMessage);
          resolve(message.report);
        }
      };
      this.child.on('message', onMessage);
      this.child.send(order);
    });
  }

  isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

function isReport(message: unknown): message is { report: Report } {
  return typeof message === 'object' && message !== null && 'report' in message;
}
