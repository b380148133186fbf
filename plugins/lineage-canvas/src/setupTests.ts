import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Animations need more than the default second on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

// The canvas observes its size, which jsdom does not support.
class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
global.ResizeObserver ??= ResizeObserverStub;

// jsdom has no canvas and would log an error for each call.
HTMLCanvasElement.prototype.getContext = () => null;
