import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages load lazily, and a busy machine takes more than the usual second to compile them.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

// The canvas of the lineage watches its size, which jsdom knows nothing of.
class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
global.ResizeObserver ??= ResizeObserverStub;

// Nor does it draw: without this it says so at length each time.
HTMLCanvasElement.prototype.getContext = () => null;

// The app keeps the language and what a person chose there.
afterEach(() => window.localStorage.clear());
