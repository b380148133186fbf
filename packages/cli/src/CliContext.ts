/** What a command reads and writes besides files and the server. */
export interface CliContext {
  /** Folder that relative paths and patterns start from. */
  cwd: string;
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  fetch: typeof fetch;
  /** Writes a text and a line break to the standard output. */
  print(text: string): void;
  /** Writes a text and a line break to the standard error. */
  printError(text: string): void;
}

/** The process itself. */
export function processContext(): CliContext {
  return {
    cwd: process.cwd(),
    env: process.env,
    fetch: globalThis.fetch,
    print: text => process.stdout.write(`${text}\n`),
    printError: text => process.stderr.write(`${text}\n`),
  };
}
