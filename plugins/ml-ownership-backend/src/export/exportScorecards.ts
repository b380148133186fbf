import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ExportScorecards,
  FOUNDATIONS,
  getApplicableCount,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { CsvColumns, exportPages } from './exportPages';

const COLUMNS: CsvColumns<ScorecardSummary> = {
  entityRef: ({ entityRef }) => entityRef,
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  owner: ({ owner }) => owner,
  operatedBy: ({ operatedBy }) => operatedBy,
  system: ({ system }) => system,
  type: ({ type }) => type,
  lifecycle: ({ lifecycle }) => lifecycle,
  tier: ({ tier }) => tier,
  verdict: ({ verdict }) => verdict,
  systemVerdict: ({ systemVerdict }) => systemVerdict,
  headline: ({ headline }) => headline,
  weakestLink: ({ weakestLink }) => weakestLink?.entityRef,
  weakestLinkOwner: ({ weakestLink }) => weakestLink?.owner,
  level: ({ level }) => level,
  systemLevel: ({ systemLevel }) => systemLevel,
  retrain: ({ abilities }) => abilities.retrain?.level,
  deploy: ({ abilities }) => abilities.deploy?.level,
  observe: ({ abilities }) => abilities.observe?.level,
  recover: ({ abilities }) => abilities.recover?.level,
  primaryCause: ({ primaryCause }) => primaryCause,
  known: ({ coverage }) => coverage.known,
  applicable: ({ coverage }) => coverage.applicable,
  ...Object.fromEntries(
    FOUNDATIONS.flatMap(foundation => [
      [
        `${foundation}Pass`,
        ({ foundations }: ScorecardSummary) => foundations?.[foundation].pass,
      ],
      [
        `${foundation}Applicable`,
        ({ foundations }: ScorecardSummary) =>
          foundations && getApplicableCount(foundations[foundation]),
      ],
    ]),
  ),
  evaluatedAt: ({ evaluatedAt }) => evaluatedAt,
  nextChangeAt: ({ nextChangeAt }) => nextChangeAt,
};

/**
 * Exports every matching scorecard that the caller may read, as a CSV file with a header row.
 *
 * @returns chunks of the file
 * @throws NotAllowedError; InputError if more rows match than a file may contain
 */
export async function exportScorecards(
  scorecards: Pick<AuthorizedScorecards, 'page'>,
  query: ExportScorecards['query'],
  credentials: BackstageCredentials,
): Promise<AsyncIterable<string>> {
  return exportPages({
    columns: COLUMNS,
    load: (cursor, limit) =>
      scorecards.page(
        cursor === undefined ? { ...query, limit } : { cursor, limit },
        credentials,
      ),
    refusal: (total, most) =>
      `${total} scorecards match; exports are limited to ${most}. Narrow the filters, for example by kind or tier`,
  });
}
