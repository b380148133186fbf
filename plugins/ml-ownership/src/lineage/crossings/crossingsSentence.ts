import { CrossingsPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';

/** How data crosses between teams, in words. */
export function crossingsSentence(totals: CrossingsPageTotals): string {
  const { crossings, teamPairs } = totals;
  const lacks = [
    [totals.withoutContract, 'a contract'],
    [totals.withoutFreshness, 'an agreed freshness'],
    [totals.withoutOnCall, 'somebody on call'],
  ] as const;
  const words = lacks
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} without ${what}`);
  return [
    `Data crosses from one team to another ${
      crossings === 1 ? 'once' : `${crossings} times`
    }, between ${teamPairs === 1 ? '1 pair' : `${teamPairs} pairs`} of teams`,
    words.length > 0
      ? `: ${words.join(', ')}.`
      : ', each time with a contract, an agreed freshness and somebody on call.',
  ].join('');
}
