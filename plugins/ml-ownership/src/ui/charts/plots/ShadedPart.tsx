import { BarShapeProps } from 'recharts';
import { fillOf, Shade, strokeOf, contrastingTextColor } from '../fills';
import { AXIS } from './axis';

/** Width of a character, in pixels. */
const CHARACTER = 8;

/** A shaded part of a bar, with its text inside if it fits. */
export function ShadedPart(props: {
  bar: BarShapeProps;
  shade: Shade;
  text: string;
}) {
  const { bar, shade, text } = props;
  const { x, y, width, height } = bar;
  if (!(width > 0)) {
    return <></>;
  }
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={fillOf(shade, '')}
        {...strokeOf(shade)}
      />
      {width >= (text.length + 1) * CHARACTER && (
        <text
          {...AXIS.tick}
          x={x + width / 2}
          y={y + height / 2}
          fill={contrastingTextColor(shade)}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {text}
        </text>
      )}
    </g>
  );
}
