import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createRef } from 'react';
import { renderPage } from '../../__testUtils__/renderPage';
import { testLineage } from './__testUtils__/testLineage';
import { LineageCanvas, LineageCanvasHandle } from './LineageCanvas';

describe('LineageCanvas', () => {
  beforeEach(() => {
    // Without pictures, as where a browser can't draw.
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
      name: language ? 'Graph der Herkunft' : 'Lineage graph',
    });
    const node = (title: string) =>
      within(region).findByRole('group', { name: new RegExp(`^${title}`) });
    await node('Churn API');
    return { container, region, node, handle, ...callbacks };
  }

  it('has links, buttons and words for every node that is near', async () => {
    const { region, node, onExpand, onCollapse, onOpen } = await renderCanvas();

    expect(
      within(region).getByRole('link', { name: 'Customer features' }),
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
        name: 'Hide what is upstream of Churn classifier',
      }),
    );
    expect(onCollapse).toHaveBeenCalledWith('churn', 'upstream');
    expect(onOpen).not.toHaveBeenCalled();

    await userEvent.click(
      within(await node('Uplift model')).getByText('Uplift model'),
    );
    expect(onOpen).toHaveBeenCalledWith('uplift');
  });

  it('is one stop for the Tab key, within which arrows lead', async () => {
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

  it('tells when one wants to see more than everything', async () => {
    const { onZoomedOut } = await renderCanvas();
    const zoomOut = screen.getByRole('button', { name: 'Zoom out' });
    for (let times = 0; times < 6; times++) {
      await userEvent.click(zoomOut);
      // The view glides there.
      await act(() => new Promise(resolve => setTimeout(resolve, 300)));
    }
    expect(onZoomedOut).toHaveBeenCalled();
  });

  it('leaves the wheel to the page, unless Ctrl is held', async () => {
    const { region } = await renderCanvas();
    const surface = region.querySelector('canvas')!;
    expect(fireEvent.wheel(surface, { deltaY: 100 })).toBe(true);
    expect(fireEvent.wheel(surface, { deltaY: 100, ctrlKey: true })).toBe(
      false,
    );
  });

  it('is a picture to take along', async () => {
    const { handle } = await renderCanvas();
    expect(handle.current?.toSvg()).toContain('>Churn classifier</text>');
    await expect(handle.current?.toPng()).rejects.toMatchObject({
      problem: 'impossible',
    });
  });

  it('speaks German, in the picture too', async () => {
    const { region, node, handle } = await renderCanvas('de');
    expect(await node('Customer features')).toHaveAccessibleName(
      'Customer features, Dataset, table, verantwortlich: growth-ml, Urteil Unbewiesen, Stufe 2, Tier 1',
    );
    expect(
      within(region).getByRole('button', {
        name: '12 weitere nach Churn API zeigen',
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
