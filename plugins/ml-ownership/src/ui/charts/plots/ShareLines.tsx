import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { dashesOf, LINE_STROKE, LineMarker, LineStyle } from '../lines';
import { AXIS, GRID_STROKE, MARGIN } from './axis';
import { TooltipBox } from './TooltipBox';

/** The number of days labelled on the axis, including the first and the last. */
const TICKS = 5;

/** The number of points between two markers of a line; a marker at each of them would hide the dashes. */
const MARKER_STEP = 6;

/** The lines of the grid. */
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** Shares over time, one line for each series. */
export function ShareLines(props: {
  label: string;
  height: number;
  series: Array<{ key: string; name: string; line: LineStyle }>;
  /** Oldest first. */
  moments: Array<{
    /** Milliseconds since 1970. */
    time: number;
    /** By series, from 0 to 1. */
    shares: Record<string, number | undefined>;
    /** The lines of the tooltip. */
    lines: string[];
  }>;
  formatDay: (time: number) => string;
  formatShare: (share: number) => string;
}) {
  const { label, height, series, moments, formatDay, formatShare } = props;
  const first = moments[0].time;
  const last = moments[moments.length - 1].time;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={moments} margin={MARGIN} aria-label={label}>
        <CartesianGrid vertical={false} stroke={GRID_STROKE} />
        <XAxis
          {...AXIS}
          dataKey="time"
          type="number"
          scale="time"
          domain={[first, last]}
          ticks={Array.from(
            { length: TICKS },
            (_, index) => first + ((last - first) * index) / (TICKS - 1),
          )}
          tickFormatter={formatDay}
          minTickGap={32}
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          domain={[0, 1]}
          ticks={SHARES}
          tickFormatter={formatShare}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--bui-border-2)' }}
          content={({ active, label: time }) => {
            const moment = moments.find(other => other.time === time);
            return active && moment ? (
              <TooltipBox title={formatDay(moment.time)} lines={moment.lines} />
            ) : undefined;
          }}
        />
        {series.map(({ key, name, line }) => (
          <Line
            key={key}
            dataKey={moment => moment.shares[key]}
            name={name}
            type="linear"
            stroke={LINE_STROKE}
            strokeDasharray={dashesOf(line)}
            strokeWidth={2}
            dot={({ cx, cy, index }) =>
              (moments.length - 1 - index) % MARKER_STEP === 0 &&
              typeof cx === 'number' &&
              typeof cy === 'number' ? (
                <LineMarker key={index} style={line} x={cx} y={cy} />
              ) : (
                <g key={index} />
              )
            }
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
