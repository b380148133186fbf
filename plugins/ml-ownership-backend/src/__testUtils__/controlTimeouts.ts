/**
 * Makes timeouts of signals wait for the test, until mocks are restored.
 *
 * @returns ends the newest timeout
 */
export function controlTimeouts(): () => void {
  const controllers: AbortController[] = [];
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const controller = new AbortController();
    controllers.push(controller);
    return controller.signal;
  });
  return () => {
    const newest = controllers[controllers.length - 1];
    // Who asks first listens to the signal only afterwards.
    setImmediate(() =>
      newest.abort(
        new DOMException(
          'The operation was aborted due to timeout',
          'TimeoutError',
        ),
      ),
    );
  };
}
