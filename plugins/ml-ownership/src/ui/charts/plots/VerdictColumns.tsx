import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { FillPatterns, fillOf, strokeOf } from '../fills';
import { AXIS, GRID_STROKE, MARGIN } from './axis';
import { TooltipBox } from './TooltipBox';

/**
 * One stacked column of verdicts for each moment; a line marks a change of the counts that was not caused by the
 * entities.
 */
export function VerdictColumns(props: {
  label: string;
  height: number;
  /** From bottom to top, each with its label. */
  verdicts: Array<{ verdict: Verdict; name: string }>;
  moments: Array<{
    at: string;
    /** As on the axis. */
    day: string;
    /** The full text of the tooltip. */
    title: string;
    counts: Record<Verdict, number>;
    marked: boolean;
  }>;
  formatNumber: (value: number) => string;
}) {
  const { label, height, verdicts, moments, formatNumber } = props;
  const id = useId();
  const days = new Map(moments.map(({ at, day }) => [at, day]));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={moments}
        margin={MARGIN}
        barCategoryGap={1}
        // Keeps the columns narrow if there are only a few days.
        maxBarSize={64}
        aria-label={label}
      >
        <FillPatterns id={id} fills={verdicts.map(({ verdict }) => verdict)} />
        <CartesianGrid vertical={false} stroke={GRID_STROKE} />
        <XAxis
          {...AXIS}
          dataKey="at"
          tickFormatter={(at: string) => days.get(at) ?? ''}
          interval="equidistantPreserveStart"
          minTickGap={24}
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={formatNumber}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--bui-fg-primary)', fillOpacity: 0.08 }}
          content={({ active, label: at }) => {
            const moment = moments.find(other => other.at === at);
            return active && moment ? (
              <TooltipBox
                title={moment.title}
                lines={[...verdicts]
                  .reverse()
                  .map(
                    ({ verdict, name }) =>
                      `${name}: ${formatNumber(moment.counts[verdict])}`,
                  )}
              />
            ) : undefined;
          }}
        />
        {verdicts.map(({ verdict, name }) => (
          <Bar
            key={verdict}
            dataKey={moment => moment.counts[verdict]}
            name={name}
            stackId="verdicts"
            fill={fillOf(verdict, id)}
            {...strokeOf(verdict)}
            isAnimationActive={false}
          />
        ))}
        {moments
          .filter(({ marked }) => marked)
          .map(({ at }) => (
            <ReferenceLine
              key={at}
              x={at}
              stroke="var(--bui-fg-primary)"
              strokeDasharray="4 3"
              strokeWidth={2}
            />
          ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
