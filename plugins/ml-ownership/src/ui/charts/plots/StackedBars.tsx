import { isolate } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Bar,
  BarChart,
  BarShapeProps,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { Shade } from '../fills';
import { AXIS, MARGIN } from './axis';
import { ShadedPart } from './ShadedPart';
import { TooltipBox } from './TooltipBox';

interface Row {
  name: string;
  /** One value for each part. */
  values: number[];
}

/**
 * Stacked horizontal bars, shaded from light to dark, with the numbers inside if they fit.
 *
 * @param asShares - all bars have the same length, and their parts are shares of it
 */
export function StackedBars(props: {
  label: string;
  height: number;
  rows: Row[];
  parts: Array<{ name: string; shade: Shade }>;
  asShares?: boolean;
  formatNumber: (value: number) => string;
}) {
  const { label, height, rows, parts, asShares, formatNumber } = props;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={rows}
        layout="vertical"
        margin={MARGIN}
        barCategoryGap="20%"
        stackOffset={asShares ? 'expand' : 'none'}
        aria-label={label}
      >
        <XAxis
          type="number"
          hide
          domain={asShares ? [0, 1] : [0, 'dataMax']}
          allowDecimals={false}
        />
        <YAxis
          {...AXIS}
          type="category"
          dataKey="name"
          axisLine={false}
          interval={0}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--bui-fg-primary)', fillOpacity: 0.08 }}
          content={({ active, label: name }) => {
            const row = rows.find(other => other.name === name);
            return active && row ? (
              <TooltipBox
                title={row.name}
                lines={parts.map(
                  (part, index) =>
                    `${isolate(part.name)}: ${formatNumber(row.values[index])}`,
                )}
              />
            ) : undefined;
          }}
        />
        {parts.map((part, index) => (
          <Bar
            key={part.name}
            dataKey={(row: Row) => row.values[index]}
            name={part.name}
            stackId="parts"
            isAnimationActive={false}
            shape={(bar: BarShapeProps) => (
              <ShadedPart
                bar={bar}
                shade={part.shade}
                text={formatNumber((bar.payload as Row).values[index])}
              />
            )}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
