import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { fillOf, strokeOf } from '../fills';
import { AXIS, GRID_STROKE, MARGIN } from './axis';
import { TooltipBox } from './TooltipBox';

/** The number of days labelled on the axis, including the first and the last. */
const TICKS = 5;

interface Moment {
  /** Milliseconds since 1970. */
  time: number;
  met: number;
  total: number;
}

/** The number of entities that meet a goal as an area; the dashed line is the total to reach. */
export function ProgressArea(props: {
  label: string;
  height: number;
  moments: Moment[];
  /** The due date, in milliseconds since 1970. */
  until?: number;
  formatDay: (time: number) => string;
  formatNumber: (value: number) => string;
  /** Returns the tooltip text of one moment. */
  describe: (moment: Moment) => string;
}) {
  const { label, height, moments, until } = props;
  const { formatDay, formatNumber, describe } = props;
  const first = moments[0].time;
  const last = Math.max(moments[moments.length - 1].time, until ?? 0);
  const ticks = Array.from(
    { length: TICKS },
    (_, index) => first + ((last - first) * index) / (TICKS - 1),
  );
  return (
    <ResponsiveContainer width="100%" height={height}>
      <AreaChart data={moments} margin={MARGIN} aria-label={label}>
        <CartesianGrid vertical={false} stroke={GRID_STROKE} />
        <XAxis
          {...AXIS}
          dataKey="time"
          type="number"
          scale="time"
          domain={[first, last]}
          ticks={ticks}
          tickFormatter={formatDay}
          minTickGap={32}
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          allowDecimals={false}
          domain={[0, 'dataMax']}
          tickFormatter={formatNumber}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--bui-border-2)' }}
          content={({ active, label: time }) => {
            const moment = moments.find(other => other.time === time);
            return active && moment ? (
              <TooltipBox
                title={formatDay(moment.time)}
                lines={[describe(moment)]}
              />
            ) : undefined;
          }}
        />
        {until !== undefined && (
          <ReferenceLine
            x={until}
            stroke="var(--bui-fg-primary)"
            strokeDasharray="1 4"
          />
        )}
        <Area
          dataKey="total"
          type="stepAfter"
          fill={fillOf('not-assessed', '')}
          {...strokeOf('not-assessed')}
          strokeWidth={2}
          activeDot={false}
          isAnimationActive={false}
        />
        <Area
          dataKey="met"
          type="stepAfter"
          fill={fillOf(2, '')}
          fillOpacity={1}
          stroke="var(--bui-fg-primary)"
          strokeWidth={2}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
