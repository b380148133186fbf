import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createRef } from 'react';
import { renderPage } from '../../../__testUtils__/renderPage';
import { testLineage } from './__testUtils__/testLineage';
import { LineageCanvas, LineageCanvasHandle } from './LineageCanvas';

describe('LineageCanvas', () => {
  beforeEach(() => {
    // As in a browser that cannot draw on a canvas.
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => jest.restoreAllMocks());

  async function renderCanvas(language?: 'de') {
    const callbacks = {
      onActivate: jest.fn(),
      onOpen: jest.fn(),
      onExpand: jest.fn(),
      onCollapse: jest.fn(),
      onZoomedOut: jest.fn(),
      onZoomedIn: jest.fn(),
    };
    const handle = createRef<LineageCanvasHandle>();
    const { container } = renderPage(
      <LineageCanvas ref={handle} {...testLineage()} {...callbacks} />,
      { language },
    );
    const region = await screen.findByRole('region', {
      name: language ? 'Lineage-Graph' : 'Lineage graph',
    });
    const node = (title: string) =>
      within(region).findByRole('group', { name: new RegExp(`^${title}`) });
    await node('Churn API');
    return { container, region, node, handle, ...callbacks };
  }

  it('prints an image of the whole graph', async () => {
    const { region } = await renderCanvas('de');
    const picture = () => within(region).queryByRole('img');
    expect(picture()).not.toBeInTheDocument();
    fireEvent(window, new Event('beforeprint'));
    for (const { title } of testLineage().nodes) {
      expect(picture()).toHaveTextContent(title);
    }
    fireEvent(window, new Event('afterprint'));
    expect(picture()).not.toBeInTheDocument();
  });

  it('marks an owner that is not in the catalog, without a link', async () => {
    const { nodes, ...rest } = testLineage();
    renderPage(
      <LineageCanvas
        {...rest}
        nodes={nodes.map(node => ({
          ...node,
          owner: node.owner && {
            label: 'lost (not in the catalog)',
            entityRef: 'group:default/lost',
            isMissing: true,
          },
        }))}
        onActivate={() => {}}
        onOpen={() => {}}
        onExpand={() => {}}
        onCollapse={() => {}}
      />,
    );
    const region = await screen.findByRole('region', { name: 'Lineage graph' });
    const node = await within(region).findByRole('group', {
      name: 'Customer features, Dataset, table, owned by lost (not in the catalog), verdict Unproven, level 2, tier 1',
    });
    expect(node).toHaveTextContent('lost (not in the catalog)');
    expect(
      within(node)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Customer features']);
  });

  it('has links, buttons and text for every readable node', async () => {
    const { region, node, onExpand, onCollapse, onOpen } = await renderCanvas();

    expect(
      await within(region).findByRole('link', { name: 'Customer features' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/features');
    expect(
      within(region).getByRole('link', { name: 'growth-ml' }),
    ).toHaveAttribute('href', '/catalog/default/group/growth-ml');
    expect(await node('Customer features')).toHaveAccessibleName(
      'Customer features, Dataset, table, owned by growth-ml, verdict Unproven, level 2, tier 1',
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

  it('renders in German, also in the image', async () => {
    const { region, node, handle } = await renderCanvas('de');
    expect(await node('Customer features')).toHaveAccessibleName(
      'Customer features, Dataset, table, gehört growth-ml, Urteil Unbewiesen, Stufe 2, Tier 1',
    );
    expect(
      within(region).getByRole('button', {
        name: '12 weitere Entitäten nach Churn API zeigen',
      }),
    ).toBeInTheDocument();
    expect(region).toHaveAccessibleDescription(/Pfeiltasten/);
    const picture = handle.current?.toSvg();
    expect(picture).toContain('>Unbewiesen St. 2</text>');
    expect(picture).toContain('5 Knoten und 4 Kanten');
  });

  it('is accessible', async () => {
    const { container } = await renderCanvas();
    expect(await axe(container)).toHaveNoViolations();
  });
});
