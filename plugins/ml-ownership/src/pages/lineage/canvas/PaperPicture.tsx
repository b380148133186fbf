import { useLayoutEffect, useRef } from 'react';
import { usePrinting } from '../../../ui/print';
import { CanvasGraph } from './CanvasGraph';
import { readCanvasTheme } from './CanvasTheme';
import { CanvasText } from './canvasText';
import { sceneToSvg } from './exportScene';
import { Rectangle } from './types';
import styles from './LineageCanvas.module.css';

/** The whole graph for printing, in place of the visible part. */
export function PaperPicture(props: {
  graph: CanvasGraph;
  texts: CanvasText;
  bounds: Rectangle;
  title: string;
  description: string;
}) {
  const { graph, texts, bounds, title, description } = props;
  const printing = usePrinting();
  const host = useRef<HTMLDivElement>(null);

  // Synchronous: an effect that runs later would miss the browser's snapshot for printing.
  useLayoutEffect(() => {
    const element = host.current;
    if (!printing || !element) {
      return undefined;
    }
    const svg = sceneToSvg(
      { graph, texts, theme: readCanvasTheme(element) },
      bounds,
      { title, description },
    );
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml');
    element.replaceChildren(document.importNode(drawn.documentElement, true));
    return () => element.replaceChildren();
  }, [printing, graph, texts, bounds, title, description]);

  return <div ref={host} className={styles.picture} data-theme-mode="light" />;
}
