import { layoutGraph } from './layout/layoutGraph';
import { LayoutRequest } from './layout/types';

// Runs in the web worker that `layoutInWorker` starts. Errors reach the page, which then computes the layout itself.
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) =>
  self.postMessage(layoutGraph(data));
