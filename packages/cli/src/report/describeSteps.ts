import { NextStep } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The next steps, one in a line, each with the criterion that it is for. */
export function describeSteps(steps: readonly NextStep[]): string[] {
  return steps.map(({ criterion, text }) => `${text} (${criterion})`);
}
