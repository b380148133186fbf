import { Shape, Style } from './Shape';
import { Rectangle } from '../types';

/**
 * Renders shapes as a self-contained SVG document.
 *
 * @public
 */
export function paintSvg(
  shapes: readonly Shape[],
  options: {
    bounds: Rectangle;
    ground: string;
    font: string;
    title: string;
    description: string;
  },
): string {
  const { bounds, ground, font, title, description } = options;
  const { x, y, width, height } = bounds;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${number(x)} ${number(
      y,
    )} ${number(width)} ${number(height)}" width="${number(
      width,
    )}" height="${number(height)}" font-family="${escape(font)}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<desc>${escape(description)}</desc>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(
      width,
    )}" height="${number(height)}" fill="${escape(ground)}"/>`,
    ...shapes.map(group),
    '</svg>',
    '',
  ].join('\n');
}

function group(shape: Shape): string {
  switch (shape.type) {
    case 'texts': {
      const { fill, size, bold, align, opacity } = shape.style;
      const style = attributes({
        fill,
        'font-size': size,
        'font-weight': bold && 600,
        'text-anchor': align === 'start' ? undefined : align,
        'dominant-baseline': 'central',
        opacity,
      });
      const texts = shape.items.map(
        text =>
          `<text x="${number(text.x)}" y="${number(text.y)}">${escape(
            text.text,
          )}</text>`,
      );
      return `<g${style}>${texts.join('')}</g>`;
    }
    case 'lines': {
      const path = shape.items
        .map(steps =>
          steps
            .map(([letter, ...at]) => letter + at.map(number).join(' '))
            .join(''),
        )
        .join('');
      return `<path${styleAttributes(shape.style)} d="${path}"/>`;
    }
    case 'dots': {
      const dots = shape.items.map(
        dot =>
          `<circle cx="${number(dot.x)}" cy="${number(dot.y)}" r="${number(
            dot.radius,
          )}"/>`,
      );
      return `<g${styleAttributes(shape.style)}>${dots.join('')}</g>`;
    }
    default: {
      const round = shape.radius ? ` rx="${number(shape.radius)}"` : '';
      const rectangles = shape.items.map(
        rectangle =>
          `<rect x="${number(rectangle.x)}" y="${number(
            rectangle.y,
          )}" width="${number(rectangle.width)}" height="${number(
            rectangle.height,
          )}"${round}/>`,
      );
      return `<g${styleAttributes(shape.style)}>${rectangles.join('')}</g>`;
    }
  }
}

function styleAttributes(style: Style): string {
  return attributes({
    fill: style.fill ?? 'none',
    stroke: style.stroke,
    'stroke-width': style.stroke && style.width,
    'stroke-dasharray': style.dash?.length
      ? style.dash.map(number).join(' ')
      : undefined,
    'stroke-linecap': style.round ? 'round' : undefined,
    'stroke-linejoin': style.stroke && 'round',
    opacity: style.opacity,
  });
}

function attributes(
  values: Record<string, string | number | false | undefined>,
): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(
      ([name, value]) =>
        ` ${name}="${
          typeof value === 'number' ? number(value) : escape(String(value))
        }"`,
    )
    .join('');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escape(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // Characters that are invalid in XML, even escaped.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  );
}
