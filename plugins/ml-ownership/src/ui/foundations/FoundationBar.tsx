import {
  FOUNDATION_STATES,
  FoundationCounts,
  FoundationState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BarFill, BarSwatch, StackedBar } from '../bars';

const FILLS: Record<FoundationState, BarFill> = {
  pass: 'positive',
  fail: 'dotted',
  unknown: 'striped',
  exempt: 'dashed',
};

/** The criteria of a foundation by state as a bar. */
export function FoundationBar(props: { counts: FoundationCounts }) {
  const { counts } = props;
  return (
    <StackedBar
      parts={FOUNDATION_STATES.map(state => ({
        key: state,
        count: counts[state],
        fill: FILLS[state],
      }))}
    />
  );
}

/** The swatch of a state, for the counts. */
export function FoundationSwatch(props: { state: FoundationState }) {
  return <BarSwatch fill={FILLS[props.state]} />;
}
