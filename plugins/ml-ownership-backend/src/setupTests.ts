// Each backend compiles the validators of the OpenAPI document, which takes longer than most tests. They depend on the
// document only, so the backends of a suite share them.
jest.mock('express-openapi-validator', () => {
  const actual = jest.requireActual('express-openapi-validator');
  const compiled = new Map<unknown, unknown>();
  return {
    ...actual,
    middleware: (options: { apiSpec: unknown }) => {
      const handlers =
        compiled.get(options.apiSpec) ?? actual.middleware(options);
      compiled.set(options.apiSpec, handlers);
      return handlers;
    },
  };
});
