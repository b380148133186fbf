import { LoggerService } from '@backstage/backend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DAYS_OF_HISTORY, Replay, ReplayParticipant } from '../demoReplay';
import { DemoIdentities, waitForAll } from '../demoSeed';
import { HistoryDocument } from './HistoryFile';

const DAY = 86_400_000;

/** Documents are read again this often at least, in days: evidence of them is valid for 30 days. */
const READING_INTERVAL = 20;

/** Task that reads documents. */
const READING_TASK = 'ml-ownership-collect-documents';

/** Task that evaluates the whole catalog; the pages state when it last ran. */
const EVALUATION_TASK = 'ml-ownership-evaluate';

/** Someone who reads the portfolio each day. */
const READER = 'user:default/lena';

/**
 * Lets time pass, day by day: reads the portfolio, which evaluates what time alone has changed, and reads the documents
 * when one has been written.
 */
export async function playHistory(options: {
  api: MlOwnershipApi;
  documents: readonly HistoryDocument[];
  identities: DemoIdentities;
  logger: LoggerService;
  participant: ReplayParticipant;
  replay: Replay;
  signal: AbortSignal;
}): Promise<void> {
  const { api, documents, identities, logger, participant, replay, signal } =
    options;
  if (!participant.isReplaying()) {
    return;
  }
  await waitForAll(
    'the demo history',
    async () => {
      await identities.tokenOf(READER);
      return [];
    },
    { logger, signal },
  );
  const token = await identities.tokenOf(READER);
  const writtenOn = new Set(
    documents.map(({ written }) => Math.floor(written / DAY)),
  );
  let began: number | undefined;
  let sinceReading = 0;
  for (let day = DAYS_OF_HISTORY; day >= 0; day--) {
    await participant.until(day * DAY);
    began ??= Date.now();
    signal.throwIfAborted();
    await api.getPortfolio({ token });
    sinceReading++;
    if (writtenOn.has(day) || sinceReading > READING_INTERVAL || day === 0) {
      await replay.runTask(READING_TASK, signal);
      sinceReading = 0;
    }
  }
  await replay.runTask(EVALUATION_TASK, signal);
  logger.info(
    `Replayed ${DAYS_OF_HISTORY} days in ${Math.round(
      (Date.now() - began!) / 1000,
    )} s`,
  );
}
