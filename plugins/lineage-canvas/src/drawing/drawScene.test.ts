import { testEdge, testLineage, testNode } from '../__testUtils__/testLineage';
import { CanvasGraph } from './CanvasGraph';
import { LIGHT_THEME } from './CanvasTheme';
import { measureTheme } from './MeasuredTheme';
import { drawScene } from './drawScene';
import { findConnected } from '../interaction/findConnected';
import { paintSvg } from './paintSvg';
import { Scene } from './Scene';
import { Shape } from './Shape';

function textsOf(shapes: readonly Shape[], opacity?: number): string[] {
  return shapes.flatMap(shape =>
    shape.type === 'texts' && shape.style.opacity === opacity
      ? shape.items.map(item => item.text)
      : [],
  );
}

describe('drawScene', () => {
  const { nodes, edges, bounds } = testLineage();
  let theme: Scene['theme'];
  beforeAll(() => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    theme = measureTheme(LIGHT_THEME);
  });
  const draw = (scene: Partial<Scene> = {}) =>
    drawScene({
      graph: new CanvasGraph(nodes, edges),
      theme,
      scale: 1,
      ...scene,
    });

  it('shows all details of a node up close, its title from further away, and its colour from afar', () => {
    expect(textsOf(draw())).toEqual(
      expect.arrayContaining([
        'Customer features',
        'Dataset, table',
        'growth-ml',
        'Unproven L2',
        'Tier 1',
        'training data for',
        '+12',
        '−',
      ]),
    );
    const middle = textsOf(draw({ scale: 0.4 }));
    expect(middle.join(' ')).toContain('Customer');
    expect(middle).not.toContain('growth-ml');
    // At a small scale only the main titles, at the same size on the screen.
    const far = draw({ scale: 0.1 });
    expect(textsOf(far)).toContain('Churn classifier');
    expect(
      [0.4, 0.1].flatMap(scale =>
        draw({ scale }).flatMap(shape =>
          shape.type === 'texts' && shape.style.bold
            ? Math.round(shape.style.size * scale)
            : [],
        ),
      ),
    ).toEqual([12, 12]);
  });

  it('draws only the visible area', () => {
    const area = { x: -420, y: -20, width: 300, height: 100 };
    expect(textsOf(draw({ area }))).toContain('Customer features');
    expect(textsOf(draw({ area }))).not.toContain('Churn API');
  });

  it('dims everything except the flow through a node', () => {
    const shapes = draw({ flow: findConnected('churn', edges) });
    expect(textsOf(shapes)).toContain('Churn API');
    expect(textsOf(shapes)).not.toContain('Uplift model');
    expect(textsOf(shapes, 0.3)).toEqual(['Uplift model', 'Model, classifier']);
  });

  it('distinguishes the origins of edges, within a team and between teams', () => {
    const origins = ['declared', 'claimed', 'observed', 'inferred'] as const;
    const ends = [testNode({ id: 'a' }), testNode({ id: 'b', x: 352 })];
    const styles = [true, false].flatMap(crossesTeams =>
      origins.map(origin => {
        const edge = testEdge(ends[0], ends[1], {
          origins: [origin],
          crossesTeams,
        });
        const line = draw({ graph: new CanvasGraph(ends, [edge]) }).find(
          shape => shape.type === 'lines',
        )!;
        const { stroke, width, dash } = line.style as {
          stroke: string;
          width: number;
          dash: number[];
        };
        expect(stroke === theme.crossing).toBe(crossesTeams);
        expect(dash.length > 0 || !crossesTeams).toBe(true);
        return JSON.stringify([width, dash, crossesTeams]);
      }),
    );
    expect(new Set(styles).size).toBe(styles.length);
  });

  it('needs few draw calls for many nodes and edges', () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      testNode({
        id: `${at}`,
        x: (at % 20) * 352,
        y: Math.floor(at / 20) * 116,
        team: { hue: at % 12, pattern: at % 4 },
        status: { type: at % 2 ? 'passed' : 'failed', label: '' },
      }),
    );
    const links = many
      .slice(1)
      .map((node, at) =>
        testEdge(many[at], node, { crossesTeams: at % 3 > 1 }),
      );
    const graph = new CanvasGraph(many, links);
    for (const scale of [1, 0.4, 0.05]) {
      expect(draw({ graph, scale }).length).toBeLessThan(40);
    }
  });

  it('becomes a self-contained image with any texts', () => {
    const odd = [testNode({ id: 'odd', title: '<b>"R&D"</b>\u0007' })];
    const svg = paintSvg(
      [...draw(), ...draw({ graph: new CanvasGraph(odd, []) })],
      {
        bounds,
        ground: theme.ground,
        font: theme.font,
        title: 'Lineage of <churn>',
        description: 'All of it',
      },
    );
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    expect(picture.querySelector('title')?.textContent).toBe(
      'Lineage of <churn>',
    );
    const texts = [...picture.querySelectorAll('text')].map(
      text => text.textContent,
    );
    expect(texts).toEqual(
      expect.arrayContaining(['Churn classifier', '<b>"R&D"</b>']),
    );
    expect(svg).not.toMatch(/href|url\(|var\(/);
  });
});
