import {
  Verdict,
  VerdictCounts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BarFill, BarSwatch, StackedBar } from '../bars';
import { VERDICTS } from './displayOrder';

const FILLS: Record<Verdict, BarFill> = {
  no: 'dotted',
  unproven: 'striped',
  yes: 'positive',
  'not-assessed': 'dashed',
  'not-in-scope': 'outlined',
};

/** The distribution of verdicts as a bar. */
export function VerdictBar(props: { counts: VerdictCounts }) {
  const { counts } = props;
  return (
    <StackedBar
      parts={VERDICTS.map(verdict => ({
        key: verdict,
        count: counts[verdict],
        fill: FILLS[verdict],
      }))}
    />
  );
}

/** The swatch of a verdict, for legends. */
export function VerdictSwatch(props: { verdict: Verdict }) {
  return <BarSwatch fill={FILLS[props.verdict]} />;
}
