import '@testing-library/jest-dom';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// The canvas observes its size, which jsdom does not support.
class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
global.ResizeObserver ??= ResizeObserverStub;

// jsdom has no canvas and would log an error for each call.
HTMLCanvasElement.prototype.getContext = () => null;
