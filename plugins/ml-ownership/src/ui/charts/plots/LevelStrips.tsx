import {
  Bar,
  BarChart,
  BarShapeProps,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { LevelSpan } from '../levelSpans';
import { AXIS, MARGIN } from './axis';
import { ShadedPart } from './ShadedPart';
import { TooltipBox } from './TooltipBox';

interface Strip {
  name: string;
  spans: LevelSpan[];
  /** The lines of the tooltip, one for each span. */
  lines: string[];
}

/** One strip per ability over time; higher levels are darker. */
export function LevelStrips(props: {
  label: string;
  height: number;
  strips: Strip[];
  /** Formats a moment on the axis; `span` is the length of the axis in milliseconds. */
  formatMoment: (time: number, span: number) => string;
}) {
  const { label, height, strips, formatMoment } = props;
  const { spans } = strips[0];
  const start = spans[0].from;
  const end = spans[spans.length - 1].to;
  const longest = Math.max(...strips.map(strip => strip.spans.length));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={strips}
        layout="vertical"
        margin={MARGIN}
        barCategoryGap="20%"
        aria-label={label}
      >
        <XAxis
          {...AXIS}
          type="number"
          domain={[0, end - start]}
          tickFormatter={(offset: number) =>
            formatMoment(start + offset, end - start)
          }
          minTickGap={32}
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
            const strip = strips.find(other => other.name === name);
            return active && strip ? (
              <TooltipBox title={strip.name} lines={strip.lines} />
            ) : undefined;
          }}
        />
        {Array.from({ length: longest }, (_, index) => (
          <Bar
            key={index}
            dataKey={({ spans: own }: Strip) =>
              own[index] ? own[index].to - own[index].from : 0
            }
            stackId="spans"
            isAnimationActive={false}
            shape={(bar: BarShapeProps) => {
              const level = (bar.payload as Strip).spans[index]?.level;
              return level === undefined ? (
                <></>
              ) : (
                <ShadedPart bar={bar} shade={level} text={String(level)} />
              );
            }}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
