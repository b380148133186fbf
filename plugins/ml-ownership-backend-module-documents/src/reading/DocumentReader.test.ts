import { DocumentReader, LONG_DOCUMENT } from './DocumentReader';
import { DocumentQuestion, readDocument } from './readDocument';

jest.mock('./readDocument', () => {
  const actual = jest.requireActual('./readDocument');
  return { ...actual, readDocument: jest.fn(actual.readDocument) };
});
jest.setTimeout(120_000);

/** Calls in this thread; the worker thread loads the function itself. */
const readHere = jest.mocked(readDocument);
const readActually: typeof readDocument =
  jest.requireActual('./readDocument').readDocument;

const STAYS = new AbortController().signal;
const RUNBOOK =
  '# Retrain\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n1. Start\n2. Wait\n\n## Verify\n\n- It answers\n';
const LONG = `${RUNBOOK}\n## Notes\n\n${'More about it. '.repeat(
  LONG_DOCUMENT / 10,
)}`;

function ask(
  content: string,
  rest: Partial<DocumentQuestion> = {},
): DocumentQuestion {
  return {
    content,
    path: '/docs/run.md',
    about: 'retrain.runbook-readable',
    people: { authors: [{ username: 'ada' }], teams: ['growth'] },
    headings: {},
    ...rest,
  };
}

describe('DocumentReader', () => {
  beforeEach(() => readHere.mockClear());

  it('reads a long document in another thread with the same result', async () => {
    const reader = new DocumentReader();
    const questions = [
      ask(LONG),
      ask(LONG, { fragment: 'steps' }),
      ask(LONG, { fragment: 'nowhere' }),
      ask(LONG, { about: 'steps' }),
      ask(LONG, { about: 'deploy.release-criteria' }),
      ask(LONG.replace('1. Start', '1. Ask Ada'), { about: 'steps' }),
      ask('a==1\n'.repeat(LONG_DOCUMENT), {
        about: 'retrain.environment',
        path: '/requirements.txt',
      }),
      ask(JSON.stringify({ schema: 'x'.repeat(LONG_DOCUMENT) }), {
        about: 'data.contract',
        path: '/contract.json',
      }),
    ];
    const answers = await Promise.all(
      questions.map(question => reader.read(question, STAYS)),
    );
    expect(readHere).not.toHaveBeenCalled();
    expect(answers).toEqual(questions.map(readActually));
    expect(answers[2]).toEqual({ hasSection: false });
    expect(answers[3]).toMatchObject({ steps: ['Start', 'Wait'] });
  });

  it('reads a short document in the same thread', async () => {
    const question = ask(RUNBOOK);
    expect(await new DocumentReader().read(question, STAYS)).toEqual(
      readActually(question),
    );
    expect(readHere).toHaveBeenCalledTimes(1);
  });

  it('gives up a document that takes too long, and continues with the next', async () => {
    const limits = { longerThan: LONG_DOCUMENT, timeMs: 60_000 };
    const reader = new DocumentReader(limits);
    await reader.read(ask(LONG), STAYS);
    limits.timeMs = 1;
    // A worker thread that is busy does not end on its own.
    await expect(
      reader.read(ask('[]('.repeat(350_000)), STAYS),
    ).rejects.toThrow(
      'Reading the document took longer than 0.001 seconds; link a shorter one',
    );
    limits.timeMs = 60_000;
    expect(await reader.read(ask(LONG), STAYS)).toEqual(
      readActually(ask(LONG)),
    );
    expect(readHere).not.toHaveBeenCalled();
  });

  it('continues after a document that exhausts the memory of the thread', async () => {
    const reader = new DocumentReader({ memoryMb: 16 });
    await expect(
      reader.read(
        ask(`[${'[],'.repeat(3_000_000)}[]]`, {
          about: 'data.contract',
          path: '/contract.json',
        }),
        STAYS,
      ),
    ).rejects.toThrow('memory');
    expect(await reader.read(ask(RUNBOOK), STAYS)).toEqual(
      readActually(ask(RUNBOOK)),
    );
  });

  it('stops if the request is aborted', async () => {
    const reader = new DocumentReader();
    const leaving = new AbortController();
    const reading = reader.read(ask(LONG), leaving.signal);
    const waiting = reader.read(ask(LONG), leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    await expect(waiting).rejects.toThrow('gone');
    expect(await reader.read(ask(LONG), STAYS)).toEqual(
      readActually(ask(LONG)),
    );
  });
});
