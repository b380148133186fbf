import { layoutGraph } from './lineage/layout/layoutGraph';
import { LayoutRequest } from './lineage/layout/types';

// Runs in a worker of the browser that `layoutInWorker` starts. An error reaches the page, which then does the work.
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) =>
  self.postMessage(layoutGraph(data));
