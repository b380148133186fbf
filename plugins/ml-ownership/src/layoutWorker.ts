import { layoutGraph } from './pages/lineage/layout/layoutGraph';
import { LayoutRequest } from './pages/lineage/layout/types';

// Runs in the web worker that `layoutInWorker` starts. Errors reach the page, which then computes the layout itself.
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) =>
  self.postMessage(layoutGraph(data));
