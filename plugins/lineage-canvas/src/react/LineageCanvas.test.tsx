import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createRef } from 'react';
import { testLineage } from '../__testUtils__/testLineage';
import { LIGHT_THEME } from '../drawing/CanvasTheme';
import { LineageCanvas } from './LineageCanvas';
import { LineageCanvasHandle, LineageCanvasProps } from './LineageCanvasProps';
import { ENGLISH_TEXTS } from './LineageCanvasTexts';

describe('LineageCanvas', () => {
  async function renderCanvas(props: Partial<LineageCanvasProps> = {}) {
    const callbacks = {
      onActivate: jest.fn(),
      onOpen: jest.fn(),
      onExpand: jest.fn(),
      onCollapse: jest.fn(),
      onZoomedOut: jest.fn(),
      onZoomedIn: jest.fn(),
    };
    const handle = createRef<LineageCanvasHandle>();
    const { container } = render(
      <LineageCanvas
        ref={handle}
        {...testLineage()}
        {...callbacks}
        {...props}
      />,
    );
    const region = await screen.findByRole('region', {
      name: props.texts?.name ?? 'Lineage graph',
    });
    const node = (title: string) =>
      within(region).findByRole('group', { name: new RegExp(`^${title}`) });
    await node('Churn API');
    return { container, region, node, handle, ...callbacks };
  }

  it('prints an image of the whole graph', async () => {
    const { region } = await renderCanvas({
      printTheme: { ...LIGHT_THEME, ground: '#fefefe' },
    });
    const picture = () => within(region).queryByRole('img');
    expect(picture()).not.toBeInTheDocument();
    fireEvent(window, new Event('beforeprint'));
    for (const { title } of testLineage().nodes) {
      expect(picture()).toHaveTextContent(title);
    }
    expect(picture()?.querySelector('[fill="#fefefe"]')).toBeInTheDocument();
    fireEvent(window, new Event('afterprint'));
    expect(picture()).not.toBeInTheDocument();
  });

  it('renders links and icons with the components of the app', async () => {
    const { node } = await renderCanvas({
      components: {
        Link: ({ href, tabIndex, children }) => (
          <a href={`/app${href}`} tabIndex={tabIndex}>
            {children}
          </a>
        ),
        NodeIcon: ({ kind }) => <svg role="img" aria-label={kind} />,
      },
    });
    const features = within(await node('Customer features'));
    expect(
      features.getByRole('link', { name: 'Customer features' }),
    ).toHaveAttribute('href', '/app/catalog/features');
    expect(features.getByRole('img', { name: 'Dataset' })).toBeInTheDocument();
  });

  it('has links, buttons and text for every readable node', async () => {
    const { region, node, onExpand, onCollapse, onOpen } = await renderCanvas();

    expect(
      await within(region).findByRole('link', { name: 'Customer features' }),
    ).toHaveAttribute('href', '/catalog/features');
    expect(
      within(region).getByRole('link', { name: 'growth-ml' }),
    ).toHaveAttribute('href', '/catalog/growth-ml');
    expect(await node('Customer features')).toHaveAccessibleName(
      'Customer features, Dataset, table, owned by growth-ml',
    );
    expect(await node('Customer features')).toHaveTextContent(/Unproven L2/);
    expect(await node('Customer features')).toHaveTextContent(/Tier 1/);
    // Nodes without a description are named by title and caption.
    expect(await node('Uplift model')).toHaveAccessibleName(
      'Uplift model, Model, classifier',
    );
    expect(
      within(region).queryByRole('link', { name: 'Uplift model' }),
    ).not.toBeInTheDocument();

    await userEvent.click(
      within(region).getByRole('button', {
        name: 'Show 12 more downstream of Churn API',
      }),
    );
    expect(onExpand).toHaveBeenCalledWith('api', 'downstream');
    await userEvent.click(
      within(region).getByRole('button', {
        name: 'Collapse upstream of Churn classifier',
      }),
    );
    expect(onCollapse).toHaveBeenCalledWith('churn', 'upstream');
    expect(onOpen).not.toHaveBeenCalled();

    await userEvent.click(
      within(await node('Uplift model')).getByText('Uplift model'),
    );
    expect(onOpen).toHaveBeenCalledWith('uplift');
  });

  it('is one tab stop, with arrow keys inside', async () => {
    const canvas = await renderCanvas();
    const { node, region } = canvas;

    const churn = await node('Churn classifier');
    act(() => churn.focus());
    expect(region.querySelectorAll('[role=group][tabindex="0"]')).toHaveLength(
      1,
    );
    expect(canvas.onActivate).toHaveBeenLastCalledWith('churn');

    await userEvent.keyboard('{ArrowLeft}');
    expect(await node('Customer features')).toHaveFocus();
    expect(canvas.onActivate).toHaveBeenLastCalledWith('features');
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(await node('Uplift model')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(await node('Uplift model')).toHaveFocus();

    await userEvent.keyboard('{Enter}');
    expect(canvas.onOpen).toHaveBeenCalledWith('uplift');

    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    expect(await node('Churn API')).toHaveFocus();
    await userEvent.keyboard('+');
    expect(canvas.onExpand).toHaveBeenCalledWith('api', 'downstream');
    await userEvent.keyboard('{ArrowLeft}{Shift>}_{/Shift}');
    expect(canvas.onCollapse).toHaveBeenCalledWith('churn', 'upstream');

    await userEvent.keyboard('{Escape}');
    expect(canvas.onActivate).toHaveBeenLastCalledWith(undefined);
    expect(region).toHaveAccessibleDescription(/Arrow keys/);
  });

  it('fits the given nodes whenever the key changes, and nothing else', async () => {
    // Without animations.
    window.matchMedia = () => ({ matches: true } as MediaQueryList);
    const { nodes, edges, bounds } = testLineage();
    const rendered = (fitTo: LineageCanvasProps['fitTo']) => (
      <LineageCanvas
        {...{ nodes, edges, bounds, fitTo }}
        onActivate={jest.fn()}
        onOpen={jest.fn()}
        onExpand={jest.fn()}
        onCollapse={jest.fn()}
      />
    );
    const { container, rerender } = render(rendered({ key: 'depth 1' }));
    await screen.findByRole('group', { name: /^Churn API/ });
    const viewport = () =>
      container
        .querySelector<HTMLElement>('[style*="scale("]')!
        .style.transform.match(/-?[\d.]+/g)!
        .map(Number);
    const [, , first] = viewport();
    rerender(rendered({ key: 'path', nodes: ['events', 'features'] }));
    const [x, , scale] = viewport();
    expect(scale).toBeGreaterThan(first);
    // The two nodes are in the middle.
    expect(x + (-704 + 292) * scale).toBeCloseTo(600, 0);
    rerender(rendered({ key: 'path', nodes: ['events', 'features', 'api'] }));
    expect(viewport()[2]).toBe(scale);
    rerender(rendered({ key: 'depth 1' }));
    expect(viewport()[2]).toBeLessThan(scale);
    Reflect.deleteProperty(window, 'matchMedia');
  });

  it('reports zooming out beyond the whole graph', async () => {
    const { onZoomedOut } = await renderCanvas();
    const zoomOut = screen.getByRole('button', { name: 'Zoom out' });
    // Each click is the start of an animation.
    await waitFor(async () => {
      await userEvent.click(zoomOut);
      expect(onZoomedOut).toHaveBeenCalled();
    });
  });

  it('leaves the wheel to the page unless Ctrl is pressed', async () => {
    const { region } = await renderCanvas();
    const surface = region.querySelector('canvas')!;
    expect(fireEvent.wheel(surface, { deltaY: 100 })).toBe(true);
    expect(fireEvent.wheel(surface, { deltaY: 100, ctrlKey: true })).toBe(
      false,
    );
  });

  it('can be saved as an image', async () => {
    const { handle } = await renderCanvas();
    expect(handle.current?.toSvg()).toContain('>Churn classifier</text>');
    await expect(handle.current?.toPng()).rejects.toMatchObject({
      problem: 'impossible',
    });
  });

  it('renders in any language, also in the image', async () => {
    const { region, handle } = await renderCanvas({
      texts: {
        ...ENGLISH_TEXTS,
        name: 'Lineage-Graph',
        picture: ({ nodes, edges }) => `${nodes} Knoten und ${edges} Kanten`,
        keys: 'Pfeiltasten folgen dem Datenfluss',
        expand: ({ title }) => `Mehr von ${title} zeigen`,
      },
    });
    expect(
      within(region).getByRole('button', { name: 'Mehr von Churn API zeigen' }),
    ).toBeInTheDocument();
    expect(region).toHaveAccessibleDescription(/Pfeiltasten/);
    const picture = handle.current?.toSvg();
    expect(picture).toContain('<title>Lineage-Graph</title>');
    expect(picture).toContain('5 Knoten und 4 Kanten');
  });

  it('is accessible', async () => {
    const { container } = await renderCanvas();
    expect(await axe(container)).toHaveNoViolations();
  });
});
