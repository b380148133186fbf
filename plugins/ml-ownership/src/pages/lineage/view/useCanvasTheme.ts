import { CanvasTheme } from '@mlownership/lineage-canvas';
import { useEffect, useState } from 'react';
import { readCanvasTheme } from './readCanvasTheme';

interface CanvasThemes {
  /** The theme of the page. */
  theme: CanvasTheme;
  /** The light variant of the theme. */
  printTheme: CanvasTheme;
}

/** Returns the themes of the canvas, which follow the theme of the app. */
export function useCanvasTheme(): CanvasThemes {
  const [themes, setThemes] = useState(readThemes);
  useEffect(() => {
    const read = () => setThemes(readThemes());
    read();
    const observer = new MutationObserver(read);
    for (const target of [document.documentElement, document.body]) {
      observer.observe(target, {
        attributeFilter: ['class', 'data-theme-mode', 'data-theme-name'],
      });
    }
    return () => observer.disconnect();
  }, []);
  return themes;
}

function readThemes(): CanvasThemes {
  const light = document.createElement('div');
  light.dataset.themeMode = 'light';
  document.body.append(light);
  const printTheme = readCanvasTheme(light);
  light.remove();
  return { theme: readCanvasTheme(document.body), printTheme };
}
