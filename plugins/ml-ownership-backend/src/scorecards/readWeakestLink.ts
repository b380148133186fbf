import { WeakestLink } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { ScorecardRow, SummaryColumn } from './ScorecardRow';

/** The weakest link of the supply chain of a row; undefined if there is none, or the reader may not see it. */
export function readWeakestLink(
  row: Pick<ScorecardRow, 'summary'>,
  readable: VisibilityFilter,
): WeakestLink | undefined {
  const { weakestLink: link } = JSON.parse(row.summary) as SummaryColumn;
  return link && readable.has(link.entityRef)
    ? {
        ...link,
        owner: link.owner && readable.has(link.owner) ? link.owner : undefined,
        path: link.path.filter(ref => readable.has(ref)),
      }
    : undefined;
}
