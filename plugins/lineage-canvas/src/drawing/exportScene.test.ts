import { testLineage, testNode } from '../__testUtils__/testLineage';
import { CanvasGraph } from './CanvasGraph';
import { LIGHT_THEME } from './CanvasTheme';
import { PictureCaption } from './drawCaption';
import { sceneToSvg } from './exportScene';
import { measureTheme } from './MeasuredTheme';
import { textWidth } from './fitText';

describe('exportScene', () => {
  const { bounds } = testLineage();
  const caption: PictureCaption = {
    title: 'Lineage of Churn classifier',
    notes: [
      '30 November 2026',
      '5 of 37 entities are shown. '.repeat(12).trim(),
    ],
    legend: [
      {
        label: 'Declared',
        sample: { type: 'edge', origin: 'declared', crossesTeams: false },
      },
      {
        label: 'Observed, crosses teams',
        sample: { type: 'edge', origin: 'observed', crossesTeams: true },
      },
      { label: 'Proven', sample: { type: 'status', status: 'passed' } },
      {
        label: 'growth-ml',
        sample: { type: 'team', team: { hue: 3, pattern: 2 } },
      },
      { label: 'Not in the catalog', sample: { type: 'unknown' } },
      ...Array.from({ length: 20 }, (_, at) => ({
        label: `Team number ${at}`,
        sample: { type: 'team' as const, team: { hue: at, pattern: 0 } },
      })),
      { label: 'and 3 more teams' },
    ],
  };
  const single = {
    nodes: [testNode({ id: 'only' })],
    edges: [],
    bounds: { x: 0, y: 0, width: 232, height: 88 },
  };
  const draw = (withCaption?: PictureCaption, of = testLineage()) => {
    const svg = sceneToSvg(
      {
        graph: new CanvasGraph(of.nodes, of.edges),
        theme: measureTheme(LIGHT_THEME),
      },
      of.bounds,
      { title: 'Lineage', description: '' },
      withCaption,
    );
    return new DOMParser().parseFromString(svg, 'image/svg+xml');
  };
  const textsOf = (picture: Document) =>
    [...picture.querySelectorAll('text')].map(text => ({
      text: text.textContent!,
      x: Number(text.getAttribute('x')),
      y: Number(text.getAttribute('y')),
      size: Number(text.parentElement!.getAttribute('font-size')),
    }));

  it('draws no buttons, which an image cannot have', () => {
    const texts = textsOf(draw(caption)).map(({ text }) => text);
    expect(texts).toContain('Churn API');
    expect(texts).not.toContain('+12');
    expect(texts).not.toContain('−');
  });

  it.each([testLineage(), single])(
    'has title, notes and legend around the graph, all within the image (case %#)',
    of => {
      const at = of.bounds;
      const picture = draw(caption, of);
      const texts = textsOf(picture);
      const { title, notes, legend } = caption;
      const all = texts.map(({ text }) => text).join(' ');
      expect(all).toContain(title);
      expect(all).toContain(notes[0]);
      expect(all).toContain(notes[1]);
      for (const { label } of legend) {
        expect(all).toContain(label);
      }
      const [x, y, width, height] = picture
        .documentElement!.getAttribute('viewBox')!
        .split(' ')
        .map(Number);
      const own = texts.filter(
        ({ y: middle }) => middle < at.y || middle > at.y + at.height,
      );
      expect(own.length).toBeGreaterThan(legend.length);
      for (const each of own) {
        expect(each.x).toBeGreaterThanOrEqual(x);
        expect(each.x + textWidth(each.text, each.size)).toBeLessThanOrEqual(
          x + width,
        );
        expect(each.y - each.size / 2).toBeGreaterThanOrEqual(y);
        expect(each.y + each.size / 2).toBeLessThanOrEqual(y + height);
      }
      // No two texts overlap.
      for (const [index, a] of own.entries()) {
        for (const b of own.slice(index + 1)) {
          const apart =
            Math.abs(a.y - b.y) >= Math.min(a.size, b.size) ||
            a.x + textWidth(a.text, a.size) <= b.x ||
            b.x + textWidth(b.text, b.size) <= a.x;
          expect([a.text, b.text, apart]).toEqual([a.text, b.text, true]);
        }
      }
    },
  );

  it('is the graph alone without a caption', () => {
    expect(draw().documentElement!.getAttribute('viewBox')).toBe(
      [
        bounds.x - 40,
        bounds.y - 40,
        bounds.width + 80,
        bounds.height + 80,
      ].join(' '),
    );
  });
});
