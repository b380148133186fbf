import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages load lazily, and on a busy machine it takes more than the default second to compile them.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

// The lineage canvas observes its size, which jsdom does not support.
class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
global.ResizeObserver ??= ResizeObserverStub;

// jsdom has no canvas and would log an error for each call.
HTMLCanvasElement.prototype.getContext = () => null;

// The app stores the language and the settings of the user in local storage.
afterEach(() => window.localStorage.clear());
