import { HandoverAction } from '@mlownership/backstage-plugin-ml-ownership-common';
import { HandoverRow } from './HandoverRow';

/** Actions to offer to the caller. The server checks them again, against the members in the catalog. */
export function allowedHandoverActions(
  row: HandoverRow,
  caller: { gives: boolean; receives: boolean; proposed: boolean },
): HandoverAction[] {
  if (row.state !== 'proposed' && row.state !== 'shadowing') {
    return [];
  }
  const { gives, receives } = caller;
  const isNew = row.state === 'proposed';
  return [
    ...(receives && isNew ? (['start-shadowing'] as const) : []),
    ...(receives || gives ? (['add-entry'] as const) : []),
    ...(receives ? (['accept'] as const) : []),
    ...(receives || (gives && !isNew) ? (['decline'] as const) : []),
    ...(isNew && (gives || caller.proposed) ? (['withdraw'] as const) : []),
  ];
}
