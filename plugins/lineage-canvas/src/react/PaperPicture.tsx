import { useEffect, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { CanvasTheme } from '../drawing/CanvasTheme';
import { sceneToSvg } from '../drawing/exportScene';
import { measureTheme } from '../drawing/MeasuredTheme';
import { Rectangle } from '../types';
import styles from './LineageCanvas.module.css';

/** The whole graph for printing, in place of the visible part. */
export function PaperPicture(props: {
  graph: CanvasGraph;
  theme: CanvasTheme;
  bounds: Rectangle;
  title: string;
  description: string;
}) {
  const { graph, theme, bounds, title, description } = props;
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current;
    // Synchronous: what is rendered later would miss the browser's snapshot for printing.
    const begin = () => {
      const scene = { graph, theme: measureTheme(theme) };
      const svg = sceneToSvg(scene, bounds, { title, description });
      const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml');
      element?.replaceChildren(
        document.importNode(drawn.documentElement, true),
      );
    };
    const end = () => element?.replaceChildren();
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      end();
    };
  }, [graph, theme, bounds, title, description]);

  return <div ref={host} className={styles.picture} />;
}
