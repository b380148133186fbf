import { BarShapeProps } from 'recharts';
import { fillOf, Shade, strokeOf, textOn } from '../fills';
import { AXIS } from './axis';

/** Room that a character needs, in pixels. */
const CHARACTER = 8;

/** A part of a bar in a shade, with its text in it where there is room. */
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
          fill={textOn(shade)}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {text}
        </text>
      )}
    </g>
  );
}
